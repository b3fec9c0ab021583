/// One message to the user: what is wrong, where, and how to mend it.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    case error, warning, note
  }

  public var severity: Severity
  /// One sentence, lower case first, no full stop: what is wrong and what was expected.
  public var message: String
  /// `nil` where the fault lies in no file (a missing compiler, a wrong option).
  public var location: SourceLocation?
  /// How to mend it; printed as `hint: …`.
  public var hint: String?

  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation? = nil,
    hint: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.hint = hint
  }

  public static func error(
    _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, message, at: location, hint: hint)
  }

  public static func warning(
    _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, message, at: location, hint: hint)
  }
}

/// The user's fault: one or more located errors. Ends the command with exit code 1.
public struct UserError: Error, Sendable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  public init(_ message: String, at location: SourceLocation? = nil, hint: String? = nil) {
    self.diagnostics = [.error(message, at: location, hint: hint)]
  }
}

/// Our own fault: a broken model or a state that must not be. Names the pass and the declaration.
public struct InternalError: Error, Sendable, CustomStringConvertible {
  public var pass: String
  public var message: String

  public init(pass: String, _ message: String) {
    self.pass = pass
    self.message = message
  }

  public var description: String { "this is a bug in Swiftlet (\(pass)): \(message)" }
}
