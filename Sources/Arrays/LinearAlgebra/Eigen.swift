#if LAPACK
  internal import CLAPACK
  public import ComplexModule

  extension NDArray where Rank == 2, Scalar: LAPACKElement {
    /// Eigenvalues and eigenvectors of a square matrix: `a · vectors[..., k]` is
    /// `values[k] * vectors[..., k]`. As NumPy's `linalg.eig`, but always complex; the vectors have
    /// length 1; the order is LAPACK's.
    ///
    /// Throws `ArrayError`: `shapeMismatch` when the matrix is not square, `invalidData` when it
    /// has elements that are not finite, `noSolution` when the iteration does not converge.
    @inlinable
    public func eigen() throws(ArrayError) -> (
      values: NDArray<Complex<Scalar.RealPart>, 1>, vectors: NDArray<Complex<Scalar.RealPart>, 2>
    ) {
      try checkSquare(shape)
      try checkFinite()
      let n = shape[0]
      let values = NDArray<Complex<Scalar.RealPart>, 1>(shape: [n])
      let vectors = NDArray<Complex<Scalar.RealPart>, 2>(shape: [n, n], order: .fortran)
      try Arrays.eigen(
        Scalar.lapackType, copied(order: .fortran).storage, n, values.start, vectors.start)
      return (values, vectors)
    }

    /// The eigenvalues of a square matrix, see `eigen()`.
    @inlinable
    public func eigenvalues() throws(ArrayError) -> NDArray<Complex<Scalar.RealPart>, 1> {
      try checkSquare(shape)
      try checkFinite()
      let values = NDArray<Complex<Scalar.RealPart>, 1>(shape: [shape[0]])
      try Arrays.eigen(
        Scalar.lapackType, copied(order: .fortran).storage, shape[0], values.start, nil)
      return values
    }

    /// Eigenvalues, rising, and orthonormal eigenvectors of a matrix that is symmetric (Hermitian if
    /// complex); only its lower triangle is looked at. As NumPy's `linalg.eigh`.
    ///
    /// Throws like `eigen()`.
    @inlinable
    public func symmetricEigen() throws(ArrayError) -> (
      values: NDArray<Scalar.RealPart, 1>, vectors: NDArray
    ) {
      try checkSquare(shape)
      try checkFinite()
      let vectors = copied(order: .fortran)
      let values = NDArray<Scalar.RealPart, 1>(shape: [shape[0]])
      try Arrays.symmetricEigen(
        Scalar.lapackType, vectors.start, shape[0], values.start, wantsVectors: true)
      return (values, vectors)
    }

    /// The eigenvalues, rising, of a symmetric or Hermitian matrix, see `symmetricEigen()`.
    @inlinable
    public func symmetricEigenvalues() throws(ArrayError) -> NDArray<Scalar.RealPart, 1> {
      try checkSquare(shape)
      try checkFinite()
      let values = NDArray<Scalar.RealPart, 1>(shape: [shape[0]])
      let copy = copied(order: .fortran)
      try Arrays.symmetricEigen(
        Scalar.lapackType, copy.start, shape[0], values.start, wantsVectors: false)
      withExtendedLifetime(copy.storage) {}
      return values
    }
  }

  /// Fills complex values and, if wanted, vectors, which are columns of `n`.
  @usableFromInline
  func eigen(
    _ type: LAPACKType, _ a: ArrayStorage, _ n: Int, _ values: UnsafeMutableRawPointer,
    _ vectors: UnsafeMutableRawPointer?
  ) throws(ArrayError) {
    guard n > 0 else { return }
    var order = try lapackExtent(n)
    var one: Int32 = 1
    var info: Int32 = 0
    let job = vectors == nil ? "N" : "V"
    let unused = workMemory(64)
    defer { unused.deallocate() }
    if type.isComplex {
      let geev = type == .complexFloat ? cgeev_ : zgeev_
      let real = workMemory(2 * n * type.realSize)
      defer { real.deallocate() }
      let right = vectors ?? unused
      try withWorkspace(type) { work, size in
        geev(
          "N", job, &order, a.start, &order, values, unused, &one, right, &order, work, size,
          real, &info, 1, 1)
      }
    } else {
      let geev = type == .float ? sgeev_ : dgeev_
      // Real and imaginary parts of the values, and the real form of the vectors.
      let parts = workMemory(2 * n * type.realSize)
      defer { parts.deallocate() }
      let imaginary = parts + n * type.realSize
      let packed = workMemory(vectors == nil ? 0 : n * n * type.realSize)
      defer { packed.deallocate() }
      try withWorkspace(type) { work, size in
        geev(
          "N", job, &order, a.start, &order, parts, imaginary, unused, &one,
          packed, &order, work, size, &info, 1, 1)
      }
      if type.isDouble {
        unpack(as: Double.self, parts, packed, n, values, vectors)
      } else {
        unpack(as: Float.self, parts, packed, n, values, vectors)
      }
    }
    if info > 0 { throw didNotConverge("eigenvalues", n, n) }
  }

  /// Complex values and vectors from LAPACK's real form: of a pair of conjugate eigenvalues the
  /// first column holds the real, the second the imaginary part of the first vector.
  private func unpack<Value: FloatingPoint>(
    as type: Value.Type, _ parts: UnsafeMutableRawPointer, _ packed: UnsafeMutableRawPointer,
    _ n: Int, _ values: UnsafeMutableRawPointer, _ vectors: UnsafeMutableRawPointer?
  ) {
    let parts = parts.assumingMemoryBound(to: type)
    let packed = packed.assumingMemoryBound(to: type)
    let values = values.assumingMemoryBound(to: type)
    for k in 0..<n {
      values[2 * k] = parts[k]
      values[2 * k + 1] = parts[n + k]
    }
    guard let vectors = vectors?.assumingMemoryBound(to: type) else { return }
    var k = 0
    while k < n {
      let isPair = parts[n + k] != 0 && k + 1 < n
      for i in 0..<n {
        let x = packed[k * n + i]
        let y = isPair ? packed[(k + 1) * n + i] : 0
        vectors[2 * (k * n + i)] = x
        vectors[2 * (k * n + i) + 1] = y
        if isPair {
          vectors[2 * ((k + 1) * n + i)] = x
          vectors[2 * ((k + 1) * n + i) + 1] = -y
        }
      }
      k += isPair ? 2 : 1
    }
  }

  /// Overwrites the matrix by its eigenvectors, if wanted, and fills the eigenvalues.
  @usableFromInline
  func symmetricEigen(
    _ type: LAPACKType, _ a: UnsafeMutableRawPointer, _ n: Int,
    _ values: UnsafeMutableRawPointer, wantsVectors: Bool
  ) throws(ArrayError) {
    guard n > 0 else { return }
    var order = try lapackExtent(n)
    var info: Int32 = 0
    let job = wantsVectors ? "V" : "N"
    // Sizes as the routines' documentation gives them, of which the first query tells the best.
    let integers = integerMemory((3 + 5 * n))
    defer { integers.deallocate() }
    var integerCount = try lapackExtent(3 + 5 * n)
    if type.isComplex {
      let heevd = type == .complexFloat ? cheevd_ : zheevd_
      let realCount = 1 + 5 * n + 2 * n * n
      let real = workMemory(realCount * type.realSize)
      defer { real.deallocate() }
      var realSize = try lapackExtent(realCount)
      try withWorkspace(type) { work, size in
        heevd(
          job, "L", &order, a, &order, values, work, size, real, &realSize,
          integers, &integerCount, &info, 1, 1)
      }
    } else {
      let syevd = type == .float ? ssyevd_ : dsyevd_
      try withWorkspace(type) { work, size in
        syevd(
          job, "L", &order, a, &order, values, work, size, integers, &integerCount, &info,
          1, 1)
      }
    }
    if info > 0 { throw didNotConverge("eigenvalues", n, n) }
  }
#endif
