/// The arrays one after the other along an axis, as NumPy's `concatenate`.
///
/// Stops when there is none, or when extents of the other axes differ; `tryConcatenate` throws
/// instead.
@inlinable
public func concatenate<Scalar: ArrayElement, let Rank: Int>(
  _ arrays: [NDArray<Scalar, Rank>], axis: Int = 0
) -> NDArray<Scalar, Rank> {
  orTrap { () throws(ArrayError) in try tryConcatenate(arrays, axis: axis) }
}

/// Like `concatenate`, throwing `ArrayError`: `invalidAxis` or `shapeMismatch`.
@inlinable
public func tryConcatenate<Scalar: ArrayElement, let Rank: Int>(
  _ arrays: [NDArray<Scalar, Rank>], axis: Int = 0
) throws(ArrayError) -> NDArray<Scalar, Rank> {
  guard let first = arrays.first else {
    throw ArrayError(.shapeMismatch, "there are no arrays to concatenate")
  }
  let axis = try joiningAxis(axis, rank: Rank)
  var shape = first.shape
  shape[axis] = 0
  for (position, array) in arrays.enumerated() {
    for other in 0..<Rank where other != axis && array.shape[other] != shape[other] {
      throw cannotJoin(first.shape.text, position, array.shape.text, axis)
    }
    let (sum, overflow) = shape[axis].addingReportingOverflow(array.shape[axis])
    guard !overflow else { throw invalidShape(shape) }
    shape[axis] = sum
  }
  try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
  let order: MemoryOrder =
    arrays.allSatisfy { $0.layout.preferredOrder == .fortran } ? .fortran : .c
  let result = NDArray<Scalar, Rank>(uninitialized: shape, order: order)
  var position = 0
  for array in arrays {
    result.start.copyElements(
      at: position &* result.strides[axis], result.strides, from: array.start,
      at: array.layout.offset, array.strides, array.shape)
    position &+= array.shape[axis]
    withExtendedLifetime(array.storage) {}
  }
  return result
}

@usableFromInline
func joiningAxis(_ axis: Int, rank: Int) throws(ArrayError) -> Int {
  let position = axis < 0 ? axis + rank : axis
  guard position >= 0, position < rank else {
    throw ArrayError(.invalidAxis, "axis \(axis) does not exist in arrays of rank \(rank)")
  }
  return position
}

@usableFromInline
func cannotJoin(_ first: String, _ position: Int, _ other: String, _ axis: Int) -> ArrayError {
  ArrayError(
    .shapeMismatch,
    "arrays of shapes \(first) and, at position \(position), \(other) do not join along axis \(axis)"
  )
}

// MARK: Along a new axis

/// The engine of `stack`: `Result` is the rank of the arrays plus 1.
@inlinable
func stacked<Scalar: ArrayElement, let Rank: Int, let Result: Int>(
  _ arrays: [NDArray<Scalar, Rank>], axis: Int
) throws(ArrayError) -> NDArray<Scalar, Result> {
  guard let first = arrays.first else {
    throw ArrayError(.shapeMismatch, "there are no arrays to stack")
  }
  let axis = try joiningAxis(axis, rank: Result)
  var shape = InlineArray<Result, Int>(repeating: arrays.count)
  for old in 0..<Rank { shape[old < axis ? old : old &+ 1] = first.shape[old] }
  for (position, array) in arrays.enumerated() where !array.shape.isEqual(to: first.shape) {
    throw cannotJoin(first.shape.text, position, array.shape.text, axis)
  }
  try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
  let result = NDArray<Scalar, Result>(uninitialized: shape, order: .c)
  var strides = InlineArray<Rank, Int>(repeating: 0)
  for old in 0..<Rank { strides[old] = result.strides[old < axis ? old : old &+ 1] }
  for (position, array) in arrays.enumerated() {
    result.start.copyElements(
      at: position &* result.strides[axis], strides, from: array.start, at: array.layout.offset,
      array.strides, array.shape)
    withExtendedLifetime(array.storage) {}
  }
  return result
}

/// The arrays, all of one shape, along a new axis, as NumPy's `stack`.
///
/// Stops when there is none, or when shapes differ; `tryStack` throws instead.
@inlinable
public func stack<Scalar: ArrayElement>(
  _ arrays: [NDArray<Scalar, 1>], axis: Int = 0
) -> NDArray<Scalar, 2> {
  orTrap { () throws(ArrayError) in try stacked(arrays, axis: axis) }
}

/// Matrices along a new axis, see `stack` of vectors.
@inlinable
public func stack<Scalar: ArrayElement>(
  _ arrays: [NDArray<Scalar, 2>], axis: Int = 0
) -> NDArray<Scalar, 3> {
  orTrap { () throws(ArrayError) in try stacked(arrays, axis: axis) }
}

/// Arrays of rank 3 along a new axis, see `stack` of vectors.
@inlinable
public func stack<Scalar: ArrayElement>(
  _ arrays: [NDArray<Scalar, 3>], axis: Int = 0
) -> NDArray<Scalar, 4> {
  orTrap { () throws(ArrayError) in try stacked(arrays, axis: axis) }
}

/// Arrays of rank 4 along a new axis, see `stack` of vectors.
@inlinable
public func stack<Scalar: ArrayElement>(
  _ arrays: [NDArray<Scalar, 4>], axis: Int = 0
) -> NDArray<Scalar, 5> {
  orTrap { () throws(ArrayError) in try stacked(arrays, axis: axis) }
}

/// Like `stack`, throwing `ArrayError`: `invalidAxis` or `shapeMismatch`.
@inlinable
public func tryStack<Scalar: ArrayElement>(
  _ arrays: [NDArray<Scalar, 1>], axis: Int = 0
) throws(ArrayError) -> NDArray<Scalar, 2> { try stacked(arrays, axis: axis) }

/// Like `stack`, throwing `ArrayError`: `invalidAxis` or `shapeMismatch`.
@inlinable
public func tryStack<Scalar: ArrayElement>(
  _ arrays: [NDArray<Scalar, 2>], axis: Int = 0
) throws(ArrayError) -> NDArray<Scalar, 3> { try stacked(arrays, axis: axis) }

/// Like `stack`, throwing `ArrayError`: `invalidAxis` or `shapeMismatch`.
@inlinable
public func tryStack<Scalar: ArrayElement>(
  _ arrays: [NDArray<Scalar, 3>], axis: Int = 0
) throws(ArrayError) -> NDArray<Scalar, 4> { try stacked(arrays, axis: axis) }

/// Like `stack`, throwing `ArrayError`: `invalidAxis` or `shapeMismatch`.
@inlinable
public func tryStack<Scalar: ArrayElement>(
  _ arrays: [NDArray<Scalar, 4>], axis: Int = 0
) throws(ArrayError) -> NDArray<Scalar, 5> { try stacked(arrays, axis: axis) }
