import Interface

/// The tokens of a kind map: words, strings, marks; comments and white space skipped.
struct KindMapTokens {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    skip()
  }

  var isAtEnd: Bool { index >= bytes.count }

  /// Takes the mark or word if it comes next.
  mutating func take(_ text: String) -> Bool {
    let rest = bytes[index...]
    guard rest.starts(with: text.utf8) else { return false }
    let next = index + text.utf8.count
    if text.utf8.first?.isWord == true, next < bytes.count, bytes[next].isWord { return false }
    index = next
    skip()
    return true
  }

  mutating func word() throws(UserError) -> (String, SourceLocation) {
    let word = bytes[index...].prefix { $0.isWord }
    guard !word.isEmpty else { throw unexpected("a name") }
    let location = location(length: word.count)
    index = word.endIndex
    skip()
    return (word.text.lowercased(), location)
  }

  mutating func string(_ what: String) throws(UserError) -> (String, SourceLocation) {
    guard let quote = bytes[index...].first,
      [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(quote)
    else { throw unexpected("\(what) in quotes") }
    let start = index + 1
    guard
      let end = bytes[start...].firstIndex(where: { $0 == quote || $0 == UInt8(ascii: "\n") }),
      bytes[end] == quote
    else {
      throw UserError("this string does not end on its line", at: location(length: 1))
    }
    let location = location(length: end + 1 - index)
    index = end + 1
    skip()
    return (bytes[start..<end].text.lowercased(), location)
  }

  func unexpected(_ expected: String) -> UserError {
    let found = isAtEnd ? "the end of the file" : "'\(String(decoding: shown, as: UTF8.self))'"
    return UserError(
      "expected \(expected), found \(found)", at: location(length: max(1, shown.count)),
      hint: "a kind map looks like dict(real=dict(rk='double'))")
  }

  private var shown: ArraySlice<UInt8> {
    let word = bytes[index...].prefix { $0.isWord }.prefix(30)
    return word.isEmpty ? bytes[index...].prefix(1) : word
  }

  private func location(length: Int) -> SourceLocation {
    SourceLocation(file: file, line: line, column: index - lineStart + 1, length: length)
  }

  private mutating func skip() {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "#") {
        index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      } else if bytes[index] == UInt8(ascii: "\n") {
        index += 1
        line += 1
        lineStart = index
      } else if bytes[index].isBlank {
        index += 1
      } else {
        return
      }
    }
  }
}
