#if LAPACK
  internal import CLAPACK

  extension NDArray where Rank == 2, Scalar: LAPACKElement {
    /// The factors `q · r`: orthonormal columns times an upper triangle. As NumPy's `linalg.qr`
    /// (mode `reduced`): of an (m, n) matrix with k = Swift.min(m, n), `q` is (m, k) and `r` is (k, n).
    ///
    /// Throws `ArrayError` with code `invalidShape` for extents beyond LAPACK's.
    @inlinable
    public func qr() throws(ArrayError) -> (q: NDArray, r: NDArray) {
      let (m, n) = (shape[0], shape[1])
      let least = Swift.min(m, n)
      let factors = copied(order: .fortran)
      let r = NDArray(shape: [least, n], order: .fortran)
      if least == 0 { return (NDArray(shape: [m, least], order: .fortran), r) }
      let scales = NDArray<Scalar, 1>(shape: [least])
      try factorizeQR(Scalar.lapackType, factors.start, scales.start, m, n)
      for j in 0..<n {
        for i in 0..<Swift.min(j &+ 1, least) {
          r.start[j &* least &+ i] = factors.start[j &* m &+ i]
        }
      }
      try expandQ(Scalar.lapackType, factors.start, scales.start, m, least)
      withExtendedLifetime(scales.storage) {}
      return (
        factors.view(Layout(shape: [m, least], strides: factors.strides, offset: 0)), r
      )
    }
  }

  /// Overwrites the matrix by its upper triangle and, below, the reflections that make up `q`.
  @usableFromInline
  func factorizeQR(
    _ type: LAPACKType, _ a: UnsafeMutableRawPointer, _ scales: UnsafeMutableRawPointer, _ m: Int,
    _ n: Int
  ) throws(ArrayError) {
    var (rows, columns) = (try lapackExtent(m), try lapackExtent(n))
    var info: Int32 = 0
    let geqrf = type.pick(sgeqrf_, dgeqrf_, cgeqrf_, zgeqrf_)
    try withWorkspace(type) { work, size in
      geqrf(&rows, &columns, a, &rows, scales, work, size, &info)
    }
  }

  /// Overwrites the first `columns` columns by those of `q`.
  @usableFromInline
  func expandQ(
    _ type: LAPACKType, _ a: UnsafeMutableRawPointer, _ scales: UnsafeMutableRawPointer, _ m: Int,
    _ columns: Int
  ) throws(ArrayError) {
    var (rows, k) = (try lapackExtent(m), try lapackExtent(columns))
    var info: Int32 = 0
    let ungqr = type.pick(sorgqr_, dorgqr_, cungqr_, zungqr_)
    try withWorkspace(type) { work, size in
      ungqr(&rows, &k, &k, a, &rows, scales, work, size, &info)
    }
  }
#endif
