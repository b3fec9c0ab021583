/// Everything that decides what a compilation produces, in full.
///
/// Parts are labelled and carry their length, so that no two lists of parts give the same bytes.
public struct CacheKey: Sendable, Hashable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func add(_ label: String, _ value: String) {
    add(label, Array(value.utf8))
  }

  public mutating func add(_ label: String, _ value: [UInt8]) {
    bytes += "\(label) \(value.count)\n".utf8
    bytes += value
    bytes.append(UInt8(ascii: "\n"))
  }

  public mutating func add(_ label: String, _ values: [String]) {
    add(label, values.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n"))
  }

  /// The name of the entry.
  var hash: String { ContentHash.hexadecimal(of: bytes) }
}
