#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension BuildCache {
  /// When entries go.
  public struct Limits: Sendable {
    /// In bytes, of all entries together; the least recently used go first.
    public var size = 2 << 30
    /// In seconds since the last use.
    public var age = 60.0 * 60 * 24 * 30
    public init() {}
  }

  public struct Usage: Sendable, Hashable {
    public var entries = 0
    /// In bytes.
    public var size = 0
  }

  private struct Entry {
    var path: String
    var size: Int
    var used: Double
  }

  public var usage: Usage {
    let entries = self.entries
    return Usage(entries: entries.count, size: entries.reduce(0) { $0 + $1.size })
  }

  private var entries: [Entry] {
    Files.list(objectsFolder).flatMap { prefix in
      let group = Files.join(objectsFolder, prefix)
      return Files.list(group).compactMap { name -> Entry? in
        let path = Files.join(group, name)
        guard let key = Files.info(Files.join(path, "key")) else { return nil }
        return Entry(path: path, size: Files.treeSize(path), used: key.modified)
      }
    }
  }

  /// Removes what is too old, then the least recently used until the rest is small enough, and what
  /// builds that were killed left behind.
  ///
  /// - Returns: what was removed.
  @discardableResult
  public func prune(_ limits: Limits = Limits()) -> Usage {
    let now = Double(time(nil))
    var removed = Usage()
    var kept = entries
    kept.sort { $0.used < $1.used }
    var size = kept.reduce(0) { $0 + $1.size }
    for entry in kept where now - entry.used > limits.age || size > limits.size {
      Files.removeTree(entry.path)
      size -= entry.size
      removed.entries += 1
      removed.size += entry.size
    }
    let day = 60.0 * 60 * 24
    for name in Files.list(temporaryFolder) {
      let path = Files.join(temporaryFolder, name)
      if let found = Files.linkInfo(path), now - found.modified > day { Files.removeTree(path) }
    }
    return removed
  }

  /// Removes every entry and answer.
  public func clear() -> Usage {
    let before = usage
    Files.removeTree(objectsFolder)
    Files.removeTree(answers.folder)
    return before
  }

  /// Prunes once a day, as builds go by.
  public func pruneIfDue() {
    let stamp = Files.join(root, "pruned")
    if let last = Files.info(stamp), Double(time(nil)) - last.modified < 60 * 60 * 24 { return }
    try? Files.replace(stamp, with: [])
    prune()
  }
}
