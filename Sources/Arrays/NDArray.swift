/// An array of `Rank` dimensions whose elements lie in one piece of memory.
///
/// A value: assignment and passing cost nothing, and the copy is made when one of the two is
/// changed. Slices and transposes share memory in the same way. The rank belongs to the type, so
/// that too many or too few indices do not compile.
///
/// ```swift
/// var a: NDArray<Double, 2> = [[1, 2, 3], [4, 5, 6]]
/// a[0, 1] = 7
/// let column = a[..., -1]        // rank 1: 3, 6
/// a[1 ..< 2, ...] = 0            // the second row
/// ```
///
/// One value for a slice is assigned with up to two axes, `a[0, ...] = 1`; with any number there is
/// `a[0, ..., ...].fill(1)`.
@frozen
public struct NDArray<Scalar: ArrayElement, let Rank: Int>: Sendable {
  @usableFromInline var storage: ArrayStorage
  @usableFromInline var layout: Layout<Rank>

  @inlinable
  init(storage: ArrayStorage, layout: Layout<Rank>) {
    self.storage = storage
    self.layout = layout
  }
}

// MARK: Shape and layout

extension NDArray {
  /// The extents of the axes.
  @inlinable public var shape: InlineArray<Rank, Int> { layout.shape }

  /// The distances in memory between neighbours along each axis, in elements. Negative after a
  /// reversal, 0 along an axis that was broadcast.
  @inlinable public var strides: InlineArray<Rank, Int> { layout.strides }

  /// The number of axes.
  @inlinable public static var rank: Int { Rank }

  /// The number of elements: the product of the extents, 1 for rank 0.
  @inlinable public var count: Int { layout.count }

  @inlinable public var isEmpty: Bool { count == 0 }

  /// Whether the elements lie without gaps in `order`. Rank 0 and gapless rank 1 are both orders.
  @inlinable
  public func isContiguous(_ order: MemoryOrder) -> Bool { layout.isContiguous(order) }
}

// MARK: Memory

extension NDArray {
  /// The address from which `layout.offset` counts.
  @inlinable
  var start: UnsafeMutablePointer<Scalar> {
    storage.start.assumingMemoryBound(to: Scalar.self)
  }

  /// The address of element `[0, 0, …]`. The storage must be kept alive while it is in use.
  @inlinable
  var base: UnsafeMutablePointer<Scalar> { start + layout.offset }

  /// Makes this array the only one that sees its elements, by copying them if need be.
  @inlinable
  @inline(__always)
  mutating func makeUnique() {
    // Uniqueness first: only a sole holder may ask about a loan.
    if !isKnownUniquelyReferenced(&storage) || layout.repeatsElements
      || !(storage.isWritable || isBorrower())
    {
      self = copied(order: layout.preferredOrder)
    }
  }

  /// Whether this very variable was lent a slice to change.
  @inlinable
  @inline(never)
  mutating func isBorrower() -> Bool {
    let storage = storage
    return Swift.withUnsafeMutablePointer(to: &self) { storage.isLent(to: $0) }
  }

  /// A copy of its own memory, without gaps.
  @inlinable
  @inline(never)
  func copied(order: MemoryOrder) -> NDArray {
    let copy = NDArray(uninitialized: shape, order: order)
    copy.start.copyElements(
      at: 0, copy.strides, from: start, at: layout.offset, strides, shape)
    return copy
  }

  /// Memory without values; every element must be written before the first read.
  @inlinable
  init(uninitialized shape: InlineArray<Rank, Int>, order: MemoryOrder) {
    orTrap { () throws(ArrayError) in
      try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
    }
    let layout = Layout(shape: shape, order: order)
    self.init(
      storage: ArrayStorage(
        byteCount: layout.count &* MemoryLayout<Scalar>.stride, zeroed: false),
      layout: layout)
  }
}
