import Arrays
import Testing

/// Addresses for C, copies on write, and memory of others.
@Suite struct MemoryTests {
  @Test func addressesNeedNoCopyInTheArraysOwnOrder() {
    let a = grid(2, 3)
    let address = a.withUnsafePointer(order: .c) { $0 }
    #expect(a.withUnsafePointer(order: .c) { $0 } == address)
    #expect(a.transposed().withUnsafePointer(order: .fortran) { $0 } == address)
    #expect(a[1, ...].withUnsafePointer(order: .fortran) { $0 } == address + 3)
  }

  @Test func anotherOrderGetsATemporaryCopy() {
    let a = grid(2, 3)
    let columns = a.withUnsafePointer(order: .fortran) { p in (0..<6).map { p[$0] } }
    #expect(columns == [0, 10, 1, 11, 2, 12])
  }

  @Test func writingThroughAnAddressReachesTheArrayInAnyLayout() {
    var a = grid(2, 3)
    let before = a
    a.withUnsafeMutablePointer(order: .fortran) { $0[1] = 77 }
    #expect(a == [[0, 1, 2], [77, 11, 12]])
    a[..., 1...].withUnsafeMutablePointer(order: .c) { $0[3] = 5 }
    #expect(a == [[0, 1, 2], [77, 11, 5]])
    #expect(before == grid(2, 3))
  }

  @Test func whatWasWrittenBeforeAnErrorStays() {
    struct Stop: Error {}
    var a = grid(2, 2)
    #expect(throws: Stop.self) {
      try a.withUnsafeMutablePointer(order: .fortran) { p in
        p[2] = 6
        throw Stop()
      }
    }
    #expect(a == [[0, 6], [10, 11]])
  }

  @Test func soleArraysAreChangedInPlaceAndSharedOnesCopied() {
    var a = grid(10, 10)
    let address = a.withUnsafePointer(order: .c) { $0 }
    a[3, 3] = 1
    a[4, ...] = 2
    a.fill(3)
    a.withMutableView { $0[0, 0] = 4 }
    #expect(a.withUnsafePointer(order: .c) { $0 } == address)
    let b = a
    a[0, 0] = 5
    #expect(b[0, 0] == 4)
    #expect(b.withUnsafePointer(order: .c) { $0 } == address)
    #expect(!a.sharesMemory(with: b))
  }

  @Test func copiesKeepColumnOrder() {
    let a = NDArray(0..<6, shape: [2, 3], order: .fortran)
    var b = a
    b[0, 0] = 9
    #expect(b.isContiguous(.fortran) && a[0, 0] == 0)
  }

  @Test func slicesOfSlicesAreChangedInPlace() {
    var a = NDArray<Int, 5>.zeros([2, 2, 2, 2, 2])
    let address = a.withUnsafePointer(order: .c) { $0 }
    a[1, ..., ..., ..., ...][0, ..., ..., ...][..., 1, 1].fill(7)
    a[..., ..., ..., ..., 0][..., ..., 0, 0].fill(3)
    #expect(a[1, 0, 0, 1, 1] == 7 && a[1, 0, 1, 1, 1] == 7 && a[1, 0, 1, 0, 1] == 0)
    #expect(a[1, 1, 0, 0, 0] == 3 && a[0, 1, 0, 1, 0] == 0)
    #expect(a.withUnsafePointer(order: .c) { $0 } == address)
  }

  @Test func anArrayAssignedToPartOfItselfIsReadBeforeItIsWritten() {
    var x = NDArray(0..<6)
    x[1...] = x[..<5]
    #expect(x == [0, 0, 1, 2, 3, 4])
    x[...] = x[stride(by: -1)]
    #expect(x == [4, 3, 2, 1, 0, 0])
    func reverse(_ x: inout NDArray<Int, 1>) { x = x[stride(by: -1)] }
    reverse(&x[1..<5])
    #expect(x == [4, 0, 1, 2, 3, 0])
  }

  /// Counts how many of it live.
  final class Owner: Sendable {
    let released: @Sendable () -> Void
    init(_ released: @escaping @Sendable () -> Void) { self.released = released }
    deinit { released() }
  }

  @Test func foreignMemoryIsReadInPlaceAndNeverWritten() async {
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: 6)
    defer { memory.deallocate() }
    for i in 0..<6 { memory[i] = Double(i) }
    await confirmation { released in
      do {
        let owner = Owner { released() }
        let view = ArrayView(memory, shape: [2, 3], owner: owner)
        var a = NDArray(unchanging: view)
        #expect(a.withUnsafePointer(order: .c) { $0 } == UnsafePointer(memory))
        a[0, 0] = 9
        a[1, ...] = 8
        #expect(memory[0] == 0 && memory[3] == 3)
        #expect(a == [[9, 1, 2], [8, 8, 8]])
      }
    }
  }

  @Test func aViewReadsAndWritesForeignMemory() {
    let memory = UnsafeMutablePointer<Int>.allocate(capacity: 6)
    defer { memory.deallocate() }
    for i in 0..<6 { memory[i] = i }
    let view = ArrayView(memory, shape: [2, 3], order: .fortran, owner: nil)
    let snapshot = NDArray(view)
    #expect(snapshot == [[0, 2, 4], [1, 3, 5]])
    view[1, -1] = 50
    memory[0] = 10
    #expect(view[0, 0] == 10 && memory[5] == 50)
    view.update(from: [[7], [8]])
    #expect((0..<6).map { memory[$0] } == [7, 8, 7, 8, 7, 8])
    view.withMutableView { view in
      var row = view.mutableRow(1)
      row[0] = 1
    }
    #expect(memory[1] == 1)
    #expect(snapshot == [[0, 2, 4], [1, 3, 5]])
    let backwards = ArrayView(memory + 5, shape: [3], strides: [-2], owner: nil)
    #expect(NDArray(backwards) == [8, 8, 1])
  }

  @Test func arraysCrossTasksAndAreChangedApart() async {
    let a = NDArray<Int, 1>.zeros([1000])
    let sums = await withTaskGroup(of: Int.self) { group in
      for task in 1...8 {
        group.addTask {
          var mine = a
          for round in 0..<50 { mine[round..<1000].fill(task) }
          return Array(mine).reduce(0, +)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums.sorted() == (1...8).map { $0 * 1000 })
    #expect(Array(a).allSatisfy { $0 == 0 })
  }

  /// Blocks from 256 KB up are kept for the next array; no two tasks may get the same one.
  @Test func tasksThatMakeAndDropLargeArraysDoNotShareTheirMemory() async {
    let areRight = await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          (1...60).allSatisfy { round in
            // Sizes that can stand in for one another, and some too large or too small to.
            let count = 32_768 + (task + round) % 5 * 2_000
            let mark = task * 1_000 + round
            let a = NDArray<Int, 1>.full([count], mark)
            let b = a + 1
            let zeros = NDArray<Int, 1>.zeros([count])
            return zeros.sum() == 0 && a.sum() == count * mark && b.sum() == count * (mark + 1)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(areRight == Array(repeating: true, count: 8))
  }

  /// A slice that leaves its loan to another task must not see, nor make, changes of the array.
  @Test func aSliceThatEscapesToAnotherTaskKeepsItsValue() async {
    var a = NDArray<Int, 1>.zeros([1000])
    for round in 1...50 {
      var task: Task<Bool, Never>?
      func escape(_ slice: inout NDArray<Int, 1>) {
        let kept = slice
        task = Task {
          var mine = kept
          let first = mine[0]
          for i in 0..<mine.count { mine[i] += 1 }
          return (0..<kept.count).allSatisfy { kept[$0] == first && mine[$0] == first + 1 }
        }
        if round % 2 == 0 { slice = NDArray<Int, 1>.full([500], round) } else { slice.fill(round) }
      }
      escape(&a[..<500])
      a[..<500].fill(-round)
      a[..<500].fill(round)
      #expect(await task?.value == true)
    }
    #expect(a[0] == 50 && a[499] == 50 && a[500] == 0)
  }
}
