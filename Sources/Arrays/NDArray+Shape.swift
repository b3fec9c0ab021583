// Other shapes for the same elements. All of these share memory with the original, except that a
// reshape copies when no strides describe the result.

extension NDArray {
  /// The axes in reverse order; of a matrix, rows become columns. No copy.
  @inlinable
  public func transposed() -> NDArray {
    var layout = layout
    for axis in 0..<Rank {
      layout.shape[axis] = shape[Rank - 1 - axis]
      layout.strides[axis] = strides[Rank - 1 - axis]
    }
    return view(layout)
  }

  /// The axes in another order: axis `k` of the result is axis `axes[k]` of this array. No copy.
  @inlinable
  public func transposed(_ axes: InlineArray<Rank, Int>) -> NDArray {
    var layout = layout
    var isTaken = InlineArray<Rank, Bool>(repeating: false)
    for axis in 0..<Rank {
      let from = axes[axis] < 0 ? axes[axis] &+ Rank : axes[axis]
      guard from >= 0, from < Rank, !isTaken[from] else {
        trap(.invalidAxis, "\(axes.text) is not an order of the axes of shape \(shape.text)")
      }
      isTaken[from] = true
      layout.shape[axis] = shape[from]
      layout.strides[axis] = strides[from]
    }
    return view(layout)
  }

  /// The array with two axes exchanged. No copy.
  @inlinable
  public func swappingAxes(_ first: Int, _ second: Int) -> NDArray {
    var axes = InlineArray<Rank, Int> { $0 }
    axes.swapAt(checkedAxis(first), checkedAxis(second))
    return transposed(axes)
  }

  /// The elements without gaps in `order`: this array if they lie so, else a copy.
  @inlinable
  public func asContiguous(order: MemoryOrder) -> NDArray {
    isContiguous(order) ? self : copied(order: order)
  }

  /// The elements in another shape, taken in `order`. One extent may be -1: it follows from the
  /// others. Without a copy where strides can describe the result.
  ///
  /// Stops when the number of elements differs; `tryReshaped` throws instead.
  @inlinable
  public func reshaped<let NewRank: Int>(
    _ shape: InlineArray<NewRank, Int>, order: MemoryOrder = .c
  ) -> NDArray<Scalar, NewRank> {
    orTrap { () throws(ArrayError) in try tryReshaped(shape, order: order) }
  }

  /// Like `reshaped`, throwing `ArrayError` when the number of elements differs.
  @inlinable
  public func tryReshaped<let NewRank: Int>(
    _ shape: InlineArray<NewRank, Int>, order: MemoryOrder = .c
  ) throws(ArrayError) -> NDArray<Scalar, NewRank> {
    let target = try layout.resolvedShape(shape)
    if let reshaped = layout.reshaped(target, order: order) { return view(reshaped) }
    return NDArray<Scalar, NewRank>(
      storage: copied(order: order).storage, layout: Layout(shape: target, order: order))
  }

  /// All elements in one dimension, in `order`. No copy where possible.
  @inlinable
  public func flattened(order: MemoryOrder = .c) -> NDArray<Scalar, 1> {
    reshaped([count], order: order)
  }

  /// The array repeated along new leading axes and along axes of extent 1, as NumPy broadcasts.
  /// Nothing is copied: repeated axes have stride 0.
  ///
  /// Stops when the shapes do not fit; `tryBroadcast` throws instead.
  @inlinable
  public func broadcast<let NewRank: Int>(
    to shape: InlineArray<NewRank, Int>
  ) -> NDArray<Scalar, NewRank> {
    orTrap { () throws(ArrayError) in try tryBroadcast(to: shape) }
  }

  /// Like `broadcast(to:)`, throwing `ArrayError` when the shapes do not fit.
  @inlinable
  public func tryBroadcast<let NewRank: Int>(
    to shape: InlineArray<NewRank, Int>
  ) throws(ArrayError) -> NDArray<Scalar, NewRank> {
    try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
    return view(try layout.broadcast(to: shape))
  }

  /// The number of an axis, negative ones counted from the last; stops when there is none.
  @inlinable
  func checkedAxis(_ axis: Int) -> Int {
    orTrap { () throws(ArrayError) in try layout.axis(axis) }
  }
}
