import Interface

/// Prints `Expression`s as Swift over the variables of a routine.
///
/// Swift does not mix types as Fortran and C do, so each part comes with its kind and is converted
/// where kinds meet. Integers are `Int`, reals `Double`.
struct SwiftExpression {
  enum Kind {
    case integer, real, logical, complex, text
  }

  /// What a name in an expression is.
  struct Variable {
    var name: String
    var type: ValueType
    var dimensions: [Dimension]
    /// Swift for the extents where it is not `name.shape`, because the array is being changed.
    var shape: String?
    var isC = false
    /// A `Span` and not an `NDArray`.
    var isSpan = false
    /// A scalar whose Swift variable has the kind that its type has in expressions.
    var kind: Kind? {
      switch type {
      case .integer: .integer
      case .real: .real
      case .logical: .logical
      case .complex: .complex
      case .character: .text
      case .derived, .procedure, .opaque: nil
      }
    }
  }

  struct Printed {
    var text: String
    var kind: Kind
    /// How tightly the outermost operator binds.
    var strength = Strength.primary
  }

  /// Swift's groups of operators, weakest first.
  enum Strength: Int, Comparable {
    case or, and, comparison, sum, product, shift, prefix, primary

    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  var variables: [String: Variable]
  var constants: [String: Expression]

  /// Swift of type `Int`; `nil` where the expression has no Swift form.
  func integer(_ expression: Expression) -> String? {
    print(expression, depth: 0).flatMap(asInteger)?.text
  }

  /// Swift of type `Bool`.
  func condition(_ expression: Expression) -> String? {
    print(expression, depth: 0).flatMap(asLogical)?.text
  }

  /// Swift of the type that programs use for a scalar of `type`.
  func value(_ expression: Expression, as type: ValueType) -> String? {
    guard let crossing = CrossingType(type) else { return nil }
    if case .complex = type { return complex(expression, crossing) }
    guard let printed = print(expression, depth: 0) else { return nil }
    switch type {
    case .integer:
      guard let value = asInteger(printed) else { return nil }
      let isLiteral = expression.integerValue != nil
      return crossing.scalar == "Int" || isLiteral
        ? value.text : "\(crossing.scalar)(\(value.text))"
    case .real:
      guard let value = asReal(printed) else { return nil }
      if crossing.scalar == "Double" || isLiteral(expression) { return value.text }
      return "\(crossing.scalar)(\(value.text))"
    case .logical: return asLogical(printed)?.text
    case .character: return printed.kind == .text ? printed.text : nil
    default: return nil
    }
  }

  private func isLiteral(_ expression: Expression) -> Bool {
    switch expression {
    case .integer, .real: true
    case .unary(.minus, let operand), .unary(.plus, let operand): isLiteral(operand)
    default: false
    }
  }

  private func complex(_ expression: Expression, _ crossing: CrossingType) -> String? {
    if case .complex(let real, let imaginary) = expression {
      guard let a = print(real, depth: 0).flatMap(asReal),
        let b = print(imaginary, depth: 0).flatMap(asReal)
      else { return nil }
      return "\(crossing.scalar)(\(a.text), \(b.text))"
    }
    guard let printed = print(expression, depth: 0) else { return nil }
    if printed.kind == .complex { return printed.text }
    return asReal(printed).map { "\(crossing.scalar)(\($0.text), 0)" }
  }

  // MARK: Conversions

  func asInteger(_ printed: Printed) -> Printed? {
    switch printed.kind {
    case .integer: printed
    case .real: Printed(text: "Int(\(printed.text))", kind: .integer)
    case .logical:
      Printed(text: "(\(printed.text) ? 1 : 0)", kind: .integer)
    case .complex, .text: nil
    }
  }

  func asReal(_ printed: Printed) -> Printed? {
    switch printed.kind {
    case .real: printed
    case .integer:
      printed.text.allSatisfy(\.isNumber)
        ? Printed(text: printed.text + ".0", kind: .real)
        : Printed(text: "Double(\(printed.text))", kind: .real)
    case .logical: asInteger(printed).flatMap(asReal)
    case .complex, .text: nil
    }
  }

  func asLogical(_ printed: Printed) -> Printed? {
    switch printed.kind {
    case .logical: printed
    case .integer, .real:
      Printed(
        text: "\(wrapped(printed, for: .sum)) != 0", kind: .logical, strength: .comparison)
    case .complex, .text: nil
    }
  }

  /// In parentheses where it binds less tightly than asked for.
  func wrapped(_ printed: Printed, for strength: Strength = .primary) -> String {
    printed.strength >= strength ? printed.text : "(\(printed.text))"
  }

  // MARK: Printing

  func print(_ expression: Expression, depth: Int) -> Printed? {
    if depth > 100 { return nil }
    func sub(_ operand: Expression) -> Printed? { print(operand, depth: depth + 1) }
    switch expression {
    case .integer(let value):
      return Printed(
        text: String(value), kind: .integer, strength: value < 0 ? .prefix : .primary)
    case .real(let digits, _): return Printed(text: Self.literal(digits), kind: .real)
    case .logical(let value): return Printed(text: value ? "true" : "false", kind: .logical)
    case .string(let bytes): return Printed(text: Self.quoted(bytes), kind: .text)
    case .name(let name):
      if let variable = variables[name] { return scalar(variable) }
      return constants[name].flatMap(sub)
    case .unary(let symbol, let operand): return unary(symbol, operand, depth: depth)
    case .binary(let symbol, let left, let right):
      guard let a = sub(left), let b = sub(right) else { return nil }
      return binary(symbol, a, b)
    case .call(let name, let arguments): return call(name, arguments, depth: depth)
    case .conditional(let condition, let then, let otherwise):
      guard let test = sub(condition).flatMap(asLogical), var a = sub(then), var b = sub(otherwise)
      else { return nil }
      guard let kind = unify(&a, &b) else { return nil }
      return Printed(text: "(\(test.text) ? \(a.text) : \(b.text))", kind: kind)
    case .verbatim(let text, _): return Self.cCharacter(text)
    case .complex, .array: return nil
    }
  }

  /// C's `'a'`.
  private static func cCharacter(_ text: String) -> Printed? {
    let bytes = Array(text.utf8)
    let quote = UInt8(ascii: "'")
    guard bytes.count == 3, bytes[0] == quote, bytes[2] == quote else { return nil }
    return Printed(text: quoted([bytes[1]]), kind: .text)
  }

  private func scalar(_ variable: Variable) -> Printed? {
    guard variable.dimensions.isEmpty, let kind = variable.kind else { return nil }
    switch variable.type {
    case .integer:
      let isInt = CrossingType(variable.type)?.scalar == "Int"
      return Printed(text: isInt ? variable.name : "Int(\(variable.name))", kind: kind)
    case .real(4): return Printed(text: "Double(\(variable.name))", kind: kind)
    default: return Printed(text: variable.name, kind: kind)
    }
  }

  private func unary(
    _ symbol: Expression.UnaryOperator, _ operand: Expression, depth: Int
  ) -> Printed? {
    guard let value = print(operand, depth: depth + 1) else { return nil }
    switch symbol {
    case .plus: return value
    case .minus:
      guard let number = value.kind == .logical ? asInteger(value) : value, number.kind != .text
      else { return nil }
      return Printed(text: "-\(wrapped(number))", kind: number.kind, strength: .prefix)
    case .not:
      return asLogical(value).map { Printed(text: "!\(wrapped($0))", kind: .logical) }
    case .bitNot:
      return asInteger(value).map { Printed(text: "~\(wrapped($0))", kind: .integer) }
    case .dereference: return value.kind == .text ? value : nil
    case .address: return nil
    }
  }

  /// Brings two values to one kind; `nil` where there is none.
  func unify(_ a: inout Printed, _ b: inout Printed) -> Kind? {
    if a.kind == b.kind { return a.kind }
    if a.kind == .real || b.kind == .real {
      guard let x = asReal(a), let y = asReal(b) else { return nil }
      (a, b) = (x, y)
      return .real
    }
    guard let x = asInteger(a), let y = asInteger(b) else { return nil }
    (a, b) = (x, y)
    return .integer
  }

  private func binary(
    _ symbol: Expression.BinaryOperator, _ left: Printed, _ right: Printed
  ) -> Printed? {
    var a = left
    var b = right
    func joined(_ kind: Kind, _ strength: Strength) -> Printed {
      // All but shifts and comparisons associate to the left.
      let right = Strength(rawValue: strength.rawValue + 1) ?? .primary
      let isChained = strength != .comparison && strength != .shift
      let left = wrapped(a, for: isChained ? strength : right)
      return Printed(
        text: "\(left) \(symbol.rawValue) \(wrapped(b, for: right))", kind: kind,
        strength: strength)
    }
    switch symbol {
    case .and, .or:
      guard let x = asLogical(a), let y = asLogical(b) else { return nil }
      (a, b) = (x, y)
      return joined(.logical, symbol == .and ? .and : .or)
    case .equal, .notEqual:
      guard let kind = unify(&a, &b) else { return nil }
      if kind == .text {
        // Fortran compares as if the shorter one were padded with blanks (F2018 10.1.5.5.1).
        let test = "Fortran.areEqual(\(a.text), \(b.text))"
        return Printed(text: symbol == .equal ? test : "!\(test)", kind: .logical)
      }
      return joined(.logical, .comparison)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let kind = unify(&a, &b), kind == .integer || kind == .real else { return nil }
      return joined(.logical, .comparison)
    case .add, .subtract, .multiply, .divide:
      if a.kind == .logical, let x = asInteger(a) { a = x }
      if b.kind == .logical, let y = asInteger(b) { b = y }
      guard let kind = unify(&a, &b), kind != .text else { return nil }
      if kind == .integer, symbol == .divide {
        return Printed(text: "Fortran.quotient(\(a.text), \(b.text))", kind: .integer)
      }
      return joined(kind, symbol == .add || symbol == .subtract ? .sum : .product)
    case .remainder: return function("Fortran.remainder", a, b)
    case .power:
      guard let kind = unify(&a, &b), kind == .integer || kind == .real else { return nil }
      return Printed(text: "Fortran.power(\(a.text), \(b.text))", kind: kind)
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight:
      guard let x = asInteger(a), let y = asInteger(b) else { return nil }
      (a, b) = (x, y)
      switch symbol {
      case .bitAnd: return joined(.integer, .product)
      case .bitOr, .bitXor: return joined(.integer, .sum)
      default: return joined(.integer, .shift)
      }
    case .concatenate:
      guard a.kind == .text, b.kind == .text else { return nil }
      return Printed(text: "\(a.text) + \(b.text)", kind: .text, strength: .sum)
    }
  }

  func function(_ name: String, _ a: Printed, _ b: Printed) -> Printed? {
    guard let x = asInteger(a), let y = asInteger(b) else { return nil }
    return Printed(text: "\(name)(\(x.text), \(y.text))", kind: .integer)
  }

  /// Fortran's digits as Swift wants them: `.5` → `0.5`, `1.` → `1.0`, `1e-3` as it is.
  static func literal(_ digits: String) -> String {
    var mantissa = digits.prefix { $0 != "e" && $0 != "E" }
    let exponent = digits.dropFirst(mantissa.count)
    var sign = ""
    if let first = mantissa.first, first == "-" || first == "+" {
      sign = first == "-" ? "-" : ""
      mantissa = mantissa.dropFirst()
    }
    let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.first.map { $0.isEmpty ? "0" : String($0) } ?? "0"
    let fraction = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : "0"
    return "\(sign)\(whole).\(fraction)\(exponent)"
  }

  /// A Swift string literal of bytes that should be text.
  static func quoted(_ bytes: [UInt8]) -> String {
    var result = "\""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
