import Interface

/// Prints `Expression`s as C over the variables of a wrapper.
struct CExpressionPrinter: Sendable {
  /// What a name in an expression is.
  struct Variable: Sendable {
    var cName: String
    var type: ValueType
    var dimensions: [Dimension]
    var isC: Bool

    var isArray: Bool { !dimensions.isEmpty }
    /// A C `char *` with a length beside it.
    var isString: Bool { type.isCharacter && !type.isSingleCharacter && !isArray }
  }

  var variables: [String: Variable]
  var constants: [String: Expression]
  /// C's names of the library's records.
  var foreignNames: [String: String] = [:]

  init(variables: [String: Variable], constants: [String: Expression]) {
    self.variables = variables
    self.constants = constants
  }

  /// The C text, in parentheses where it is not a primary.
  func print(_ expression: Expression, depth: Int = 0) -> String {
    if depth > 200 { return "0" }  // a constant that refers to itself
    func sub(_ operand: Expression) -> String { print(operand, depth: depth + 1) }
    switch expression {
    case .integer(let value):
      if value == Int.min { return "(-9223372036854775807LL - 1)" }
      let text = String(value) + (value > 2_147_483_647 || value < -2_147_483_647 ? "LL" : "")
      return value < 0 ? "(\(text))" : text
    case .real(let digits, let bytes):
      let isInteger = digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
      return digits + (isInteger ? ".0" : "") + (bytes == 10 ? "L" : "")
    case .complex(let real, _): return sub(real)
    case .logical(let value): return value ? "1" : "0"
    case .string(let bytes): return cLiteral(bytes)
    case .name(let name):
      if let variable = variables[name] {
        // Beside an extent, which is signed, C would take the extent for unsigned too.
        return variable.isWideUnsigned ? "(npy_intp)\(variable.cName)" : variable.cName
      }
      if let constant = constants[name] { return sub(constant) }
      return name
    case .unary(.dereference, .name(let name)) where variables[name]?.isPlainCharacter == true:
      return variables[name]?.cName ?? name  // f2py once gave single characters as pointers
    case .unary(.address, .name(let name)) where variables[name] != nil:
      return "(&\(variables[name]?.cName ?? name))"
    case .unary(let symbol, let operand): return "(\(symbol.rawValue)\(sub(operand)))"
    case .binary(let symbol, let left, let right):
      return printBinary(symbol, left, right, depth: depth)
    case .call(let name, let arguments): return printCall(name, arguments, depth: depth)
    case .conditional(let condition, let then, let otherwise):
      return "(\(sub(condition)) ? \(sub(then)) : \(sub(otherwise)))"
    case .array(let elements):
      return "{" + elements.map { sub($0) }.joined(separator: ", ") + "}"
    case .verbatim(let text, _): return "(\(printVerbatim(text)))"
    }
  }

  /// C text of the user's, with names that had to be changed.
  func printVerbatim(_ text: String) -> String {
    text.replacingIdentifiers { name, rest, _ in
      guard let variable = variables[name] else { return nil }
      if variable.isPlainCharacter, rest.hasPrefix("[0]") { return (variable.cName, 3) }
      return variable.cName == name ? nil : (variable.cName, 0)
    }
  }

  private func printBinary(
    _ symbol: Expression.BinaryOperator, _ left: Expression, _ right: Expression, depth: Int
  ) -> String {
    let a = print(left, depth: depth + 1)
    let b = print(right, depth: depth + 1)
    switch symbol {
    case .power:
      if isIntegral(left), isIntegral(right) { return "swl_power(\(a), \(b))" }
      return "pow(\(a), \(b))"
    case .concatenate: return "(\(a) \(b))"
    case .equal, .notEqual:
      if let compared = compareText(left, right) {
        return symbol == .equal ? compared : "(!\(compared))"
      }
      if isLogical(left) || isLogical(right) { return "(!\(a) \(symbol.rawValue) !\(b))" }
      return "(\(a) \(symbol.rawValue) \(b))"
    case .multiply:
      // Sizes are products: no overflow of a 32-bit integer.
      if isIntegral(left), case .name = left { return "((npy_intp)\(a) * \(b))" }
      return "(\(a) * \(b))"
    default: return "(\(a) \(symbol.rawValue) \(b))"
    }
  }

  /// A comparison of characters or strings, `nil` for other operands.
  private func compareText(_ left: Expression, _ right: Expression) -> String? {
    if let a = singleCharacter(left), let b = singleCharacter(right),
      isTextVariable(left) || isTextVariable(right)
    {
      return "(\(a) == \(b))"
    }
    guard let a = textAndLength(left), let b = textAndLength(right) else { return nil }
    return "swl_string_equal(\(a), \(b))"
  }

  private func isTextVariable(_ expression: Expression) -> Bool {
    if case .string = expression { return false }
    return singleCharacter(expression) != nil
  }

  /// The expression as one C `char`.
  func singleCharacter(_ expression: Expression) -> String? {
    switch expression {
    case .string(let bytes) where bytes.count == 1: return cCharacter(bytes[0])
    case .string(let bytes) where bytes.isEmpty: return "'\\0'"
    case .name(let name), .unary(.dereference, .name(let name)):
      guard let variable = variables[name], variable.isPlainCharacter else { return nil }
      return variable.cName
    default: return nil
    }
  }

  private func textAndLength(_ expression: Expression) -> String? {
    switch expression {
    case .string(let bytes): return "\(cLiteral(bytes)), \(bytes.count)"
    case .name(let name):
      guard let variable = variables[name] else { return nil }
      if variable.isString { return "\(variable.cName), capi_\(variable.cName)_len" }
      return variable.isPlainCharacter ? "&\(variable.cName), 1" : nil
    default: return nil
    }
  }

  /// Whether the value is an integer, so that `/` truncates and `**` stays exact.
  func isIntegral(_ expression: Expression) -> Bool {
    switch expression {
    case .integer, .logical: return true
    case .real, .complex, .string, .array, .verbatim: return false
    case .name(let name):
      if let variable = variables[name] { return variable.type.isIntegral }
      if let constant = constants[name] { return isIntegral(constant) }
      return false
    case .unary(_, let operand): return isIntegral(operand)
    case .binary(let symbol, let left, let right):
      switch symbol {
      case .add, .subtract, .multiply, .divide, .power:
        return isIntegral(left) && isIntegral(right)
      default: return true
      }
    case .conditional(_, let then, let otherwise):
      return isIntegral(then) && isIntegral(otherwise)
    case .call(let name, let arguments):
      if let variable = variables[name], variable.isArray { return variable.type.isIntegral }
      return CFunctions.isIntegral(name, arguments.map(isIntegral))
    }
  }

  private func isLogical(_ expression: Expression) -> Bool {
    switch expression {
    case .logical: return true
    case .name(let name):
      if case .logical? = variables[name]?.type { return true }
      return false
    default: return false
    }
  }
}

extension CExpressionPrinter.Variable {
  /// A scalar that is one C `char`.
  var isPlainCharacter: Bool { type.isSingleCharacter && !isArray }

  /// An unsigned scalar that C's conversions do not make an `int`.
  var isWideUnsigned: Bool {
    if case .integer(let bytes, signed: false) = type { bytes >= 4 && !isArray } else { false }
  }
}

/// A C character constant.
func cCharacter(_ byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: "'"): return "'\\''"
  case UInt8(ascii: "\\"): return "'\\\\'"
  case 0x20..<0x7F: return "'\(Character(Unicode.Scalar(byte)))'"
  default:
    let octal = String(byte, radix: 8)
    return "'\\" + String(repeating: "0", count: 3 - octal.count) + octal + "'"
  }
}

extension String {
  /// Replaces identifiers outside string and character constants. The closure gets each identifier
  /// with the text after and before it, and returns its replacement and how many bytes of the text
  /// after it that eats.
  func replacingIdentifiers(
    _ replacement: (_ name: String, _ rest: Substring, _ before: String) -> (String, Int)?
  ) -> String {
    var result = ""
    let bytes = utf8
    var index = bytes.startIndex
    var quote: UInt8?
    func isWord(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= byte
        || (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= byte | 0x20
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      var end = bytes.index(after: index)
      if quote == nil, isWord(byte) {
        while end < bytes.endIndex, isWord(bytes[end]) { end = bytes.index(after: end) }
        let name = String(self[index..<end])
        let isMember =
          result.hasSuffix(".") || result.hasSuffix("->")
        if !isMember, let (text, eaten) = replacement(name, self[end...], result) {
          result += text
          end = bytes.index(end, offsetBy: eaten, limitedBy: bytes.endIndex) ?? bytes.endIndex
        } else {
          result += name
        }
      } else {
        if byte == quote {
          quote = nil
        } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if quote != nil, byte == UInt8(ascii: "\\"), end < bytes.endIndex {
          end = bytes.index(after: end)
        }
        result += self[index..<end]
      }
      index = end
    }
    return result
  }
}
