import FortranSyntax
import Interface

/// Character functions (F2018 16.9).
extension ConstantEvaluator {
  func characterFunction(
    _ name: String, _ given: IntrinsicArguments
  ) throws(Failure) -> ConstantValue? {
    switch name {
    case "ichar", "iachar":
      guard let byte = try text(given[0, "c"], of: name).first else {
        throw .invalid("\(name) of an empty string")
      }
      return .integer(Int(byte))
    case "char", "achar":
      guard let argument = given[0, "i"] else { throw .invalid("\(name) needs an argument") }
      guard let byte = UInt8(exactly: try integer(argument)) else {
        throw .invalid("\(name) needs a value from 0 to 255")
      }
      return .character([byte])
    case "len":
      if let argument = given[0, "string"], let length = try declaredLength(argument) {
        return .integer(length)
      }
      return .integer(try text(given[0, "string"], of: name).count)
    case "len_trim": return .integer(trimmed(try text(given[0, "string"], of: name)).count)
    case "trim": return .character(trimmed(try text(given[0, "string"], of: name)))
    case "adjustl", "adjustr":
      let bytes = try text(given[0, "string"], of: name)
      let blank = UInt8(ascii: " ")
      if name == "adjustl" {
        let rest = Array(bytes.drop { $0 == blank })
        return .character(
          rest + [UInt8](repeating: blank, count: bytes.count - rest.count))
      }
      let rest = trimmed(bytes)
      return .character([UInt8](repeating: blank, count: bytes.count - rest.count) + rest)
    case "repeat":
      let bytes = try text(given[0, "string"], of: name)
      guard let written = given[1, "ncopies"] else { throw .invalid("repeat needs a count") }
      let count = try integer(written)
      let (total, overflow) = bytes.count.multipliedReportingOverflow(by: max(0, count))
      guard !overflow, total <= Self.elementLimit else { throw .invalid("the string is too long") }
      return .character(Array(repeatElement(bytes, count: max(0, count)).joined()))
    case "index", "scan", "verify":
      let string = try text(given[0, "string"], of: name)
      let other = try text(given[1, name == "index" ? "substring" : "set"], of: name)
      var isBackward = false
      if let back = given[2, "back"], case .logical(let value, _) = try evaluate(back) {
        isBackward = value
      }
      return .integer(position(name, string, other, isBackward: isBackward))
    case "new_line": return .character([10])
    case "lge", "lgt", "lle", "llt":
      let a = ConstantValue.character(try text(given[0, "string_a"], of: name))
      let b = ConstantValue.character(try text(given[1, "string_b"], of: name))
      let operators: [String: Expression.BinaryOperator] = [
        "lge": .greaterOrEqual, "lgt": .greater, "lle": .lessOrEqual, "llt": .less,
      ]
      return try binary(operators[name] ?? .equal, a, b)
    default: return nil
    }
  }

  private func text(_ argument: Expression?, of name: String) throws(Failure) -> [UInt8] {
    guard let argument, case .character(let bytes) = try evaluate(argument) else {
      throw .invalid("\(name) needs a character argument")
    }
    return bytes
  }

  private func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    Array(bytes.prefix((bytes.lastIndex { $0 != UInt8(ascii: " ") } ?? -1) + 1))
  }

  /// `len(x)` of a variable with a constant length.
  private func declaredLength(_ argument: Expression) throws(Failure) -> Int? {
    guard case .name(let name) = argument,
      case .symbol(let symbol, let owner) = scope.meaning(of: name),
      !symbol.flags.contains(.parameter)
    else { return nil }
    switch try? TypeResolver(owner).type(of: symbol) {
    case .character(.one): return 1
    case .character(.fixed(let length)) where length.integerValue != nil:
      return length.integerValue
    default: throw EvaluationFailure(.notConstant(name))
    }
  }

  private func position(
    _ name: String, _ string: [UInt8], _ other: [UInt8], isBackward: Bool
  ) -> Int {
    let width = name == "index" ? other.count : 1
    guard string.count >= width else { return 0 }
    let starts = 0...(string.count - width)
    let matches = { (start: Int) -> Bool in
      switch name {
      case "index": string[start..<(start + width)].elementsEqual(other)
      case "scan": start < string.count && other.contains(string[start])
      default: start < string.count && !other.contains(string[start])
      }
    }
    return ((isBackward ? starts.last(where: matches) : starts.first(where: matches)) ?? -1) + 1
  }
}
