import Interface

/// What the parser knows of the place a statement stands in. Just enough to read it right.
struct StatementContext {
  var isInInterface = false
  var isInDerivedType = false
  /// An executable statement that is surely none of the specification part has been seen.
  var isInExecutablePart = false
  var hasLabel = false
}

/// From the first word of a statement to its kind.
extension Scanner {
  /// The kinds of the statement; more than one where attributes were combined in one.
  mutating func statement(
    in context: StatementContext
  ) throws(SyntaxError) -> [Statement.Kind] {
    skipBlanks()
    guard position < end else { return [] }
    let start = position
    guard let (keyword, stop) = leadingKeyword() else { return [try unknown()] }
    if isAssignment() { return [try unknown()] }
    position = stop
    if let kind = try unit(keyword, start, context) { return [kind] }
    if let kind = try signatureStatement(keyword, start) { return [kind] }
    return try specification(keyword, start, context)
  }

  /// Executable, or in a signature file an assignment; else nothing we know.
  private mutating func unknown() throws(SyntaxError) -> Statement.Kind {
    guard isSignature else {
      if let unknown = unknownType() { throw unknown }
      return .executable
    }
    if byte == 0x27, byte(after: 1) == 0x27, byte(after: 2) == 0x27 {
      // A block that stands alone documents what it stands in.
      let text = blockOrRest()
      try expectEnd()
      return .note(text)
    }
    guard isAssignment() else { throw expected("a declaration or a directive") }
    let target = try syntaxExpression()
    try expect("=")
    let value = try syntaxExpression()
    try expectEnd()
    return .directiveAssignment(target, value)
  }

  /// `reel(8), intent(in) :: x`: a double colon outside brackets makes it a declaration.
  private func unknownType() -> SyntaxError? {
    guard byte.isNameStart, !isAssignment(), doubleColon() != nil else { return nil }
    let stop = nameEnd(from: position)
    return SyntaxError(
      message: "unknown type or attribute '\(string(position, stop))'; expected integer, real, "
        + "double precision, complex, logical, character, type(…), class(…) or procedure(…)",
      start: position, end: stop)
  }

  // MARK: Program units

  private mutating func unit(
    _ keyword: Keyword, _ start: Int, _ context: StatementContext
  ) throws(SyntaxError) -> Statement.Kind? {
    switch keyword {
    case .module: return try module(start, context)
    case .submodule: return try submodule()
    case .program:
      let name = acceptName()
      try expectEnd()
      return .program(name)
    case .blockData:
      let name = acceptName()
      try expectEnd()
      return .blockData(name)
    case .pythonModule:
      let name = try expectName("the name of the module")
      try expectEnd()
      return .pythonModule(name)
    case .subroutine, .function, .prefix:
      position = start
      return try procedure(context)
    case .entry: return .entry(try header(isFunction: false, what: "entry"))
    case .contains:
      guard isAtEnd() else { return .executable }
      return .contains
    case .interface:
      let name = rest()
      let text = lowercase(name)
      return .interface(
        InterfaceHeader(isAbstract: false, genericName: text.isEmpty ? nil : text))
    case .abstractInterface:
      try expectEnd()
      return .interface(InterfaceHeader(isAbstract: true))
    case .end: return endStatement()
    default: return nil
    }
  }

  func lowercase(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 != 0x20 }.map(\.lowered), as: UTF8.self)
  }

  private mutating func module(
    _ start: Int, _ context: StatementContext
  ) throws(SyntaxError) -> Statement.Kind {
    skipBlanks()
    if let stop = keywordEnd("procedure"), stop < end {
      var ahead = self
      ahead.position = stop
      _ = ahead.next()
      if !isFixed || ahead.wasBlankBefore() || ahead.byte == UInt8(ascii: ":") {
        position = stop
        _ = accept(":", ":")
        let names = try nameList("the name of a procedure")
        try expectEnd()
        if !context.isInInterface, names.count == 1 { return .separateProcedure(names[0]) }
        return .moduleProcedure(names)
      }
    }
    // `module subroutine`, `module pure function`, `module real function`.
    var ahead = self
    ahead.position = start
    if let procedure = try? ahead.procedure(context) {
      self = ahead
      return procedure
    }
    let name = try expectName("the name of the module")
    try expectEnd()
    return .module(name)
  }

  private mutating func submodule() throws(SyntaxError) -> Statement.Kind {
    try expect("(", " and the ancestor module")
    let ancestor = try expectName("the name of the ancestor module")
    if accept(":") { _ = try expectName("the name of the parent submodule") }
    try expect(")")
    let name = try expectName("the name of the submodule")
    try expectEnd()
    return .submodule(name, ancestor: ancestor)
  }

  /// The words after END that close units and blocks we know.
  private static let endWords: [(word: StaticString, unit: String)] = [
    ("subroutine", "subroutine"), ("function", "function"), ("program", "program"),
    ("module", "module"), ("submodule", "submodule"), ("interface", "interface"),
    ("block data", "block data"), ("type", "type"), ("enum", "enum"),
    ("procedure", "procedure"), ("python module", "python module"),
  ]

  private mutating func endStatement() -> Statement.Kind {
    guard !isAtEnd() else { return .end(unit: nil, name: nil) }
    for (word, unit) in Self.endWords {
      // f2py takes `end subroutinefoo` too.
      guard let stop = keywordEnd(word, needsBoundary: !isSignature) else { continue }
      position = stop
      if isAtEnd() { return .end(unit: unit, name: nil) }
      let name = acceptName()
      // `end interface operator(+)` has more to come, which says nothing new.
      return isAtEnd() || unit == "interface" || isSignature
        ? .end(unit: unit, name: name) : .executable
    }
    return .executable
  }

  // MARK: Procedures

  /// Prefixes in any order, then SUBROUTINE or FUNCTION and its header.
  private mutating func procedure(_ context: StatementContext) throws(SyntaxError) -> Statement.Kind
  {
    var prefixes: [String] = []
    var type: TypeSpecification?
    while true {
      skipBlanks()
      if acceptKeyword("subroutine") {
        if isFixed, prefixes == ["module"], !wasBlankBefore() { throw expected("a blank") }
        var header = try header(isFunction: false, what: "subroutine")
        header.prefixes = prefixes
        return .subroutine(header)
      }
      if acceptKeyword("function") {
        var header = try header(isFunction: true, what: "function")
        header.prefixes = prefixes
        // `function f*8 (x)` puts the size after the name.
        if var type {
          if let late = header.type?.starSize { type.starSize = late }
          header.type = type
        }
        return .function(header)
      }
      if let word = acceptPrefix() {
        prefixes.append(word)
      } else if type == nil, let found = try typeSpecification() {
        type = found
      } else {
        throw expected("'subroutine' or 'function'")
      }
    }
  }

  private static let prefixWords: [(word: StaticString, text: String)] = [
    ("pure", "pure"), ("elemental", "elemental"), ("impure", "impure"),
    ("recursive", "recursive"), ("non_recursive", "non_recursive"), ("module", "module"),
    ("simple", "simple"),
  ]

  private mutating func acceptPrefix() -> String? {
    skipBlanks()
    for (word, text) in Self.prefixWords where acceptKeyword(word) { return text }
    return nil
  }

  /// After a type: `[prefixes] function name(`. Nothing is read if it is something else.
  mutating func functionAfterType(_ type: TypeSpecification) -> Statement.Kind? {
    var ahead = self
    var prefixes: [String] = []
    while let word = ahead.acceptPrefix() { prefixes.append(word) }
    guard ahead.acceptKeyword("function"), ahead.next().isNameStart else { return nil }
    guard var header = try? ahead.header(isFunction: true, what: "function") else { return nil }
    header.prefixes = prefixes
    var type = type
    if let late = header.type?.starSize { type.starSize = late }
    header.type = type
    self = ahead
    return .function(header)
  }

  /// Name, dummies, RESULT and BIND.
  private mutating func header(
    isFunction: Bool, what: String
  ) throws(SyntaxError) -> ProcedureHeader {
    let name = try expectName("the name of the \(what)")
    var header = ProcedureHeader(name: name, dummies: [])
    if isFunction, accept("*") {
      var type = TypeSpecification(.unknown(""), at: name.location)
      type.starSize = try starSize()
      header.type = type
    }
    if accept("(") {
      header.dummies = try dummies()
    } else if isFunction, !isSignature {
      throw expected("'(' after the name of the function")
    }
    while !isAtEnd() {
      if acceptKeyword("result") {
        try expect("(")
        header.result = try expectName("the name of the result")
        try expect(")")
      } else if acceptKeyword("bind") {
        header.bindingLabel = try bindingLabel()
      } else {
        throw expected(isFunction ? "'result', 'bind' or the end" : "the end of the statement")
      }
    }
    return header
  }

  private mutating func dummies() throws(SyntaxError) -> [Name] {
    var dummies: [Name] = []
    if accept(")") { return dummies }
    repeat {
      skipBlanks()
      if byte == UInt8(ascii: "*") {
        dummies.append(Name("*", at: line.location(position, position + 1)))
        position += 1
      } else {
        dummies.append(try expectName("the name of a dummy argument"))
      }
    } while accept(",")
    try expect(")", " after the dummy arguments")
    return dummies
  }

  /// `(c)` or `(c, name='symbol')`: the label, empty for the default one.
  mutating func bindingLabel() throws(SyntaxError) -> String {
    try expect("(")
    guard acceptKeyword("c") else { throw expected("'c'") }
    var label = ""
    if accept(",") {
      guard acceptKeyword("name") else { throw expected("'name='") }
      try expect("=")
      let value = try syntaxExpression()
      if case .string(let bytes) = value.expression { label = bytes.text }
    }
    try expect(")")
    return label
  }

  mutating func nameList(_ what: String) throws(SyntaxError) -> [Name] {
    var names = [try expectName(what)]
    while accept(",") { names.append(try expectName(what)) }
    return names
  }
}
