import Interface

/// Why a declaration cannot become part of the model.
public enum SemanticsProblem: Error, Sendable {
  /// The user's fault, or something only the user can mend: reported as it is.
  case errors([Diagnostic])
  /// Valid Fortran that no writer knows yet: the declaration is skipped with this reason, the rest
  /// of "'name' is not wrapped: …".
  case unsupported(reason: String, location: SourceLocation)

  static func error(_ diagnostic: Diagnostic) -> SemanticsProblem { .errors([diagnostic]) }
}

/// Why an expression has no value at translation time. Carries no place: the caller knows it.
public struct EvaluationFailure: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The name is a variable or a procedure.
    case notConstant(String)
    /// The name is declared nowhere in the sources; if modules are listed, it may come from them.
    case undeclared(String, missingModules: [String])
    /// What was expected and found, in one phrase.
    case invalid(String)
  }

  public var reason: Reason

  public init(_ reason: Reason) { self.reason = reason }

  static func invalid(_ message: String) -> EvaluationFailure { .init(.invalid(message)) }

  /// The name at fault, for the caret.
  public var name: String? {
    switch reason {
    case .notConstant(let name), .undeclared(let name, _): name
    case .invalid: nil
    }
  }

  /// "`subject` …" as an error at the expression.
  public func diagnostic(_ subject: String, of expression: SyntaxExpressionPlace) -> Diagnostic {
    let place = expression.location(of: name)
    switch reason {
    case .notConstant(let name):
      return .error(
        "\(subject) must be a constant expression, but '\(name)' is not a constant", at: place)
    case .undeclared(let name, let modules) where modules.isEmpty:
      return .error(
        "\(subject) cannot be resolved: '\(name)' is not declared", at: place,
        hint: "declare it as a named constant, or map it with --f2cmap")
    case .undeclared(let name, let modules):
      let list = modules.map { "'\($0)'" }.joined(separator: ", ")
      let noun = modules.count == 1 ? "module \(list) is" : "one of the modules \(list), which are"
      return .error(
        "\(subject) cannot be resolved: '\(name)' is not declared here and "
          + (modules.count == 1
            ? "\(noun) not among the sources" : "may be in \(noun) not among the sources"),
        at: place,
        hint: "add the file that holds the module, give the folder of its .mod file with -I, "
          + "or map the kind with --f2cmap")
    case .invalid(let message):
      return .error("\(subject) cannot be resolved: \(message)", at: place)
    }
  }
}
