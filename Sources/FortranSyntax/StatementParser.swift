import Interface

public struct ParsedFile: Sendable {
  public var file: SourceFile
  public var form: SourceForm
  public var statements: [Statement]
  /// Errors in specification statements and directives, and warnings. Reading goes on after them.
  public var diagnostics: [Diagnostic]
}

/// Splits a source text into statements.
///
/// Linear in the size of the text. Nothing in it stops the reading of the rest: a statement that
/// cannot be read becomes a diagnostic (or `.executable`, where it is none of a specification).
public struct StatementParser: Sendable {
  public var form: SourceForm
  /// Names are folded to lower case; `Name.spelling` keeps them as written.
  public var foldsCase = true
  /// The last column that is read in fixed form; nil reads lines to their end.
  public var lastFixedColumn: Int? = 72

  public init(form: SourceForm) { self.form = form }

  public func parse(_ file: SourceFile) -> ParsedFile {
    var parsed = ParsedFile(file: file, form: form, statements: [], diagnostics: [])
    if let complaint = TextCheck.complaint(about: file) {
      parsed.diagnostics.append(complaint)
      return parsed
    }
    file.bytes.withUnsafeBufferPointer { source in
      var reading = StatementReading(source: source, file: file, parser: self)
      reading.run()
      parsed.statements = reading.statements
      parsed.diagnostics = reading.diagnostics
    }
    return parsed
  }
}

/// One run of the parser over one file.
struct StatementReading {
  let source: UnsafeBufferPointer<UInt8>
  let file: SourceFile
  let parser: StatementParser
  let line: LogicalLine
  let commentText: CommentText
  var assembler: LineAssembler
  var statements: [Statement] = []
  var diagnostics: [Diagnostic] = []
  private var context = StatementContext()
  private var interfaceDepth = 0
  /// Comments are kept for what is no executable statement, and for the first of those.
  private var lastWasExecutable = false

  init(source: UnsafeBufferPointer<UInt8>, file: SourceFile, parser: StatementParser) {
    self.source = source
    self.file = file
    self.parser = parser
    line = LogicalLine(file: file)
    commentText = CommentText(source: source)
    assembler = LineAssembler(
      source: source, form: parser.form, lastColumn: parser.lastFixedColumn ?? Int.max,
      line: line)
  }

  mutating func run() {
    while let item = assembler.next() {
      switch item {
      case .preprocessor(let start, let end):
        let location = SourceLocation(
          file: file, line: assembler.itemLine, column: 1, length: end - start)
        statements.append(
          Statement(.preprocessor(source[start..<end].text), at: location))
      case .directive:
        readDirectives()
      case .statements(let label):
        if !reportUnclosedBlock() { readStatements(label: label) }
        assembler.comments.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Reports a `'''` block without an end; then the statement is worth no other message.
  private mutating func reportUnclosedBlock() -> Bool {
    guard let block = assembler.unclosedBlock else { return false }
    assembler.unclosedBlock = nil
    diagnostics.append(
      .error(
        "the block that ''' opens here has no end",
        at: SourceLocation(
          file: file, line: assembler.itemLine, column: max(1, block - assembler.itemStart + 1),
          length: 3)))
    return true
  }

  private func scanner(_ start: Int, _ end: Int, isDirective: Bool) -> Scanner {
    var scanner = Scanner(
      line: line, from: start, to: end,
      isFixed: parser.form == .fixed && !isDirective,
      isSignature: isDirective || parser.form == .signature, foldsCase: parser.foldsCase)
    scanner.isDirective = isDirective
    return scanner
  }

  // MARK: Directives

  private mutating func readDirectives() {
    var start = 0
    if !keepsSeparators(isDirective: true) {
      for separator in line.separators {
        readDirective(start, separator)
        start = separator + 1
      }
    }
    readDirective(start, line.count)
  }

  private mutating func readDirective(_ start: Int, _ end: Int) {
    var scanner = scanner(start, end, isDirective: true)
    guard !scanner.isAtEnd() else { return }
    var context = context
    context.hasLabel = false
    let first = scanner.position
    do throws(SyntaxError) {
      for kind in try scanner.statement(in: context) {
        var statement = Statement(kind, at: line.location(first, end))
        statement.isDirective = true
        remember(&statement, first, end)
        statements.append(statement)
      }
      warn(scanner.warnings)
    } catch {
      diagnostics.append(
        .warning(
          "this f2py directive is passed over: \(error.message)",
          at: line.location(max(first, error.start), error.end), hint: error.hint))
    }
  }

  // MARK: Statements

  private mutating func readStatements(label: Int?) {
    var start = 0
    var label = label
    if parser.form == .signature, keepsSeparators(isDirective: false) {
      readStatement(start, line.count, label)
      return
    }
    for separator in line.separators {
      readStatement(start, separator, label)
      label = nil
      start = separator + 1
    }
    readStatement(start, line.count, label)
  }

  /// Statements of f2py's that hold C text, where `;` belongs to it.
  private func keepsSeparators(isDirective: Bool) -> Bool {
    guard !line.separators.isEmpty else { return false }
    var scanner = scanner(0, line.count, isDirective: isDirective)
    scanner.skipBlanks()
    guard let (keyword, _) = scanner.leadingKeyword() else { return false }
    switch keyword {
    case .callStatement, .callProtoArgument, .userCode, .pymethoddef, .fortranName: return true
    default: return false
    }
  }

  private mutating func readStatement(_ start: Int, _ end: Int, _ label: Int?) {
    var scanner = scanner(start, end, isDirective: false)
    guard !scanner.isAtEnd() else { return }
    var label = label
    if parser.form != .fixed, scanner.byte.isDigit { label = freeLabel(&scanner) }
    context.hasLabel = label != nil
    let first = scanner.position
    var kinds: [Statement.Kind]
    do throws(SyntaxError) {
      kinds = try scanner.statement(in: context)
      warn(scanner.warnings)
    } catch {
      kinds = report(error, from: first, to: end)
    }
    for kind in kinds { append(kind, first, end, label) }
  }

  private mutating func warn(_ warnings: [SyntaxError]) {
    for warning in warnings {
      diagnostics.append(
        .warning(
          warning.message, at: line.location(warning.start, warning.end), hint: warning.hint))
    }
  }

  private func freeLabel(_ scanner: inout Scanner) -> Int? {
    let start = scanner.position
    while scanner.byte.isDigit { scanner.position += 1 }
    let label = Int(scanner.string(start, scanner.position))
    scanner.skipBlanks()
    return label
  }

  /// A specification statement with an error in it; among executable statements it is one of them.
  private mutating func report(_ error: SyntaxError, from start: Int, to end: Int)
    -> [Statement.Kind]
  {
    var scanner = scanner(start, end, isDirective: false)
    scanner.skipBlanks()
    if context.isInExecutablePart, scanner.doubleColon() == nil { return [.executable] }
    var severity = Diagnostic.Severity.error
    if let (keyword, _) = scanner.leadingKeyword() {
      // These say nothing about interfaces.
      switch keyword {
      case .data, .equivalence, .namelist, .enumeration: severity = .warning
      default: break
      }
    }
    diagnostics.append(
      Diagnostic(
        severity, error.message, at: line.location(error.start, error.end), hint: error.hint))
    return severity == .error ? [] : [.ignored]
  }

  private mutating func append(_ kind: Statement.Kind, _ start: Int, _ end: Int, _ label: Int?) {
    var statement = Statement(kind, at: line.location(start, end))
    statement.label = label
    statement.isDirective = parser.form == .signature
    remember(&statement, start, end)
    if case .executable = kind {
      noteExecutable(start)
      if !lastWasExecutable { attachComments(&statement) }
      lastWasExecutable = true
    } else {
      track(kind)
      attachComments(&statement)
      lastWasExecutable = false
    }
    statements.append(statement)
  }

  /// Notes where the statement stands, for a second look at it.
  private func remember(_ statement: inout Statement, _ start: Int, _ end: Int) {
    statement.lineStart = Int32(truncatingIfNeeded: assembler.itemStart)
    statement.lineNumber = Int32(truncatingIfNeeded: assembler.itemLine)
    guard start < end, end <= line.count else { return }
    statement.firstByte = line.origins[start]
    statement.lastByte = line.origins[end - 1]
  }

  private mutating func attachComments(_ statement: inout Statement) {
    if !assembler.comments.isEmpty {
      statement.leadingComments = commentText.lines(assembler.comments)
    }
    if let trailing = assembler.trailingComment {
      statement.trailingComment = commentText.line(trailing)
    }
  }

  /// `f(x) = …` may still be a statement function; anything else ends the specification part.
  private mutating func noteExecutable(_ start: Int) {
    guard !context.isInExecutablePart else { return }
    var index = start
    while index < line.count, line.bytes[index].isNamePart { index += 1 }
    while index < line.count, line.bytes[index].isBlank { index += 1 }
    if index >= line.count || line.bytes[index] != UInt8(ascii: "(") {
      context.isInExecutablePart = true
    }
  }

  private mutating func track(_ kind: Statement.Kind) {
    switch kind {
    case .module, .submodule, .program, .blockData, .subroutine, .function, .contains,
      .separateProcedure, .pythonModule:
      context.isInExecutablePart = false
    case .interface:
      interfaceDepth += 1
      context.isInExecutablePart = false
    case .derivedType:
      context.isInDerivedType = true
    case .end(let unit, _):
      context.isInExecutablePart = false
      if unit == "interface" { interfaceDepth = max(0, interfaceDepth - 1) }
      if unit == "type" || unit == nil { context.isInDerivedType = false }
    default: break
    }
    context.isInInterface = interfaceDepth > 0
  }
}
