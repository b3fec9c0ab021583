// Products by BLAS, with the trait LAPACK; without it these functions have no answer and the
// compiler removes the question.

#if LAPACK
  internal import CLAPACK
  public import ComplexModule
  public import RealModule

  /// The four element types of BLAS and LAPACK, `s`, `d`, `c`, `z`.
  @usableFromInline
  @frozen
  enum LAPACKType: Sendable {
    case float, double, complexFloat, complexDouble

    /// Known to the compiler where the element type is.
    @inlinable
    @inline(__always)
    init?<Scalar>(_ type: Scalar.Type) {
      if type == Double.self {
        self = .double
      } else if type == Float.self {
        self = .float
      } else if type == Complex<Double>.self {
        self = .complexDouble
      } else if type == Complex<Float>.self {
        self = .complexFloat
      } else {
        return nil
      }
    }

    var isComplex: Bool { self == .complexFloat || self == .complexDouble }
    var isDouble: Bool { self == .double || self == .complexDouble }
    /// The bytes of a real number of the type's precision, and of an element.
    var realSize: Int { isDouble ? 8 : 4 }
    var size: Int { isComplex ? 2 * realSize : realSize }

    /// The routine for this type out of the four of a name.
    func pick<Routine>(_ s: Routine, _ d: Routine, _ c: Routine, _ z: Routine) -> Routine {
      switch self {
      case .float: s
      case .double: d
      case .complexFloat: c
      case .complexDouble: z
      }
    }
  }

  /// A matrix as BLAS sees it: columns without gaps, or rows without gaps, which is the transpose.
  @usableFromInline
  @frozen
  struct BLASMatrix {
    @usableFromInline let start: UnsafeRawPointer
    @usableFromInline let isRowMajor: Bool
    /// The distance of columns, or rows, in elements.
    @usableFromInline let leading: Int

    /// Nil when neither rows nor columns are without gaps.
    @inlinable
    init?<Scalar: ArrayElement>(_ matrix: NDArray<Scalar, 2>) {
      let (rows, columns) = (matrix.shape[0], matrix.shape[1])
      let (rowStride, columnStride) = (matrix.strides[0], matrix.strides[1])
      start = UnsafeRawPointer(matrix.base)
      if columnStride == 1 || columns <= 1, rowStride >= columns || rows <= 1 {
        isRowMajor = true
        leading = rows <= 1 ? columns : rowStride
      } else if rowStride == 1 || rows <= 1, columnStride >= rows || columns <= 1 {
        isRowMajor = false
        leading = columns <= 1 ? rows : columnStride
      } else {
        return nil
      }
    }
  }

  @inlinable
  func blasProduct<Scalar: ArrayElement & Numeric>(
    _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>
  ) -> NDArray<Scalar, 2>? {
    guard LAPACKType(Scalar.self) != nil, !a.isEmpty, !b.isEmpty else { return nil }
    let product = NDArray<Scalar, 2>(uninitialized: [a.shape[0], b.shape[1]], order: .c)
    guard writeBLASProduct(a, b, to: product.start) else { return nil }
    withExtendedLifetime(product.storage) {}
    return product
  }

  /// Writes the product in C order; false, and nothing written, when BLAS cannot.
  @inlinable
  func writeBLASProduct<Scalar: ArrayElement & Numeric>(
    _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>, to product: UnsafeMutablePointer<Scalar>
  ) -> Bool {
    guard let type = LAPACKType(Scalar.self), !a.isEmpty, !b.isEmpty else { return false }
    guard let left = BLASMatrix(a) else {
      return writeBLASProduct(a.copied(order: .c), b, to: product)
    }
    guard let right = BLASMatrix(b) else {
      return writeBLASProduct(a, b.copied(order: .c), to: product)
    }
    let (m, k, n) = (a.shape[0], a.shape[1], b.shape[1])
    guard max(m, k, n, left.leading, right.leading) <= Int(Int32.max) else { return false }
    multiply(type, left, right, product, m, k, n)
    withExtendedLifetime((a.storage, b.storage)) {}
    return true
  }

  @inlinable
  func blasProduct<Scalar: ArrayElement & Numeric>(
    _ a: NDArray<Scalar, 2>, _ x: NDArray<Scalar, 1>
  ) -> NDArray<Scalar, 1>? {
    guard let type = LAPACKType(Scalar.self), !a.isEmpty else { return nil }
    guard let left = BLASMatrix(a) else { return blasProduct(a.copied(order: .c), x) }
    guard x.strides[0] > 0 else { return blasProduct(a, x.copied(order: .c)) }
    guard max(a.shape[0], a.shape[1], left.leading, x.strides[0]) <= Int(Int32.max) else {
      return nil
    }
    let product = NDArray<Scalar, 1>(uninitialized: [a.shape[0]], order: .c)
    multiply(type, left, x.base, x.strides[0], product.start, a.shape[0], a.shape[1])
    withExtendedLifetime((a.storage, x.storage, product.storage)) {}
    return product
  }

  /// One and zero of a type, each with room for an imaginary part of zero.
  private func withConstants(
    _ type: LAPACKType, _ body: (_ one: UnsafeRawPointer, _ zero: UnsafeRawPointer) -> Void
  ) {
    if type.isDouble {
      withUnsafeBytes(of: (1.0, 0.0, 0.0) as (Double, Double, Double)) {
        body($0.baseAddress!, $0.baseAddress! + 8)
      }
    } else {
      withUnsafeBytes(of: (1.0, 0.0, 0.0) as (Float, Float, Float)) {
        body($0.baseAddress!, $0.baseAddress! + 4)
      }
    }
  }

  /// C (m, n) in C order := A (m, k) · B (k, n). BLAS thinks in columns: it computes Cᵀ = Bᵀ Aᵀ.
  @usableFromInline
  func multiply(
    _ type: LAPACKType, _ a: BLASMatrix, _ b: BLASMatrix, _ product: UnsafeMutableRawPointer,
    _ m: Int, _ k: Int, _ n: Int
  ) {
    var (m, k, n) = (Int32(m), Int32(k), Int32(n))
    var (lda, ldb) = (Int32(max(1, a.leading)), Int32(max(1, b.leading)))
    var ldc = n
    let gemm = type.pick(sgemm_, dgemm_, cgemm_, zgemm_)
    withConstants(type) { one, zero in
      gemm(
        b.isRowMajor ? "N" : "T", a.isRowMajor ? "N" : "T", &n, &m, &k, one, b.start, &ldb,
        a.start, &lda, zero, product, &ldc, 1, 1)
    }
  }

  /// y (m) := A (m, n) · x (n).
  @usableFromInline
  func multiply(
    _ type: LAPACKType, _ a: BLASMatrix, _ x: UnsafeRawPointer, _ xStride: Int,
    _ product: UnsafeMutableRawPointer, _ m: Int, _ n: Int
  ) {
    var (rows, columns) = a.isRowMajor ? (Int32(n), Int32(m)) : (Int32(m), Int32(n))
    var (lda, incx, incy) = (Int32(max(1, a.leading)), Int32(xStride), Int32(1))
    let gemv = type.pick(sgemv_, dgemv_, cgemv_, zgemv_)
    withConstants(type) { one, zero in
      gemv(
        a.isRowMajor ? "T" : "N", &rows, &columns, one, a.start, &lda, x, &incx, zero, product,
        &incy, 1)
    }
  }
#else
  @inlinable
  @inline(__always)
  func writeBLASProduct<Scalar: ArrayElement & Numeric>(
    _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>, to product: UnsafeMutablePointer<Scalar>
  ) -> Bool { false }

  @inlinable
  @inline(__always)
  func blasProduct<Scalar: ArrayElement & Numeric>(
    _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>
  ) -> NDArray<Scalar, 2>? { nil }

  @inlinable
  @inline(__always)
  func blasProduct<Scalar: ArrayElement & Numeric>(
    _ a: NDArray<Scalar, 2>, _ x: NDArray<Scalar, 1>
  ) -> NDArray<Scalar, 1>? { nil }
#endif
