/// The value of every element of a slice, in an assignment: `a[0, ...] = 1`. A literal is enough;
/// for variables there is `a[0, ...].fill(x)`.
@frozen
public struct SliceValue<Scalar: ArrayElement>: Sendable {
  @usableFromInline let value: Scalar

  @inlinable
  public init(_ value: Scalar) { self.value = value }
}

extension SliceValue: ExpressibleByIntegerLiteral where Scalar: ExpressibleByIntegerLiteral {
  @inlinable
  public init(integerLiteral value: Scalar.IntegerLiteralType) {
    self.value = Scalar(integerLiteral: value)
  }
}

extension SliceValue: ExpressibleByFloatLiteral where Scalar: ExpressibleByFloatLiteral {
  @inlinable
  public init(floatLiteral value: Scalar.FloatLiteralType) {
    self.value = Scalar(floatLiteral: value)
  }
}

extension SliceValue: ExpressibleByBooleanLiteral where Scalar == Bool {
  @inlinable
  public init(booleanLiteral value: Bool) { self.value = value }
}
