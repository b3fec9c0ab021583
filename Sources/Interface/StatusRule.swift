/// The values of a status argument that mean success: `1...3`, `0...`, `...0` or `1`.
public struct SuccessValues: Sendable, Hashable {
  /// `nil`: no bound.
  public var lower: Int?
  public var upper: Int?

  /// - Parameter text: as Swift writes a range, or one number; `nil` where it is neither.
  public init?(_ text: String) {
    guard let dots = text.firstRange(of: "...") else {
      guard let value = Int(text) else { return nil }
      (lower, upper) = (value, value)
      return
    }
    let (low, high) = (text[..<dots.lowerBound], text[dots.upperBound...])
    (lower, upper) = (Int(low), Int(high))
    if lower == nil, !low.isEmpty { return nil }
    if upper == nil, !high.isEmpty { return nil }
    if lower == nil, upper == nil { return nil }
    if let lower, let upper, lower > upper { return nil }
  }
}

/// A number by which a routine says how it went. The target language raises an error unless it means
/// success.
public struct StatusRule: Sendable, Hashable {
  public enum Source: Sendable, Hashable {
    /// The function result; it is not returned then.
    case result
    /// An argument, by its index; hidden.
    case argument(Int)
  }

  /// A function of the library that puts a status into words.
  public enum Message: Sendable, Hashable {
    /// `const char *f(int status)`.
    case text(symbol: String)
    /// `void f(int status, char *text)` with room for so many characters.
    case buffer(symbol: String, size: Int)
    /// `const char *f(T *handle)`: asked of the argument with this index.
    case handle(symbol: String, argument: Int)
  }

  public var source: Source
  public var success: SuccessValues
  public var message: Message?

  public init(source: Source, success: SuccessValues, message: Message? = nil) {
    self.source = source
    self.success = success
    self.message = message
  }
}
