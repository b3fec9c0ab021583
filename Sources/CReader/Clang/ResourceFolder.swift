/// The folder with the headers that come with a libclang (`-resource-dir`): those of another version
/// use built-in functions that this one does not know.
enum ResourceFolder {
  /// - Parameter version: what libclang says of itself.
  static func find(for library: String, version: String) -> String? {
    guard let major = majorVersion(in: version) else { return nil }
    var folders: [String] = []
    for path in [library, FolderSearch.resolved(library)] where path.contains("/") {
      folders.append(FolderSearch.folder(of: path) + "/clang")
    }
    folders += ["/usr/lib/llvm-\(major)/lib/clang", "/usr/lib/clang", "/usr/lib64/clang"]
    for folder in folders {
      // `19` since LLVM 16, `14.0.6` before.
      for name in FolderSearch.names(in: folder)
      where name == major || name.hasPrefix(major + ".") {
        let found = "\(folder)/\(name)"
        if FolderSearch.exists(found + "/include/stddef.h") { return found }
      }
    }
    return nil
  }

  /// `19` of `Debian clang version 19.1.7 (3~deb12u1)`.
  static func majorVersion(in version: String) -> String? {
    guard let words = version.firstRange(of: "version ") else { return nil }
    let digits = version[words.upperBound...].prefix { $0.isNumber }
    return digits.isEmpty ? nil : String(digits)
  }
}
