/// Solves `extent == e(n)` for a size argument `n`.
struct ShapeSolver {
  /// The number of elements along the dimension, in normal form.
  let extent: Polynomial
  private let numerator: Polynomial
  private let denominator: Polynomial

  /// `nil` where the extent is known to the actual argument only, or is beyond us.
  init?(_ dimension: Dimension, constants: [String: Expression]) {
    guard case .upperBound(let upper) = dimension.extent else { return nil }
    let lower = dimension.lowerBound ?? .integer(1)
    // upper - lower + 1, written so that the usual lower bound leaves no trace
    let size: Expression =
      lower == .integer(1)
      ? upper : .binary(.add, .binary(.subtract, upper, lower), .integer(1))
    guard let extent = Polynomial(size, constants: constants),
      let quotient = Self.quotient(size, constants)
    else { return nil }
    self.extent = extent
    (numerator, denominator) = quotient
  }

  /// `n` as an expression of `shape`, or `nil` where the extent is not linear in it.
  ///
  /// Integer division is taken for exact, as f2py does: for `x(n/2)`, `n` is twice the size; the
  /// check on the result decides.
  func solve(for name: String, shape: Expression) -> Expression? {
    guard !denominator.uses(name), let (slope, offset) = numerator.linear(in: name),
      !slope.terms.isEmpty,
      let scaled = denominator.times(Polynomial(atom: shape)),
      let negated = offset.scaled(by: -1), let dividend = scaled.plus(negated)
    else { return nil }
    guard let divisor = slope.constant else {
      return .binary(.divide, dividend.expression, slope.expression)
    }
    if let exact = dividend.divided(by: divisor) { return exact.expression }
    if divisor < 0, divisor != Int.min, let flipped = dividend.scaled(by: -1) {
      return .binary(.divide, flipped.expression, .integer(-divisor))
    }
    return .binary(.divide, dividend.expression, .integer(divisor))
  }

  /// The expression as one fraction, its divisions taken for exact.
  private static func quotient(
    _ expression: Expression, _ constants: [String: Expression]
  ) -> (Polynomial, Polynomial)? {
    guard case .binary(let operation, let left, let right) = expression else {
      if case .unary(.minus, let operand) = expression {
        guard let (top, bottom) = quotient(operand, constants), let negated = top.scaled(by: -1)
        else { return nil }
        return (negated, bottom)
      }
      return Polynomial(expression, constants: constants).map { ($0, Polynomial(1)) }
    }
    guard let (a, b) = quotient(left, constants), let (c, d) = quotient(right, constants) else {
      return nil
    }
    switch operation {
    case .add, .subtract:
      guard let ad = a.times(d), let cb = c.times(b), let bd = b.times(d),
        let other = operation == .add ? cb : cb.scaled(by: -1), let sum = ad.plus(other)
      else { return nil }
      return (sum, bd)
    case .multiply:
      guard let top = a.times(c), let bottom = b.times(d) else { return nil }
      return (top, bottom)
    case .divide:
      guard let top = a.times(d), let bottom = b.times(c) else { return nil }
      return (top, bottom)
    default:
      return Polynomial(expression, constants: constants).map { ($0, Polynomial(1)) }
    }
  }
}
