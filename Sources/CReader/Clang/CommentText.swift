/// Comments without what makes them comments.
enum CommentText {
  /// `/** */`, `/*! */`, `///`, `//!`; not a line of stars or slashes.
  static func isDocumentation(_ text: some RandomAccessCollection<UInt8>) -> Bool {
    let start = Array(text.prefix(4))
    guard start.count > 3, start[0] == UInt8(ascii: "/") else { return false }
    if start[2] == UInt8(ascii: "!") { return true }
    return start[1] == start[2] && start[3] != start[2]
  }

  /// The lines joined by `\n`, without markers, rulers, and empty lines at both ends.
  static func clean(_ text: some Collection<UInt8>) -> String {
    var lines: [ArraySlice<UInt8>] = []
    var bareIndent: Int?
    var isBare: [Bool] = []
    for (number, raw) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let indented = Array(raw)
      let line = trimmedEnd(indented[...])
      let indent = line.prefix(while: \.isSpace).count
      let content = line.dropFirst(indent)
      if let unmarked = unmark(content) {
        lines.append(unmarked)
        isBare.append(false)
      } else {
        // A line of a block comment that has no star before it keeps its indentation against others.
        lines.append(trimmedEnd(withoutEnd(line)))
        isBare.append(true)
        if number > 0, indent < line.count { bareIndent = min(bareIndent ?? indent, indent) }
      }
    }
    var texts: [ArraySlice<UInt8>] = []
    for (line, isBare) in zip(lines, isBare) {
      let content = isBare ? line.dropFirst(min(bareIndent ?? 0, line.count)) : line
      if isRuler(content) { continue }
      texts.append(content)
    }
    while texts.first?.isEmpty == true { texts.removeFirst() }
    while texts.last?.isEmpty == true { texts.removeLast() }
    return texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }

  /// The line behind its marker: `/*`, `**`, `*`, `//`, `///<`; `nil` where it has none.
  private static func unmark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = line.first else { return line }
    let star = UInt8(ascii: "*")
    let slash = UInt8(ascii: "/")
    var rest = line
    if first == slash, line.dropFirst().first == star || line.dropFirst().first == slash {
      let second = line[line.startIndex + 1]
      rest = line.dropFirst(2).drop { $0 == second }
      // `/*` may end on the same line: `/**/`, `/***/`.
      if second == star, rest.first == slash, rest.count == 1 { return [] }
      if rest.first == UInt8(ascii: "!") { rest = rest.dropFirst() }
      if rest.first == UInt8(ascii: "<") { rest = rest.dropFirst() }
    } else if first == star {
      rest = line.drop { $0 == star }
      // `*/`, or `*emphasis*`: only a star before a space, or the line's end, is a marker.
      if rest.first == slash, rest.count == 1 { return [] }
      if let next = rest.first, !next.isSpace { return nil }
    } else {
      return nil
    }
    if let next = rest.first, next.isSpace { rest = rest.dropFirst() }
    return trimmedEnd(withoutEnd(rest))
  }

  /// Without `*/` and the stars before it.
  private static func withoutEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.last == UInt8(ascii: "/"), line.dropLast().last == UInt8(ascii: "*") else {
      return line
    }
    var rest = line.dropLast(2)
    while rest.last == UInt8(ascii: "*") { rest = rest.dropLast() }
    return rest
  }

  private static func trimmedEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while let last = rest.last, last.isSpace { rest = rest.dropLast() }
    return rest
  }

  /// A line of nothing but `-----`, `=====`, `*****`.
  private static func isRuler(_ line: ArraySlice<UInt8>) -> Bool {
    let content = line.drop(while: \.isSpace)
    guard content.count >= 3, let first = content.first else { return false }
    return "-=*_~#+/".utf8.contains(first) && content.allSatisfy { $0 == first }
  }
}
