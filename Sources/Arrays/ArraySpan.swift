/// The elements of an array for reading in a hot loop: what `Span` is to `Array`.
///
/// Holds address, shape and strides and no reference, so that a loop over it touches no reference
/// count. It cannot outlive the array. The last axis is always without gaps, so that `row` can give
/// a `Span`.
@frozen
public struct ArraySpan<Scalar: ArrayElement, let Rank: Int>: ~Escapable {
  @usableFromInline let base: UnsafeMutablePointer<Scalar>
  @usableFromInline let layout: Layout<Rank>

  /// - Parameter base: the address from which the offset of `layout` counts.
  @inlinable
  @_lifetime(borrow owner)
  init<Owner>(
    _ base: UnsafeMutablePointer<Scalar>, _ layout: Layout<Rank>, of owner: borrowing Owner
  ) {
    self.base = base
    self.layout = layout
  }

  /// The extents of the axes.
  @inlinable public var shape: InlineArray<Rank, Int> { layout.shape }
}

/// The elements of an array for reading and writing in a hot loop: what `MutableSpan` is to
/// `Array`. See `NDArray.withMutableView`.
///
/// Whether the array's elements are shared was settled when the view was made: writing checks the
/// bounds and nothing else.
@frozen
public struct MutableArraySpan<Scalar: ArrayElement, let Rank: Int>: ~Copyable, ~Escapable {
  @usableFromInline let base: UnsafeMutablePointer<Scalar>
  @usableFromInline let layout: Layout<Rank>

  @inlinable
  @_lifetime(borrow owner)
  init<Owner>(
    _ base: UnsafeMutablePointer<Scalar>, _ layout: Layout<Rank>, of owner: borrowing Owner
  ) {
    self.base = base
    self.layout = layout
  }

  /// The extents of the axes.
  @inlinable public var shape: InlineArray<Rank, Int> { layout.shape }
}

extension NDArray {
  /// Calls `body` with the elements for reading.
  ///
  /// An array whose last axis has gaps, as in Fortran's order, is copied first.
  @inlinable
  public func withView<Result, Failure: Error>(
    _ body: (borrowing ArraySpan<Scalar, Rank>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if layout.hasDenseRows {
      defer { withExtendedLifetime(storage) {} }
      let view = ArraySpan(start, layout, of: self)
      return try body(view)
    }
    let copy = copied(order: .c)
    defer { withExtendedLifetime(copy.storage) {} }
    let view = ArraySpan(copy.start, copy.layout, of: copy)
    return try body(view)
  }

  /// Calls `body` with the elements for reading and writing.
  ///
  /// Around a loop this makes one check for shared memory instead of one per element. An array whose
  /// last axis has gaps, as in Fortran's order, is copied before and copied back afterwards.
  ///
  /// ```swift
  /// u.withMutableView { u in                       // Gauss-Seidel: neighbours of the same array
  ///   for i in 1 ..< u.shape[0] - 1 {
  ///     var left = u[i, 0]
  ///     for j in 1 ..< u.shape[1] - 1 {
  ///       left = 0.25 * (u[i &- 1, j] + left + u[i, j &+ 1] + u[i &+ 1, j])
  ///       u[i, j] = left
  ///     }
  ///   }
  /// }
  /// ```
  ///
  /// Whether elements are shared is asked once. `&+ 1` on indices leaves out a test for overflow, and
  /// a neighbour that was just computed is quicker from a local than from memory.
  @inlinable
  public mutating func withMutableView<Result, Failure: Error>(
    _ body: (inout MutableArraySpan<Scalar, Rank>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    makeUnique()
    if layout.hasDenseRows {
      defer { withExtendedLifetime(storage) {} }
      var view = MutableArraySpan(start, layout, of: self)
      return try body(&view)
    }
    let copy = copied(order: .c)
    defer {
      start.copyElements(at: layout.offset, strides, from: copy.start, at: 0, copy.strides, shape)
    }
    var view = MutableArraySpan(copy.start, copy.layout, of: copy)
    return try body(&view)
  }
}

extension Layout {
  /// Whether elements along the last axis follow one another without gaps.
  @inlinable
  var hasDenseRows: Bool {
    Rank == 0 || strides[Rank - 1] == 1 || shape[Rank - 1] <= 1 || count == 0
  }

  /// Where the row with these leading indices starts; traps when there is none, or rows have gaps.
  @inlinable
  @inline(__always)
  func rowStart<let Leading: Int>(_ index: InlineArray<Leading, Int>) -> Int {
    var position = offset
    for axis in 0..<Leading {
      let extent = shape[axis]
      let i = index[axis] < 0 ? index[axis] &+ extent : index[axis]
      guard UInt(bitPattern: i) < UInt(bitPattern: extent) else {
        trap(
          .indexOutOfRange, "row \(index.text) is out of range for shape \(shape.text)")
      }
      position &+= i &* strides[axis]
    }
    guard hasDenseRows else {
      trap(
        .invalidSlice,
        "the rows of this array of strides \(strides.text) have gaps: "
          + "use asContiguous(order: .c), or withView")
    }
    return position
  }
}
