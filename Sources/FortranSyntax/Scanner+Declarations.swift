import Interface

/// Type declarations, and the entity lists that all declarations share.
extension Scanner {
  /// What follows the type: `[, attributes] ::`, then entities.
  mutating func declaration(_ type: TypeSpecification) throws(SyntaxError) -> Statement.Kind {
    var attributes: [Attribute] = []
    if let colons = doubleColon() {
      attributes = try attributeList(until: colons)
      position = colons + 2
    } else if accept(",") {
      try refuseAttributesWithoutColons()
    }
    return .declaration(type, attributes, try entities())
  }

  /// `character*8, s` has a comma and no `::`, but `integer, intent(in) s` lacks one.
  private func refuseAttributesWithoutColons() throws(SyntaxError) {
    var ahead = self
    while let attribute = try? ahead.attribute() {
      if case .other = attribute { return }
      if ahead.accept(",") { continue }
      guard ahead.next().isNameStart else { return }
      throw ahead.expected("'::' after the attributes")
    }
  }

  /// `, dimension(3), intent(in)` up to the `::` at `colons`. Signature files may leave commas out,
  /// and put one too many, as f2py's users do.
  mutating func attributeList(until colons: Int) throws(SyntaxError) -> [Attribute] {
    var attributes: [Attribute] = []
    while true {
      skipBlanks()
      guard position < colons else { break }
      let hasComma = accept(",")
      guard hasComma || isSignature else { throw expected("',' or '::'") }
      skipBlanks()
      if isSignature, position >= colons || byte == UInt8(ascii: ",") { continue }
      attributes.append(try attribute())
    }
    guard position == colons else { throw expected("',' or '::'") }
    return attributes
  }

  /// One attribute with what is in its brackets.
  mutating func attribute() throws(SyntaxError) -> Attribute {
    skipBlanks()
    let start = position
    let stop = nameEnd(from: start)
    guard stop > start else {
      guard isSignature, byte == UInt8(ascii: "(") else { throw expected("an attribute") }
      try skipBrackets()
      warnings.append(
        SyntaxError(
          message: "'\(line.writtenText(start, position))' is no attribute and is passed over",
          start: start, end: position))
      return .other(string(start, position))
    }
    position = stop
    let word = lowercased(start, stop)
    switch word {
    case "dimension":
      try expect("(", " and the dimensions")
      return .dimension(try dimensions())
    case "intent": return .intent(try intentWords())
    case "check" where isSignature: return .check(try checks())
    case "depend" where isSignature: return .depend(try bracketedNames())
    case "note" where isSignature: return .note(try bracketedText())
    case "bind": return .bind(label: try bindingLabel())
    case "codimension":
      try skipBrackets()
      return .codimension
    default:
      if let attribute = Self.plainAttributes[word] { return attribute }
      try skipBrackets()
      var stop = position
      while bytes[stop - 1].isBlank { stop -= 1 }
      return .other(string(start, stop))
    }
  }

  static let plainAttributes: [String: Attribute] = [
    "parameter": .parameter, "optional": .optional, "required": .required,
    "allocatable": .allocatable, "pointer": .pointer, "target": .target,
    "contiguous": .contiguous, "value": .value, "external": .external,
    "intrinsic": .intrinsic, "save": .save, "public": .public, "private": .private,
    "protected": .protected, "volatile": .volatile, "asynchronous": .asynchronous,
  ]

  private mutating func skipBrackets() throws(SyntaxError) {
    while next() == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
      guard let stop = matchingBracketEnd(from: position) else {
        throw expected(byte == UInt8(ascii: "(") ? "a matching ')'" : "a matching ']'")
      }
      position = stop
    }
  }

  /// `(in, out=y)`: the words, lower case.
  mutating func intentWords() throws(SyntaxError) -> [String] {
    try expect("(", " and the intent")
    var words: [String] = []
    repeat {
      skipBlanks()
      let start = position
      let stop = nameEnd(from: start)
      guard stop > start else { throw expected("an intent") }
      position = stop
      var word = lowercased(start, stop)
      // `in out` is one word in Fortran.
      if word == "in", acceptKeyword("out") { word = "inout" }
      if accept("=") {
        skipBlanks()
        let valueStart = position
        position = nameEnd(from: valueStart)
        guard position > valueStart else { throw expected("a name") }
        word += "=" + folded(valueStart, position)
      }
      words.append(word)
    } while accept(",")
    try expect(")", " after the intent")
    return words
  }

  private mutating func checks() throws(SyntaxError) -> [SyntaxExpression] {
    try expect("(", " and a condition")
    var checks: [SyntaxExpression] = []
    repeat { checks.append(try syntaxExpression()) } while accept(",")
    try expect(")", " after the condition")
    return checks
  }

  private mutating func bracketedNames() throws(SyntaxError) -> [String] {
    try expect("(", " and names")
    var names: [String] = []
    if accept(")") { return names }
    // f2py's users also write `depend([n, m])`.
    let isNested = accept("[")
    repeat { names.append(try expectName().text) } while accept(",")
    if isNested { try expect("]") }
    try expect(")", " after the names")
    return names
  }

  /// The text between the brackets that open here; a `'''` block stands for its contents.
  mutating func bracketedText() throws(SyntaxError) -> String {
    guard next() == UInt8(ascii: "(") else { throw expected("'('") }
    guard let stop = matchingBracketEnd(from: position) else { throw expected("a matching ')'") }
    var inner = Scanner(
      line: line, from: position + 1, to: stop - 1, isFixed: isFixed, isSignature: isSignature,
      foldsCase: foldsCase)
    position = stop
    return inner.blockOrRest()
  }

  /// The contents of a `'''` block, or the rest as written.
  mutating func blockOrRest() -> String {
    skipBlanks()
    guard byte == 0x27, byte(after: 1) == 0x27, byte(after: 2) == 0x27 else { return rest() }
    let stop = stringEnd(from: position)
    let start = position + 3
    position = stop
    return string(start, max(start, stop - 3))
  }

  // MARK: Entities

  mutating func entities() throws(SyntaxError) -> [Entity] {
    var entities: [Entity] = []
    repeat { entities.append(try entity()) } while accept(",")
    if !isAtEnd() { throw expected("',' or the end of the statement") }
    return entities
  }

  /// `name [(dimensions)] [[codimensions]] [*length [(dimensions)]] [= value | => value | /values/]`
  mutating func entity() throws(SyntaxError) -> Entity {
    var entity = Entity(name: try expectName())
    if accept("(") { entity.dimensions = try entityDimensions() }
    if next() == UInt8(ascii: "["), let stop = matchingBracketEnd(from: position) {
      position = stop
      entity.isCoarray = true
    }
    if next() == UInt8(ascii: "*") {
      position += 1
      entity.length = try starLength()
      if entity.dimensions == nil, accept("(") { entity.dimensions = try dimensions() }
    }
    if accept("=", ">") {
      entity.initialValue = try syntaxExpression()
      entity.isPointerInitialized = true
    } else if next() == UInt8(ascii: "="), byte(after: 1) != UInt8(ascii: "=") {
      position += 1
      entity.initialValue = try syntaxExpression()
    } else if byte == UInt8(ascii: "/"), !isSignature {
      entity.initialValue = try slashedValue()
    }
    return entity
  }

  /// A directive whose dimensions cannot be read still says what its other words say; the source has
  /// the dimensions.
  private mutating func entityDimensions() throws(SyntaxError) -> [DimensionSyntax]? {
    let start = position
    do throws(SyntaxError) {
      return try dimensions()
    } catch {
      guard isDirective, let stop = matchingBracketEnd(from: start - 1) else { throw error }
      position = stop
      warnings.append(
        SyntaxError(
          message: "these dimensions are passed over: \(error.message)", start: error.start,
          end: error.end, hint: "the dimensions of the declaration count"))
      return nil
    }
  }

  /// DEC's `/3.0/` and `/1, 2, 3/` after an entity.
  private mutating func slashedValue() throws(SyntaxError) -> SyntaxExpression {
    let start = position
    let values = try slashedList()
    if values.count == 1 { return values[0] }
    return SyntaxExpression(
      .array(values.map(\.expression)), text: line.writtenText(start, position),
      at: line.location(start, position))
  }

  /// `/a, 3*b/`
  mutating func slashedList() throws(SyntaxError) -> [SyntaxExpression] {
    try expect("/")
    var values: [SyntaxExpression] = []
    if accept("/") { return values }
    repeat { values.append(try syntaxExpression(stopsAtSlash: true)) } while accept(",")
    try expect("/", " after the values")
    return values
  }

  // MARK: Dimensions

  /// The dimensions up to and with the closing bracket.
  mutating func dimensions() throws(SyntaxError) -> [DimensionSyntax] {
    var dimensions: [DimensionSyntax] = []
    if isSignature, accept(")") { return dimensions }
    repeat { dimensions.append(try dimension()) } while accept(",")
    try expect(")", " after the dimensions")
    return dimensions
  }

  private mutating func dimension() throws(SyntaxError) -> DimensionSyntax {
    skipBlanks()
    let start = position
    if accept(".", ".") {
      return DimensionSyntax(upper: .assumedRank, at: line.location(start, position))
    }
    if isStar() { return DimensionSyntax(upper: .assumedSize, at: line.location(start, position)) }
    if accept(":") {
      if endsDimension() {
        return DimensionSyntax(upper: .colon, at: line.location(start, position))
      }
      // f2py reads `:n` as `n`.
      let upper = try syntaxExpression()
      return DimensionSyntax(upper: .expression(upper), at: line.location(start, position))
    }
    let first = try syntaxExpression()
    guard accept(":") else {
      return DimensionSyntax(upper: .expression(first), at: line.location(start, position))
    }
    var upper = DimensionSyntax.Bound.colon
    if isStar() {
      upper = .assumedSize
    } else if !endsDimension() {
      upper = .expression(try syntaxExpression())
    }
    return DimensionSyntax(lower: first, upper: upper, at: line.location(start, position))
  }

  private mutating func endsDimension() -> Bool {
    let byte = next()
    return byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") || position >= end
  }

  /// Takes a `*` that is a whole bound.
  private mutating func isStar() -> Bool {
    guard next() == UInt8(ascii: "*") else { return false }
    var ahead = self
    ahead.position += 1
    guard ahead.endsDimension() else { return false }
    position = ahead.position
    return true
  }
}
