/// Comments without what makes them comments.
enum CommentText {
  /// `/** */`, `/*! */`, `///`, `//!`; not a line of stars or slashes.
  static func isDocumentation(_ text: some Collection<UInt8>) -> Bool {
    let start = Array(text.prefix(4))
    guard start.count > 3, start[0] == UInt8(ascii: "/") else { return false }
    if start[2] == UInt8(ascii: "!") { return true }
    return start[1] == start[2] && start[3] != start[2]
  }

  private struct Line {
    var content: ArraySlice<UInt8>
    /// There was no marker before it: a line of a block comment without stars.
    var isBare: Bool

    var indent: Int? {
      content.firstIndex { !$0.isSpace }.map { $0 - content.startIndex }
    }
  }

  /// The lines joined by `\n`, without markers, rulers, the indentation that they share, and empty
  /// lines at both ends.
  static func clean(_ text: some Collection<UInt8>) -> String {
    let bytes = Array(text)
    var lines: [Line] = []
    for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let unmarked = unmark(raw.drop(while: \.isSpace)) {
        lines.append(Line(content: unmarked, isBare: false))
      } else {
        lines.append(Line(content: withoutEnd(trimmedEnd(raw)), isBare: true))
      }
    }
    lines.removeAll { isRuler($0.content) }
    // Lines with and without a star are indented each in their way.
    for isBare in [false, true] {
      let shared = lines.lazy.filter { $0.isBare == isBare }.compactMap(\.indent).min() ?? 0
      for index in lines.indices where lines[index].isBare == isBare {
        lines[index].content = lines[index].content.dropFirst(shared)
      }
    }
    var contents = lines.map(\.content)[...]
    while contents.first?.isEmpty == true { contents.removeFirst() }
    while contents.last?.isEmpty == true { contents.removeLast() }
    return contents.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
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
      if rest.first == slash, trimmedEnd(rest).count == 1 { return [] }
      if let next = rest.first, !next.isSpace { return nil }
    } else {
      return nil
    }
    return withoutEnd(trimmedEnd(rest))
  }

  /// Without `*/` and the stars and spaces before it.
  private static func withoutEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.last == UInt8(ascii: "/"), line.dropLast().last == UInt8(ascii: "*") else {
      return line
    }
    var rest = line.dropLast(2)
    while rest.last == UInt8(ascii: "*") { rest = rest.dropLast() }
    return trimmedEnd(rest)
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
