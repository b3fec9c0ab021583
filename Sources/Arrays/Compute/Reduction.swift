// The engine under reductions. Elements are folded into the result in runs, in memory order of the
// operand, which is also NumPy's order; so sums are equal to NumPy's to the last bit, except over
// several axes with gaps, where NumPy's order follows the size of its buffers.

/// What folds one run into the result: the accumulator with its stride, the operand with its
/// stride, and the count. With stride 0 all elements go into one accumulator, else element `i`
/// goes into accumulator `i`.
@usableFromInline
typealias FoldRun<Operand, Result> = (
  UnsafeMutablePointer<Result>, Int, UnsafeMutablePointer<Operand>, Int, Int
) -> Void

/// Which axes a reduction removes.
@usableFromInline
typealias AxisSet<let Rank: Int> = InlineArray<Rank, Bool>

extension NDArray {
  @inlinable
  func axisSet(_ axes: [Int]) -> InlineArray<Rank, Bool> {
    var set = InlineArray<Rank, Bool>(repeating: false)
    for axis in axes {
      let position = checkedAxis(axis)
      if set[position] { trap(.invalidAxis, "axis \(axis) is given twice") }
      set[position] = true
    }
    return set
  }

  @inlinable
  func axisSet(_ axis: Int) -> InlineArray<Rank, Bool> {
    var set = InlineArray<Rank, Bool>(repeating: false)
    set[checkedAxis(axis)] = true
    return set
  }

  /// The number of elements that meet in one element of the result.
  @inlinable
  func count(along axes: InlineArray<Rank, Bool>) -> Int {
    var count = 1
    for axis in 0..<Rank where axes[axis] { count &*= shape[axis] }
    return count
  }

  /// All elements, run by run.
  @inlinable
  func fold(_ run: (UnsafeMutablePointer<Scalar>, Int, Int) -> Void) {
    if isContiguous(.c) {
      if count > 0 { run(base, 1, count) }
    } else {
      let source = base
      forEachRun(shape: shape, strides: [strides]) { at, count, strides in
        run(source + at[0], strides[0], count)
      }
    }
    withExtendedLifetime(storage) {}
  }

  /// The reduction along `axes`, which are kept with extent 1.
  @inlinable
  func folded<Result>(
    _ axes: InlineArray<Rank, Bool>, from initial: Result, _ run: FoldRun<Scalar, Result>
  ) -> NDArray<Result, Rank> {
    var shape = shape
    for axis in 0..<Rank where axes[axis] { shape[axis] = 1 }
    let result = NDArray<Result, Rank>(uninitialized: shape, order: layout.preferredOrder)
    result.base.update(repeating: initial, count: result.count)
    fold(axes, into: result, run)
    return result
  }

  /// The same, starting from the first elements along the axes. For folds that may meet an element
  /// twice, such as the least; stops when there is no first element.
  @inlinable
  func foldedFromFirst(
    _ axes: InlineArray<Rank, Bool>, _ run: FoldRun<Scalar, Scalar>
  ) -> NDArray {
    var first = layout
    for axis in 0..<Rank where axes[axis] {
      if shape[axis] == 0, !isEmptyBesides(axes) { stopForEmptiness(shape.text) }
      first.shape[axis] = 1
    }
    let result = view(first).copied(order: layout.preferredOrder)
    fold(axes, into: result, run)
    return result
  }

  @inlinable
  func isEmptyBesides(_ axes: InlineArray<Rank, Bool>) -> Bool {
    for axis in 0..<Rank where !axes[axis] && shape[axis] == 0 { return true }
    return false
  }

  @inlinable
  func fold<Result>(
    _ axes: InlineArray<Rank, Bool>, into result: NDArray<Result, Rank>,
    _ run: FoldRun<Scalar, Result>
  ) {
    var resultStrides = result.strides
    for axis in 0..<Rank where axes[axis] { resultStrides[axis] = 0 }
    let out = result.base
    let source = base
    forEachRun(shape: shape, strides: [strides, resultStrides]) { at, count, strides in
      run(out + at[1], strides[1], source + at[0], strides[0], count)
    }
    withExtendedLifetime(storage) {}
  }

  /// The array without the axes, which have extent 1.
  @inlinable
  func dropping<let Kept: Int>(_ axes: InlineArray<Rank, Bool>) -> NDArray<Scalar, Kept> {
    var kept = Layout<Kept>(
      shape: InlineArray(repeating: 1), strides: InlineArray(repeating: 0), offset: layout.offset)
    var next = 0
    for axis in 0..<Rank where !axes[axis] {
      kept.shape[next] = shape[axis]
      kept.strides[next] = strides[axis]
      next &+= 1
    }
    return view(kept)
  }
}

@usableFromInline
@inline(never)
func stopForEmptiness(_ shape: String) -> Never {
  trap(.invalidShape, "an array of shape \(shape) has no least, greatest or mean element")
}
