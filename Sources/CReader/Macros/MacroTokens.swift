/// A token of a macro's replacement (C17 6.4), its text left where it is.
struct MacroToken {
  enum Kind {
    case identifier, number, string, character, punctuator
  }

  var kind: Kind
  var text: ArraySlice<UInt8>

  func isPunctuator(_ character: Unicode.Scalar) -> Bool {
    kind == .punctuator && text.first == UInt8(ascii: character)
  }
}

/// Cuts a macro's replacement into tokens; comments and continued lines are spaces.
struct MacroTokens {
  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")
  private static let backslash = UInt8(ascii: "\\")

  /// Punctuators come one character at a time.
  static func cut(_ bytes: ArraySlice<UInt8>) -> [MacroToken] {
    var tokens: [MacroToken] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      if byte.isSpace || (byte == backslash && (next == 10 || next == 13)) {
        index += 1
      } else if byte == UInt8(ascii: "/"), next == byte {
        index = bytes.endIndex
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        index = endOfComment(bytes, from: index + 2)
      } else {
        let (kind, end) = token(bytes, at: index, next)
        tokens.append(MacroToken(kind: kind, text: bytes[index..<end]))
        index = end
      }
    }
    return tokens
  }

  /// Without parentheses around the whole.
  static func unwrapped(_ tokens: ArraySlice<MacroToken>) -> ArraySlice<MacroToken> {
    var rest = tokens
    while rest.count > 2, isWrapped(rest) { rest = rest.dropFirst().dropLast() }
    return rest
  }

  /// Whether it begins with a parenthesis that the last token closes.
  static func isWrapped(_ tokens: ArraySlice<MacroToken>) -> Bool {
    guard tokens.first?.isPunctuator("(") == true else { return false }
    var depth = 0
    for index in tokens.indices {
      if tokens[index].isPunctuator("(") { depth += 1 }
      if tokens[index].isPunctuator(")") { depth -= 1 }
      if depth == 0 { return index == tokens.endIndex - 1 }
    }
    return false
  }

  private static func token(
    _ bytes: ArraySlice<UInt8>, at index: Int, _ next: UInt8
  ) -> (MacroToken.Kind, end: Int) {
    let byte = bytes[index]
    if byte.isDigit || (byte == UInt8(ascii: ".") && next.isDigit) {
      return (.number, endOfNumber(bytes, from: index + 1))
    }
    if byte == quote { return (.string, endOfLiteral(bytes, from: index + 1, quote)) }
    if byte == apostrophe { return (.character, endOfLiteral(bytes, from: index + 1, apostrophe)) }
    if byte.isPartOfName {
      let end = bytes[index...].firstIndex { !$0.isPartOfName } ?? bytes.endIndex
      return (.identifier, end)
    }
    return (.punctuator, index + 1)
  }

  /// A preprocessing number (C17 6.4.8): `1e-3`, `0x1p+3`, `10ULL`.
  private static func endOfNumber(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      let isExponent = "eEpP".utf8.contains(bytes[index - 1])
      guard byte.isPartOfName || byte == UInt8(ascii: ".") || (isSign && isExponent) else { break }
      index += 1
    }
    return index
  }

  private static func endOfLiteral(
    _ bytes: ArraySlice<UInt8>, from start: Int, _ end: UInt8
  ) -> Int {
    var index = start
    while index < bytes.endIndex {
      if bytes[index] == end { return index + 1 }
      index += bytes[index] == backslash ? 2 : 1
    }
    return bytes.endIndex
  }

  private static func endOfComment(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 1 < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
        return index + 2
      }
      index += 1
    }
    return bytes.endIndex
  }
}
