#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The environment variables that steer a build, some of them replaced (by tests, by options).
public struct Variables: Sendable {
  /// nil removes a variable.
  public var replacements: [String: String?]

  public init(replacing replacements: [String: String?] = [:]) {
    self.replacements = replacements
  }

  /// nil too where the variable is empty: an empty `FC` means none.
  public subscript(name: String) -> String? {
    let value: String?
    if let replaced = replacements[name] {
      value = replaced
    } else {
      value = getenv(name).map { String(cString: $0) }
    }
    return value?.isEmpty == true ? nil : value
  }

  /// A variable's words, split as a shell splits them.
  public func words(_ name: String) -> [String] {
    self[name].map(ShellWords.split) ?? []
  }
}
