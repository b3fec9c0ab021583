import Interface

/// One inference: what was concluded of which declaration, by which rule, from which evidence.
public struct Explanation: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    case argument(String)
    case result
    /// The routine, record or library as a whole.
    case whole
  }

  /// The routine, else the record or constant.
  public var routine: String
  public var subject: Subject
  public var rule: InferenceRule
  public var text: String
  public var location: SourceLocation?

  public init(
    routine: String, subject: Subject, rule: InferenceRule, text: String,
    location: SourceLocation? = nil
  ) {
    self.routine = routine
    self.subject = subject
    self.rule = rule
    self.text = text
    self.location = location
  }
}
