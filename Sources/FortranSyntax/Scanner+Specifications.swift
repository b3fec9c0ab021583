import Interface

/// Specification statements other than type declarations.
extension Scanner {
  mutating func specification(
    _ keyword: Keyword, _ start: Int, _ context: StatementContext
  ) throws(SyntaxError) -> [Statement.Kind] {
    switch keyword {
    case .integer, .real, .complex, .logical, .character, .doublePrecision, .doubleComplex, .byte:
      return [try typeDeclaration(start)]
    case .type, .class: return [try typeOrClass(keyword, start)]
    case .procedure: return [try procedureStatement(context)]
    case .enumeration: return [.enumStart]
    case .enumerator:
      _ = accept(":", ":")
      return [.enumerators(try entities())]
    case .use: return [try use()]
    case .import: return [try importStatement()]
    case .implicit: return [try implicit()]
    case .parameter: return [try parameter()]
    case .common: return [try common()]
    case .data: return [try data()]
    case .equivalence: return [try equivalence()]
    case .namelist: return [.namelist]
    case .include: return [try include(start)]
    case .sequence: return [isAtEnd() ? .ignored : .executable]
    case .final, .generic: return [context.isInDerivedType ? .typeBound : .ignored]
    case .format:
      return [context.hasLabel && next() == UInt8(ascii: "(") ? .ignored : .executable]
    case .pointer:
      // `pointer (p, x)` is Cray's.
      if next() == UInt8(ascii: "(") { return [.ignored] }
      return try attributeStatement(start)
    default: return try attributeStatement(start)
    }
  }

  private mutating func typeDeclaration(_ start: Int) throws(SyntaxError) -> Statement.Kind {
    position = start
    guard let type = try typeSpecification() else { throw expected("a type") }
    if let function = functionAfterType(type) { return function }
    return try declaration(type)
  }

  // MARK: Derived types

  private mutating func typeOrClass(
    _ keyword: Keyword, _ start: Int
  ) throws(SyntaxError) -> Statement.Kind {
    // `type is (…)`, `class is (…)`, `class default` guard a SELECT TYPE.
    skipBlanks()
    if let stop = keywordEnd("is") {
      var ahead = self
      ahead.position = stop
      if ahead.next() == UInt8(ascii: "(") { return .executable }
    }
    if keyword == .class, keywordEnd("default") != nil { return .executable }
    if byte == UInt8(ascii: "(") { return try typeDeclaration(start) }
    guard keyword == .type else { throw expected("'(' and the name of a type") }
    // `type *, x` and `type 100, x` print.
    guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte.isNameStart else {
      return .executable
    }
    var attributes: [Attribute] = []
    if let colons = doubleColon() {
      attributes = try attributeList(until: colons)
      position = colons + 2
    }
    let name = try expectName("the name of the type")
    if next() == UInt8(ascii: "("), let stop = matchingBracketEnd(from: position) {
      position = stop
    }
    guard isAtEnd() else { throw expected("the end of the statement") }
    return .derivedType(name, attributes)
  }

  /// `procedure(f), pointer :: p`, type-bound procedures, and those of interface blocks.
  private mutating func procedureStatement(
    _ context: StatementContext
  ) throws(SyntaxError) -> Statement.Kind {
    if accept("(") {
      var interface = TypeOrInterface.none
      if !accept(")") {
        if let type = try typeSpecification() {
          interface = .type(type)
        } else {
          interface = .interface(try expectName("an interface or a type"))
        }
        try expect(")")
      }
      var attributes: [Attribute] = []
      if let colons = doubleColon() {
        attributes = try attributeList(until: colons)
        position = colons + 2
      }
      return .procedureDeclaration(interface: interface, attributes, try entities())
    }
    if context.isInDerivedType { return .typeBound }
    _ = accept(":", ":")
    let names = try nameList("the name of a procedure")
    try expectEnd()
    return .moduleProcedure(names)
  }

  // MARK: Host and use association

  private mutating func use() throws(SyntaxError) -> Statement.Kind {
    var nature: UseStatement.Nature?
    if accept(",") {
      if acceptKeyword("intrinsic") {
        nature = .intrinsic
      } else if acceptKeyword("non_intrinsic") {
        nature = .nonIntrinsic
      } else {
        throw expected("'intrinsic' or 'non_intrinsic'")
      }
      try expect(":")
      try expect(":")
    } else {
      _ = accept(":", ":")
    }
    var use = UseStatement(module: try expectName("the name of a module"))
    use.nature = nature
    guard accept(",") else {
      try expectEnd()
      return .use(use)
    }
    skipBlanks()
    if let stop = keywordEnd("only") {
      var ahead = self
      ahead.position = stop
      if ahead.accept(":") {
        use.isOnly = true
        self = ahead
        if isAtEnd() { return .use(use) }
      }
    }
    repeat {
      if isAtEnd() { break }
      let local = try genericName()
      if accept("=", ">") {
        use.renames.append((local, try genericName()))
      } else {
        use.renames.append((local, local))
      }
    } while accept(",")
    try expectEnd()
    return .use(use)
  }

  /// A name, or `operator(+)`, `assignment(=)`, `read(formatted)`.
  private mutating func genericName() throws(SyntaxError) -> Name {
    var name = try expectName()
    if next() == UInt8(ascii: "(") {
      let start = position
      guard let stop = bracketEnd(from: position) else { throw expected("a matching ')'") }
      position = stop
      name.text += lowercased(start, stop)
      name.spelling += string(start, stop)
    }
    return name
  }

  /// Where the closing bracket of an operator's name is; `operator(/)` has no inner structure.
  private func bracketEnd(from start: Int) -> Int? {
    var index = start
    while index < end {
      if bytes[index] == UInt8(ascii: ")") { return index + 1 }
      index += 1
    }
    return nil
  }

  private mutating func importStatement() throws(SyntaxError) -> Statement.Kind {
    if accept(",") {
      if acceptKeyword("none") || acceptKeyword("all") { return .import([]) }
      guard acceptKeyword("only") else { throw expected("'only', 'none' or 'all'") }
      try expect(":")
    } else {
      _ = accept(":", ":")
    }
    if isAtEnd() { return .import([]) }
    let names = try nameList("a name")
    try expectEnd()
    return .import(names)
  }

  private mutating func include(_ start: Int) throws(SyntaxError) -> Statement.Kind {
    let quote = next()
    guard quote == 0x27 || quote == 0x22 else { return .executable }
    let path = try stringBytes()
    return .include(path: path.text)
  }

  // MARK: IMPLICIT and PARAMETER

  private mutating func implicit() throws(SyntaxError) -> Statement.Kind {
    if acceptKeyword("none") {
      if next() == UInt8(ascii: "("), let stop = matchingBracketEnd(from: position) {
        // `implicit none (external)` leaves typing as it is (F2018 8.7).
        let words = lowercased(position, stop)
        position = stop
        if words.contains("external"), !words.contains("type") { return .ignored }
      }
      try expectEnd()
      return .implicit(nil)
    }
    var rules: [ImplicitRule] = []
    repeat {
      skipBlanks()
      if acceptKeyword("automatic") || acceptKeyword("static") { return .ignored }
      guard let rule = try implicitRule() else { throw expected("a type or 'none'") }
      rules.append(rule)
    } while accept(",")
    try expectEnd()
    return .implicit(rules)
  }

  private mutating func implicitRule() throws(SyntaxError) -> ImplicitRule? {
    let start = position
    // `real (a-h)`: the brackets are the kind's only if others follow.
    var ahead = self
    if let type = try? ahead.typeSpecification(), ahead.next() == UInt8(ascii: "(") {
      self = ahead
      return ImplicitRule(type: type, ranges: try letterRanges())
    }
    position = start
    guard let (_, stop) = leadingKeyword() else { return nil }
    // Hides the brackets from the type.
    var typeOnly = Scanner(
      line: line, from: start, to: stop, isFixed: isFixed, isSignature: isSignature,
      foldsCase: foldsCase)
    guard let type = try typeOnly.typeSpecification() else { return nil }
    position = stop
    return ImplicitRule(type: type, ranges: try letterRanges())
  }

  private mutating func letterRanges() throws(SyntaxError) -> [ClosedRange<UInt8>] {
    try expect("(", " and letters")
    var ranges: [ClosedRange<UInt8>] = []
    repeat {
      let first = try letter()
      let last = accept("-") ? try letter() : first
      guard first <= last else { throw expected("a letter after '\(Unicode.Scalar(first))'") }
      ranges.append(first...last)
    } while accept(",")
    try expect(")", " after the letters")
    return ranges
  }

  private mutating func letter() throws(SyntaxError) -> UInt8 {
    guard next().isLetter, !byte(after: 1).isNamePart else { throw expected("a letter") }
    defer { position += 1 }
    return byte.lowered
  }

  private mutating func parameter() throws(SyntaxError) -> Statement.Kind {
    let hasBrackets = accept("(")
    var values: [(name: Name, value: SyntaxExpression)] = []
    repeat {
      let name = try expectName("the name of a constant")
      try expect("=")
      values.append((name, try syntaxExpression()))
    } while accept(",")
    if hasBrackets { try expect(")", " after the constants") }
    try expectEnd()
    return .parameter(values)
  }

  // MARK: Storage

  private mutating func common() throws(SyntaxError) -> Statement.Kind {
    var blocks: [(block: Name?, entities: [Entity])] = []
    while !isAtEnd() {
      var block: Name?
      if accept("/") {
        block = acceptName()
        try expect("/", " after the name of the block")
      } else if !blocks.isEmpty {
        throw expected("'/' or the end of the statement")
      }
      var entities: [Entity] = []
      while true {
        entities.append(try commonEntity())
        guard accept(",") else { break }
        if next() == UInt8(ascii: "/") { break }
      }
      blocks.append((block, entities))
    }
    guard !blocks.isEmpty else { throw expected("'/' or a name") }
    return .common(blocks)
  }

  private mutating func commonEntity() throws(SyntaxError) -> Entity {
    var entity = Entity(name: try expectName())
    if accept("(") { entity.dimensions = try dimensions() }
    return entity
  }

  private mutating func data() throws(SyntaxError) -> Statement.Kind {
    var sets: [(objects: [SyntaxExpression], values: [SyntaxExpression])] = []
    repeat {
      var objects: [SyntaxExpression] = []
      repeat { objects.append(try syntaxExpression(stopsAtSlash: true)) } while accept(",")
      sets.append((objects, try slashedList()))
      _ = accept(",")
    } while !isAtEnd()
    return .data(sets)
  }

  private mutating func equivalence() throws(SyntaxError) -> Statement.Kind {
    var sets: [[SyntaxExpression]] = []
    repeat {
      try expect("(")
      var objects: [SyntaxExpression] = []
      repeat { objects.append(try syntaxExpression()) } while accept(",")
      try expect(")")
      sets.append(objects)
    } while accept(",")
    try expectEnd()
    return .equivalence(sets)
  }

  // MARK: Attributes

  /// `dimension a(3)`, `intent(in) :: x, y`, `optional z`. Attributes may be combined where a `::`
  /// ends them, as f2py's users write; each comes as a statement of its own then.
  mutating func attributeStatement(_ start: Int) throws(SyntaxError) -> [Statement.Kind] {
    position = start
    // `dimension a(3)` has its brackets after the name.
    if acceptKeyword("dimension"), next() != UInt8(ascii: "(") {
      _ = accept(":", ":")
      return [.attribute(.dimension([]), try entities())]
    }
    position = start
    if acceptKeyword("codimension"), next() != UInt8(ascii: "[") {
      position = end
      return [.ignored]
    }
    position = start
    if let colons = doubleColon() {
      var attributes = [try attributeWord()]
      attributes += try attributeList(until: colons)
      position = colons + 2
      let entities = isAtEnd() ? [] : try attributeEntities()
      return attributes.map { .attribute($0, entities) }
    }
    let attribute = try attributeWord()
    if isAtEnd() { return [.attribute(attribute, [])] }
    return [.attribute(attribute, try attributeEntities())]
  }

  /// As `attribute()`, but in fixed form the word ends where the keyword does: `EXTERNALF`.
  private mutating func attributeWord() throws(SyntaxError) -> Attribute {
    guard let (_, stop) = leadingKeyword() else { throw expected("an attribute") }
    guard isFixed else { return try attribute() }
    let word = lowercased(position, stop)
    if let attribute = Self.plainAttributes[word] {
      position = stop
      return attribute
    }
    return try attribute()
  }

  /// Names with dimensions or values; COMMON blocks (`save /blk/`) and `operator(+)` are passed by.
  private mutating func attributeEntities() throws(SyntaxError) -> [Entity] {
    var entities: [Entity] = []
    repeat {
      if accept("/") {
        _ = try expectName("the name of a COMMON block")
        try expect("/")
      } else if keywordEnd("operator") != nil || keywordEnd("assignment") != nil {
        var name = try genericName()
        name.text = lowercase(name.text)
        entities.append(Entity(name: name))
      } else {
        entities.append(try entity())
      }
      skipBlanks()
    } while accept(",")
    try expectEnd()
    return entities
  }
}
