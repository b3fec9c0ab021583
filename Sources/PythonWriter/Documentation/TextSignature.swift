import Interface

/// `__text_signature__`: `(a, n=None)`, parseable by `inspect.signature`.
///
/// A default that is no literal is shown as `None`, which a caller may in fact pass for it.
enum TextSignature {
  static func routine(_ routine: Routine) -> String {
    let plan = routine.callPlan
    var parameters = plan.required.map { PythonName.parameter(routine.arguments[$0].name) }
    for index in plan.optional {
      let argument = routine.arguments[index]
      let value = argument.initialValue.flatMap { literal($0, argument.type) } ?? "None"
      parameters.append("\(PythonName.parameter(argument.name))=\(value)")
    }
    parameters += plan.extras.map { "\($0.keyword(of: routine))=\($0.defaultText)" }
    return "(\(parameters.joined(separator: ", ")))"
  }

  /// A Python literal of a constant, `nil` for any other expression.
  static func literal(_ expression: Expression, _ type: ValueType) -> String? {
    switch expression {
    case .integer(let value):
      if case .real = type { return "\(value).0" }
      if case .logical = type { return value == 0 ? "False" : "True" }
      return "\(value)"
    case .logical(let value): return value ? "True" : "False"
    case .real(let digits, _): return number(digits)
    case .unary(.plus, let operand): return literal(operand, type)
    case .unary(.minus, let operand):
      switch operand {
      case .integer, .real: return literal(operand, type).map { "-\($0)" }
      default: return nil
      }
    case .complex(let real, let imaginary):
      let part = ValueType.doublePrecision
      guard let a = literal(real, part), let b = literal(imaginary, part) else { return nil }
      return b.hasPrefix("-") ? "\(a)\(b)j" : "\(a)+\(b)j"
    case .string(let bytes):
      guard bytes.allSatisfy({ (32..<127).contains($0) && $0 != 0x27 && $0 != 0x5C }) else {
        return nil
      }
      return "'\(String(decoding: bytes, as: UTF8.self))'"
    default: return nil
    }
  }

  /// Digits that Python reads too: `1.` and `.5` are fine there, an exponent must follow a digit or
  /// a point, and a lone point is no number.
  private static func number(_ digits: String) -> String? {
    guard let first = digits.utf8.first, digits != ".",
      first == UInt8(ascii: ".") || (48...57).contains(first),
      digits.utf8.allSatisfy({ (48...57).contains($0) || ".eE+-".utf8.contains($0) })
    else { return nil }
    return digits
  }
}
