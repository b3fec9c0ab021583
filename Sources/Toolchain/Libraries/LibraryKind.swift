import SystemPackage

/// What a library's file is, by its first bytes.
enum LibraryKind {
  /// Symbols for the dynamic linker.
  case shared
  /// An archive or an object.
  case relocatable
  /// A text that names the libraries: `libc.so` is one.
  case script(LinkerScript)

  /// `nil` where it cannot be read or is something else.
  init?(_ path: String) {
    guard let start = Self.start(of: path), start.count >= 8 else { return nil }
    if start.starts(with: Array("\u{7F}ELF".utf8)) {
      // e_type, in the file's byte order: ET_REL is 1, ET_DYN 3.
      guard start.count >= 18 else { return nil }
      self = start[16] == 3 || start[17] == 3 ? .shared : .relocatable
    } else if start.starts(with: Array("!<arch>".utf8)) || start.starts(with: Array("!<thin>".utf8))
    {
      self = .relocatable
    } else if Self.isMachO(start) || start.starts(with: Array("--- !tapi".utf8)) {
      self = .shared
    } else if let script = LinkerScript(start) {
      self = .script(script)
    } else {
      return nil
    }
  }

  /// Enough for every linker script.
  private static func start(of path: String) -> [UInt8]? {
    guard
      let descriptor = try? FileDescriptor.open(
        FilePath(path), .readOnly, options: [.closeOnExec])
    else { return nil }
    return try? descriptor.closeAfter {
      try [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
        count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
  }

  private static func isMachO(_ start: [UInt8]) -> Bool {
    let magic = start.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return [0xFEED_FACE, 0xFEED_FACF, 0xCEFA_EDFE, 0xCFFA_EDFE, 0xCAFE_BABE].contains(magic)
  }

  #if canImport(Darwin)
    var options: [String] { ["-gU"] }

    /// Mach-O puts `_` before each name.
    static func nameInC(_ symbol: String) -> String {
      symbol.hasPrefix("_") ? String(symbol.dropFirst()) : symbol
    }
  #else
    var options: [String] {
      if case .shared = self { return ["-D", "--defined-only"] }
      return ["-g", "--defined-only"]
    }

    static func nameInC(_ symbol: String) -> String { symbol }
  #endif
}

/// A linker script that only names libraries: `GROUP ( /lib/libc.so.6 AS_NEEDED ( ld.so ) )`.
struct LinkerScript {
  /// Paths, file names and `-l` names.
  var entries: [String] = []

  /// `nil` where the text is no such script.
  init?(_ bytes: [UInt8]) {
    guard !bytes.contains(0) else { return nil }
    let words = Self.words(String(decoding: bytes, as: UTF8.self))
    var depth = 0
    var isListing = false
    for (index, word) in words.enumerated() {
      switch word {
      case "(":
        if depth == 0, index > 0 { isListing = ["GROUP", "INPUT"].contains(words[index - 1]) }
        depth += 1
      case ")": depth -= 1
      case "AS_NEEDED": break
      default: if depth > 0, isListing { entries.append(word) }
      }
      if depth < 0 { return nil }
    }
    if entries.isEmpty { return nil }
  }

  private static func words(_ text: String) -> [String] {
    var rest = text[...]
    // Comments: /* … */
    var plain = ""
    while let start = rest.firstRange(of: "/*") {
      plain += rest[..<start.lowerBound] + " "
      let inside = rest[start.upperBound...]
      rest = inside.firstRange(of: "*/").map { inside[$0.upperBound...] } ?? ""
    }
    plain += rest
    var words: [String] = []
    for piece in plain.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      var word = ""
      for character in piece {
        if character == "(" || character == ")" {
          if !word.isEmpty { words.append(word) }
          words.append(String(character))
          word = ""
        } else {
          word.append(character)
        }
      }
      if !word.isEmpty { words.append(word) }
    }
    return words
  }
}
