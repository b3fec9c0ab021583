import CodePrinting

/// The longest line that `swift format` leaves alone has 100 columns; what is printed here moves up to
/// four to the right, into a function's body and a namespace.
private let lineLength = 96

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
    // A tuple of many results.
    guard !fits(closing), let start = closing.firstRange(of: "-> ("), closing.hasSuffix(") {")
    else {
      return line(closing)
    }
    line(String(closing[..<start.upperBound]))
    let results = closing[start.upperBound...].dropLast(3)
    indented { c in c.filled(Self.split(results), closing: "") }
    line(") {")
  }

  /// The parts between commas that stand in no angle brackets.
  private static func split(_ list: Substring) -> [String] {
    var parts = [""]
    var depth = 0
    for character in list {
      if character == "<" { depth += 1 }
      if character == ">" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else if !(character == " " && parts[parts.count - 1].isEmpty) {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
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
      let text = item + (index < items.count - 1 ? "," : closing)
      if fits(text) || !brokenClosure(text) { line(text) }
    }
  }

  /// A parameter that is a closure of many parameters: `f: (_ x: Int, _ y: Int) throws -> Int,`.
  private mutating func brokenClosure(_ text: String) -> Bool {
    guard let start = text.firstRange(of: ": (_ "), let end = text.lastRange(of: ") throws") else {
      return false
    }
    let names = text[text.index(start.upperBound, offsetBy: -2)..<end.lowerBound]
    let items = names.split(separator: ", _ ").enumerated().map { $0 == 0 ? "\($1)" : "_ \($1)" }
    line("\(text[..<start.lowerBound]): (")
    indented { c in c.filled(items, closing: "") }
    line(String(text[end.lowerBound...]))
    return true
  }
}

extension String {
  fileprivate func lastRange(of text: String) -> Range<Index>? { ranges(of: text).last }
}
