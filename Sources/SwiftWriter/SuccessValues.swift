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

  /// Swift that is true where `value` is one of them.
  func condition(on value: String) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?):
      lower == upper ? "\(value) == \(lower)" : "(\(lower)...\(upper)).contains(\(value))"
    case (let lower?, nil): "\(value) >= \(lower)"
    case (nil, let upper?): "\(value) <= \(upper)"
    case (nil, nil): "true"
    }
  }
}
