// Products of stacks of matrices: arrays of three axes, of which the first counts matrices.

/// The products of the matrices of two stacks, as NumPy's `a @ b`; a stack of one matrix is
/// repeated.
///
/// Stops when the inner extents differ, or the numbers of matrices; `tryMatmul` throws instead.
@inlinable
public func matmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 3>, _ b: NDArray<Scalar, 3>
) -> NDArray<Scalar, 3> {
  orTrap { () throws(ArrayError) in try tryMatmul(a, b) }
}

/// The products of each matrix of a stack with one matrix.
@inlinable
public func matmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 3>, _ b: NDArray<Scalar, 2>
) -> NDArray<Scalar, 3> {
  orTrap { () throws(ArrayError) in try tryMatmul(a, b) }
}

/// The products of one matrix with each matrix of a stack.
@inlinable
public func matmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 3>
) -> NDArray<Scalar, 3> {
  orTrap { () throws(ArrayError) in try tryMatmul(a, b) }
}

/// Like `matmul`, throwing `ArrayError` with code `shapeMismatch` when the shapes do not fit.
@inlinable
public func tryMatmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 3>, _ b: NDArray<Scalar, 3>
) throws(ArrayError) -> NDArray<Scalar, 3> {
  let (left, right) = (a.shape[0], b.shape[0])
  guard a.shape[2] == b.shape[1] else {
    throw productMismatch(a.shape.text, b.shape.text)
  }
  guard left == right || left == 1 || right == 1 else {
    throw stackMismatch(a.shape.text, b.shape.text)
  }
  let count = left == 1 ? right : left
  let (rows, inner, columns) = (a.shape[1], a.shape[2], b.shape[2])
  let product = NDArray<Scalar, 3>(shape: [count, rows, columns])
  for i in 0..<count {
    let x: NDArray<Scalar, 2> = a[left == 1 ? 0 : i, ..., ...]
    let y: NDArray<Scalar, 2> = b[right == 1 ? 0 : i, ..., ...]
    let target = product.base + i &* rows &* columns
    if writeBLASProduct(x, y, to: target) { continue }
    let contiguous = y.asContiguous(order: .c)
    addProducts(
      to: target, x.base, x.strides, contiguous.base, rows: rows, inner: inner, columns: columns)
    withExtendedLifetime((x.storage, contiguous.storage)) {}
  }
  withExtendedLifetime(product.storage) {}
  return product
}

/// Like `matmul`, throwing `ArrayError` with code `shapeMismatch` when the inner extents differ.
@inlinable
public func tryMatmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 3>, _ b: NDArray<Scalar, 2>
) throws(ArrayError) -> NDArray<Scalar, 3> {
  guard a.shape[2] == b.shape[0] else {
    throw productMismatch(a.shape.text, b.shape.text)
  }
  guard a.isContiguous(.c) else { return try tryMatmul(a, b.stacked()) }
  // The rows of all matrices are the rows of one.
  let rows: NDArray<Scalar, 2> = a.reshaped([a.shape[0] * a.shape[1], a.shape[2]])
  return try tryMatmul(rows, b).reshaped([a.shape[0], a.shape[1], b.shape[1]])
}

/// Like `matmul`, throwing `ArrayError` with code `shapeMismatch` when the inner extents differ.
@inlinable
public func tryMatmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 3>
) throws(ArrayError) -> NDArray<Scalar, 3> {
  guard a.shape[1] == b.shape[1] else {
    throw productMismatch(a.shape.text, b.shape.text)
  }
  return try tryMatmul(a.stacked(), b)
}

@usableFromInline
func stackMismatch(_ left: String, _ right: String) -> ArrayError {
  ArrayError(
    .shapeMismatch,
    "the shapes \(left) and \(right) do not fit for a product: the numbers of matrices differ")
}

extension NDArray where Rank == 2 {
  /// A stack of this matrix alone, in the same memory.
  @inlinable
  func stacked() -> NDArray<Scalar, 3> { view(layout.lifted(to: InlineArray<3, Int>.self)) }
}
