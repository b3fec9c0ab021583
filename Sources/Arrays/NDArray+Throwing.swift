// Forms that throw where the subscripts stop: for indices that come from users or files.

extension NDArray {
  /// The element at an index; negative indices count from the end.
  /// - Throws: `ArrayError` naming index and shape when the index lies outside.
  @inlinable
  public func element(at index: InlineArray<Rank, Int>) throws(ArrayError) -> Scalar {
    guard let position = layout.position(of: index) else {
      throw indexOutOfRange(index, shape: shape)
    }
    defer { withExtendedLifetime(storage) {} }
    return start[position]
  }

  /// Replaces the element at an index; negative indices count from the end.
  /// - Throws: `ArrayError` naming index and shape when the index lies outside.
  @inlinable
  public mutating func setElement(
    at index: InlineArray<Rank, Int>, to value: Scalar
  ) throws(ArrayError) {
    guard layout.position(of: index) != nil else { throw indexOutOfRange(index, shape: shape) }
    makeUnique()
    start[layout.checkedPosition(index)] = value
  }

  /// The part that the axes keep: `try a.slice(1 ..< -1, ...)` is `a[1 ..< -1, ...]`.
  ///
  /// - Parameter axes: one for each axis.
  /// - Throws: `ArrayError` naming slice and shape when the slice lies outside, or has the wrong
  ///   number of axes.
  @inlinable
  public func slice(_ axes: Axis...) throws(ArrayError) -> NDArray {
    guard axes.count == Rank else {
      throw ArrayError(
        .invalidSlice, "a slice of \(axes.count) axes of an array of shape \(shape.text)")
    }
    let cuts = InlineArray<Rank, Cut> { .keep(axes[$0]) }
    return view(try layout.sliced(cuts))
  }
}
