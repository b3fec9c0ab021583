import Interface
import Toolchain

/// The list, in a package, of the files that we wrote there: the next time, those that are no longer
/// written go away, and nothing else does.
struct WrittenFiles {
  static let name = ".swiftlet-files"

  /// The package's folder.
  let folder: String
  private let former: [String]

  init(in folder: String) {
    self.folder = folder
    let bytes = (try? Files.read(Files.join(folder, Self.name))) ?? []
    former = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { Self.isInside($0) }
  }

  /// Removes what is not among `paths`, and notes these.
  func replace(with paths: [String]) throws(UserError) {
    let current = Set(paths)
    for path in former where !current.contains(path) {
      Files.remove(Files.join(folder, path))
      removeEmptyFolders(above: path)
    }
    let text = current.sorted().map { $0 + "\n" }.joined()
    try Files.write(Files.join(folder, Self.name), text: text)
  }

  /// Somebody may have edited the list: nothing outside of the package is removed.
  private static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }

  private func removeEmptyFolders(above path: String) {
    var inner = Files.folder(of: path)
    while inner != "." {
      let full = Files.join(folder, inner)
      guard Files.linkInfo(full)?.isDirectory == true, Files.list(full).isEmpty else { return }
      Files.removeTree(full)
      inner = Files.folder(of: inner)
    }
  }
}
