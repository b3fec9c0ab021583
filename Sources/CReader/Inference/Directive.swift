import Interface

/// What a comment beside a declaration says, in f2py's words:
/// `/* swiftlet: dimension(n) x; intent(out) y, z; skip */`.
///
/// Statements are separated by `;`. Each has a word, perhaps with something in parentheses, then the
/// parameters that it is about, or `result`; none where it is about the function.
struct Directive: Sendable, Hashable {
  enum Word: String, CaseIterable {
    case intent, dimension, scalar, text, raw, nullable, release, status, name, skip
  }

  var word: Word
  /// What stands in parentheses, cut at commas outside inner ones.
  var values: [String]
  /// Names of parameters, or `result`.
  var subjects: [String]

  static let mark = "swiftlet:"

  /// The directives in a declaration's documentation.
  static func parse(
    _ documentation: String, at location: SourceLocation?
  ) throws(UserError) -> [Directive] {
    var found: [Directive] = []
    guard documentation.holds("swiftlet:") else { return [] }
    for line in documentation.split(whereSeparator: \.isNewline) {
      guard let range = line.firstRange(of: mark) else { continue }
      for statement in split(line[range.upperBound...], at: ";") where !statement.isEmpty {
        found.append(try parse(statement: statement, at: location))
      }
    }
    return found
  }

  /// The documentation without the directives, which are no reading for users.
  static func removed(from documentation: String) -> String {
    guard documentation.holds("swiftlet:") else { return documentation }
    return documentation.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(mark) }.joined(separator: "\n")
  }

  private static func parse(
    statement: String, at location: SourceLocation?
  ) throws(UserError) -> Directive {
    let name = statement.prefix { $0.isLetter }
    guard let word = Word(rawValue: String(name)) else {
      throw UserError(
        "directive '\(name)' is not known", at: location,
        hint: "known are " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    var rest = statement.dropFirst(name.count).drop { $0 == " " }
    var values: [String] = []
    if rest.first == "(" {
      guard let end = closing(rest) else {
        throw UserError("directive '\(statement)' has no closing parenthesis", at: location)
      }
      values = split(rest[rest.index(after: rest.startIndex)..<end], at: ",")
      rest = rest[rest.index(after: end)...]
    }
    let subjects = split(rest, at: ",").filter { !$0.isEmpty && $0 != "::" }
      .map { $0.hasPrefix("::") ? trimmed($0.dropFirst(2)) : $0 }
    return Directive(word: word, values: values, subjects: subjects)
  }

  private static func closing(_ text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// Pieces without the space around them; separators within parentheses do not count.
  private static func split(_ text: Substring, at separator: Character) -> [String] {
    var pieces: [String] = []
    var depth = 0
    var piece = ""
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == separator, depth <= 0 {
        pieces.append(trimmed(piece[...]))
        piece = ""
      } else {
        piece.append(character)
      }
    }
    pieces.append(trimmed(piece[...]))
    return pieces
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension RoutineInference {
  /// What the directives say of parameters, before any rule looks at them.
  mutating func apply(
    _ directives: [Directive], parse: LibraryInference.ExpressionParser
  ) throws(UserError) {
    // Directions first: the others ask for them.
    for directive in directives.filter({ $0.word == .intent })
      + directives.filter({ $0.word != .intent })
    {
      switch directive.word {
      case .skip: continue
      case .name:
        guard let name = directive.values.first, !name.isEmpty else { throw missing(directive) }
        rename(to: name)
      case .release where directive.subjects == ["result"] || directive.subjects.isEmpty:
        guard let symbol = directive.values.first, !symbol.isEmpty else { throw missing(directive) }
        orders.release = symbol
      case .status where directive.subjects == ["result"] || directive.subjects.isEmpty:
        guard let success = SuccessValues(directive.values.first ?? "0") else {
          throw missing(directive)
        }
        orders.status = success
      default:
        if directive.subjects.isEmpty { throw missing(directive) }
        for subject in directive.subjects { try apply(directive, to: subject, parse) }
      }
    }
  }

  private func missing(_ directive: Directive) -> UserError {
    UserError(
      "directive '\(directive.word.rawValue)' of '\(function.name)' does not say what it is about",
      at: function.location, hint: "for example '\(Directive.mark) intent(out) x'")
  }

  private mutating func apply(
    _ directive: Directive, to subject: String, _ parse: LibraryInference.ExpressionParser
  ) throws(UserError) {
    guard let index = slots.firstIndex(where: { $0.name == subject }) else {
      throw UserError(
        "'\(function.name)' has no parameter '\(subject)', of which a directive speaks",
        at: function.location,
        hint: "it has " + slots.map(\.name).joined(separator: ", "))
    }
    let text = "as the directive '\(directive.word.rawValue)' says"
    switch directive.word {
    case .intent: slots[index].direction = try direction(directive)
    case .dimension:
      var extents: [Expression] = []
      for value in directive.values {
        guard let extent = parse(value) else {
          throw UserError(
            "'\(value)' is no extent that can be computed", at: function.location,
            hint: "use the parameters' names and integers")
        }
        extents.append(extent)
      }
      guard !extents.isEmpty, elementType(index) != nil else { throw missing(directive) }
      for extent in extents {
        for count in slots.indices where extent == .name(slots[count].name) {
          slots[count].isCount = true
        }
      }
      decideArray(index, .directive, extents, text)
    case .scalar:
      orders.scalars.insert(index)
    case .text:
      guard slots[index].pointee?.type.isByte == true else { throw missing(directive) }
      let room = directive.values.first.flatMap { parse($0) }
      let direction = slots[index].direction ?? (slots[index].isConst ? .input : .output)
      decide(index, .directive, "text, " + text) {
        $0.type = .character(length: .terminated)
        $0.room = room
        switch direction {
        case .input: $0.intent = .in
        case .output: $0.intent = .out
        case .both: $0.intent = [.in, .out]
        }
      }
      if room == nil, direction != .input { throw missing(directive) }
    case .raw:
      decide(index, .directive, "a raw pointer, " + text) {
        $0.type = .opaque
        $0.isNullable = true
        $0.isValue = true
        $0.intent = .in
      }
    case .nullable: orders.nullable.insert(index)
    case .release: orders.releases[index] = directive.values.first
    case .status, .name, .skip: throw missing(directive)
    }
  }

  private func direction(_ directive: Directive) throws(UserError) -> Direction {
    switch directive.values {
    case ["in"]: return .input
    case ["out"]: return .output
    case ["inout"], ["in", "out"]: return .both
    default:
      throw UserError(
        "intent(\(directive.values.joined(separator: ","))) is not known for C",
        at: function.location,
        hint: "use intent(in), intent(out) or intent(in,out)")
    }
  }

  private mutating func rename(to name: String) {
    if !routine.aliases.contains(self.name) { routine.aliases.append(self.name) }
    routine.aliases.removeAll { $0 == name }
    routine.name = name
    explain(.whole, .directive, "shown as \(name)")
  }

  /// What directives ask for that only later rules can do.
  struct Orders {
    var release: String?
    var releases: [Int: String] = [:]
    var status: SuccessValues?
    var scalars: Set<Int> = []
    var nullable: Set<Int> = []
  }

  /// Scalars that directives ask for.
  mutating func decideOrderedScalars() throws(UserError) {
    for index in orders.scalars.sorted() where !slots[index].isDecided {
      guard let pointee = slots[index].pointee, let type = pointee.element else {
        throw UserError(
          "'\(slots[index].name)' of '\(function.name)' is no pointer to a number",
          at: function.location)
      }
      let direction = slots[index].direction ?? (pointee.isConst ? .input : .both)
      decide(index, .directive, "one value, as the directive 'scalar' says") {
        $0.type = type
        switch direction {
        case .input: $0.intent = .in
        case .output: $0.intent = .out
        case .both: $0.intent = [.in, .out]
        }
      }
    }
  }

  /// The last word on the routine.
  mutating func finishOrders() {
    for index in orders.nullable { routine.arguments[index].isNullable = true }
    for (index, symbol) in orders.releases { routine.arguments[index].release = symbol }
    if let release = orders.release { routine.result?.release = release }
    if let success = orders.status, routine.result != nil {
      routine.status = StatusRule(source: .result, success: success, message: facts.textMessage)
      explain(.result, .directive, "tells success, as the directive 'status' says")
    }
  }
}
