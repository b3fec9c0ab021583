// Sorting along an axis. NaNs come last, as in NumPy, and -0 before 0. Indices of equal elements keep
// their order.

/// `a < b`, with NaN after all numbers.
@inlinable
@inline(__always)
func precedes<Scalar: Comparable>(_ a: Scalar, _ b: Scalar) -> Bool {
  a < b || (b != b && a == a)
}

extension NDArray where Scalar: Comparable {
  /// The elements sorted along an axis, NaNs last, as NumPy's `sort`; in C order.
  ///
  /// Stops when the axis does not exist.
  @inlinable
  public func sorted(axis: Int = -1) -> NDArray {
    let axis = checkedAxis(axis)
    let result = copied(order: .c)
    result.forEachLane(axis) { lane, stride in
      sortLane(result.start + lane, stride, shape[axis])
    }
    withExtendedLifetime(result.storage) {}
    return result
  }

  /// Sorts the elements along an axis, see `sorted(axis:)`.
  @inlinable
  public mutating func sort(axis: Int = -1) { self = sorted(axis: axis) }

  /// For each place along an axis the index of the element that belongs there after sorting, as
  /// NumPy's `argsort(kind='stable')`; in C order.
  ///
  /// Stops when the axis does not exist.
  @inlinable
  public func argSorted(axis: Int = -1) -> NDArray<Int, Rank> {
    let axis = checkedAxis(axis)
    let extent = shape[axis]
    let result = NDArray<Int, Rank>(uninitialized: shape, order: .c)
    // Elements beside their indices: comparing them takes no jump through memory.
    var pairs: [(element: Scalar, index: Int)] = []
    pairs.reserveCapacity(extent)
    var lanes = shape
    lanes[axis] = Swift.min(extent, 1)
    forEachRun(shape: lanes, strides: [result.strides, strides]) { offsets, count, strides in
      for lane in 0..<count {
        let to = result.start + (offsets[0] &+ lane &* strides[0])
        let from = base + (offsets[1] &+ lane &* strides[1])
        pairs.removeAll(keepingCapacity: true)
        for i in 0..<extent { pairs.append((from[i &* self.strides[axis]], i)) }
        // Swift's sort is stable.
        pairs.sort { precedes($0.element, $1.element) }
        for i in 0..<extent { to[i &* result.strides[axis]] = pairs[i].index }
      }
    }
    withExtendedLifetime((storage, result.storage)) {}
    return result
  }

  /// The different elements, sorted, as NumPy's `unique`; NaN at most once.
  @inlinable
  public func unique() -> NDArray<Scalar, 1> { uniqueWithCounts().values }

  /// The different elements, sorted, and how often each occurs.
  @inlinable
  public func uniqueWithCounts() -> (values: NDArray<Scalar, 1>, counts: NDArray<Int, 1>) {
    let sorted = flattened().sorted()
    var values: [Scalar] = []
    var counts: [Int] = []
    for i in 0..<sorted.count {
      let element = sorted.start[i]
      if let last = values.last, last == element || (last != last && element != element) {
        counts[counts.count &- 1] &+= 1
      } else {
        values.append(element)
        counts.append(1)
      }
    }
    withExtendedLifetime(sorted.storage) {}
    return (NDArray<Scalar, 1>(values), NDArray<Int, 1>(counts))
  }
}

extension NDArray {
  /// Calls `body` with the distance from `base` of the first element of each line along an axis, and
  /// the stride in the line.
  @inlinable
  func forEachLane(_ axis: Int, _ body: (_ lane: Int, _ stride: Int) -> Void) {
    var lanes = shape
    lanes[axis] = Swift.min(shape[axis], 1)
    forEachRun(shape: lanes, strides: [strides]) { offsets, count, strides in
      for lane in 0..<count { body(offsets[0] &+ lane &* strides[0], self.strides[axis]) }
    }
  }
}

/// Sorts elements at equal distances.
@inlinable
func sortLane<Scalar: Comparable>(
  _ start: UnsafeMutablePointer<Scalar>, _ stride: Int, _ count: Int
) {
  if stride == 1 {
    var lane = UnsafeMutableBufferPointer(start: start, count: count)
    sortBuffer(&lane)
  } else {
    let copy = UnsafeMutableBufferPointer<Scalar>.allocate(capacity: count)
    defer { copy.deallocate() }
    for i in 0..<count { copy[i] = start[i &* stride] }
    var lane = copy
    sortBuffer(&lane)
    for i in 0..<count { start[i &* stride] = copy[i] }
  }
}

@inlinable
func sortBuffer<Scalar: Comparable>(_ buffer: inout UnsafeMutableBufferPointer<Scalar>) {
  guard buffer.count > 1 else { return }
  if let type = KernelType(Scalar.self), let start = buffer.baseAddress,
    type.sort(start, buffer.count)
  {
    return
  }
  buffer.sort { precedes($0, $1) }
}
