import Interface

/// Numbers, strings and logical constants (F2018 7.4; C11 6.4.4).
extension Scanner {
  mutating func number() throws(SyntaxError) -> Expression {
    let start = position
    if isSignature, byte == UInt8(ascii: "0"), byte(after: 1).lowered == UInt8(ascii: "x") {
      position = nameEnd(from: start)
      return prefixedInteger(start + 2, position, radix: 16) ?? verbatim(start, position)
    }
    while byte.isDigit { position += 1 }
    let digitsEnd = position
    if let hollerith = hollerith(start, digitsEnd) { return hollerith }
    var isReal = false
    if byte == UInt8(ascii: "."), !isDottedWord(position) {
      isReal = true
      position += 1
      while byte.isDigit { position += 1 }
    }
    var mantissa = string(start, position)
    var bytes = isSignature ? 8 : 4
    let letter = byte.lowered
    if letter == UInt8(ascii: "e") || letter == UInt8(ascii: "d") || letter == UInt8(ascii: "q") {
      var ahead = position + 1
      if ahead < end,
        self.bytes[ahead] == UInt8(ascii: "+") || self.bytes[ahead] == UInt8(ascii: "-")
      {
        ahead += 1
      }
      if ahead < end, self.bytes[ahead].isDigit {
        let exponentStart = position + 1
        while ahead < end, self.bytes[ahead].isDigit { ahead += 1 }
        mantissa += "e" + string(exponentStart, ahead)
        position = ahead
        isReal = true
        if letter == UInt8(ascii: "d") { bytes = 8 }
        if letter == UInt8(ascii: "q") { bytes = 16 }
      }
    }
    guard isReal else {
      skipIntegerSuffix()
      let literal: Expression =
        Int(string(start, digitsEnd)).map { .integer($0) } ?? verbatim(start, digitsEnd)
      return try withKind(literal)
    }
    if isSignature, letter != UInt8(ascii: "d"),
      byte.lowered == UInt8(ascii: "f") || byte.lowered == UInt8(ascii: "l")
    {
      bytes = byte.lowered == UInt8(ascii: "f") ? 4 : 8
      position += 1
    }
    if mantissa.utf8.first == UInt8(ascii: ".") { mantissa = "0" + mantissa }
    let literal = try withKind(.real(mantissa, bytes: bytes))
    if let parts = literal.kindedLiteral, case .integer(let kind) = parts.kind,
      [4, 8, 10, 16].contains(kind)
    {
      return .real(mantissa, bytes: kind)
    }
    return literal
  }

  /// C's U and L after an integer.
  private mutating func skipIntegerSuffix() {
    guard isSignature else { return }
    var ahead = position
    while ahead < end,
      bytes[ahead].lowered == UInt8(ascii: "u") || bytes[ahead].lowered == UInt8(ascii: "l")
    {
      ahead += 1
    }
    if ahead >= end || !bytes[ahead].isNamePart { position = ahead }
  }

  /// The literal with its `_kind`, if one follows.
  private mutating func withKind(_ literal: Expression) throws(SyntaxError) -> Expression {
    guard byte == UInt8(ascii: "_"), byte(after: 1).isNamePart else { return literal }
    position += 1
    let start = position
    position = nameEnd(from: start)
    if bytes[start].isDigit {
      guard let kind = Int(string(start, position)) else {
        throw SyntaxError(message: "expected a kind after '_'", start: start, end: position)
      }
      return .kinded(literal, kind: .integer(kind))
    }
    return .kinded(literal, kind: .name(folded(start, position)))
  }

  /// Whether `.word.` stands at `place`, so that the dot belongs to an operator: `1.eq.2`.
  func isDottedWord(_ place: Int) -> Bool {
    var index = place + 1
    guard index < end, bytes[index].isLetter else { return false }
    while index < end, bytes[index].isLetter { index += 1 }
    return index < end && bytes[index] == UInt8(ascii: ".")
  }

  // MARK: Strings

  /// `5HHELLO` (F66): the count, H, and so many bytes.
  private mutating func hollerith(_ start: Int, _ stop: Int) -> Expression? {
    guard !isSignature, byte.lowered == UInt8(ascii: "h"), let count = Int(string(start, stop)),
      count > 0, count <= end - stop - 1
    else { return nil }
    let first = stop + 1
    position = first + count
    return .string(Array(UnsafeBufferPointer(start: bytes + first, count: count)))
  }

  mutating func stringLiteral() throws(SyntaxError) -> Expression {
    let start = position
    let text = try stringBytes()
    // C's 'x' is a number; see `topLevel`.
    if isSignature, bytes[start] == 0x27, text.count == 1 { return verbatim(start, position) }
    if !isSignature, let radix = radix(byte), position + 1 >= end || !bytes[position + 1].isNamePart
    {
      // 'FF'X, as old compilers had it.
      if let value = Int(String(decoding: text, as: UTF8.self), radix: radix) {
        position += 1
        return .integer(value)
      }
    }
    return .string(text)
  }

  /// The bytes between quotes, doubled quotes and C's escapes resolved.
  mutating func stringBytes() throws(SyntaxError) -> [UInt8] {
    let start = position
    let quote = byte
    var text: [UInt8] = []
    position += 1
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard self.byte == quote, position < end else { return text }
        position += 1
        text.append(byte)
      } else if isSignature, byte == 0x5C, position < end {
        text.append(escape(bytes[position]))
        position += 1
      } else {
        text.append(byte)
      }
    }
    throw SyntaxError(
      message: "this string has no closing \(quote == 0x27 ? "'" : "\"")", start: start,
      end: end)
  }

  private func escape(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "0"): 0
    default: byte
    }
  }

  /// `z'FF'`, `b"01"`, `c_'text'`: the name in front of the quote is a radix or a kind.
  mutating func prefixedLiteral(_ start: Int, _ stop: Int) throws(SyntaxError) -> Expression? {
    if stop == start + 1, let radix = radix(bytes[start]) {
      position = stop
      let textStart = stop + 1
      _ = try stringBytes()
      return prefixedInteger(textStart, position - 1, radix: radix) ?? verbatim(start, position)
    }
    guard bytes[stop - 1] == UInt8(ascii: "_"), stop - 1 > start else { return nil }
    position = stop
    let literal = Expression.string(try stringBytes())
    return .kinded(literal, kind: .name(folded(start, stop - 1)))
  }

  private func radix(_ byte: UInt8) -> Int? {
    switch byte.lowered {
    case UInt8(ascii: "z"), UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private func prefixedInteger(_ start: Int, _ stop: Int, radix: Int) -> Expression? {
    guard stop > start, let bits = UInt64(string(start, stop), radix: radix) else { return nil }
    return .integer(Int(truncatingIfNeeded: bits))
  }

  // MARK: Logical constants

  /// `.true.`, `.false.`, with or without a kind; an operator of the user's own.
  mutating func dottedPrimary() throws(SyntaxError) -> Expression {
    if let stop = keywordEnd(".true.", needsBoundary: false) {
      position = stop
      return try withKind(.logical(true))
    }
    if let stop = keywordEnd(".false.", needsBoundary: false) {
      position = stop
      return try withKind(.logical(false))
    }
    if isDottedWord(position) {
      // A defined operator: we only need to know where the expression ends.
      let start = position
      position = nameEnd(from: position + 1) + 1
      _ = try primary()
      return verbatim(start, position)
    }
    throw expected("an expression")
  }
}
