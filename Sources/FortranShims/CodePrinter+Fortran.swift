import CodePrinting
import Interface

extension CodePrinter {
  /// F2018 6.3.2.2 allows a line of free form 132 characters.
  private static let longestLine = 132
  /// Where we break, for people.
  private static let preferredLine = 100

  /// One Fortran statement, continued at blanks where it is long. Our statements have no blank
  /// inside a character constant.
  mutating func statement(_ text: String) {
    let room = Self.preferredLine - indentation * indentWidth
    guard text.utf8.count > room else { return line(text) }
    let outer = indentation
    var current = ""
    for word in text.split(separator: " ") {
      let taken = (indentation - outer) * indentWidth
      if !current.isEmpty, current.utf8.count + 1 + word.utf8.count + taken > room - 2 {
        line(current + " &")
        indentation = outer + 2
        current = String(word)
      } else {
        current += current.isEmpty ? String(word) : " " + word
      }
    }
    line(current)
    indentation = outer
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
