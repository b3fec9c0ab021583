/// Paths as texts; no file is touched.
enum PathText {
  /// Absolute, without `.`, `..` and doubled slashes. Symbolic links stay: a header belongs to the
  /// folder under which the user knows it.
  static func normalized(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : FolderSearch.currentFolder + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Without a leading `./`, which clang puts before what it finds beside the sources.
  static func short(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  /// The last component without its extension.
  static func stem(_ path: String) -> Substring {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return name[..<dot]
  }

  /// Whether a file lies in a folder or below it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }
}

extension UInt8 {
  /// A byte of an identifier of C; those beyond ASCII are.
  var isPartOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isSpace: Bool { self == UInt8(ascii: " ") || (9...13).contains(self) }
}
