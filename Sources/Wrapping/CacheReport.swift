import Interface
import Toolchain

/// What `swiftlet cache` says and does.
public struct CacheReport: Sendable {
  private let cache: BuildCache?

  public init(_ variables: Variables) throws(UserError) {
    cache = try BuildCache.ofUser(variables)
  }

  public var state: String {
    guard let cache else { return Self.off }
    let usage = cache.usage
    return "\(cache.root): \(usage.entries) entries, \(Self.megabytes(usage.size))"
  }

  public func clear() -> String { removed(cache?.clear()) }
  public func prune() -> String { removed(cache?.prune()) }

  private func removed(_ usage: BuildCache.Usage?) -> String {
    guard let usage else { return Self.off }
    return "removed \(usage.entries) entries, \(Self.megabytes(usage.size))"
  }

  private static let off = "the cache is off (SWIFTLET_CACHE=off, or no HOME)"

  static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 52_428) / 104_858
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
