import Interface

/// Parses one expression.
public struct ExpressionParser: Sendable {
  public enum Language: Sendable, Hashable {
    case fortran
    /// C, as in `check(…)` and initial values of signature files, with Fortran's operators beside
    /// its own. What is beyond our C grammar becomes `.verbatim`.
    case c
  }
  public var language: Language
  public var foldsCase = true
  public init(_ language: Language) { self.language = language }

  public func parse(
    _ text: String, at location: SourceLocation
  ) throws(UserError) -> SyntaxExpression {
    let bytes = Array(text.utf8)
    let line = LogicalLine(file: SourceFile(path: location.file.path, bytes: bytes))
    line.beginLine(offset: 0, number: 1, room: bytes.count)
    for (index, byte) in bytes.enumerated() { line.append(byte, from: index) }
    var scanner = Scanner(
      line: line, from: 0, to: bytes.count, isFixed: false, isSignature: language == .c,
      foldsCase: foldsCase)
    do throws(SyntaxError) {
      var expression = try scanner.syntaxExpression()
      try scanner.expectEnd()
      expression.location = location
      return expression
    } catch {
      // Where the text stands as it is in the file, the byte meant is that far behind its start.
      let place = SourceLocation(
        file: location.file, line: Int(location.line),
        column: Int(location.column) + error.start, length: max(1, error.end - error.start))
      throw UserError(error.message, at: place, hint: error.hint)
    }
  }
}
