/// What the body of a procedure does to a dummy argument of which declarations say nothing.
///
/// F77 has no INTENT. What it says by assignments holds for calls through all sources.
public enum Effect: Sendable, Hashable {
  /// Nothing is written to it.
  case reads
  /// Something is written to it, perhaps under a condition.
  case writes
  /// A scalar that is written to before it is read, on every way: what the caller gave is lost.
  case defines
  /// It is passed on to a procedure that is not among the sources, or gets another name.
  case unknown
}
