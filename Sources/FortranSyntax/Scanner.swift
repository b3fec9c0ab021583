import Interface

/// Why a statement could not be parsed, and which of its bytes are meant.
struct SyntaxError: Error {
  var message: String
  var start: Int
  var end: Int
  var hint: String?
  /// There is no second way to read it.
  var isFinal = false
}

/// Walks over the text of one statement: blanks, keywords, names, punctuation.
struct Scanner {
  let line: LogicalLine
  let bytes: UnsafeMutablePointer<UInt8>
  var position: Int
  let end: Int
  /// Blanks are already gone, so keywords need no blank after them.
  let isFixed: Bool
  /// f2py's words and C's operators are known.
  let isSignature: Bool
  let foldsCase: Bool
  /// The statement adds to a Fortran source, which says what it does not.
  var isDirective = false
  /// How deep the expression being read is nested.
  var depth = 0
  /// What is odd, but can be read.
  var warnings: [SyntaxError] = []

  init(
    line: LogicalLine, from start: Int, to end: Int, isFixed: Bool, isSignature: Bool,
    foldsCase: Bool
  ) {
    self.line = line
    bytes = line.bytes
    position = start
    self.end = end
    self.isFixed = isFixed
    self.isSignature = isSignature
    self.foldsCase = foldsCase
  }

  // MARK: Bytes

  /// The byte here, 0 at the end.
  @inline(__always)
  var byte: UInt8 { position < end ? bytes[position] : 0 }

  @inline(__always)
  func byte(after offset: Int) -> UInt8 {
    position + offset < end ? bytes[position + offset] : 0
  }

  @inline(__always)
  mutating func skipBlanks() {
    while position < end, bytes[position].isBlank || bytes[position] == 0x0A { position += 1 }
  }

  /// The next byte that is no blank; 0 at the end.
  mutating func next() -> UInt8 {
    skipBlanks()
    return byte
  }

  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return position >= end
  }

  mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard next() == UInt8(ascii: character), position < end else { return false }
    position += 1
    return true
  }

  /// Two characters in a row, without a blank between.
  mutating func accept(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    guard next() == UInt8(ascii: first), byte(after: 1) == UInt8(ascii: second) else {
      return false
    }
    position += 2
    return true
  }

  mutating func expect(_ character: Unicode.Scalar, _ context: String = "") throws(SyntaxError) {
    if accept(character) { return }
    throw expected("'\(character)'\(context)")
  }

  // MARK: Errors

  /// The error that something else was expected here.
  mutating func expected(_ what: String, hint: String? = nil) -> SyntaxError {
    skipBlanks()
    let found = tokenEnd
    let shown =
      position >= end ? "the end of the statement" : "'\(line.writtenText(position, found))'"
    return SyntaxError(
      message: "expected \(what), found \(shown)", start: position, end: found, hint: hint)
  }

  /// Where the name, number or single character that starts here ends.
  private var tokenEnd: Int {
    var stop = position
    while stop < end, bytes[stop].isNamePart, stop - position < 63 { stop += 1 }
    return stop == position ? min(position + 1, end) : stop
  }

  // MARK: Keywords

  /// Where the keyword ends if it stands here. A blank in `word` stands for any number of blanks.
  func keywordEnd(_ word: StaticString, needsBoundary: Bool = true) -> Int? {
    var current = position
    var pattern = word.utf8Start
    for _ in 0..<word.utf8CodeUnitCount {
      let wanted = pattern.pointee
      pattern += 1
      if wanted == 0x20 {
        while current < end, bytes[current].isBlank { current += 1 }
        continue
      }
      guard current < end, bytes[current].lowered == wanted else { return nil }
      current += 1
    }
    if needsBoundary, !isFixed, current < end, bytes[current].isNamePart { return nil }
    return current
  }

  mutating func acceptKeyword(_ word: StaticString) -> Bool {
    skipBlanks()
    guard let stop = keywordEnd(word) else { return false }
    position = stop
    return true
  }

  /// In fixed form: whether the user left a blank (or a line end) before the byte here. Settles
  /// `MODULE SUBROUTINE S` against `MODULE SUBROUTINES`.
  func wasBlankBefore() -> Bool {
    guard position > 0, position < end else { return true }
    if !isFixed { return bytes[position - 1].isBlank }
    return line.origins[position] != line.origins[position - 1] + 1
  }

  // MARK: Names

  /// The end of the run of name characters that starts at `start`.
  func nameEnd(from start: Int) -> Int {
    var stop = start
    while stop < end, bytes[stop].isNamePart { stop += 1 }
    return stop
  }

  func string(_ start: Int, _ stop: Int) -> String {
    UnsafeBufferPointer(start: bytes + start, count: max(0, stop - start)).text
  }

  func lowercased(_ start: Int, _ stop: Int) -> String {
    let length = max(0, stop - start)
    return String(unsafeUninitializedCapacity: length) { buffer in
      for index in 0..<length {
        let byte = bytes[start + index]
        // Only used on names, but a stray byte must not make an invalid string.
        buffer[index] = byte < 0x80 ? byte.lowered : UInt8(ascii: "?")
      }
      return length
    }
  }

  func folded(_ start: Int, _ stop: Int) -> String {
    foldsCase ? lowercased(start, stop) : string(start, stop)
  }

  func makeName(_ start: Int, _ stop: Int) -> Name {
    let text = folded(start, stop)
    let spelling = string(start, stop)
    return Name(text, spelling: spelling, at: line.location(start, stop))
  }

  mutating func acceptName() -> Name? {
    guard next().isNameStart else { return nil }
    let start = position
    position = nameEnd(from: start)
    return makeName(start, position)
  }

  mutating func expectName(_ what: String = "a name") throws(SyntaxError) -> Name {
    guard let name = acceptName() else { throw expected(what) }
    return name
  }

  mutating func expectEnd() throws(SyntaxError) {
    guard isAtEnd() else { throw expected("the end of the statement") }
  }

  /// The rest of the statement as written.
  mutating func rest() -> String {
    skipBlanks()
    var stop = end
    while stop > position, bytes[stop - 1].isBlank { stop -= 1 }
    defer { position = end }
    return string(position, stop)
  }

  // MARK: Skipping

  /// The position after the closing bracket that belongs to the opening one at `start`; nil if
  /// there is none.
  func matchingBracketEnd(from start: Int) -> Int? {
    var current = start
    var open = 0
    while current < end {
      let byte = bytes[current]
      switch byte {
      case 0x28, 0x5B, 0x7B: open += 1
      case 0x29, 0x5D, 0x7D:
        open -= 1
        if open == 0 { return current + 1 }
        if open < 0 { return nil }
      case 0x22, 0x27: current = stringOrQuoteEnd(from: current) - 1
      default: break
      }
      current += 1
    }
    return nil
  }

  /// As `stringEnd(from:)`; an apostrophe in the prose of a signature file's `note(…)` counts for
  /// itself alone.
  func stringOrQuoteEnd(from start: Int) -> Int {
    let stop = stringEnd(from: start)
    guard isSignature, stop == end else { return stop }
    return stop - 1 > start && bytes[stop - 1] == bytes[start] ? stop : start + 1
  }

  /// The position after the string that opens at `start`; the end where it is not closed.
  func stringEnd(from start: Int) -> Int {
    let quote = bytes[start]
    var current = start + 1
    if isSignature, quote == 0x27, current + 1 < end, bytes[current] == quote,
      bytes[current + 1] == quote
    {
      current += 2
      while current + 2 < end {
        if bytes[current] == quote, bytes[current + 1] == quote, bytes[current + 2] == quote {
          return current + 3
        }
        current += 1
      }
      return end
    }
    while current < end {
      if bytes[current] == quote { return current + 1 }
      if isSignature, bytes[current] == 0x5C, current + 1 < end { current += 1 }
      current += 1
    }
    return end
  }

  /// The place of `::` outside brackets and strings, from here on. With `isLocal` only up to the
  /// next comma or `=`, so that asking often stays cheap.
  func doubleColon(isLocal: Bool = false) -> Int? {
    var current = position
    var open = 0
    while current < end {
      switch bytes[current] {
      case 0x28, 0x5B, 0x7B: open += 1
      case 0x29, 0x5D, 0x7D:
        open -= 1
        if open < 0 { return nil }
      case 0x22, 0x27: current = stringOrQuoteEnd(from: current) - 1
      case 0x3A:
        if open == 0, current + 1 < end, bytes[current + 1] == 0x3A { return current }
      case 0x2C, 0x3D:
        if isLocal, open == 0 { return nil }
      default: break
      }
      current += 1
    }
    return nil
  }
}
