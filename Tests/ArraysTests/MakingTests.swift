import Arrays
import ComplexModule
import Testing

@Suite struct MakingTests {
  @Test func nestedLiteralsGiveShapeAndElements() {
    let matrix: NDArray<Double, 2> = [[1, 2.5, -3], [4, 5, 6]]
    #expect(matrix.shape[0] == 2 && matrix.shape[1] == 3)
    #expect(Array(matrix) == [1, 2.5, -3, 4, 5, 6])
    let deep: NDArray<Int32, 5> = [[[[[1], [2]]]]]
    #expect(deep[0, 0, 0, 1, 0] == 2)
    let truths: NDArray<Bool, 1> = [true, false]
    #expect(Array(truths) == [true, false])
    let complex: NDArray<Complex<Double>, 1> = [1, 2]
    #expect(complex[1] == Complex(2, 0))
    let empty: NDArray<Double, 2> = []
    #expect(empty.shape[0] == 0 && empty.shape[1] == 0)
  }

  @Test func raggedLiteralsStopWithBothLengths() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = [[1, 2], [3, 4, 5]] as NDArray<Double, 2>
    }
    #expect(result.says("ragged array literal: lists of 2 and of 3 at depth 1"))
  }

  @Test func literalsOfAnotherDepthStopWithTheRank() async {
    let shallow = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = [1, 2] as NDArray<Double, 2>
    }
    #expect(shallow.says("an array literal of depth 1 for an array of rank 2"))
    let deep = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = [[1], [2]] as NDArray<Double, 1>
    }
    #expect(deep.says("an array literal deeper than 1 for an array of rank 1"))
  }

  @Test func valuesInVariablesComeThroughSwiftArrays() {
    let x = 1.5
    let y = 2.5
    #expect(NDArray([x, y]) == [1.5, 2.5])
    #expect(NDArray([[x, y], [y, x]]) == [[1.5, 2.5], [2.5, 1.5]])
    #expect(NDArray([[[x]], [[y]]])[1, 0, 0] == y)
    #expect(NDArray((1...3).lazy.map { $0 * $0 }) == [1, 4, 9])
    #expect(NDArray(7).element == 7)
  }

  @Test func elementsFollowTheOrderTheyAreGivenIn() {
    let rows = NDArray(1...6, shape: [2, 3])
    #expect(rows == [[1, 2, 3], [4, 5, 6]])
    let columns = NDArray(1...6, shape: [2, 3], order: .fortran)
    #expect(columns == [[1, 3, 5], [2, 4, 6]])
    #expect(Array(columns) == [1, 3, 5, 2, 4, 6])
  }

  @Test func constantArraysHaveOneValueInBothOrders() {
    let zeros = NDArray<Float, 3>.zeros([2, 3, 4], order: .fortran)
    #expect(Array(zeros) == Array(repeating: 0, count: 24))
    #expect(zeros.isContiguous(.fortran) && !zeros.isContiguous(.c))
    #expect(Array(NDArray<Int8, 2>.full([2, 2], -7)) == [-7, -7, -7, -7])
    #expect(Array(NDArray<Complex<Float>, 1>.ones([2])) == [1, 1])
    #expect(NDArray<Double, 2>.identity(2) == [[1, 0], [0, 1]])
  }

  @Test func memoryIsAlignedTo64Bytes() {
    for count in [0, 1, 7, 1000, 1 << 20] {
      for array in [NDArray<Float, 1>.zeros([count]), .full([count], 3)] {
        array.withUnsafePointer(order: .c) { #expect(Int(bitPattern: $0) % 64 == 0) }
      }
    }
  }

  @Test func aClosureSeesEveryIndexInBothOrders() {
    for order in [MemoryOrder.c, .fortran] {
      let a = NDArray<Int, 3>(shape: [2, 3, 4], order: order) { 100 * $0[0] + 10 * $0[1] + $0[2] }
      #expect(a[1, 2, 3] == 123 && a[0, 1, 2] == 12 && a[1, 0, 3] == 103)
    }
  }

  @Test func anErrorThrownWhileFillingComesOut() {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      _ = try NDArray<Int, 1>(shape: [3]) { (index) throws(Stop) in
        if index[0] == 1 { throw Stop() }
        return 0
      }
    }
  }

  @Test func rangesStopBeforeTheirEnd() {
    #expect(NDArray<Int, 1>.range(to: 4) == [0, 1, 2, 3])
    #expect(NDArray<Int8, 1>.range(from: 100, to: 127, by: 20) == [100, 120])
    #expect(NDArray<UInt8, 1>.range(from: 5, to: 0, by: -2) == [5, 3, 1])
    #expect(NDArray<Double, 1>.range(to: 1, by: 0.25) == [0, 0.25, 0.5, 0.75])
    #expect(NDArray<Double, 1>.range(from: 1, to: 0).isEmpty)
  }

  @Test func linspaceEndsExactlyAtItsEnd() {
    let x = NDArray<Double, 1>.linspace(0.1, 0.7, count: 7)
    #expect(x[0] == 0.1 && x[-1] == 0.7 && x.count == 7)
    #expect(
      NDArray<Double, 1>.linspace(0, 1, count: 4, includesStop: false) == [0, 0.25, 0.5, 0.75])
    #expect(NDArray<Double, 1>.linspace(3, 9, count: 1) == [3])
    #expect(NDArray<Double, 1>.linspace(3, 9, count: 0).isEmpty)
  }

  @Test func impossibleShapesStopWithTheShape() async {
    let negative = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray<Double, 2>.zeros([3, -1])
    }
    #expect(negative.says("shape [3, -1] has a negative extent"))
    let large = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray<Double, 3>.zeros([1 << 40, 0, 1 << 40])
    }
    #expect(large.says("has more elements than memory can hold"))
  }

  @Test func theNumberOfElementsMustFitTheShape() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray([1, 2, 3], shape: [2, 2])
    }
    #expect(result.says("3 elements for an array of shape [2, 2]"))
  }
}

extension ExitTest.Result? {
  /// Whether the process that ended wrote this to its standard error.
  func says(_ text: String) -> Bool {
    guard let self else { return false }
    return String(decoding: self.standardErrorContent, as: UTF8.self).contains(text)
  }
}
