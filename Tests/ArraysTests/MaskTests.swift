import Arrays
import Testing

@Suite struct MaskTests {
  private func isEven(_ a: NDArray<Int, 2>) -> NDArray<Bool, 2> {
    NDArray<Bool, 2>(shape: a.shape) { a[$0[0], $0[1]] % 2 == 0 }
  }

  @Test func aMaskPicksElementsInCOrder() {
    let a = grid(2, 3)
    #expect(a[isEven(a)] == [0, 2, 10, 12])
    #expect(a.transposed()[isEven(a.transposed())] == [0, 10, 2, 12])
  }

  @Test func oneValueGoesWhereTheMaskIsTrue() {
    var a = grid(2, 3)
    let before = a
    a[isEven(a)] = -1
    #expect(a == [[-1, 1, -1], [-1, 11, -1]])
    #expect(before == grid(2, 3))
  }

  @Test func valuesGoWhereTheMaskIsTrueInCOrder() {
    var a = grid(2, 3)
    a[isEven(a)] = [1, 2, 3, 4]
    #expect(a == [[1, 1, 2], [3, 11, 4]])
  }

  @Test func masksOfSlicesReachTheArray() {
    var a = grid(3, 3)
    let part = a[1..., 1...]
    a[1..., 1...][isEven(part)] = 0
    #expect(a == [[0, 1, 2], [10, 11, 0], [20, 21, 0]])
  }

  @Test func otherNumbersOfValuesStop() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var a: NDArray<Int, 1> = [1, 2, 3]
      a[[true, false, true]] = NDArray([1, 2, 3])
    }
    #expect(result.says("3 values for the 2 elements of a mask"))
  }

  @Test func masksOfAnotherShapeStop() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray([1, 2, 3])[NDArray([true, false])]
    }
    #expect(result.says("a mask of shape [2] for an array of shape [3]"))
  }

  @Test func takingRepeatsAndReordersParts() {
    let a = grid(3, 2)
    #expect(a.taking([2, 0, -1]) == [[20, 21], [0, 1], [20, 21]])
    #expect(a.taking([1], axis: 1) == [[1], [11], [21]])
    #expect(a.taking([]).shape[0] == 0)
  }
}
