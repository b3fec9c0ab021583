import Interface

extension PythonFinder {
  /// The interpreter that pyenv's shim would start: the shim takes longer to choose it than Python
  /// to start and answer.
  ///
  /// Only where the choice is plain (one version, by its whole name) it is made here, by the rules of
  /// `pyenv version-name`: `PYENV_VERSION`, `.python-version` of the folder or one above it, the file
  /// `version` of pyenv. Otherwise the shim is left to choose.
  func followingShim(_ path: String) -> String {
    let shims = Files.folder(of: path)
    let root = Files.folder(of: shims)
    guard Files.lastComponent(of: shims) == "shims",
      Files.isDirectory(Files.join(root, "versions")),
      let version = pyenvVersion(root)
    else { return path }
    let isPlain = version.utf8.allSatisfy { byte in
      UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
        || UInt8(ascii: "a") <= byte | 0x20 && byte | 0x20 <= UInt8(ascii: "z")
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard isPlain, version.utf8.first != UInt8(ascii: ".") else { return path }
    let target = Files.join(
      root, "versions/\(version)/bin/\(Files.lastComponent(of: path))")
    return Files.isExecutable(target) ? target : path
  }

  private func pyenvVersion(_ root: String) -> String? {
    if let version = runner.variables["PYENV_VERSION"] { return version }
    var starts = [Files.currentDirectory]
    if let chosen = runner.variables["PYENV_DIR"], chosen.hasPrefix("/") {
      starts.insert(chosen, at: 0)
    }
    for start in starts {
      var folder = start
      while true {
        if let version = word(in: Files.join(folder, ".python-version")) { return version }
        if folder == "/" || folder == "." { break }
        folder = Files.folder(of: folder)
      }
    }
    return word(in: Files.join(root, "version"))
  }

  /// A file's text without blanks at its end; nil if there is no such file.
  private func word(in path: String) -> String? {
    guard let bytes = try? Files.read(path) else { return nil }
    var text = String(decoding: bytes, as: UTF8.self)[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
