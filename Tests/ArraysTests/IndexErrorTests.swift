import Arrays
import Testing

/// Wrong indices stop with shape and index, or throw the same message.
@Suite struct IndexErrorTests {
  @Test func anIndexOutOfRangeStopsWithShapeAndIndex() async {
    let reading = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray<Int, 2>.zeros([2, 3])[1, 3]
    }
    #expect(reading.says("index [1, 3] is out of range for shape [2, 3]"))
    let writing = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var a = NDArray<Int, 3>.zeros([2, 3, 4])
      a[0, -4, 0] = 1
    }
    #expect(writing.says("index [0, -4, 0] is out of range for shape [2, 3, 4]"))
  }

  @Test func aSliceOutOfRangeStopsWithShapeAxisAndSlice() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = NDArray<Int, 2>.zeros([4, 3])[1 ..< -1, ..<4]
    }
    #expect(result.says("slice [1..<-1, ..<4] is out of range for shape [4, 3] in axis 1"))
  }

  @Test func rowsOutOfRangeOrWithGapsStop() async {
    let row = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let a = NDArray<Int, 2>.zeros([4, 3])
      _ = a.row(4).count
    }
    #expect(row.says("row [4] is out of range for shape [4, 3]"))
    let gaps = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let a = NDArray<Int, 2>.zeros([4, 3], order: .fortran)
      _ = a.row(0).count
    }
    #expect(gaps.says("use asContiguous(order: .c), or withView"))
  }

  @Test func viewsInHotLoopsAreCheckedToo() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var a = NDArray<Int, 2>.zeros([4, 3])
      a.withMutableView { $0[4, 0] = 1 }
    }
    #expect(result.says("index [4, 0] is out of range for shape [4, 3]"))
  }

  @Test func assignmentOfAnotherShapeStopsWithBothShapes() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var a = NDArray<Int, 2>.zeros([4, 3])
      a[..<2, ...] = NDArray<Int, 2>.zeros([3, 3])
    }
    #expect(result.says("an array of shape [3, 3] does not fill shape [2, 3]"))
  }

  @Test func throwingFormsSayTheSame() {
    var a = grid(2, 3)
    let reading = #expect(throws: ArrayError.self) { try a.element(at: [2, 0]) }
    #expect(reading?.message == "index [2, 0] is out of range for shape [2, 3]")
    #expect(reading?.code == .indexOutOfRange)
    #expect(throws: ArrayError.self) { try a.setElement(at: [0, Int.min], to: 1) }
    let slicing = #expect(throws: ArrayError.self) { try a.slice(..., 1..<4) }
    #expect(slicing?.message == "slice [..., 1..<4] is out of range for shape [2, 3] in axis 1")
    let step = #expect(throws: ArrayError.self) { try a.slice(..., stride(by: 0)) }
    #expect(step?.message == "slice [..., stride(from: start, to: end, by: 0)] has a step of 0")
    #expect(step?.code == .invalidSlice)
    let axes = #expect(throws: ArrayError.self) { try a.slice(...) }
    #expect(axes?.message == "a slice of 1 axes of an array of shape [2, 3]")
  }

  @Test func throwingFormsGiveWhatTheSubscriptsGive() throws {
    var a = grid(3, 3)
    #expect(try a.element(at: [-1, 1]) == 21)
    try a.setElement(at: [0, 0], to: 5)
    #expect(a[0, 0] == 5)
    #expect(try a.slice(1 ..< -1, stride(by: -1)) == [[12, 11, 10]])
  }

  /// Against the definition: all bounds and steps on all small extents.
  @Test(arguments: 0...4)
  func everySliceOfAnAxisIsWhatItsBoundsSay(extent: Int) throws {
    let a = NDArray(0..<extent, shape: [extent])
    for start in -6...6 {
      for stop in -6...6 {
        for step in [-3, -2, -1, 1, 2, 3, Int.max, Int.min] {
          let first = start < 0 ? start + extent : start
          let end = stop < 0 ? stop + extent : stop
          let isValid =
            (0...extent).contains(first) && (step > 0 || first < extent)
            && ((0...extent).contains(end) || (end == -1 && extent == 0))
          let slice = try? a.slice(stride(from: start, to: stop, by: step))
          #expect((slice != nil) == isValid, "\(start) \(stop) \(step)")
          if let slice {
            var expected: [Int] = []
            var next = first
            while step > 0 ? next < end : next > end {
              expected.append(next)
              let (sum, overflow) = next.addingReportingOverflow(step)
              if overflow { break }
              next = sum
            }
            #expect(Array(slice) == expected, "\(start) \(stop) \(step)")
          }
        }
      }
    }
  }
}
