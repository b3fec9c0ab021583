import Arrays
import Testing

@Suite struct RowTests {
  @Test func rowsAreReadAsSpans() {
    let a = grid(3, 4)
    let row = a.row(-1)
    var sum = 0
    for j in row.indices { sum += row[j] }
    #expect(sum == 20 + 21 + 22 + 23)
    let v: NDArray<Int, 1> = [1, 2, 3]
    let elements = v.span
    #expect(elements[2] == 3)
  }

  @Test func rowsOfACutMatrixAreTheirOwn() {
    let part = grid(4, 5)[1..., 1 ..< -1]
    let row = part.row(0)
    let copied = (0..<row.count).map { row[$0] }
    #expect(copied == [11, 12, 13])
  }

  @Test func writingARowCopiesSharedElementsFirst() {
    var a = grid(2, 3)
    let before = a
    var row = a.mutableRow(1)
    row[0] = 7
    #expect(a == [[0, 1, 2], [7, 11, 12]])
    #expect(before == grid(2, 3))
  }

  @Test func rowsOfRankThreeAreNamedByTwoIndices() {
    var a = NDArray<Int, 3>(shape: [2, 2, 2]) { 100 * $0[0] + 10 * $0[1] + $0[2] }
    do {
      let row = a.row(1, 0)
      #expect(row[1] == 101)
    }
    var row = a.mutableRow(-1, -1)
    row[0] = 5
    #expect(a[1, 1, 0] == 5)
  }

  @Test func aMutableViewWritesInPlaceAndReturnsAResult() {
    var a = grid(3, 3)
    let before = a
    let sum = a.withMutableView { a in
      var sum = 0
      for i in 0..<a.shape[0] {
        for j in 0..<a.shape[1] {
          a[i, j] += 1
          sum += a[i, j]
        }
      }
      return sum
    }
    #expect(sum == 99 + 9)
    #expect(a[2, 2] == 23)
    #expect(before == grid(3, 3))
  }

  @Test func viewsOfColumnOrderedArraysHaveRowsAllTheSame() {
    var a = NDArray(Array(0..<6), shape: [2, 3], order: .fortran)
    a.withView { a in
      let row = a.row(1)
      #expect(row[0] == 1)
      #expect(row[1] == 3)
    }
    a.withMutableView { a in
      var row = a.mutableRow(0)
      row[2] = 40
    }
    #expect(a == [[0, 2, 40], [1, 3, 5]])
    #expect(a.isContiguous(.fortran))
  }

  @Test func anErrorThrownInAViewComesOutAndLeavesWhatWasWritten() {
    struct Stop: Error {}
    var a: NDArray<Int, 1> = [1, 2]
    #expect(throws: Stop.self) {
      try a[stride(by: -1)].withMutableView { a in
        a[0] = 9
        throw Stop()
      }
    }
    #expect(a == [1, 9])
  }
}
