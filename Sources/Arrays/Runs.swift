/// Walks several arrays of one shape in lockstep.
///
/// The elements are visited in *runs*: stretches along one axis in which every operand advances by
/// a constant stride. Axes are reordered by the strides of the first operand and merged where all
/// operands allow it, so that arrays without gaps are one single run, whatever their rank and
/// order. Elements are therefore visited in memory order of the first operand, not in index order:
/// fit for elementwise work, not for anything that depends on the order.
///
/// - Parameters:
///   - strides: for each operand its strides for `shape` (0 where it is broadcast).
///   - body: gets for each operand the distance of the run's first element from the operand's
///     element `[0, 0, …]`, the number of elements, and for each operand the stride in the run.
@inlinable
func forEachRun<let Rank: Int, let Operands: Int, Failure: Error>(
  shape: InlineArray<Rank, Int>,
  strides: InlineArray<Operands, InlineArray<Rank, Int>>,
  _ body: (
    _ offsets: InlineArray<Operands, Int>, _ count: Int, _ strides: InlineArray<Operands, Int>
  ) throws(Failure) -> Void
) throws(Failure) {
  var plan = RunPlan(shape: shape, strides: strides)
  guard !plan.isEmpty else { return }
  repeat {
    try body(plan.offsets, plan.runCount, plan.runStrides)
  } while plan.advance()
}

/// The merged axes of `forEachRun`, and where it stands.
@usableFromInline
@frozen
struct RunPlan<let Rank: Int, let Operands: Int> {
  /// Merged extents and strides, innermost first; the first `depth` count.
  @usableFromInline var extents: InlineArray<Rank, Int>
  @usableFromInline var strides: InlineArray<Rank, InlineArray<Operands, Int>>
  @usableFromInline var position = InlineArray<Rank, Int>(repeating: 0)
  @usableFromInline var depth = 0
  @usableFromInline var offsets = InlineArray<Operands, Int>(repeating: 0)
  @usableFromInline var runCount = 1
  @usableFromInline var runStrides = InlineArray<Operands, Int>(repeating: 0)
  @usableFromInline var isEmpty = false

  @inlinable
  init(
    shape: InlineArray<Rank, Int>, strides operands: InlineArray<Operands, InlineArray<Rank, Int>>
  ) {
    extents = InlineArray(repeating: 1)
    strides = InlineArray(repeating: InlineArray(repeating: 0))
    // Insertion from the last axis on, so that equal strides keep C order.
    var axis = Rank - 1
    while axis >= 0 {
      let extent = shape[axis]
      if extent == 0 { isEmpty = true }
      if extent > 1 {
        var slot = depth
        while slot > 0, Self.isInner(axis, than: slot - 1, of: strides, operands) {
          extents[slot] = extents[slot - 1]
          strides[slot] = strides[slot - 1]
          slot -= 1
        }
        extents[slot] = extent
        for operand in 0..<Operands { strides[slot][operand] = operands[operand][axis] }
        depth += 1
      }
      axis -= 1
    }
    mergeAxes()
    if depth > 0 {
      runCount = extents[0]
      runStrides = strides[0]
    }
  }

  /// Whether `axis` lies closer in memory than the axis in `slot`: the first operand decides that
  /// has different strides for the two, broadcast axes (stride 0) have no say.
  @inlinable
  static func isInner(
    _ axis: Int, than slot: Int, of strides: InlineArray<Rank, InlineArray<Operands, Int>>,
    _ operands: InlineArray<Operands, InlineArray<Rank, Int>>
  ) -> Bool {
    for operand in 0..<Operands {
      let new = operands[operand][axis].magnitude
      let old = strides[slot][operand].magnitude
      if new != old, new != 0, old != 0 { return new < old }
    }
    return false
  }

  @inlinable
  mutating func mergeAxes() {
    guard depth > 1 else { return }
    var merged = 0
    for slot in 1..<depth {
      var fits = true
      for operand in 0..<Operands
      where strides[slot][operand] != strides[merged][operand] &* extents[merged] {
        fits = false
      }
      if fits {
        extents[merged] &*= extents[slot]
      } else {
        merged += 1
        extents[merged] = extents[slot]
        strides[merged] = strides[slot]
      }
    }
    depth = merged + 1
  }

  /// Goes to the next run; false after the last.
  @inlinable
  mutating func advance() -> Bool {
    var slot = 1
    while slot < depth {
      position[slot] &+= 1
      if position[slot] < extents[slot] {
        for operand in 0..<Operands { offsets[operand] &+= strides[slot][operand] }
        return true
      }
      position[slot] = 0
      for operand in 0..<Operands {
        offsets[operand] &-= strides[slot][operand] &* (extents[slot] &- 1)
      }
      slot += 1
    }
    return false
  }
}

extension UnsafeMutablePointer {
  /// Copies the elements of one layout to another of the same shape; the two must not overlap.
  @inlinable
  func copyElements<let Rank: Int>(
    at offset: Int, _ strides: InlineArray<Rank, Int>,
    from source: UnsafeMutablePointer<Pointee>, at sourceOffset: Int,
    _ sourceStrides: InlineArray<Rank, Int>, _ shape: InlineArray<Rank, Int>
  ) {
    let first = self + offset
    let sourceFirst = source + sourceOffset
    forEachRun(shape: shape, strides: [strides, sourceStrides]) { offsets, count, strides in
      let target = first + offsets[0]
      let source = sourceFirst + offsets[1]
      if strides[0] == 1, strides[1] == 1 {
        target.update(from: source, count: count)
      } else {
        for i in 0..<count { target[i &* strides[0]] = source[i &* strides[1]] }
      }
    }
  }

  /// Gives all elements of a layout one value.
  @inlinable
  func fillElements<let Rank: Int>(
    at offset: Int, _ strides: InlineArray<Rank, Int>, _ shape: InlineArray<Rank, Int>,
    with value: Pointee
  ) {
    let first = self + offset
    forEachRun(shape: shape, strides: [strides]) { offsets, count, strides in
      let run = first + offsets[0]
      if strides[0] == 1 {
        run.update(repeating: value, count: count)
      } else {
        for i in 0..<count { run[i &* strides[0]] = value }
      }
    }
  }
}

/// Like `forEachRun`, but visits the elements in index order (C's), for work whose result depends on
/// the order. A run is a stretch of the last axis; no axes are merged or reordered.
@inlinable
func forEachIndexedRun<let Rank: Int, let Operands: Int, Failure: Error>(
  shape: InlineArray<Rank, Int>,
  strides: InlineArray<Operands, InlineArray<Rank, Int>>,
  _ body: (
    _ offsets: InlineArray<Operands, Int>, _ count: Int, _ strides: InlineArray<Operands, Int>
  ) throws(Failure) -> Void
) throws(Failure) {
  var offsets = InlineArray<Operands, Int>(repeating: 0)
  var runStrides = InlineArray<Operands, Int>(repeating: 0)
  for axis in 0..<Rank where shape[axis] == 0 { return }
  if Rank == 0 { return try body(offsets, 1, runStrides) }
  for operand in 0..<Operands { runStrides[operand] = strides[operand][Rank - 1] }
  var index = InlineArray<Rank, Int>(repeating: 0)
  while true {
    try body(offsets, shape[Rank - 1], runStrides)
    var axis = Rank - 2
    while axis >= 0 {
      index[axis] &+= 1
      for operand in 0..<Operands { offsets[operand] &+= strides[operand][axis] }
      if index[axis] < shape[axis] { break }
      for operand in 0..<Operands {
        offsets[operand] &-= shape[axis] &* strides[operand][axis]
      }
      index[axis] = 0
      axis -= 1
    }
    if axis < 0 { return }
  }
}
