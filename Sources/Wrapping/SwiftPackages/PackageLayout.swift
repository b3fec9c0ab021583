import Toolchain

/// Where a user's sources lie in a package: to one another as they lie on disk, so that
/// `include 'sizes/n.inc'` and `#include "../common.h"` find what they name.
struct PackageLayout {
  /// What the sources include.
  let included: [String]
  /// Folders of `-I` that are needed, inside the package.
  let folders: [String]
  private let root: String

  init(sources: [String], searching includeFolders: [String]) {
    var scan = IncludeScan(folders: includeFolders)
    for source in sources { scan.visit(source) }
    let own = Set(sources.map(Files.absolute))
    included = scan.files.filter { !own.contains(Files.absolute($0)) }
    let all = (sources + scan.files).map { Files.folder(of: Files.absolute($0)) }
    let root = Self.commonFolder(of: all + scan.searched.map(Files.absolute))
    self.root = root
    folders = scan.searched.map { Files.relative($0, from: root) }
  }

  /// The path inside the package's folder of sources.
  func place(of path: String) -> String { Files.relative(path, from: root) }

  private static func commonFolder(of folders: [String]) -> String {
    var shared = folders.first?.split(separator: "/") ?? []
    for folder in folders.dropFirst() {
      let parts = folder.split(separator: "/")
      shared = Array(shared.prefix(zip(shared, parts).prefix { $0 == $1 }.count))
    }
    return "/" + shared.joined(separator: "/")
  }
}
