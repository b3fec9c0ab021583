#if LAPACK
  public import ComplexModule
  public import RealModule

  /// The element types of LAPACK: `Float`, `Double` and their complex numbers.
  public protocol LAPACKElement: ArrayElement, Numeric {
    /// The type of singular values, norms, and of the eigenvalues of symmetric matrices.
    associatedtype RealPart: LAPACKReal
  }

  /// The real element types of LAPACK.
  public protocol LAPACKReal: LAPACKElement, Real where RealPart == Self {}

  extension Float: LAPACKReal { public typealias RealPart = Float }
  extension Double: LAPACKReal { public typealias RealPart = Double }
  extension Complex: LAPACKElement where RealType: LAPACKReal {
    public typealias RealPart = RealType
  }

  extension LAPACKElement {
    /// LAPACK's letter for this type; stops for types that conform elsewhere.
    @inlinable
    @inline(__always)
    static var lapackType: LAPACKType {
      guard let type = LAPACKType(Self.self) else { trap(.invalidData, notLAPACKs(Self.self)) }
      return type
    }
  }

  @usableFromInline
  func notLAPACKs(_ type: Any.Type) -> String { "LAPACK has no routines for \(type)" }

  // MARK: What most routines need

  /// An extent as LAPACK takes it.
  func lapackExtent(_ extent: Int) throws(ArrayError) -> Int32 {
    guard let short = Int32(exactly: extent) else {
      throw ArrayError(.invalidShape, "an extent of \(extent) is more than LAPACK can take")
    }
    return short
  }

  /// Memory for a work array, which the caller must deallocate.
  func workMemory(_ bytes: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: Swift.max(bytes, 64), alignment: 64)
  }

  /// Memory for a work array of integers, which the caller must deallocate.
  func integerMemory(_ count: Int) -> UnsafeMutablePointer<Int32> {
    .allocate(capacity: Swift.max(count, 1))
  }

  /// Calls a routine twice: to ask for the best size of its work array, by a size of -1, then with
  /// such an array.
  func withWorkspace(
    _ type: LAPACKType,
    _ call: (_ work: UnsafeMutableRawPointer, _ size: UnsafePointer<Int32>) -> Void
  ) throws(ArrayError) {
    let answer = workMemory(64)
    defer { answer.deallocate() }
    var size: Int32 = -1
    call(answer, &size)
    let count = Swift.max(1, type.count(answer))
    size = try lapackExtent(count)
    let work = workMemory(count * type.size)
    defer { work.deallocate() }
    call(work, &size)
  }

  extension LAPACKType {
    /// The size that a routine gave as a real number; single precision may have rounded it down.
    func count(_ answer: UnsafeMutableRawPointer) -> Int {
      let count =
        isDouble ? answer.load(as: Double.self) : Double(answer.load(as: Float.self).nextUp)
      return Int(count.rounded(.up))
    }
  }

  /// Throws unless the matrix is square.
  @usableFromInline
  func checkSquare(_ shape: InlineArray<2, Int>) throws(ArrayError) {
    guard shape[0] == shape[1] else {
      throw ArrayError(.shapeMismatch, "the matrix of shape \(shape.text) is not square")
    }
  }

  extension NDArray where Rank == 2, Scalar: LAPACKElement {
    /// Throws when there are NaNs or infinities, with which iterations do not end.
    @inlinable
    func checkFinite() throws(ArrayError) {
      var isFinite = true
      forEachRun(shape: shape, strides: [strides]) { offsets, count, strides in
        for i in 0..<count where !(base[offsets[0] &+ i &* strides[0]] * 0 == 0) {
          isFinite = false
        }
      }
      withExtendedLifetime(storage) {}
      guard isFinite else { throw notFinite(shape) }
    }
  }

  @usableFromInline
  func notFinite(_ shape: InlineArray<2, Int>) -> ArrayError {
    ArrayError(.invalidData, "the matrix of shape \(shape.text) has elements that are not finite")
  }

  func singular(_ n: Int, pivot: Int32) -> ArrayError {
    ArrayError(
      .noSolution,
      "the matrix of shape [\(n), \(n)] is singular: pivot \(pivot) of its LU factors is zero")
  }

  func didNotConverge(_ what: String, _ m: Int, _ n: Int) -> ArrayError {
    ArrayError(.noSolution, "the \(what) of the matrix of shape [\(m), \(n)] did not converge")
  }
#endif
