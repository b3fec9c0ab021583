import CodePrinting
import Interface

extension CodePrinter {
  /// F2018 6.3.2.2 allows a line of free form 132 characters.
  private static let longestLine = 132
  /// Where we break, for people.
  private static let preferredLine = 100

  /// One Fortran statement, continued after commas where it is long.
  mutating func statement(_ text: String) {
    var room = Self.preferredLine - indentation * indentWidth
    guard text.utf8.count > room else { return line(text) }
    room -= 2
    var current = ""
    var isFirst = true
    let parts = text.split(separator: ", ", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let piece = index + 1 < parts.count ? part + "," : part
      if !current.isEmpty, current.utf8.count + 1 + piece.utf8.count > room {
        line(current + " &")
        if isFirst {
          indentation += 2
          room -= 2 * indentWidth
          isFirst = false
        }
        current = String(piece)
      } else {
        current += current.isEmpty ? String(piece) : " " + piece
      }
    }
    line(current)
    if !isFirst { indentation -= 2 }
  }

  mutating func statements(_ texts: [String]) {
    for text in texts { statement(text) }
  }

  /// A comment of one line, cut where it is too long.
  mutating func comment(_ text: String) {
    let room = Self.longestLine - indentation * indentWidth - 2
    line("! " + String(decoding: Array(text.utf8.prefix(room)), as: UTF8.self))
  }

  /// `  use, intrinsic :: iso_c_binding, only: …`, with nothing where nothing is needed.
  mutating func useBinding(_ names: Set<String>) {
    guard !names.isEmpty else { return }
    statement("use, intrinsic :: iso_c_binding, only: \(names.sorted().joined(separator: ", "))")
  }
}

extension SourceLocation {
  /// `file.f90:12`: no folders, so that what we generate does not depend on where it is built.
  var shortDescription: String {
    "\(file.path.split(separator: "/").last ?? "?"):\(line)"
  }
}
