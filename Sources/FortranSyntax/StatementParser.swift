import Interface

/// The layout of a source text.
public enum SourceForm: Sendable, Hashable {
  /// Columns 1 to 72; `extended` reads to column 132 and further.
  case fixed
  case free
  /// Free form with f2py's additions: `python module`, `'''` blocks, C expressions.
  case signature
}

public struct ParsedFile: Sendable {
  public var file: SourceFile
  public var form: SourceForm
  public var statements: [Statement]
  /// Errors in specification statements and directives, and warnings. Reading goes on after them.
  public var diagnostics: [Diagnostic]
}

/// Splits a source text into statements.
public struct StatementParser: Sendable {
  public var form: SourceForm
  public init(form: SourceForm) { self.form = form }

  public func parse(_ file: SourceFile) -> ParsedFile {
    ParsedFile(file: file, form: form, statements: [], diagnostics: [])
  }
}

/// Parses one expression.
public struct ExpressionParser: Sendable {
  public enum Language: Sendable, Hashable {
    case fortran
    /// C, as in `check(…)` and initial values of signature files. What is beyond our C grammar
    /// becomes `.verbatim`.
    case c
  }
  public var language: Language
  public init(_ language: Language) { self.language = language }

  public func parse(
    _ text: String, at location: SourceLocation
  ) throws(UserError) -> SyntaxExpression {
    SyntaxExpression(.verbatim(text, names: []), text: text, at: location)
  }
}
