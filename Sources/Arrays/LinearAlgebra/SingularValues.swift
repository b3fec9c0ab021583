#if LAPACK
  internal import CLAPACK

  extension NDArray where Rank == 2, Scalar: LAPACKElement {
    /// The singular value decomposition `u · diag(singularValues) · vt`, as NumPy's `linalg.svd`.
    ///
    /// `vt` has the conjugates of the right singular vectors as rows; the singular values fall.
    /// - Parameter fullMatrices: whether `u` (m, m) and `vt` (n, n) are square, else they have
    ///   Swift.min(m, n) columns and rows.
    ///
    /// Throws `ArrayError`: `invalidData` when there are elements that are not finite,
    /// `noSolution` when the iteration does not converge.
    @inlinable
    public func svd(fullMatrices: Bool = true) throws(ArrayError) -> (
      u: NDArray, singularValues: NDArray<Scalar.RealPart, 1>, vt: NDArray
    ) {
      try checkFinite()
      let (m, n) = (shape[0], shape[1])
      let least = Swift.min(m, n)
      let u = NDArray(shape: [m, fullMatrices ? m : least], order: .fortran)
      let vt = NDArray(shape: [fullMatrices ? n : least, n], order: .fortran)
      let values = NDArray<Scalar.RealPart, 1>(shape: [least])
      if least == 0 {
        // Nothing to decompose: any orthonormal matrices will do.
        for i in 0..<Swift.min(u.shape[0], u.shape[1]) { u.start[i &* (m &+ 1)] = 1 }
        for i in 0..<Swift.min(vt.shape[0], vt.shape[1]) { vt.start[i &* (n &+ 1)] = 1 }
        return (u, values, vt)
      }
      try Arrays.singularValues(
        Scalar.lapackType, fullMatrices ? .all : .some, copied(order: .fortran).storage, m, n,
        values.start, u.start, vt.start)
      return (u, values, vt)
    }

    /// The singular values, falling; throws like `svd()`.
    @inlinable
    public func singularValues() throws(ArrayError) -> NDArray<Scalar.RealPart, 1> {
      try checkFinite()
      let least = Swift.min(shape[0], shape[1])
      let values = NDArray<Scalar.RealPart, 1>(shape: [least])
      if least > 0 {
        // A matrix and its transpose have the same.
        let copy = copied(order: layout.preferredOrder)
        let isTransposed = !copy.isContiguous(.fortran)
        try Arrays.singularValues(
          Scalar.lapackType, .none, copy.storage, shape[isTransposed ? 1 : 0],
          shape[isTransposed ? 0 : 1], values.start, nil, nil)
      }
      return values
    }

    /// The largest singular value: how much the matrix stretches at most. 0 without elements.
    @inlinable
    public func spectralNorm() throws(ArrayError) -> Scalar.RealPart {
      let values = try singularValues()
      return values.isEmpty ? 0 : values[0]
    }

    /// The sum of the singular values.
    @inlinable
    public func nuclearNorm() throws(ArrayError) -> Scalar.RealPart {
      Array(try singularValues()).reduce(0, +)
    }

    /// The solution `x` of least length that makes `a · x - b` least, `a` being this matrix, as
    /// NumPy's `linalg.lstsq`.
    ///
    /// - `residuals`: for each column of `b` the square of the length of `a · x - b`; empty when the
    ///   rank is less than the number of columns, or when there are no more rows than columns.
    /// - `rank`: the number of singular values above `tolerance` times the largest.
    /// - Parameter tolerance: nil means the precision of the type times the larger extent.
    ///
    /// Throws `ArrayError`: `shapeMismatch` when the numbers of rows differ, and like `svd()`.
    @inlinable
    public func leastSquares(
      _ b: NDArray, tolerance: Scalar.RealPart? = nil
    ) throws(ArrayError) -> (
      solution: NDArray, residuals: NDArray<Scalar.RealPart, 1>, rank: Int,
      singularValues: NDArray<Scalar.RealPart, 1>
    ) {
      let (m, n, count) = (shape[0], shape[1], b.shape[1])
      guard b.shape[0] == m else {
        throw ArrayError(
          .shapeMismatch,
          "the right-hand side of shape \(b.shape.text) does not fit the matrix of shape \(shape.text)"
        )
      }
      try checkFinite()
      try b.checkFinite()
      let values = NDArray<Scalar.RealPart, 1>(shape: [Swift.min(m, n)])
      if isEmpty || b.isEmpty {
        return (NDArray(shape: [n, count]), NDArray<Scalar.RealPart, 1>(shape: [0]), 0, values)
      }
      // The solution is written over the right-hand sides and may have more rows.
      let x = NDArray(shape: [Swift.max(m, n), count], order: .fortran)
      x.start.copyElements(
        at: 0, x.strides, from: b.start, at: b.layout.offset, b.strides, b.shape)
      let tolerance = tolerance ?? Scalar.RealPart.ulpOfOne * Scalar.RealPart(Swift.max(m, n))
      let rank = try withUnsafeBytes(of: tolerance) { tolerance throws(ArrayError) in
        try Arrays.leastSquares(
          Scalar.lapackType, copied(order: .fortran).storage, x.start, m, n, count, values.start,
          tolerance)
      }
      let rows = x.view(Layout(shape: [n, count], strides: x.strides, offset: 0))
      guard rank == n, m > n else {
        return (rows, NDArray<Scalar.RealPart, 1>(shape: [0]), rank, values)
      }
      let residuals = NDArray<Scalar.RealPart, 1>(shape: [count]) { index in
        squaredLength(x.start + (index[0] &* Swift.max(m, n) &+ n), m &- n)
      }
      return (rows, residuals, rank, values)
    }

    /// The solution for one right-hand side, see `leastSquares` for several; `residuals` has one
    /// element or none.
    @inlinable
    public func leastSquares(
      _ b: NDArray<Scalar, 1>, tolerance: Scalar.RealPart? = nil
    ) throws(ArrayError) -> (
      solution: NDArray<Scalar, 1>, residuals: NDArray<Scalar.RealPart, 1>, rank: Int,
      singularValues: NDArray<Scalar.RealPart, 1>
    ) {
      let column: NDArray<Scalar, 2> = b.reshaped([b.count, 1])
      let answer = try leastSquares(column, tolerance: tolerance)
      return (
        answer.solution.flattened(), answer.residuals, answer.rank, answer.singularValues
      )
    }
  }

  /// The sum of the squares of the magnitudes, real and imaginary parts alike.
  @inlinable
  func squaredLength<Scalar: LAPACKElement>(
    _ start: UnsafeMutablePointer<Scalar>, _ count: Int
  ) -> Scalar.RealPart {
    let parts = MemoryLayout<Scalar>.size / MemoryLayout<Scalar.RealPart>.size
    let reals = UnsafeMutableRawPointer(start).assumingMemoryBound(to: Scalar.RealPart.self)
    return sumOfProducts(reals, 1, reals, 1, count &* parts)
  }

  /// How much of the matrices of singular vectors is wanted.
  @usableFromInline
  enum SingularVectors: String {
    case all = "A"
    case some = "S"
    case none = "N"
  }

  @usableFromInline
  func singularValues(
    _ type: LAPACKType, _ vectors: SingularVectors, _ a: ArrayStorage, _ m: Int, _ n: Int,
    _ values: UnsafeMutableRawPointer, _ u: UnsafeMutableRawPointer?,
    _ vt: UnsafeMutableRawPointer?
  ) throws(ArrayError) {
    var (rows, columns) = (try lapackExtent(m), try lapackExtent(n))
    let (least, most) = (Swift.min(m, n), Swift.max(m, n))
    var leadingVT = vectors == .some ? Swift.min(rows, columns) : columns
    var info: Int32 = 0
    let integers = integerMemory(8 * least)
    defer { integers.deallocate() }
    let unused = workMemory(64)
    defer { unused.deallocate() }
    let (left, right) = (u ?? unused, vt ?? unused)
    let realCount = type.isComplex ? least * Swift.max(5 * least + 7, 2 * most + 2 * least + 1) : 0
    let real = workMemory(realCount * type.realSize)
    defer { real.deallocate() }
    try withWorkspace(type) { work, size in
      if type.isComplex {
        let gesdd = type == .complexFloat ? cgesdd_ : zgesdd_
        gesdd(
          vectors.rawValue, &rows, &columns, a.start, &rows, values, left, &rows, right, &leadingVT,
          work, size, real, integers, &info, 1)
      } else {
        let gesdd = type == .float ? sgesdd_ : dgesdd_
        gesdd(
          vectors.rawValue, &rows, &columns, a.start, &rows, values, left, &rows, right, &leadingVT,
          work, size, integers, &info, 1)
      }
    }
    if info > 0 { throw didNotConverge("singular values", m, n) }
  }

  /// Overwrites `b`, of Swift.max(m, n) rows, by the solutions; returns the rank.
  @usableFromInline
  func leastSquares(
    _ type: LAPACKType, _ a: ArrayStorage, _ b: UnsafeMutableRawPointer, _ m: Int, _ n: Int,
    _ sideCount: Int, _ values: UnsafeMutableRawPointer, _ tolerance: UnsafeRawBufferPointer
  ) throws(ArrayError) -> Int {
    var (rows, columns, sides) = (
      try lapackExtent(m), try lapackExtent(n), try lapackExtent(sideCount)
    )
    var leadingB = Swift.max(rows, columns)
    var (rank, info): (Int32, Int32) = (0, 0)
    // The query also tells the sizes of the other two work arrays.
    var (real, integers) = (workMemory(64), integerMemory(1))
    defer {
      real.deallocate()
      integers.deallocate()
    }
    try withWorkspace(type) { work, size in
      if size.pointee >= 0 {
        let realCount = type.isComplex ? type.count(real) : 0
        let integerCount = Int(integers[0])
        real.deallocate()
        real = workMemory(realCount * type.realSize)
        integers.deallocate()
        integers = integerMemory(integerCount)
      }
      if type.isComplex {
        let gelsd = type == .complexFloat ? cgelsd_ : zgelsd_
        gelsd(
          &rows, &columns, &sides, a.start, &rows, b, &leadingB, values, tolerance.baseAddress,
          &rank, work, size, real, integers, &info)
      } else {
        let gelsd = type == .float ? sgelsd_ : dgelsd_
        gelsd(
          &rows, &columns, &sides, a.start, &rows, b, &leadingB, values, tolerance.baseAddress,
          &rank, work, size, integers, &info)
      }
    }
    if info > 0 { throw didNotConverge("singular values", m, n) }
    return Int(rank)
  }
#endif
