/// Which headers are the user's: those whose declarations are to be wrapped.
///
/// - Those named are.
/// - What one of them includes is when it belongs to the same package:
///   1. it was found beside the including file, by a name in quotes: `fitsio.h` brings `longnam.h`;
///   2. it lies in the tree of a named header: naming `gsl/gsl_sf.h` brings all of `gsl/…` that it
///      includes. The tree is the include folder of the user's (`-I`) in which the named header lies,
///      else its own folder. A folder that all packages share (`/usr/include`) is no tree: there it
///      is the folder with the package's name below it, `/usr/include/gsl` for `gsl/gsl_sf.h`, and
///      `/usr/include/thing` for `thing.h`.
/// - The C library's own headers never are.
struct HeaderSelection {
  /// Folders that all packages share.
  private static let shared: Set<String> = [
    "/usr/include", "/usr/local/include", "/usr/include/x86_64-linux-gnu",
    "/usr/include/aarch64-linux-gnu", "/opt/homebrew/include", "/opt/local/include",
  ]

  /// ISO C17 7.1.2.
  private static let standard: Set<String> = [
    "assert.h", "complex.h", "ctype.h", "errno.h", "fenv.h", "float.h", "inttypes.h", "iso646.h",
    "limits.h", "locale.h", "math.h", "setjmp.h", "signal.h", "stdalign.h", "stdarg.h",
    "stdatomic.h", "stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "stdnoreturn.h",
    "string.h", "tgmath.h", "threads.h", "time.h", "uchar.h", "wchar.h", "wctype.h",
  ]

  /// Normalized path → as the user wrote it, where the user did.
  private var users: [String: String?] = [:]
  private var trees: Set<String> = []
  private let includeFolders: [String]
  /// The text that names the headers, which is ours.
  private let main: String

  init(main: String, includeFolders: [String]) {
    self.main = PathText.normalized(main)
    self.includeFolders = includeFolders.map(PathText.normalized).filter {
      !Self.shared.contains($0)
    }
    users[self.main] = .some(nil)
  }

  func contains(_ path: String) -> Bool { users[path] != nil }

  func userSpelling(of path: String) -> String? { users[path] ?? nil }

  func isMain(_ path: String) -> Bool { path == main }

  /// - Parameters:
  ///   - path: where it was found, normalized.
  ///   - name: as it stands in the line.
  ///   - includer: a header of the user's, or our own text.
  /// - Returns: Whether it is the user's, which was not known before.
  mutating func include(
    _ path: String, named name: String, isQuoted: Bool, by includer: String
  ) -> Bool {
    if users[path] != nil { return false }
    if includer == main {
      users[path] = .some(PathText.normalized(name) == path ? name : nil)
      trees.formUnion(self.trees(around: path))
      return true
    }
    if Self.standard.contains(name) { return false }
    let isBeside =
      isQuoted && PathText.normalized(FolderSearch.folder(of: includer) + "/" + name) == path
    guard isBeside || trees.contains(where: { PathText.isInside(path, $0) }) else { return false }
    users[path] = .some(nil)
    return true
  }

  private func trees(around path: String) -> [String] {
    // The outermost: `-I include -I include/detail` is one package.
    let folders = includeFolders.filter { PathText.isInside(path, $0) }
    if let outermost = folders.min(by: { $0.utf8.count < $1.utf8.count }) { return [outermost] }
    let folder = FolderSearch.folder(of: path)
    if Self.shared.contains(folder) { return ["\(folder)/\(PathText.stem(path))"] }
    for root in Self.shared where PathText.isInside(path, root) {
      // The longest shared folder wins: a multiarch folder lies within `/usr/include`.
      let inner = Self.shared.first {
        $0.utf8.count > root.utf8.count && PathText.isInside(path, $0)
      }
      let base = inner ?? root
      let package = path.dropFirst(base.utf8.count + 1).split(separator: "/").first ?? ""
      return ["\(base)/\(package)"]
    }
    return [folder]
  }
}
