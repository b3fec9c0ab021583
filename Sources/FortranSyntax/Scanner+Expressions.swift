import Interface

/// Operators by precedence (F2018 10.1.2, table 10.1; C11 6.5), both languages in one table.
///
/// Fortran's dialect never meets C's operators: they start with characters that it does not use.
/// In signature files both may stand side by side, as f2py's users write them.
extension Scanner {
  /// Expressions nest at most this deep; beyond, reading them would eat the stack.
  static let deepestNesting = 200
  /// Operators of one precedence in a row make a tree that deep.
  static let longestChain = 1000

  enum Level {
    static let conditional = 0
    static let equivalence = 1
    static let or = 2
    static let and = 3
    static let not = 4
    static let bitOr = 5
    static let bitXor = 6
    static let bitAnd = 7
    static let relation = 8
    static let shift = 9
    static let concatenation = 10
    static let addition = 11
    static let multiplication = 12
  }

  /// An expression with its place and text.
  mutating func syntaxExpression(stopsAtSlash: Bool = false) throws(SyntaxError) -> SyntaxExpression
  {
    skipBlanks()
    let start = position
    let expression = try anyExpression(stopsAtSlash: stopsAtSlash)
    var stop = position
    while stop > start, bytes[stop - 1].isBlank { stop -= 1 }
    return SyntaxExpression(
      expression, text: line.writtenText(start, stop), at: line.location(start, stop))
  }

  /// In signature files, what is beyond our grammar comes as C text.
  private mutating func anyExpression(stopsAtSlash: Bool) throws(SyntaxError) -> Expression {
    let start = position
    do {
      let expression = try expression(Level.conditional, stopsAtSlash: stopsAtSlash)
      guard isSignature else { return expression }
      if isAtTerminator(stopsAtSlash: stopsAtSlash) { return topLevel(expression) }
      return try verbatimToTerminator(from: start, failing: expected("an operator"))
    } catch {
      guard isSignature, !error.isFinal else { throw error }
      return try verbatimToTerminator(from: start, failing: error)
    }
  }

  /// A lone `'x'` is a string; inside C expressions it is a character's code.
  private func topLevel(_ expression: Expression) -> Expression {
    if case .verbatim(let text, _) = expression, text.utf8.count == 3, text.utf8.first == 0x27 {
      return .string(Array(text.utf8.dropFirst().dropLast()))
    }
    return expression
  }

  private mutating func isAtTerminator(stopsAtSlash: Bool) -> Bool {
    switch next() {
    case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: ":"):
      true
    case UInt8(ascii: "/"): stopsAtSlash || byte(after: 1) == UInt8(ascii: ")")
    case UInt8(ascii: "="): byte(after: 1) != UInt8(ascii: "=")
    default: position >= end
    }
  }

  /// Takes everything up to the next `,` or closing bracket as C text.
  private mutating func verbatimToTerminator(
    from start: Int, failing error: SyntaxError
  ) throws(SyntaxError) -> Expression {
    position = start
    loop: while position < end {
      switch bytes[position] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        guard let stop = matchingBracketEnd(from: position) else { throw error }
        position = stop
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        let stop = stringEnd(from: position)
        guard stop <= end, bytes[stop - 1] == bytes[position], stop > position + 1 else {
          throw error
        }
        position = stop
      case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): break loop
      default: position += 1
      }
    }
    var stop = position
    while stop > start, bytes[stop - 1].isBlank { stop -= 1 }
    guard stop > start, mayBeC(start, stop) else { throw error }
    return verbatim(start, stop)
  }

  /// Whether the text may be an expression in C: it neither starts nor ends with an operator that
  /// wants an operand there, and no number stands before another operand.
  private func mayBeC(_ start: Int, _ stop: Int) -> Bool {
    func isOneOf(_ byte: UInt8, _ operators: StaticString) -> Bool {
      operators.withUTF8Buffer { $0.contains(byte) }
    }
    if isOneOf(bytes[start], "<>/%|^=?.:") || isOneOf(bytes[stop - 1], "<>+-*/%&|^=?!~.:") {
      // C's real numbers may start and end with a point.
      let isStartOfNumber = bytes[start] == 0x2E && start + 1 < stop && bytes[start + 1].isDigit
      let isEndOfNumber = bytes[stop - 1] == 0x2E && stop > start + 1 && bytes[stop - 2].isDigit
      guard isStartOfNumber || isEndOfNumber else { return false }
    }
    var index = start
    while index < stop {
      if bytes[index] == 0x27 || bytes[index] == 0x22 {
        index = max(index + 1, stringEnd(from: index))
      } else if bytes[index].isNamePart {
        let isNumber = bytes[index].isDigit
        while index < stop, bytes[index].isNamePart || (isNumber && bytes[index] == 0x2E) {
          index += 1
        }
        var after = index
        while after < stop, bytes[after].isBlank { after += 1 }
        if isNumber, after > index, after < stop, bytes[after].isNamePart { return false }
      } else {
        index += 1
      }
    }
    return true
  }

  /// C text as written, with the variables in it.
  func verbatim(_ start: Int, _ stop: Int) -> Expression {
    var names: [String] = []
    var index = start
    while index < stop {
      let byte = bytes[index]
      if byte == 0x27 || byte == 0x22 {
        index = min(stop, stringEnd(from: index))
      } else if byte.isNameStart {
        let nameStop = min(stop, nameEnd(from: index))
        var after = nameStop
        while after < stop, bytes[after].isBlank { after += 1 }
        let isCalled = after < stop && bytes[after] == UInt8(ascii: "(")
        let isMember =
          index > start
          && (bytes[index - 1] == UInt8(ascii: ".")
            || (!isSignature && bytes[index - 1] == UInt8(ascii: "%"))
            || (index > start + 1 && bytes[index - 1] == UInt8(ascii: ">")
              && bytes[index - 2] == UInt8(ascii: "-")))
        if !isCalled, !isMember, !isTypeWord(index, nameStop) {
          let name = folded(index, nameStop)
          if !names.contains(name) { names.append(name) }
        }
        index = nameStop
      } else if byte.isDigit {
        // Skips suffixes such as those of 10L and 0x1F.
        index = nameEnd(from: index)
      } else {
        index += 1
      }
    }
    return .verbatim(line.writtenText(start, stop), names: names)
  }

  // MARK: Operators

  private mutating func enter() throws(SyntaxError) {
    depth += 1
    guard depth <= Self.deepestNesting else {
      throw SyntaxError(
        message: "this expression is nested more than \(Self.deepestNesting) deep",
        start: position, end: position + 1, isFinal: true)
    }
  }

  /// Precedence climbing: an operand, then operators that bind at least as tight as `level`.
  mutating func expression(
    _ level: Int = 0, stopsAtSlash: Bool = false
  ) throws(SyntaxError) -> Expression {
    try enter()
    defer { depth -= 1 }
    skipBlanks()
    let start = position
    var left = try prefixed(level, stopsAtSlash: stopsAtSlash)
    var chain = 0
    while let (found, length, operation) = binaryOperator(stopsAtSlash: stopsAtSlash),
      found >= level
    {
      chain += 1
      guard chain <= Self.longestChain else {
        throw SyntaxError(
          message: "this expression has more than \(Self.longestChain) operators in a row",
          start: position, end: position + length, isFinal: true)
      }
      position += length
      let right = try expression(found + 1, stopsAtSlash: stopsAtSlash)
      left = combine(operation, left, right)
    }
    if !isSignature, level == Level.conditional, next() == UInt8(ascii: "."), isDottedWord(position)
    {
      // An operator of the user's own binds least (F2018 10.1.3.3).
      position = nameEnd(from: position + 1) + 1
      _ = try expression(level, stopsAtSlash: stopsAtSlash)
      return verbatim(start, position)
    }
    if isSignature, level == Level.conditional, accept("?") {
      let first = try expression(Level.conditional)
      try expect(":", " of '?:'")
      let second = try expression(Level.conditional)
      return .conditional(left, first, second)
    }
    return left
  }

  private enum Operation {
    case binary(Expression.BinaryOperator)
    case equivalent
  }

  private func combine(_ operation: Operation, _ left: Expression, _ right: Expression)
    -> Expression
  {
    switch operation {
    case .binary(let binary): .binary(binary, left, right)
    case .equivalent: .binary(.equal, left, right)
    }
  }

  /// The operator here, its level and length; `position` stays, but for blanks.
  private mutating func binaryOperator(
    stopsAtSlash: Bool
  ) -> (level: Int, length: Int, Operation)? {
    let second: UInt8
    switch next() {
    case UInt8(ascii: "+"): return (Level.addition, 1, .binary(.add))
    case UInt8(ascii: "-"):
      return byte(after: 1) == UInt8(ascii: ">") ? nil : (Level.addition, 1, .binary(.subtract))
    case UInt8(ascii: "*"):
      return byte(after: 1) == UInt8(ascii: "*")
        ? nil : (Level.multiplication, 1, .binary(.multiply))
    case UInt8(ascii: "/"):
      second = byte(after: 1)
      if second == UInt8(ascii: "=") { return (Level.relation, 2, .binary(.notEqual)) }
      if stopsAtSlash || second == UInt8(ascii: ")") { return nil }
      if second == UInt8(ascii: "/") { return (Level.concatenation, 2, .binary(.concatenate)) }
      return (Level.multiplication, 1, .binary(.divide))
    case UInt8(ascii: "="):
      return byte(after: 1) == UInt8(ascii: "=") ? (Level.relation, 2, .binary(.equal)) : nil
    case UInt8(ascii: "<"):
      second = byte(after: 1)
      if second == UInt8(ascii: "=") { return (Level.relation, 2, .binary(.lessOrEqual)) }
      if isSignature, second == UInt8(ascii: "<") { return (Level.shift, 2, .binary(.shiftLeft)) }
      return (Level.relation, 1, .binary(.less))
    case UInt8(ascii: ">"):
      second = byte(after: 1)
      if second == UInt8(ascii: "=") { return (Level.relation, 2, .binary(.greaterOrEqual)) }
      if isSignature, second == UInt8(ascii: ">") { return (Level.shift, 2, .binary(.shiftRight)) }
      return (Level.relation, 1, .binary(.greater))
    case UInt8(ascii: "."): return dottedOperator()
    default: return isSignature ? cOperator() : nil
    }
  }

  private func cOperator() -> (level: Int, length: Int, Operation)? {
    let second = byte(after: 1)
    switch byte {
    case UInt8(ascii: "%"): return (Level.multiplication, 1, .binary(.remainder))
    case UInt8(ascii: "&"):
      return second == UInt8(ascii: "&")
        ? (Level.and, 2, .binary(.and)) : (Level.bitAnd, 1, .binary(.bitAnd))
    case UInt8(ascii: "|"):
      return second == UInt8(ascii: "|")
        ? (Level.or, 2, .binary(.or)) : (Level.bitOr, 1, .binary(.bitOr))
    case UInt8(ascii: "^"): return (Level.bitXor, 1, .binary(.bitXor))
    case UInt8(ascii: "!"):
      return second == UInt8(ascii: "=") ? (Level.relation, 2, .binary(.notEqual)) : nil
    default: return nil
    }
  }

  private static let dotted: [(word: StaticString, level: Int, operation: Operation)] = [
    (".eq.", Level.relation, .binary(.equal)), (".ne.", Level.relation, .binary(.notEqual)),
    (".lt.", Level.relation, .binary(.less)), (".le.", Level.relation, .binary(.lessOrEqual)),
    (".gt.", Level.relation, .binary(.greater)),
    (".ge.", Level.relation, .binary(.greaterOrEqual)),
    (".and.", Level.and, .binary(.and)), (".or.", Level.or, .binary(.or)),
    (".eqv.", Level.equivalence, .equivalent), (".neqv.", Level.equivalence, .binary(.notEqual)),
    (".xor.", Level.equivalence, .binary(.notEqual)),
  ]

  private func dottedOperator() -> (level: Int, length: Int, Operation)? {
    for (word, level, operation) in Self.dotted {
      if let stop = keywordEnd(word, needsBoundary: false) {
        return (level, stop - position, operation)
      }
    }
    return nil
  }

  /// Signs and negations, then a primary with its power.
  private mutating func prefixed(
    _ level: Int, stopsAtSlash: Bool
  ) throws(SyntaxError) -> Expression {
    let byte = next()
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      position += 1
      // Fortran's sign binds like addition (-a*b is -(a*b)), C's like all unary operators.
      let operand =
        isSignature
        ? try nested { (scanner) throws(SyntaxError) in
          try scanner.prefixed(level, stopsAtSlash: stopsAtSlash)
        }
        : try expression(Level.multiplication, stopsAtSlash: stopsAtSlash)
      return .unary(byte == UInt8(ascii: "-") ? .minus : .plus, operand)
    case UInt8(ascii: "."):
      if let stop = keywordEnd(".not.", needsBoundary: false) {
        position = stop
        return .unary(.not, try expression(Level.bitOr, stopsAtSlash: stopsAtSlash))
      }
    case UInt8(ascii: "!") where isSignature: return try cUnary(.not, stopsAtSlash)
    case UInt8(ascii: "~") where isSignature: return try cUnary(.bitNot, stopsAtSlash)
    case UInt8(ascii: "&") where isSignature: return try cUnary(.address, stopsAtSlash)
    case UInt8(ascii: "*") where isSignature: return try cUnary(.dereference, stopsAtSlash)
    default: break
    }
    return try power(stopsAtSlash: stopsAtSlash)
  }

  private mutating func nested(
    _ body: (inout Scanner) throws(SyntaxError) -> Expression
  ) throws(SyntaxError) -> Expression {
    try enter()
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func cUnary(
    _ operation: Expression.UnaryOperator, _ stopsAtSlash: Bool
  ) throws(SyntaxError) -> Expression {
    position += 1
    let operand = try nested { (scanner) throws(SyntaxError) in
      try scanner.prefixed(Level.multiplication, stopsAtSlash: stopsAtSlash)
    }
    return .unary(operation, operand)
  }

  /// `**` binds tightest and to the right; its right side may have a sign.
  private mutating func power(stopsAtSlash: Bool) throws(SyntaxError) -> Expression {
    let base = try primary()
    guard next() == UInt8(ascii: "*"), byte(after: 1) == UInt8(ascii: "*") else { return base }
    position += 2
    let exponent = try nested { (scanner) throws(SyntaxError) in
      let byte = scanner.next()
      guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") else {
        return try scanner.power(stopsAtSlash: stopsAtSlash)
      }
      scanner.position += 1
      let operand = try scanner.nested { (inner) throws(SyntaxError) in
        try inner.power(stopsAtSlash: stopsAtSlash)
      }
      return .unary(byte == UInt8(ascii: "-") ? .minus : .plus, operand)
    }
    return .binary(.power, base, exponent)
  }
}
