import Interface

/// Expressions as documentation shows them: close to how the user wrote them.
enum ExpressionText {
  /// Default values, lengths: no spaces around operators, C's operators.
  static func source(_ expression: Expression) -> String {
    text(expression, parent: 0)
  }

  /// The extents of an array, as in `with bounds (…)`.
  static func bounds(_ dimensions: [Dimension]) -> String {
    dimensions.map(bound).joined(separator: ",")
  }

  static func bound(_ dimension: Dimension) -> String {
    switch dimension.extent {
    case .assumedSize: "*"
    case .assumedShape, .deferred: ":"
    case .upperBound(let upper):
      dimension.count.map(CanonicalText.of) ?? source(upper)
    }
  }

  private static func text(_ expression: Expression, parent: Int) -> String {
    switch expression {
    case .integer(let value): return parent > 10 && value < 0 ? "(\(value))" : "\(value)"
    case .real(let digits, _): return digits
    case .complex(let real, let imaginary):
      return "(\(source(real)), \(source(imaginary)))"
    case .logical(let value): return value ? "1" : "0"
    case .string(let bytes): return "'\(String(decoding: bytes, as: UTF8.self))'"
    case .name(let name): return name
    case .unary(let op, let operand):
      let inner = op.rawValue + text(operand, parent: 12)
      return parent > 9 ? "(\(inner))" : inner
    case .binary(let op, let left, let right):
      let own = op.precedence
      let inner = text(left, parent: own) + op.rawValue + text(right, parent: own + 1)
      return parent > own ? "(\(inner))" : inner
    case .call(let name, let arguments):
      let separator = name == "shape" ? ", " : ","
      return "\(name)(\(arguments.map(source).joined(separator: separator)))"
    case .conditional(let condition, let first, let second):
      return "(\(source(condition))?\(source(first)):\(source(second)))"
    case .array(let elements):
      return "{\(elements.map(source).joined(separator: ","))}"
    case .verbatim(let text, _): return text
    }
  }
}
