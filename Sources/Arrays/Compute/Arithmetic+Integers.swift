// What only integers have: division that truncates, remainders, and arithmetic that wraps.

extension NDArray where Scalar: FixedWidthInteger {
  /// The quotients, rounded toward zero as Swift's `/` does (NumPy's `//` rounds down). Stops on
  /// division by zero.
  @inlinable
  public static func / (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 / $1 } }
  }
  @inlinable
  public static func / (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 / $1 } }
  }
  @inlinable
  public static func / (left: Scalar, right: consuming NDArray) -> NDArray {
    combining(scalar: left, right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 / $1 } }
  }
  @inlinable
  public static func /= <let Other: Int>(left: inout NDArray, right: NDArray<Scalar, Other>) {
    left.update(right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 / $1 } }
  }
  @inlinable
  public static func /= (left: inout NDArray, right: Scalar) {
    left.update(scalar: right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 / $1 } }
  }

  /// The remainders of truncating division, with the signs of the left elements as in Swift and C
  /// (NumPy's take the right's). Stops on division by zero.
  @inlinable
  public static func % (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 % $1 } }
  }
  @inlinable
  public static func % (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 % $1 } }
  }
  @inlinable
  public static func %= <let Other: Int>(left: inout NDArray, right: NDArray<Scalar, Other>) {
    left.update(right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 % $1 } }
  }
  @inlinable
  public static func %= (left: inout NDArray, right: Scalar) {
    left.update(scalar: right) { loop($0, $1, $2, $3, $4, $5, $6) { $0 % $1 } }
  }

  @inlinable
  @inline(__always)
  static func addingWrapped(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.wrappingAdd, as: KernelType(Scalar.self), z, sz, x, sx, y, sy, count) { $0 &+ $1 }
  }

  @inlinable
  @inline(__always)
  static func subtractingWrapped(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.wrappingSubtract, as: KernelType(Scalar.self), z, sz, x, sx, y, sy, count) { $0 &- $1 }
  }

  @inlinable
  @inline(__always)
  static func multiplyingWrapped(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.wrappingMultiply, as: KernelType(Scalar.self), z, sz, x, sx, y, sy, count) { $0 &* $1 }
  }

  /// The elementwise sum without the bits that do not fit, as NumPy's `+`.
  @inlinable
  public static func &+ (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right, addingWrapped)
  }
  @inlinable
  public static func &+ (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right, addingWrapped)
  }

  /// The elementwise difference without the bits that do not fit, as NumPy's `-`.
  @inlinable
  public static func &- (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right, subtractingWrapped)
  }
  @inlinable
  public static func &- (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right, subtractingWrapped)
  }

  /// The elementwise product without the bits that do not fit, as NumPy's `*`.
  @inlinable
  public static func &* (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right, multiplyingWrapped)
  }
  @inlinable
  public static func &* (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right, multiplyingWrapped)
  }
}
