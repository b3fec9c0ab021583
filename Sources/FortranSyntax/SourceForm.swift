import Interface

/// The layout of a source text.
public enum SourceForm: Sendable, Hashable {
  /// Columns 1 to 72; more on request.
  case fixed
  case free
  /// Free form with f2py's additions: `python module`, `'''` blocks, C expressions.
  case signature
}

extension SourceForm {
  /// The form of a file, from its extension and its first lines.
  ///
  /// As f2py sees it: `.f90` and the like are free; in others an Emacs mode in the first line
  /// (`-*- f90 -*-`) decides, and signs of free form in the first 15 lines of text (letters in the
  /// label field, `&` at the end of a line).
  public static func detect(path: String, bytes: [UInt8]) -> SourceForm {
    var suffixes = path.utf8.split(separator: UInt8(ascii: ".")).map { suffix in
      String(decoding: suffix.map(\.lowered), as: UTF8.self)
    }
    // Templates have the form of what they make: `flapack.pyf.src`.
    if suffixes.last == "src" { suffixes.removeLast() }
    let suffix = suffixes.last
    switch suffix {
    case "pyf": return .signature
    case "f90", "f95", "f03", "f08", "f18", "f2k", "f23":
      return modeLine(bytes) ?? (looksFixed(bytes) ? .fixed : .free)
    default: return modeLine(bytes) ?? (looksFree(bytes) ? .free : .fixed)
    }
  }

  /// What `-*- fortran -*-`, `-*- fix -*-`, `-*- f90 -*-` in the first line says.
  private static func modeLine(_ bytes: [UInt8]) -> SourceForm? {
    let line = bytes.prefix(300).prefix { $0 != 0x0A }.map(\.lowered)
    let text = String(decoding: line, as: UTF8.self)
    guard let open = text.firstRange(ofText: "-*-") else { return nil }
    let rest = text[open...].dropFirst(3)
    guard let close = rest.firstRange(ofText: "-*-") else { return nil }
    let mode = rest[..<close].filter { $0 != " " }
    switch mode {
    case "fortran", "f77", "fix", "mode:fortran": return .fixed
    case "f90", "free", "mode:f90": return .free
    default: return nil
    }
  }

  /// A comment marked by a letter or star in column 1 is an error in free form. So a file that has
  /// one, and no text in the label field, is in fixed form, whatever its name says.
  private static func looksFixed(_ bytes: [UInt8]) -> Bool {
    var hasComment = false
    for line in bytes.prefix(4096).split(separator: 0x0A).prefix(15) {
      guard let first = line.first, first != UInt8(ascii: "!"), first != UInt8(ascii: "#") else {
        continue
      }
      let second = line.dropFirst().first ?? 0x20
      if first == UInt8(ascii: "*") || (first.lowered == UInt8(ascii: "c") && second.isBlank) {
        let text = line.dropFirst().first { !$0.isBlank }
        if text == UInt8(ascii: "=") { return false }
        hasComment = true
      } else if line.prefix(5).contains(where: { !$0.isBlank && !$0.isDigit }) {
        return false
      }
    }
    return hasComment
  }

  private static func looksFree(_ bytes: [UInt8]) -> Bool {
    var linesLeft = 15
    var start = 0
    while linesLeft > 0, start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let line = bytes[start..<end]
      start = end + 1
      guard let first = line.first, let text = line.first(where: { !$0.isBlank }) else { continue }
      switch first {
      case UInt8(ascii: "!"), UInt8(ascii: "c"), UInt8(ascii: "C"), UInt8(ascii: "*"),
        UInt8(ascii: "#"), UInt8(ascii: "d"), UInt8(ascii: "D"):
        if !startsFreeStatement(line) { continue }
        return true
      default: break
      }
      if text == UInt8(ascii: "!") { continue }
      linesLeft -= 1
      let field = line.prefix(5)
      if first != 0x09, !field.contains(0x09), field.contains(where: { $0.isLetter }) {
        return true
      }
      if endsWithAmpersand(line) { return true }
    }
    return false
  }

  /// A line whose first letter could be a comment's mark, but which is no comment: `call f(x)`,
  /// `character :: c`, `double precision x`, `contains`.
  private static func startsFreeStatement(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line.prefix(20).map(\.lowered), as: UTF8.self)
    return ["character(", "character ::", "complex(", "complex ::", "double precision ::"]
      .contains { text.hasPrefix($0) }
  }

  private static func endsWithAmpersand(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line
    if let comment = text.firstIndex(of: UInt8(ascii: "!")) { text = text[..<comment] }
    return text.last { !$0.isBlank } == UInt8(ascii: "&") && text.count <= 72
      || text.last { !$0.isBlank } == UInt8(ascii: "&") && text.prefix(6).last?.isBlank == true
  }
}

extension StringProtocol {
  /// Where `text` begins for the first time.
  fileprivate func firstRange(ofText text: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
