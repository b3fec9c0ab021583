/// Literals of C, where one glance tells their value. What needs more is left to clang.
enum MacroLiteral {
  /// The value of literals with or without a sign and parentheses: `42`, `(-1)`, `1.5e-3`, `'a'`,
  /// `"text" "more"`.
  static func value(_ tokens: ArraySlice<MacroToken>) -> CMacro.Meaning? {
    guard let first = tokens.first else { return nil }
    if first.kind == .string {
      var bytes: [UInt8] = []
      for token in tokens {
        guard token.kind == .string, let part = text(token.text) else { return nil }
        bytes += part
      }
      return .string(bytes)
    }
    let isNegative = first.isPunctuator("-")
    let rest = isNegative || first.isPunctuator("+") ? tokens.dropFirst() : tokens
    guard rest.count == 1, let literal = rest.first else { return nil }
    switch literal.kind {
    case .number: return number(literal.text, isNegative: isNegative)
    case .character:
      guard let bytes = text(literal.text), bytes.count == 1, bytes[0] < 0x80 else { return nil }
      return .integer(isNegative ? -Int(bytes[0]) : Int(bytes[0]))
    default: return nil
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>, isNegative: Bool) -> CMacro.Meaning? {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let isHexadecimal = text.hasPrefix("0x")
    let marks = isHexadecimal ? ".p" : ".e"
    if text.contains(where: { marks.contains($0) }) {
      return real(text, isNegative: isNegative, isHexadecimal: isHexadecimal)
    }
    let digits = text.prefix { $0 != "u" && $0 != "l" && $0 != "z" }
    let suffix = text[digits.endIndex...]
    guard ["", "u", "l", "ul", "lu", "ll", "ull", "llu"].contains(suffix) else { return nil }
    let value: UInt?
    var isDecimal = false
    if isHexadecimal {
      value = UInt(digits.dropFirst(2), radix: 16)
    } else if digits.hasPrefix("0b") {
      value = UInt(digits.dropFirst(2), radix: 2)
    } else if digits.hasPrefix("0") {
      value = UInt(digits, radix: 8)
    } else {
      value = UInt(digits)
      isDecimal = true
    }
    guard let value else { return nil }
    if isNegative {
      // Only of a signed type is the negative value what one would think (C17 6.4.4.1p5).
      guard isDecimal, !suffix.contains("u"), let positive = Int(exactly: value) else { return nil }
      return .integer(-positive)
    }
    return Int(exactly: value).map { .integer($0) } ?? .unsigned(value)
  }

  private static func real(
    _ text: String, isNegative: Bool, isHexadecimal: Bool
  ) -> CMacro.Meaning? {
    var digits = text[...]
    var isSingle = false
    if digits.hasSuffix("l") || (digits.hasSuffix("f") && (!isHexadecimal || text.contains("p"))) {
      isSingle = digits.hasSuffix("f")
      digits = digits.dropLast()
    }
    // Swift reads `1.` and `.5` only with digits on both sides of the point.
    var written = String(digits)
    if written.hasPrefix(".") { written = "0" + written }
    if let point = written.firstIndex(of: ".") {
      let after = written.index(after: point)
      if after == written.endIndex || !(written[after].isHexDigit && written[after] != "e") {
        written.insert("0", at: after)
      }
    }
    guard let value = isSingle ? Float(written).map(Double.init) : Double(written) else {
      return nil
    }
    return .real(isNegative ? -value : value)
  }

  /// The bytes between quotes, escapes resolved; `nil` for an escape that is seldom seen.
  private static func text(_ literal: ArraySlice<UInt8>) -> [UInt8]? {
    guard literal.count >= 2, literal.first == literal.last else { return nil }
    var rest = literal.dropFirst().dropLast()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard let escape = rest.popFirst(), let value = escaped(escape, &rest) else { return nil }
      bytes.append(value)
    }
    return bytes
  }

  private static func escaped(_ escape: UInt8, _ rest: inout ArraySlice<UInt8>) -> UInt8? {
    switch escape {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "a"): return 7
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "v"): return 11
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "?"):
      return escape
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var digits = [escape]
      while digits.count < 3, let next = rest.first, (48...55).contains(next) {
        digits.append(next)
        rest = rest.dropFirst()
      }
      return UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
    case UInt8(ascii: "x"):
      let digits = rest.prefix { $0 < 0x80 && Character(Unicode.Scalar($0)).isHexDigit }
      rest = rest.dropFirst(digits.count)
      return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    default: return nil
    }
  }
}
