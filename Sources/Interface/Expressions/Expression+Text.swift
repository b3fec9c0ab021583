extension Expression {
  /// The expression as text in C's spelling, the one that signature files and docstrings use.
  ///
  /// `arrays` are names whose "calls" are elements: `x[0]`. Powers with a small constant exponent
  /// are written as products, others as `pow(a, b)`.
  public func text(arrays: Set<String> = []) -> String {
    var printer = ExpressionPrinter(arrays: arrays)
    printer.print(self, within: 0)
    return printer.text
  }
}

extension Expression: CustomStringConvertible {
  public var description: String { text() }
}

/// Prints with the fewest parentheses that keep the meaning.
private struct ExpressionPrinter {
  let arrays: Set<String>
  var text = ""

  mutating func print(_ expression: Expression, within precedence: Int) {
    switch expression {
    case .integer(let value): number(String(value), within: precedence)
    case .real(let digits, _): number(digits, within: precedence)
    case .complex(let real, let imaginary): list([real, imaginary], "(", ",", ")")
    case .logical(let value): text += value ? "1" : "0"
    case .string(let bytes): text += Self.quoted(bytes)
    case .name(let name), .verbatim(let name, _): text += name
    case .unary(let operation, let operand):
      parenthesized(if: precedence > Self.unaryPrecedence) { printer in
        printer.text += operation.rawValue
        printer.print(operand, within: Self.unaryPrecedence + 1)
      }
    case .binary(let operation, let left, let right):
      binary(operation, left, right, within: precedence)
    case .call(let name, let arguments):
      text += name
      if arrays.contains(name) {
        list(arguments, "[", ", ", "]")
      } else {
        list(arguments, "(", ", ", ")")
      }
    case .conditional(let condition, let then, let otherwise):
      text += "("
      print(condition, within: 1)
      text += " ? "
      print(then, within: 1)
      text += " : "
      print(otherwise, within: 1)
      text += ")"
    case .array(let elements): list(elements, "{", ", ", "}")
    }
  }

  private mutating func binary(
    _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression,
    within precedence: Int
  ) {
    if operation == .power {
      if let exponent = right.integerValue, (2...9).contains(exponent), left.isAtom {
        let product = (1..<exponent).reduce(left) { product, _ in
          .binary(.multiply, product, left)
        }
        print(product, within: precedence)
      } else {
        text += "pow"
        list([left, right], "(", ", ", ")")
      }
      return
    }
    let own = operation.precedence
    parenthesized(if: precedence > own) { printer in
      printer.print(left, within: own)
      printer.text += " \(operation.rawValue) "
      printer.print(right, within: own + 1)
    }
  }

  private mutating func number(_ digits: String, within precedence: Int) {
    parenthesized(if: digits.hasPrefix("-") && precedence > Self.unaryPrecedence) {
      $0.text += digits
    }
  }

  private mutating func list(
    _ elements: [Expression], _ opening: String, _ separator: String, _ closing: String
  ) {
    text += opening
    for (index, element) in elements.enumerated() {
      if index > 0 { text += separator }
      print(element, within: 0)
    }
    text += closing
  }

  private mutating func parenthesized(
    if needed: Bool, _ body: (inout ExpressionPrinter) -> Void
  ) {
    if needed { text += "(" }
    body(&self)
    if needed { text += ")" }
  }

  private static let unaryPrecedence = 12

  /// A C string literal; bytes beyond ASCII as octal escapes.
  static func quoted(_ bytes: [UInt8]) -> String {
    var result = "\""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): result += "\\\""
      case UInt8(ascii: "\\"): result += "\\\\"
      case UInt8(ascii: "\n"): result += "\\n"
      case UInt8(ascii: "\t"): result += "\\t"
      case UInt8(ascii: "\r"): result += "\\r"
      case 0x20..<0x7f: result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return result + "\""
  }
}

extension Expression {
  fileprivate var isAtom: Bool {
    switch self {
    case .name, .integer: true
    default: false
    }
  }
}
