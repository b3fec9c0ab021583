public import RealModule

// + - * / between arrays of one rank and between arrays and scalars. Axes of extent 1 are repeated,
// as in NumPy. Arrays of integers follow Swift's rules: overflow stops, and so does division by
// zero; `&+`, `&-`, `&*` wrap.

extension NDArray where Scalar: AdditiveArithmetic {
  @inlinable
  @inline(__always)
  static func adding(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.add, as: KernelType(Scalar.self), z, sz, x, sx, y, sy, count) { $0 + $1 }
  }

  @inlinable
  @inline(__always)
  static func subtracting(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.subtract, as: KernelType(Scalar.self), z, sz, x, sx, y, sy, count) { $0 - $1 }
  }

  /// The elementwise sum. Stops when the shapes do not fit, or on integer overflow.
  @inlinable
  public static func + (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right, adding)
  }
  @inlinable
  public static func + (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right, adding)
  }
  @inlinable
  public static func + (left: Scalar, right: consuming NDArray) -> NDArray {
    combining(scalar: left, right, adding)
  }

  /// The elementwise difference. Stops when the shapes do not fit, or on integer overflow.
  @inlinable
  public static func - (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right, subtracting)
  }
  @inlinable
  public static func - (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right, subtracting)
  }
  @inlinable
  public static func - (left: Scalar, right: consuming NDArray) -> NDArray {
    combining(scalar: left, right, subtracting)
  }

  /// Adds in place. The right side may have fewer axes; it is repeated to the left side's shape.
  @inlinable
  public static func += <let Other: Int>(left: inout NDArray, right: NDArray<Scalar, Other>) {
    left.update(right, adding)
  }
  @inlinable
  public static func += (left: inout NDArray, right: Scalar) {
    left.update(scalar: right, adding)
  }

  /// Subtracts in place. The right side may have fewer axes; it is repeated to the left side's
  /// shape.
  @inlinable
  public static func -= <let Other: Int>(left: inout NDArray, right: NDArray<Scalar, Other>) {
    left.update(right, subtracting)
  }
  @inlinable
  public static func -= (left: inout NDArray, right: Scalar) {
    left.update(scalar: right, subtracting)
  }
}

extension NDArray where Scalar: Numeric {
  @inlinable
  @inline(__always)
  static func multiplying(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.multiply, as: KernelType(Scalar.self), z, sz, x, sx, y, sy, count) { $0 * $1 }
  }

  /// The elementwise product. Stops when the shapes do not fit, or on integer overflow.
  @inlinable
  public static func * (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right, multiplying)
  }
  @inlinable
  public static func * (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right, multiplying)
  }
  @inlinable
  public static func * (left: Scalar, right: consuming NDArray) -> NDArray {
    combining(scalar: left, right, multiplying)
  }

  /// Multiplies in place. The right side may have fewer axes; it is repeated to the left side's
  /// shape.
  @inlinable
  public static func *= <let Other: Int>(left: inout NDArray, right: NDArray<Scalar, Other>) {
    left.update(right, multiplying)
  }
  @inlinable
  public static func *= (left: inout NDArray, right: Scalar) {
    left.update(scalar: right, multiplying)
  }
}

extension NDArray where Scalar: AlgebraicField {
  @inlinable
  @inline(__always)
  static func dividing(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.divide, as: KernelType(floating: Scalar.self), z, sz, x, sx, y, sy, count) { $0 / $1 }
  }

  /// The elementwise quotient. Stops when the shapes do not fit.
  @inlinable
  public static func / (left: consuming NDArray, right: consuming NDArray) -> NDArray {
    combining(left, right, dividing)
  }
  @inlinable
  public static func / (left: consuming NDArray, right: Scalar) -> NDArray {
    combining(left, scalar: right, dividing)
  }
  @inlinable
  public static func / (left: Scalar, right: consuming NDArray) -> NDArray {
    combining(scalar: left, right, dividing)
  }

  /// Divides in place. The right side may have fewer axes; it is repeated to the left side's shape.
  @inlinable
  public static func /= <let Other: Int>(left: inout NDArray, right: NDArray<Scalar, Other>) {
    left.update(right, dividing)
  }
  @inlinable
  public static func /= (left: inout NDArray, right: Scalar) {
    left.update(scalar: right, dividing)
  }
}

extension NDArray where Scalar: SignedNumeric {
  /// Every element with the opposite sign.
  @inlinable
  public static prefix func - (operand: consuming NDArray) -> NDArray {
    mapping(operand) { z, sz, x, sx, count in
      if let type = KernelType(floating: Scalar.self) {
        type.run(.negate, z, sz, x, sx, count)
      } else {
        loop(z, sz, x, sx, count) { -$0 }
      }
    }
  }
}
