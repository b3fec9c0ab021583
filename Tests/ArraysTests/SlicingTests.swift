import Arrays
import Testing

/// Element `[i, j]` is `10 * i + j`.
func grid(_ rows: Int, _ columns: Int) -> NDArray<Int, 2> {
  NDArray(shape: [rows, columns]) { 10 * $0[0] + $0[1] }
}

@Suite struct SlicingTests {
  @Test func elementsAreReachedFromBothEnds() {
    let a = grid(3, 4)
    #expect(a[1, 2] == 12)
    #expect(a[-1, -4] == 20)
  }

  @Test func rangesMayCountFromTheEnd() {
    let a = grid(4, 3)
    #expect(a[1 ..< -1, ...] == [[10, 11, 12], [20, 21, 22]])
    #expect(a[1 ..<- 1, 2...] == [[12], [22]])
    #expect(a[2 ... -1, ..<2] == [[20, 21], [30, 31]])
    #expect(a[-2..., ...0] == [[20], [30]])
  }

  @Test func anIntegerRemovesItsAxis() {
    let a = grid(3, 3)
    #expect(a[1, ...] == [10, 11, 12])
    #expect(a[..., -1] == [2, 12, 22])
  }

  @Test func stepsSkipAndReverse() {
    let a = grid(1, 5)
    #expect(a[0, stride(by: 2)] == [0, 2, 4])
    #expect(a[0, stride(by: -1)] == [4, 3, 2, 1, 0])
    #expect(a[0, stride(from: 1, to: -1, by: 2)] == [1, 3])
    #expect(a[0, stride(from: -1, through: 0, by: -2)] == [4, 2, 0])
    #expect(a[0, stride(from: 3, to: 1, by: -1)] == [3, 2])
  }

  @Test func crossingBoundsMeanNoElement() {
    let a = grid(1, 3)
    #expect(a[1 ..< -1, ...].shape[0] == 0)
    #expect(a[0, 2..<1 + 0].count == 0)
  }

  @Test func assignmentThroughASliceChangesOnlyTheSlice() {
    var a = grid(3, 3)
    let before = a
    a[1, ...] = [7, 8, 9]
    a[..., 0] = NDArray([1, 2, 3])
    #expect(a == [[1, 1, 2], [2, 8, 9], [3, 21, 22]])
    #expect(before == grid(3, 3))
  }

  @Test func aSliceGivenInoutIsChangedInPlace() {
    var a = grid(3, 3)
    let address = a.withUnsafePointer(order: .c) { Int(bitPattern: $0) }
    negate(&a[1..., stride(by: 2)])
    #expect(a == [[0, 1, 2], [-10, 11, -12], [-20, 21, -22]])
    #expect(a.withUnsafePointer(order: .c) { Int(bitPattern: $0) } == address)
  }

  @Test func aSliceGivenInoutIsNotCopiedForTheCall() {
    func addressWhenChanged(_ slice: inout NDArray<Int, 2>) -> UnsafeMutablePointer<Int> {
      slice[0, 0] = 1
      slice.fill(2)
      return slice.withUnsafeMutablePointer(order: .c) { $0 }
    }
    var a = grid(4, 3)
    let start = a.withUnsafePointer(order: .c) { $0 }
    let inner = addressWhenChanged(&a[1..<3, ...])
    #expect(UnsafePointer(inner) == start + 3)
    #expect(a == [[0, 1, 2], [2, 2, 2], [2, 2, 2], [30, 31, 32]])
  }

  @Test func aSliceKeptDuringItsChangeKeepsItsValue() {
    var kept: NDArray<Int, 2>?
    func keepAndNegate(_ slice: inout NDArray<Int, 2>) {
      kept = slice
      negate(&slice)
    }
    var a = grid(2, 2)
    keepAndNegate(&a[..., 1...])
    #expect(a == [[0, -1], [10, -11]])
    #expect(kept == [[1], [11]])
    a[0, 1] = 5
    kept![1, 0] = 6
    #expect(a == [[0, 5], [10, -11]])
    #expect(kept == [[1], [6]])
  }

  @Test func aSliceReplacedDuringItsChangeIsCopiedBack() {
    var a = grid(2, 2)
    var other: NDArray<Int, 1> = [5, 6]
    swap(&a[0, ...], &other)
    #expect(a == [[5, 6], [10, 11]])
    #expect(other == [0, 1])
    a[0, 0] = 9
    other[1] = 8
    #expect(a == [[9, 6], [10, 11]])
    #expect(other == [0, 8])
  }

  private func negate(_ a: inout NDArray<Int, 2>) {
    for i in 0..<a.shape[0] { for j in 0..<a.shape[1] { a[i, j] *= -1 } }
  }
}
