import Synchronization

/// The private folders in use, so that a second Ctrl-C can remove them before it ends the process.
enum PrivateFolders {
  private static let paths = Mutex<Set<String>>([])

  static func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }
  static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  static func removeAll() {
    for path in paths.withLock({ $0 }) { Files.removeTree(path) }
  }
}
