import Interface

/// Names, calls, brackets and array constructors.
extension Scanner {
  mutating func primary() throws(SyntaxError) -> Expression {
    let byte = next()
    if byte.isDigit { return try number() }
    if byte.isNameStart { return try nameOrCall() }
    switch byte {
    case UInt8(ascii: "."):
      if self.byte(after: 1).isDigit { return try number() }
      return try dottedPrimary()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try stringLiteral()
    case UInt8(ascii: "("):
      if self.byte(after: 1) == UInt8(ascii: "/"), self.byte(after: 2) != UInt8(ascii: "=") {
        position += 2
        return try arrayConstructor(closing: "/)")
      }
      if isSignature, let stop = castEnd() { return try cast(stop) }
      return try parenthesized()
    case UInt8(ascii: "["):
      position += 1
      return try arrayConstructor(closing: "]")
    case UInt8(ascii: "{") where isSignature:
      position += 1
      return try arrayConstructor(closing: "}")
    default: throw expected("an expression")
    }
  }

  // MARK: Brackets

  /// `(x)`, `(re, im)` or `(items, i=first, last)`.
  private mutating func parenthesized() throws(SyntaxError) -> Expression {
    let open = position
    position += 1
    let first = try expression()
    if accept(")") { return try postfix(first, from: open, isName: false) }
    guard next() == UInt8(ascii: ",") else { throw expected("')'") }
    var items = [first]
    while accept(",") {
      if let loop = try impliedDoControl(items) { return loop }
      items.append(try expression())
    }
    try expect(")")
    guard items.count == 2 else {
      throw SyntaxError(
        message: "expected an expression or a complex constant", start: open, end: position)
    }
    return .complex(items[0], items[1])
  }

  /// `i=first, last[, step])` after the items of an implied DO.
  private mutating func impliedDoControl(
    _ items: [Expression]
  ) throws(SyntaxError) -> Expression? {
    let start = position
    // `integer :: i = 1, 3` declares the variable on the way (F2018 R774).
    if let colons = doubleColon(isLocal: true) { position = colons + 2 }
    guard let name = acceptName(), next() == UInt8(ascii: "="), byte(after: 1) != UInt8(ascii: "=")
    else {
      position = start
      return nil
    }
    position += 1
    let first = try expression()
    try expect(",", " and the last value of the loop")
    let last = try expression()
    let step = accept(",") ? try expression() : .integer(1)
    try expect(")")
    return .impliedDo(items, variable: name.text, first: first, last: last, step: step)
  }

  private mutating func arrayConstructor(closing: StaticString) throws(SyntaxError) -> Expression {
    var type: String?
    var items: [Expression] = []
    if !isSignature, let typeEnd = constructorTypeEnd() {
      skipBlanks()
      var textEnd = typeEnd
      while textEnd > position, bytes[textEnd - 1].isBlank { textEnd -= 1 }
      type = line.writtenText(position, textEnd)
      position = typeEnd + 2
    }
    while true {
      skipBlanks()
      if let stop = keywordEnd(closing, needsBoundary: false) {
        position = stop
        break
      }
      if !items.isEmpty { try expect(",", " or '\(closing)'") }
      items.append(try expression())
    }
    return type.map { .typedArray($0, items) } ?? .array(items)
  }

  /// `[character(len=3) :: …]`: the place of the `::`, if a type stands in front.
  private func constructorTypeEnd() -> Int? {
    var index = position
    while index < end, bytes[index].isBlank { index += 1 }
    guard index < end, bytes[index].isNameStart else { return nil }
    return doubleColon(isLocal: true)
  }

  // MARK: Names

  private mutating func nameOrCall() throws(SyntaxError) -> Expression {
    let start = position
    let stop = nameEnd(from: start)
    // A character literal with a kind in front: c_'text'.
    if stop < end, bytes[stop] == 0x27 || bytes[stop] == 0x22 {
      if let literal = try prefixedLiteral(start, stop) { return literal }
    }
    position = stop
    let name = folded(start, stop)
    guard next() == UInt8(ascii: "(") else {
      return try postfix(.name(name), from: start, isName: true)
    }
    position += 1
    let arguments = try arguments()
    return try postfix(.call(name, arguments), from: start, isName: true)
  }

  /// The arguments up to and with the closing bracket.
  mutating func arguments() throws(SyntaxError) -> [Expression] {
    var arguments: [Expression] = []
    if accept(")") { return arguments }
    repeat {
      arguments.append(try argument())
    } while accept(",")
    try expect(")", " after the arguments")
    return arguments
  }

  /// An expression, `name=value`, or a section.
  private mutating func argument() throws(SyntaxError) -> Expression {
    skipBlanks()
    let start = position
    if byte.isNameStart {
      let stop = nameEnd(from: start)
      position = stop
      if next() == UInt8(ascii: "="), byte(after: 1) != UInt8(ascii: "=") {
        position += 1
        return .keyword(lowercased(start, stop), try expression())
      }
      position = start
    }
    if byte == UInt8(ascii: "*"), !isSignature {
      // An alternate return: `call f(a, *10)`.
      position += 1
      return .unary(.dereference, try expression())
    }
    var low = Expression.omitted
    if byte != UInt8(ascii: ":") {
      low = try expression()
      if next() != UInt8(ascii: ":") { return low }
    }
    position += 1
    // `::` stands for an omitted high part too.
    let high = endsSectionPart() ? .omitted : try expression()
    var step = Expression.omitted
    if accept(":") { step = endsSectionPart() ? .omitted : try expression() }
    return .section(low, high, step: step)
  }

  private mutating func endsSectionPart() -> Bool {
    switch next() {
    case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: ":"), UInt8(ascii: "]"): true
    default: position >= end
    }
  }

  /// What may follow a primary: components, substrings, C's subscripts and members.
  private mutating func postfix(
    _ expression: Expression, from start: Int, isName: Bool
  ) throws(SyntaxError) -> Expression {
    var stop = position
    var isPlain = true
    while true {
      let byte = next()
      if !isSignature, isName, byte == UInt8(ascii: "%") {
        position += 1
        _ = try expectName("the name of a component")
      } else if isName, byte == UInt8(ascii: "("), !isPlain || !isNameExpression(expression) {
        guard let close = matchingBracketEnd(from: position) else { throw expected("')'") }
        position = close
      } else if byte == UInt8(ascii: "["), isSignature || isName {
        guard let close = matchingBracketEnd(from: position) else { throw expected("']'") }
        position = close
      } else if isSignature, byte == UInt8(ascii: "."), self.byte(after: 1).isNameStart,
        !isDottedWord(position)
      {
        position = nameEnd(from: position + 1)
      } else if isSignature, byte == UInt8(ascii: "-"), self.byte(after: 1) == UInt8(ascii: ">") {
        position = nameEnd(from: position + 2)
      } else {
        break
      }
      isPlain = false
      stop = position
    }
    guard !isPlain else { return expression }
    return verbatim(start, stop)
  }

  private func isNameExpression(_ expression: Expression) -> Bool {
    if case .name = expression { true } else { false }
  }

  // MARK: C

  private static let typeWords: Set<String> = [
    "int", "long", "short", "char", "float", "double", "unsigned", "signed", "void", "size_t",
    "ssize_t", "const", "struct", "string", "complex_float", "complex_double",
    "complex_long_double", "long_long", "long_double", "npy_intp", "npy_int", "npy_long",
    "npy_longlong", "npy_int64", "npy_int32", "npy_bool", "f_int", "cblas_int", "int32_t",
    "int64_t", "uint32_t", "uint64_t", "int8_t", "int16_t", "uint8_t", "uint16_t", "ptrdiff_t",
    "py_ssize_t", "pyobject", "pyarrayobject",
  ]

  func isTypeWord(_ start: Int, _ stop: Int) -> Bool {
    isSignature && stop - start <= 20 && Self.typeWords.contains(lowercased(start, stop))
  }

  /// Where the cast that starts here ends: `(unsigned long *)`; nil if it is none.
  private func castEnd() -> Int? {
    var index = position + 1
    var words = 0
    while index < end {
      while index < end, bytes[index].isBlank { index += 1 }
      guard index < end else { return nil }
      if bytes[index] == UInt8(ascii: ")") { return words > 0 ? index + 1 : nil }
      if bytes[index] == UInt8(ascii: "*"), words > 0 {
        index += 1
      } else if bytes[index].isNameStart {
        let stop = nameEnd(from: index)
        guard isTypeWord(index, stop) else { return nil }
        words += 1
        index = stop
      } else {
        return nil
      }
    }
    return nil
  }

  private mutating func cast(_ stop: Int) throws(SyntaxError) -> Expression {
    let start = position
    position = stop
    // Its operand is a unary expression; only where it ends matters.
    _ = try expression(Level.multiplication + 1)
    var textEnd = position
    while textEnd > start, bytes[textEnd - 1].isBlank { textEnd -= 1 }
    return verbatim(start, textEnd)
  }
}
