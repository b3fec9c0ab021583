import FortranSyntax
import Interface

/// Fixed or free form: by a header for editors, by the file's extension, by its look.
enum SourceFormDetector {
  static func form(of file: SourceFile) -> SourceForm {
    if let header = headerForm(file.bytes) { return header }
    let name = file.path.utf8
    var suffix = ""
    if let dot = name.lastIndex(of: UInt8(ascii: ".")) {
      suffix = String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased()
    }
    switch suffix {
    case "f", "for", "ftn", "f77", "fpp", "fixed": return .fixed
    default: return looksFixed(file.bytes) ? .fixed : .free
    }
  }

  /// `-*- f90 -*-` and `-*- fix -*-` in the first line, as Emacs and f2py read it.
  private static func headerForm(_ bytes: [UInt8]) -> SourceForm? {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let line = String(decoding: bytes[..<min(end, 200)], as: UTF8.self).lowercased()
    let parts = line.split(separator: "-*-", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    switch parts[1].filter({ $0 != " " }) {
    case "f90": return .free
    case "fix", "fortran": return .fixed
    default: return nil
    }
  }

  /// A comment marked by a letter or star in column 1 is an error in free form, so a file that has
  /// one and no free-form continuation is in fixed form, whatever its name says.
  private static func looksFixed(_ bytes: [UInt8]) -> Bool {
    var hasColumnComment = false
    var lineStart = 0
    var examined = 0
    while lineStart < bytes.count, examined < 200 {
      var end = lineStart
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      var last = end
      while last > lineStart, bytes[last - 1] <= UInt8(ascii: " ") { last -= 1 }
      if last > lineStart {
        examined += 1
        let first = bytes[lineStart]
        if bytes[last - 1] == UInt8(ascii: "&") { return false }
        let second = last - lineStart > 1 ? bytes[lineStart + 1] : UInt8(ascii: " ")
        switch first {
        case UInt8(ascii: "*"): hasColumnComment = true
        case UInt8(ascii: "c"), UInt8(ascii: "C"):
          if second == UInt8(ascii: " ") || second == UInt8(ascii: "-")
            || second == UInt8(ascii: "*") || last - lineStart == 1
          {
            hasColumnComment = true
          }
        default: break
        }
      }
      lineStart = end + 1
    }
    return hasColumnComment
  }
}
