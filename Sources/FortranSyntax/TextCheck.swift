import Interface

/// Tells source text from what is surely none.
enum TextCheck {
  static func complaint(about file: SourceFile) -> Diagnostic? {
    let bytes = file.bytes
    let place = SourceLocation(file: file, line: 1)
    if bytes.count > Int(Int32.max) - 1024 {
      return .error("'\(file.path)' is larger than 2 GB", at: place)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .error(
        "'\(file.path)' is in UTF-16", at: place, hint: "convert it to UTF-8 (iconv -t UTF-8)")
    }
    if magics.contains(where: { bytes.starts(with: $0) }) || hasManyControls(bytes) {
      return .error(
        "'\(file.path)' is not a text file", at: place,
        hint: "give object files and libraries to the linker, not to the reader")
    }
    return nil
  }

  /// ELF, archives, gzip, zip, Mach-O, LLVM.
  private static let magics: [[UInt8]] = [
    [0x7F, 0x45, 0x4C, 0x46], Array("!<arch>\n".utf8), [0x1F, 0x8B], [0x50, 0x4B, 3, 4],
    [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE], Array("BC".utf8) + [0xC0, 0xDE],
  ]

  /// A stray NUL or form feed is no matter; one byte in twenty is.
  private static func hasManyControls(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(4096)
    let controls = sample.count { $0 < 9 || ($0 > 13 && $0 < 32 && $0 != 26 && $0 != 27) }
    return controls > 0 && controls * 20 > sample.count
  }
}
