#if LAPACK
  internal import CLAPACK

  /// The solution `x` of `a · x = b` for one right-hand side, by LU factors with pivoting.
  ///
  /// Throws `ArrayError`: `shapeMismatch` when `a` is not square or `b` of another extent,
  /// `noSolution` when `a` is singular.
  @inlinable
  public func solve<Scalar: LAPACKElement>(
    _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 1>
  ) throws(ArrayError) -> NDArray<Scalar, 1> {
    try checkSystem(a.shape, b.shape[0], b.shape.text)
    let x = b.copied(order: .fortran)
    try solve(Scalar.lapackType, a.copied(order: .fortran).storage, x.start, a.shape[0], 1)
    return x
  }

  /// The solutions of `a · x = b`, one per column of `b`; see `solve` for one.
  @inlinable
  public func solve<Scalar: LAPACKElement>(
    _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>
  ) throws(ArrayError) -> NDArray<Scalar, 2> {
    try checkSystem(a.shape, b.shape[0], b.shape.text)
    let x = b.copied(order: .fortran)
    try solve(
      Scalar.lapackType, a.copied(order: .fortran).storage, x.start, a.shape[0], b.shape[1])
    return x
  }

  extension NDArray where Rank == 2, Scalar: LAPACKElement {
    /// The matrix whose product with this one is the identity, in the same memory order.
    ///
    /// Throws `ArrayError`: `shapeMismatch` when this one is not square, `noSolution` when it is
    /// singular. To solve equations `solve` is faster and errs less.
    @inlinable
    public func inverse() throws(ArrayError) -> NDArray {
      try checkSquare(shape)
      // Rows and columns may change their parts: the inverse of the transpose is the transpose.
      let result = copied(order: layout.preferredOrder)
      try invert(Scalar.lapackType, result.start, shape[0])
      return result
    }

    /// The determinant; 1 for a matrix without elements.
    ///
    /// Throws `ArrayError` with code `shapeMismatch` when the matrix is not square.
    @inlinable
    public func determinant() throws(ArrayError) -> Scalar {
      try checkSquare(shape)
      let factors = copied(order: layout.preferredOrder)
      let isNegative = try factorize(Scalar.lapackType, factors.start, shape[0])
      var product: Scalar = 1
      for i in 0..<shape[0] { product *= factors.start[i &* (shape[0] &+ 1)] }
      withExtendedLifetime(factors.storage) {}
      return isNegative ? Scalar.zero - product : product
    }

    /// The lower triangle `L` with `L · Lᴴ` equal to this matrix, which must be symmetric
    /// (Hermitian if complex) and positive definite; only its lower triangle is looked at.
    ///
    /// Throws `ArrayError`: `shapeMismatch` when the matrix is not square, `noSolution` when it is
    /// not positive definite.
    @inlinable
    public func cholesky() throws(ArrayError) -> NDArray {
      try checkSquare(shape)
      // Of C order LAPACK sees the transpose, so that the lower triangle is the upper one.
      let order = layout.preferredOrder
      let result = copied(order: order)
      try factorizePositive(Scalar.lapackType, result.start, shape[0], isLower: order == .fortran)
      let n = shape[0]
      for i in 0..<n {
        for j in (i &+ 1)..<Swift.max(n, i &+ 1) {
          result.start[i &* result.strides[0] &+ j &* result.strides[1]] = 0
        }
      }
      return result
    }
  }

  @usableFromInline
  func checkSystem(
    _ a: InlineArray<2, Int>, _ rows: Int, _ b: String
  ) throws(ArrayError) {
    try checkSquare(a)
    guard rows == a[0] else {
      throw ArrayError(
        .shapeMismatch,
        "the right-hand side of shape \(b) does not fit the matrix of shape \(a.text)")
    }
  }

  /// Solves in place; `a` is overwritten by its factors.
  @usableFromInline
  func solve(
    _ type: LAPACKType, _ a: ArrayStorage, _ b: UnsafeMutableRawPointer, _ n: Int, _ count: Int
  ) throws(ArrayError) {
    var (order, columns) = (try lapackExtent(n), try lapackExtent(count))
    var leading = Swift.max(1, order)
    var info: Int32 = 0
    let pivots = integerMemory(n)
    defer { pivots.deallocate() }
    let gesv = type.pick(sgesv_, dgesv_, cgesv_, zgesv_)
    gesv(&order, &columns, a.start, &leading, pivots, b, &leading, &info)
    if info > 0 { throw singular(n, pivot: info) }
  }

  @usableFromInline
  func invert(_ type: LAPACKType, _ a: UnsafeMutableRawPointer, _ n: Int) throws(ArrayError) {
    guard n > 0 else { return }
    var order = try lapackExtent(n)
    var info: Int32 = 0
    let pivots = integerMemory(n)
    defer { pivots.deallocate() }
    let getrf = type.pick(sgetrf_, dgetrf_, cgetrf_, zgetrf_)
    getrf(&order, &order, a, &order, pivots, &info)
    if info > 0 { throw singular(n, pivot: info) }
    let getri = type.pick(sgetri_, dgetri_, cgetri_, zgetri_)
    try withWorkspace(type) { work, size in
      getri(&order, a, &order, pivots, work, size, &info)
    }
    if info > 0 { throw singular(n, pivot: info) }
  }

  /// Overwrites the matrix by its LU factors; returns whether the rows were permuted oddly.
  @usableFromInline
  func factorize(
    _ type: LAPACKType, _ a: UnsafeMutableRawPointer, _ n: Int
  ) throws(ArrayError) -> Bool {
    guard n > 0 else { return false }
    var order = try lapackExtent(n)
    var info: Int32 = 0
    let pivots = integerMemory(n)
    defer { pivots.deallocate() }
    let getrf = type.pick(sgetrf_, dgetrf_, cgetrf_, zgetrf_)
    getrf(&order, &order, a, &order, pivots, &info)
    return (0..<n).count { pivots[$0] != Int32($0 + 1) } % 2 == 1
  }

  @usableFromInline
  func factorizePositive(
    _ type: LAPACKType, _ a: UnsafeMutableRawPointer, _ n: Int, isLower: Bool
  ) throws(ArrayError) {
    guard n > 0 else { return }
    var order = try lapackExtent(n)
    var info: Int32 = 0
    let potrf = type.pick(spotrf_, dpotrf_, cpotrf_, zpotrf_)
    potrf(isLower ? "L" : "U", &order, a, &order, &info, 1)
    if info > 0 {
      throw ArrayError(
        .noSolution,
        "the matrix of shape [\(n), \(n)] is not positive definite: its leading part of \(info) rows"
          + " is not")
    }
  }
#endif
