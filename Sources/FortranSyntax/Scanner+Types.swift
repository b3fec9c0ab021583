import Interface

/// Type specifications: `real*8`, `real(kind=dp)`, `character(len=*)`, `type(t)` (F2018 7.3.2).
extension Scanner {
  private static let typeKeywords: [(word: StaticString, base: TypeSpecification.Base)] = [
    ("integer", .integer), ("real", .real), ("double precision", .doublePrecision),
    ("double complex", .doubleComplex), ("complex", .complex), ("logical", .logical),
    ("character", .character), ("byte", .integer),
  ]

  /// The type that starts here; nil, and nothing read, if none does.
  mutating func typeSpecification() throws(SyntaxError) -> TypeSpecification? {
    skipBlanks()
    let start = position
    for (word, base) in Self.typeKeywords {
      guard let stop = keywordEnd(word) else { continue }
      position = stop
      return try typeSpecification(base, start)
    }
    if let stop = keywordEnd("type") ?? keywordEnd("class") {
      position = stop
      if next() == UInt8(ascii: "(") { return try derivedType(start) }
    }
    position = start
    return nil
  }

  /// The rest of an intrinsic type after its keyword.
  mutating func typeSpecification(
    _ base: TypeSpecification.Base, _ start: Int
  ) throws(SyntaxError) -> TypeSpecification {
    var type = TypeSpecification(base, at: line.location(start, position))
    if bytes[start].lowered == UInt8(ascii: "b") {
      type.starSize = SyntaxExpression(.integer(1), text: "1", at: type.location)
      return type
    }
    skipBlanks()
    if byte == UInt8(ascii: "*") {
      position += 1
      if base == .character {
        type.length = try starLength()
        // F77 allows `character*8, a`; see `declaration`.
      } else {
        type.starSize = try starSize()
      }
    } else if byte == UInt8(ascii: "("), base != .doublePrecision, base != .doubleComplex,
      !isMisplacedCheck()
    {
      if base == .character {
        try characterSelector(&type)
      } else {
        position += 1
        if acceptKeyword("kind") { if !accept("=") { position = nameStart() } }
        type.kind = try syntaxExpression()
        try expect(")", " after the kind")
      }
    }
    type.location = line.location(start, position)
    return type
  }

  /// `integer (check n>=0) :: n` in a signature file: a slip, and not a kind.
  private func isMisplacedCheck() -> Bool {
    var ahead = self
    ahead.position += 1
    return isSignature && ahead.acceptKeyword("check") && ahead.next() != UInt8(ascii: ")")
  }

  /// Back to the start of the name that ends here: what looked like a keyword was a name.
  private func nameStart() -> Int {
    var index = position
    while index > 0, bytes[index - 1].isBlank { index -= 1 }
    while index > 0, bytes[index - 1].isNamePart { index -= 1 }
    return index
  }

  /// The number after `real*`.
  mutating func starSize() throws(SyntaxError) -> SyntaxExpression {
    skipBlanks()
    let start = position
    if byte == UInt8(ascii: "(") {
      position += 1
      let size = try syntaxExpression()
      try expect(")")
      return size
    }
    // f2py writes C's unsigned types as `integer*-4`.
    if isSignature, byte == UInt8(ascii: "-") { position += 1 }
    while byte.isDigit { position += 1 }
    guard position > start, let size = Int(string(start, position)) else {
      throw expected("a size after '*'")
    }
    return SyntaxExpression(
      .integer(size), text: string(start, position), at: line.location(start, position))
  }

  /// What follows `character*`: a number or `(*)`, `(:)`, `(expression)`.
  mutating func starLength() throws(SyntaxError) -> TypeSpecification.Length {
    guard accept("(") else { return .expression(try starSize()) }
    let length = try lengthValue()
    try expect(")", " after the length")
    return length
  }

  private mutating func lengthValue() throws(SyntaxError) -> TypeSpecification.Length {
    switch next() {
    case UInt8(ascii: "*"):
      var ahead = self
      ahead.position += 1
      let following = ahead.next()
      if following == UInt8(ascii: ")") || following == UInt8(ascii: ",") {
        self = ahead
        return .assumed
      }
    case UInt8(ascii: ":"):
      position += 1
      return .deferred
    default: break
    }
    return .expression(try syntaxExpression())
  }

  /// `(len)`, `(len, kind)`, `(len=…, kind=…)` in any order; in directives `(f2py_len=…)` too.
  private mutating func characterSelector(
    _ type: inout TypeSpecification
  ) throws(SyntaxError) {
    position += 1
    var index = 0
    repeat {
      let before = position
      skipBlanks()
      if let stop = keywordEnd("len"), isKeywordArgument(stop) {
        position = stop
        try expect("=")
        type.length = try lengthValue()
      } else if isSignature, let stop = keywordEnd("f2py_len"), isKeywordArgument(stop) {
        // The length that the wrapper gives an assumed one.
        position = stop
        try expect("=")
        type.length = try lengthValue()
      } else if let stop = keywordEnd("kind"), isKeywordArgument(stop) {
        position = stop
        try expect("=")
        type.kind = try syntaxExpression()
      } else if index == 0 {
        position = before
        type.length = try lengthValue()
      } else {
        type.kind = try syntaxExpression()
      }
      index += 1
    } while index < 2 && accept(",")
    try expect(")", " after the length")
  }

  private func isKeywordArgument(_ stop: Int) -> Bool {
    var index = stop
    while index < end, bytes[index].isBlank { index += 1 }
    return index < end && bytes[index] == UInt8(ascii: "=")
      && !(index + 1 < end && bytes[index + 1] == UInt8(ascii: "="))
  }

  /// `(name)`, `(*)`, `(name(parameters))`, `(real(8))` after TYPE or CLASS.
  mutating func derivedType(_ start: Int) throws(SyntaxError) -> TypeSpecification {
    let isClass = bytes[start].lowered == UInt8(ascii: "c")
    try expect("(")
    if accept("*") {
      try expect(")")
      return TypeSpecification(
        .derived("*", isClass: isClass), at: line.location(start, position))
    }
    if !isClass {
      // `type(integer(4))` is just that type (F2018 R703).
      let before = position
      if var type = try? typeSpecification(), accept(")") {
        type.location = line.location(start, position)
        return type
      }
      position = before
    }
    let name = try expectName("the name of a type")
    if next() == UInt8(ascii: "(") {
      guard let stop = matchingBracketEnd(from: position) else { throw expected("')'") }
      position = stop
    }
    try expect(")", " after the name of the type")
    return TypeSpecification(
      .derived(name.text, isClass: isClass), at: line.location(start, position))
  }
}
