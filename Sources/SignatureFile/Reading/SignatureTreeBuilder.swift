import FortranSemantics
import FortranSyntax
import Interface

/// Statements → the blocks that they form.
struct SignatureTreeBuilder {
  private let options: SignatureReader.Options
  private(set) var diagnostics: [Diagnostic] = []
  private var stack: [SignatureUnit] = []
  /// Depth of derived types, whose components are no declarations of the block.
  private var openTypes = 0

  private static let deepestNesting = 30

  init(options: SignatureReader.Options) {
    self.options = options
  }

  mutating func build(_ file: SourceFile) -> SignatureUnit {
    let start = SourceLocation(file: file, line: 1)
    let root = SignatureUnit(.file, name: nil, at: start)
    stack = [root]
    read(file, including: [])
    if stack.count > 1, let open = stack.last {
      diagnostics.append(
        .error(
          "'\(describe(open))' is not closed", at: open.location,
          hint: "write 'end \(open.kind.words)' after it"))
    }
    return root
  }

  private mutating func read(_ file: SourceFile, including outer: [String]) {
    var parser = StatementParser(form: .signature)
    parser.foldsCase = options.foldsCase
    let parsed = parser.parse(file)
    diagnostics += parsed.diagnostics
    for statement in parsed.statements {
      if case .include(let path) = statement.kind {
        include(path, from: file, at: statement.location, including: outer)
      } else {
        take(statement)
      }
    }
  }

  private mutating func include(
    _ path: String, from file: SourceFile, at location: SourceLocation, including outer: [String]
  ) {
    let chain = outer + [file.path]
    guard chain.count < Self.deepestNesting else {
      diagnostics.append(.error("includes nest too deep at '\(path)'", at: location))
      return
    }
    var candidates = [path]
    if !path.hasPrefix("/"), let slash = file.path.lastIndex(of: "/") {
      candidates.insert(file.path[...slash] + path, at: 0)
    }
    for candidate in candidates {
      guard let included = try? options.readFile(candidate) else { continue }
      if chain.contains(included.path) {
        diagnostics.append(.error("'\(path)' includes itself", at: location))
      } else {
        read(included, including: chain)
      }
      return
    }
    diagnostics.append(
      .error(
        "cannot open '\(path)'", at: location,
        hint: "give the folder that holds it with --include-paths"))
  }

  // MARK: Statements

  private mutating func take(_ statement: Statement) {
    if openTypes > 0 {
      switch statement.kind {
      case .derivedType: openTypes += 1
      case .end(let unit, _) where unit == "type": openTypes -= 1
      default: break
      }
      return
    }
    switch statement.kind {
    case .pythonModule(let name): open(.pythonModule, name, statement)
    case .interface: open(.interface, nil, statement)
    case .module(let name): open(.module, name, statement)
    case .blockData(let name): open(.blockData, name, statement)
    case .subroutine(let header): open(.subroutine, header.name, statement, header)
    case .function(let header): open(.function, header.name, statement, header)
    case .end(let unit, _): close(unit, at: statement.location)
    case .entry(let header): entry(header, at: statement.location)
    case .contains: break
    case .derivedType:
      current.part.add(statement)
      openTypes = 1
    default:
      if !current.part.add(known(statement)) {
        diagnostics.append(
          .error(
            "expected a declaration, a directive or the start or end of a block",
            at: statement.location))
      }
    }
  }

  /// The innermost open block; the file itself is never closed.
  private var current: SignatureUnit { stack[stack.count - 1] }

  private mutating func open(
    _ kind: SignatureUnit.Kind, _ name: Name?, _ statement: Statement,
    _ header: ProcedureHeader? = nil
  ) {
    let unit = SignatureUnit(kind, name: name, at: statement.location)
    unit.header = header
    // Call-back modules may stand anywhere, since f2py lifts them out.
    if kind == .pythonModule, current.kind != .file, !unit.isCallbackModule {
      diagnostics.append(
        .error(
          "'\(describe(unit))' inside '\(describe(current))'", at: statement.location,
          hint: "close that block before it"))
    }
    if stack.count > Self.deepestNesting {
      diagnostics.append(.error("blocks nest too deep", at: statement.location))
      return
    }
    current.children.append(unit)
    stack.append(unit)
  }

  private mutating func close(_ unit: String?, at location: SourceLocation) {
    guard stack.count > 1 else {
      diagnostics.append(.error("this END closes nothing", at: location))
      return
    }
    if let unit, !Self.matches(unit, current.kind) {
      diagnostics.append(
        .error(
          "expected 'end \(current.kind.words)' for '\(describe(current))'", at: location))
      // One slip gives one message: close up to the outer block that was meant, if any, else this.
      if let index = stack.lastIndex(where: { Self.matches(unit, $0.kind) }) {
        stack.removeSubrange(index...)
      } else {
        stack.removeLast()
      }
      return
    }
    stack.removeLast()
  }

  private static func matches(_ unit: String, _ kind: SignatureUnit.Kind) -> Bool {
    switch kind {
    case .file: false
    case .pythonModule: unit.hasPrefix("python")
    case .blockData: unit.hasPrefix("block")
    default: unit == kind.words
    }
  }

  private mutating func entry(_ header: ProcedureHeader, at location: SourceLocation) {
    if current.isRoutine {
      current.entries.append(header)
    } else {
      diagnostics.append(.error("ENTRY outside a subroutine or function", at: location))
    }
  }

  /// The statement without attributes that nobody knows. They are slips of the pen that f2py passes
  /// over, and files in use have them; so they are passed over here too, aloud.
  private mutating func known(_ statement: Statement) -> Statement {
    var result = statement
    switch statement.kind {
    case .declaration(let type, let attributes, let entities):
      let known = attributes.filter { isKnown($0, at: statement.location) }
      result.kind = .declaration(type, known, entities)
    case .attribute(let attribute, _): _ = isKnown(attribute, at: statement.location)
    default: break
    }
    return result
  }

  private mutating func isKnown(_ attribute: Attribute, at location: SourceLocation) -> Bool {
    switch attribute {
    case .other(let text):
      if text.hasPrefix("(") { return false }  // the parser has warned
      diagnostics.append(
        .warning(
          "unknown attribute '\(text)' is ignored", at: location,
          hint: "expected one of \(Self.attributes.joined(separator: ", "))"))
      return false
    case .intent(let words):
      for word in words where !Self.intents.contains(word) && !word.hasPrefix("out=") {
        diagnostics.append(
          .warning(
            "unknown intent '\(word)' is ignored", at: location,
            hint: "expected one of \(Self.intents.joined(separator: ", ")), out=name"))
      }
      return true
    default: return true
    }
  }

  private static let attributes = [
    "dimension(…)", "intent(…)", "check(…)", "depend(…)", "note(…)", "optional", "required",
    "parameter", "allocatable", "pointer", "target", "value", "external", "save", "public",
    "private", "protected", "volatile", "bind(c)",
  ]

  private static let intents = [
    "in", "out", "inout", "inplace", "hide", "copy", "overwrite", "cache", "c", "callback", "aux",
    "aligned4", "aligned8", "aligned16",
  ]

  private func describe(_ unit: SignatureUnit) -> String {
    unit.name.map { "\(unit.kind.words) \($0.spelling)" } ?? unit.kind.words
  }
}
