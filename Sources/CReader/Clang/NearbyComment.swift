/// Comments that clang attaches to nothing, found in the bytes around a declaration.
enum NearbyComment {
  /// The comment behind a function's declaration on its line.
  ///
  /// - Parameter end: behind the last token before the semicolon.
  static func behindFunction(_ bytes: [UInt8], _ end: Int) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      var index = end
      // What clang does not count as part of the declaration: attributes of macros.
      while index < bytes.count, bytes[index] != UInt8(ascii: ";") {
        if bytes[index] == newline || bytes[index] == UInt8(ascii: "{") { return "" }
        index += 1
      }
      return behind(bytes, index + 1).map { CommentText.clean(bytes[$0]) } ?? ""
    }
  }

  /// Of a macro: the comment behind the definition on its line, else the one that ends on the line
  /// before.
  ///
  /// - Parameters:
  ///   - start: of the macro's name.
  ///   - end: behind the last token.
  static func ofMacro(_ bytes: [UInt8], from start: Int, to end: Int) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      if let behind = behind(bytes, end) { return CommentText.clean(bytes[behind]) }
      if let before = before(bytes, start) { return CommentText.clean(bytes[before]) }
      return ""
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>
  private static let slash = UInt8(ascii: "/")
  private static let star = UInt8(ascii: "*")
  private static let newline = UInt8(ascii: "\n")

  private static func behind(_ bytes: Bytes, _ end: Int) -> Range<Int>? {
    var index = end
    while index < bytes.count, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
    guard index + 1 < bytes.count, bytes[index] == slash else { return nil }
    if bytes[index + 1] == slash {
      let stop = bytes[index...].firstIndex(of: newline) ?? bytes.count
      return index..<stop
    }
    guard bytes[index + 1] == star else { return nil }
    var stop = index + 2
    while stop + 1 < bytes.count {
      if bytes[stop] == star, bytes[stop + 1] == slash { return index..<(stop + 2) }
      stop += 1
    }
    return nil
  }

  private static func before(_ bytes: Bytes, _ start: Int) -> Range<Int>? {
    // Back over `#define` to the line's beginning, which must hold nothing else.
    var line = start
    while line > 0, bytes[line - 1] != newline { line -= 1 }
    guard line > 0 else { return nil }
    var end = line - 1
    while end > 0, bytes[end - 1].isSpace, bytes[end - 1] != newline { end -= 1 }
    let previous = startOfLine(bytes, end)
    if let first = bytes[previous..<end].firstIndex(where: { !$0.isSpace }),
      bytes[first...].starts(with: [slash, slash])
    {
      return lineComments(bytes, first, end)
    }
    guard end >= 4, bytes[end - 1] == slash, bytes[end - 2] == star else { return nil }
    var index = end - 3
    while index > 0 {
      if bytes[index] == star, bytes[index - 1] == slash {
        // What stands behind something else is about that.
        let begin = startOfLine(bytes, index - 1)
        let isAlone = bytes[begin..<(index - 1)].allSatisfy(\.isSpace)
        return isAlone ? (index - 1)..<end : nil
      }
      if bytes[index] == slash, bytes[index - 1] == star { return nil }
      index -= 1
    }
    return nil
  }

  /// All lines `// …` up to and with the one at `first`.
  private static func lineComments(_ bytes: Bytes, _ first: Int, _ end: Int) -> Range<Int> {
    var start = first
    var line = startOfLine(bytes, first)
    while line > 0 {
      let above = startOfLine(bytes, line - 1)
      guard let word = bytes[above..<(line - 1)].firstIndex(where: { !$0.isSpace }),
        bytes[word...].starts(with: [slash, slash])
      else { break }
      (start, line) = (word, above)
    }
    return start..<end
  }

  private static func startOfLine(_ bytes: Bytes, _ index: Int) -> Int {
    var start = index
    while start > 0, bytes[start - 1] != newline { start -= 1 }
    return start
  }
}
