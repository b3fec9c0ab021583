import Fixtures
import Testing

struct ArraysTests {
  let matrix: NDArray<Double, 2> = [[1, 2, 3], [4, 5, 6]]

  @Test func sizesFollowFromArrays() {
    #expect(total(a: [1, 2, 3.5]) == 6.5)
    #expect(withWork(a: [1, 2, 3]) == 14)
  }

  @Test func aSliceIsAnArray() {
    let a: NDArray<Double, 1> = [1, 10, 100, 1000]
    #expect(total(a: a[1..<3]) == 110)
    #expect(total(a: a[stride(by: 2)]) == 101)
  }

  @Test func elementsOfOthersAreTakenAsASpan() {
    let list: [Double] = [1, 2, 3.5]
    let sum = total(a: list.span)
    #expect(sum == 6.5)
    let beginning = list[..<2]
    let squares = withWork(a: beginning.span)
    #expect(squares == 5)
    let nothing: [Double] = []
    let zero = total(a: nothing.span)
    #expect(zero == 0)
  }

  @Test func theCallerGivesRoomWhoseSizeNobodyElseKnows() throws {
    var table = NDArray<Double, 1>(shape: [4])
    let before = table
    try fillTable(n: 3, table: &table)
    #expect(table == [1, 4, 9, 0])
    #expect(before == [0, 0, 0, 0])
  }

  @Test func outputsAreResults() throws {
    #expect(try Array(squares(n: 4)) == [1, 4, 9, 16])
    #expect(try squares(n: -3).count == 0)
    let a = try boundsExpression(n: 2, m: 3)
    #expect(a.shape[0] == 9)
    #expect(a.shape[1] == 3)
    #expect(a[0, 0] == 99)
    #expect(a[8, 2] == 307)
  }

  @Test func arraysAreChangedInPlaceAndOthersAreNot() {
    var a: NDArray<Double, 1> = [1, 2]
    let before = a
    doubleInout(a: &a)
    #expect(Array(a) == [2, 4])
    #expect(Array(before) == [1, 2])
    doubleInplace(a: &a)
    #expect(Array(a) == [4, 8])
    #expect(Array(doubleCopy(a: before)) == [2, 4])
    #expect(Array(doubleOverwrite(a: before)) == [2, 4])
    #expect(Array(before) == [1, 2])
  }

  @Test func bothOrdersOfMemoryGiveTheSame() {
    let weighted = weigh(a: matrix)
    #expect(weighted == [[11, 24, 39], [84, 110, 138]])
    #expect(Shapes.sumAssumed(a: matrix) == 11 + 24 + 39 + 84 + 110 + 138)
  }

  @Test func aSliceOfAVariableIsChanged() {
    var a: NDArray<Double, 1> = [1, 2, 3]
    Shapes.scaleAssumed(a: &a, factor: 10)
    #expect(Array(a) == [10, 20, 30])
    var b = matrix
    Shapes.scaleAssumed(a: &b[..., 1], factor: 10)
    #expect(b == [[1, 20, 3], [4, 50, 6]])
  }

  @Test func elementsOfAllTypes() {
    #expect(sumInt1(a: [1, 2, -3, 4]) == 4)
    #expect(sumInt8(a: [1_099_511_627_776, 1]) == (1 << 40) + 1)
    #expect(countTrue(a: [true, false, true]) == 2)
    #expect(sumComplex8(a: NDArray([Complex(1, 2), Complex(3, -5)])) == Complex(4, -3))
  }

  @Test func aWrongShapeIsThrown() throws {
    let cube = NDArray<Int32, 3>(shape: [2, 3, 4])
    #expect(try cubeSum(a: cube) == 0)
    let error = #expect(throws: FixturesError.self) {
      try cubeSum(a: NDArray<Int32, 3>(shape: [2, 3, 5]))
    }
    #expect(error?.reason == .shape(expected: [2, 3, 4], given: [2, 3, 5]))
    #expect(
      error?.description
        == "cube_sum: argument 'a' must have the shape (2, 3, 4), not (2, 3, 5)")
  }

  @Test func resultsAreArrays() throws {
    #expect(
      ArrayShapesModule.outer(x: [1, 2], y: [1, 10, 100]) == [[1, 10, 100], [2, 20, 200]])
    #expect(try Array(ArrayShapesModule.ramp(n: 3)) == [1, 2, 3])
    #expect(Array(try ArrayShapesModule.cross(u: [1, 0, 0], v: [0, 1, 0])) == [0, 0, 1])
    #expect(ArrayShapesModule.fromZero(a: [7, 8, 9]) == 207)
  }
}
