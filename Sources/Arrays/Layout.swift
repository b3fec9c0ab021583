/// Where the elements of an array lie: element `[i, j, …]` is
/// `offset + i * strides[0] + j * strides[1] + …` elements after the storage's start.
///
/// A layout knows no memory; slicing, transposing and broadcasting are arithmetic on layouts. The
/// initializers check once that extents and their products fit, so that the arithmetic in hot
/// loops can wrap (`&+`, `&*`), which lets the compiler vectorize them.
@usableFromInline
@frozen
struct Layout<let Rank: Int>: Sendable {
  /// Extents, none negative.
  @usableFromInline var shape: InlineArray<Rank, Int>
  /// Distances in elements; negative after a reversal, 0 where one element is repeated.
  @usableFromInline var strides: InlineArray<Rank, Int>
  /// Element `[0, 0, …]`, counted in elements from the storage's start.
  @usableFromInline var offset: Int

  @inlinable
  init(shape: InlineArray<Rank, Int>, strides: InlineArray<Rank, Int>, offset: Int) {
    self.shape = shape
    self.strides = strides
    self.offset = offset
  }

  /// The layout without gaps of a new array.
  @inlinable
  init(shape: InlineArray<Rank, Int>, order: MemoryOrder) {
    self.shape = shape
    self.strides = InlineArray(repeating: 0)
    self.offset = 0
    var stride = 1
    switch order {
    case .c:
      var axis = Rank - 1
      while axis >= 0 {
        strides[axis] = stride
        stride &*= shape[axis]
        axis -= 1
      }
    case .fortran:
      for axis in 0..<Rank {
        strides[axis] = stride
        stride &*= shape[axis]
      }
    }
  }

  /// The number of elements.
  @inlinable
  var count: Int {
    var count = 1
    for axis in 0..<Rank { count &*= shape[axis] }
    return count
  }

  /// Whether the elements follow one another without gaps in `order`. An axis of extent 1 has no
  /// neighbours, so its stride does not matter; an array without elements lies in any order.
  @inlinable
  func isContiguous(_ order: MemoryOrder) -> Bool {
    var expected = 1
    for step in 0..<Rank {
      let axis = order == .c ? Rank - 1 - step : step
      let extent = shape[axis]
      if extent == 0 { return true }
      if extent != 1 {
        if strides[axis] != expected { return count == 0 }
        expected &*= extent
      }
    }
    return true
  }

  /// Whether several indices name one element, as after broadcasting.
  @inlinable
  var repeatsElements: Bool {
    for axis in 0..<Rank where strides[axis] == 0 && shape[axis] > 1 { return true }
    return false
  }

  /// The order in which a copy should lie: Fortran's if this one does and C's does not fit.
  @inlinable
  var preferredOrder: MemoryOrder {
    !isContiguous(.c) && isContiguous(.fortran) ? .fortran : .c
  }

  @inlinable
  func hasSameAddresses(as other: Layout<Rank>) -> Bool {
    guard offset == other.offset else { return false }
    for axis in 0..<Rank {
      guard shape[axis] == other.shape[axis] else { return false }
      if shape[axis] > 1, strides[axis] != other.strides[axis] { return false }
    }
    return true
  }
}

extension InlineArray where Element == Int {
  @inlinable
  func isEqual(to other: InlineArray<count, Int>) -> Bool {
    for axis in 0..<count where self[axis] != other[axis] { return false }
    return true
  }

  /// `[3, 4]`, as shapes and indices stand in messages.
  @usableFromInline
  var text: String {
    "[" + indices.map { String(self[$0]) }.joined(separator: ", ") + "]"
  }
}

/// Stops or throws unless a new array of this shape can exist: no negative extent, and the byte
/// count fits an `Int`. Extents of 0 do not excuse the others, so that strides never overflow.
@inlinable
func checkShape<let Rank: Int>(
  _ shape: InlineArray<Rank, Int>, elementSize: Int
) throws(ArrayError) {
  var bytes = elementSize
  for axis in 0..<Rank {
    if shape[axis] < 0 { throw invalidShape(shape) }
    let (product, overflow) = bytes.multipliedReportingOverflow(by: max(shape[axis], 1))
    if overflow { throw invalidShape(shape) }
    bytes = product
  }
}

@usableFromInline
@inline(never)
func invalidShape<let Rank: Int>(_ shape: InlineArray<Rank, Int>) -> ArrayError {
  let isNegative = shape.indices.contains { shape[$0] < 0 }
  return ArrayError(
    .invalidShape,
    isNegative
      ? "shape \(shape.text) has a negative extent"
      : "shape \(shape.text) has more elements than memory can hold")
}
