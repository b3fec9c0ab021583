/// Hands out generated names: deterministic, unique, and each knows where it came from.
public struct NameRegistry: Sendable {
  private var origins: [String: String] = [:]

  /// `reserved` are the target language's keywords and the names of the support code.
  public init(reserved: some Sequence<String> = []) {
    for name in reserved { origins[name] = "reserved" }
  }

  /// `base`, or `base_2`, `base_3` … if it is taken.
  public mutating func claim(_ base: String, for origin: String) -> String {
    var name = base
    var counter = 2
    while origins[name] != nil {
      name = "\(base)_\(counter)"
      counter += 1
    }
    origins[name] = origin
    return name
  }

  public func origin(of name: String) -> String? { origins[name] }
}
