import CodePrinting

/// The longest line that `swift format` leaves alone.
private let lineLength = 100

extension CodePrinter {
  /// Lines made by another printer, indented as this one is.
  mutating func embed(_ other: CodePrinter) {
    for part in other.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      line(String(part))
    }
  }

  /// A line after which others are indented, until `close`.
  mutating func open(_ opening: String) {
    line(opening)
    indentation += 1
  }

  mutating func close(_ closing: String = "}") {
    indentation -= 1
    line(closing)
  }

  private func fits(_ text: String) -> Bool {
    indentation * indentWidth + text.count <= lineLength
  }

  /// `opening` `a, b, c` `closing`, broken as `swift format` does it.
  mutating func list(_ opening: String, _ items: [String], _ closing: String) {
    let joined = items.joined(separator: ", ")
    if fits(opening + joined + closing) { return line(opening + joined + closing) }
    line(opening)
    indented { c in c.filled(items, closing: closing) }
  }

  /// A function's head: the closing parenthesis stands alone where the list is broken.
  mutating func signature(_ opening: String, _ items: [String], _ closing: String) {
    let joined = items.joined(separator: ", ")
    if fits(opening + joined + closing) { return line(opening + joined + closing) }
    line(opening)
    indented { c in c.filled(items, closing: "") }
    line(closing)
  }

  /// An array literal: on one line, or each item on its own and a comma after the last.
  mutating func literal(_ opening: String, _ items: [String], _ closing: String) {
    let joined = items.joined(separator: ", ")
    if fits(opening + joined + closing) { return line(opening + joined + closing) }
    line(opening)
    indented { c in for item in items { c.line(item + ",") } }
    line(closing)
  }

  /// Items on one line, or one on each.
  private mutating func filled(_ items: [String], closing: String) {
    let joined = items.joined(separator: ", ") + closing
    if fits(joined) { return line(joined) }
    for (index, item) in items.enumerated() {
      line(item + (index < items.count - 1 ? "," : closing))
    }
  }
}
