import Arrays
import Testing

@Suite struct ShapeTests {
  @Test func transposingReversesAxesWithoutACopy() {
    let a = grid(2, 3)
    let t = a.transposed()
    #expect(t == [[0, 10], [1, 11], [2, 12]])
    #expect(t.isContiguous(.fortran) && !t.isContiguous(.c))
    #expect(t.sharesMemory(with: a))
    #expect(t.transposed() == a)
  }

  @Test func axesCanBePermutedAndSwapped() {
    let a = NDArray<Int, 3>(shape: [2, 3, 4]) { 100 * $0[0] + 10 * $0[1] + $0[2] }
    let b = a.transposed([2, 0, -2])
    #expect(b.shape[0] == 4 && b.shape[1] == 2 && b.shape[2] == 3)
    #expect(b[3, 1, 2] == 123)
    #expect(a.swappingAxes(0, -1)[3, 2, 1] == 123)
  }

  @Test func anOrderThatRepeatsAnAxisStops() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray<Int, 2>.zeros([2, 3]).transposed([0, 0])
    }
    #expect(result.says("[0, 0] is not an order of the axes of shape [2, 3]"))
  }

  @Test func reshapingGaplessArraysSharesMemory() {
    let a = NDArray(0..<24, shape: [24])
    let b = a.reshaped([2, 3, -1])
    #expect(b.shape[2] == 4 && b[1, 2, 3] == 23)
    #expect(b.sharesMemory(with: a))
    let columns = NDArray(0..<6, shape: [2, 3], order: .fortran)
    let flat = columns.flattened(order: .fortran)
    #expect(Array(flat) == Array(0..<6) && flat.sharesMemory(with: columns))
  }

  @Test func reshapingCutArraysSharesMemoryWhereStridesAllowIt() {
    let a = NDArray(0..<24, shape: [4, 6])
    let half = a[stride(by: 2), ...]
    let split = half.reshaped([2, 2, 3])
    #expect(split.sharesMemory(with: a) && split[1, 1, 2] == 17)
    let reversed = a[stride(by: -1), ...].reshaped([2, 2, 6, 1])
    #expect(reversed.sharesMemory(with: a) && reversed[0, 0, 0, 0] == 18)
    let columns = a[..., 1 ..< -1]
    let merged = columns.reshaped([16])
    #expect(!merged.sharesMemory(with: a))
    #expect(Array(merged) == Array(columns))
  }

  /// Every reshape of every slice, in both orders, against the definition.
  @Test func reshapingKeepsTheElementsInOrder() {
    let a = NDArray(0..<(4 * 6 * 4), shape: [4, 6, 4])
    var sources = [a, a.transposed(), a.transposed([1, 0, 2])[..., 1..<3, ...]]
    sources.append(a[stride(by: 2), ..., stride(by: -1)])
    sources.append(a[1..<3, stride(by: 3), ...])
    sources.append(a[..<1, ..., 2..<3])
    sources.append(a[..<0, ..., ...])
    for source in sources {
      for order in [MemoryOrder.c, .fortran] {
        let elements = Array(order == .c ? source : source.transposed())
        for rows in 1...max(source.count, 1) where source.count % rows == 0 {
          let matrix = source.reshaped([rows, -1], order: order)
          #expect(Array(order == .c ? matrix : matrix.transposed()) == elements)
          guard matrix.shape[1] % 2 == 0 else { continue }
          let cube = source.reshaped([rows, 2, matrix.shape[1] / 2], order: order)
          #expect(Array(order == .c ? cube : cube.transposed()) == elements)
        }
      }
    }
  }

  @Test func reshapingToAnotherCountThrowsBothShapes() {
    let a = grid(2, 3)
    let error = #expect(throws: ArrayError.self) { try a.tryReshaped([4]) }
    #expect(error?.message == "6 elements of shape [2, 3] do not fill shape [4]")
    #expect(error?.code == .shapeMismatch)
    #expect(throws: ArrayError.self) { try a.tryReshaped([-1, -1]) }
    #expect(throws: ArrayError.self) { try a.tryReshaped([-1, 0]) }
    #expect(throws: ArrayError.self) { try a.tryReshaped([-2, -3]) }
    #expect(throws: ArrayError.self) { try a.tryReshaped([1 << 62, 8]) }
  }

  @Test func broadcastingRepeatsWithoutMemory() {
    let row: NDArray<Int, 1> = [1, 2, 3]
    let matrix = row.broadcast(to: [2, 3])
    #expect(matrix == [[1, 2, 3], [1, 2, 3]])
    #expect(matrix.strides[0] == 0 && matrix.sharesMemory(with: row))
    let column = row[..., newAxis]
    #expect(column.broadcast(to: [2, 3, 2])[1, 2, 1] == 3)
    let error = #expect(throws: ArrayError.self) { try row.tryBroadcast(to: [3, 2]) }
    #expect(error?.message == "an array of shape [3] does not broadcast to [3, 2]")
    #expect(throws: ArrayError.self) { try matrix.tryBroadcast(to: [3]) }
  }

  @Test func writingToABroadcastArrayChangesOneElement() {
    var matrix = NDArray([1, 2]).broadcast(to: [2, 2])
    matrix[0, 0] = 9
    #expect(matrix == [[9, 2], [1, 2]])
  }

  @Test func axesAreAddedAndRemoved() {
    let a = grid(2, 3)
    #expect(a.expanded(axis: 0).shape.isEqual([1, 2, 3]))
    #expect(a.expanded(axis: -1).shape.isEqual([2, 3, 1]))
    #expect(a.expanded(axis: 1).squeezed(axis: 1) == a)
    #expect(a[newAxis, ..., 1...].shape.isEqual([1, 2, 2]))
    #expect(a[0, ...][newAxis, ...].shape.isEqual([1, 3]))
    #expect(a.select(-1, axis: 1) == [2, 12])
    let error = #expect(throws: ArrayError.self) { try a.trySelect(3, axis: 1) }
    #expect(error?.message == "index 3 is out of range in axis 1 of shape [2, 3]")
    #expect(throws: ArrayError.self) { try a.trySelect(0, axis: 2) }
  }

  @Test func onlyAxesOfExtentOneCanBeSqueezed() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray<Int, 2>.zeros([2, 3]).squeezed(axis: 1)
    }
    #expect(result.says("axis 1 of shape [2, 3] cannot vanish: its extent is not 1"))
  }

  @Test func contiguityIgnoresAxesOfExtentOneAndEmptyArrays() {
    let a = grid(4, 4)
    #expect(a[1..<2, ...].isContiguous(.c) && a[1..<2, ...].isContiguous(.fortran))
    #expect(!a[..., 1..<2].isContiguous(.c))
    #expect(a[2..<2, 1..<3].isContiguous(.c))
    #expect(a.asContiguous(order: .c).sharesMemory(with: a))
    let columns = a.asContiguous(order: .fortran)
    #expect(columns == a && columns.isContiguous(.fortran))
  }

  @Test func equalityLooksAtElementsNotAtMemory() {
    let a = grid(3, 2)
    #expect(a == a.asContiguous(order: .fortran))
    #expect(a.hashValue == a.asContiguous(order: .fortran).hashValue)
    #expect(a != a.transposed().reshaped([3, 2]))
    #expect(a[..<2, ...] != a)
    let x: NDArray<Double, 1> = [.nan]
    #expect(x != x)
  }
}

extension InlineArray where Element == Int {
  func isEqual(_ other: InlineArray<count, Int>) -> Bool {
    indices.allSatisfy { self[$0] == other[$0] }
  }
}
