import Interface

/// Goes over the lines of a file: tells comments, directives, preprocessor lines and statements
/// apart, and joins the lines of a statement.
///
/// `next()` fills `line` with the next statement line. Fixed and free form differ in files of
/// their own.
struct LineAssembler {
  enum Item {
    case statements(label: Int?)
    /// An f2py directive; its text is in free form.
    case directive
    case preprocessor(start: Int, end: Int)
  }

  let source: UnsafeBufferPointer<UInt8>
  let form: SourceForm
  /// In fixed form, the last column of the statement field.
  let lastColumn: Int
  let line: LogicalLine
  /// What ends a line: LF, or CR in files without any LF.
  let newline: UInt8

  /// Where the next line starts, and its number.
  var position: Int
  var lineNumber = 1
  /// Comment lines since the last statement; an empty range is a blank line.
  var comments: [Range<Int>] = []
  /// The comment at the end of the last line read.
  var trailingComment: Range<Int>?
  /// Directives that stood between the lines of one statement: they come after it.
  var queue: [(position: Int, lineNumber: Int)] = []
  var afterQueue: (position: Int, lineNumber: Int)?
  /// Where the item read last starts in the file, and the number of its line.
  var itemStart = 0
  var itemLine = 1
  /// A `'''` block without an end.
  var unclosedBlock: Int?

  /// State of the line being joined: the quote that is open, and how deep brackets are nested.
  var quote: UInt8 = 0
  var bracketDepth = 0
  /// A `'''` block is open in the directive being joined.
  var isInBlock = false

  init(
    source: UnsafeBufferPointer<UInt8>, form: SourceForm, lastColumn: Int, line: LogicalLine
  ) {
    self.source = source
    self.form = form
    self.lastColumn = lastColumn
    self.line = line
    // A byte order mark is no text.
    let hasMark = source.count >= 3 && source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF
    position = hasMark ? 3 : 0
    newline = source.contains(0x0A) ? 0x0A : 0x0D
  }

  // MARK: Lines

  /// The end of the line that starts at `start`, its end-of-line characters excluded, and where
  /// the next one starts.
  @inline(__always)
  func lineEnd(_ start: Int) -> (end: Int, next: Int) {
    let found = firstIndex(of: newline, from: start)
    guard let found else { return (source.count, source.count) }
    var end = found
    while end > start, source[end - 1] == 0x0D { end -= 1 }
    return (end, found + 1)
  }

  /// Looks at eight bytes at a time: comments are half of many sources.
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    let count = source.count
    guard start < count, let base = source.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    var index = start
    while index &+ 8 <= count {
      let difference =
        UInt64(
          littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ pattern
      // Non-zero exactly if one of the bytes is zero, the first of them marked lowest.
      let zeros =
        (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if zeros != 0 {
        return index &+ zeros.trailingZeroBitCount / 8
      }
      index &+= 8
    }
    while index < count {
      if source[index] == byte { return index }
      index &+= 1
    }
    return nil
  }

  /// The first byte in the range that is no blank, or its end.
  @inline(__always)
  func firstNonBlank(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, source[index].isBlank { index += 1 }
    return index
  }

  /// Whether the five bytes from `start` on are `!f2py`, with any comment character.
  func isDirective(_ start: Int, _ end: Int) -> Bool {
    guard start + 5 <= end else { return false }
    return source[start + 1].lowered == UInt8(ascii: "f") && source[start + 2] == 0x32
      && source[start + 3].lowered == UInt8(ascii: "p")
      && source[start + 4].lowered == UInt8(ascii: "y")
  }

  mutating func advance(to next: Int) {
    position = next
    lineNumber += 1
  }

  mutating func addComment(_ start: Int, _ end: Int) {
    comments.append(start..<end)
  }

  // MARK: Items

  /// The next statement line, directive or preprocessor line; nil at the end of the file.
  mutating func next() -> Item? {
    if let queued = queue.first {
      queue.removeFirst()
      let resume = afterQueue ?? (position, lineNumber)
      (position, lineNumber) = queued
      let item = form == .fixed ? nextFixed() : nextFree()
      // Lines that the directive went on over are done.
      let consumed = position
      queue.removeAll { $0.position < consumed }
      if queue.isEmpty { afterQueue = nil } else { afterQueue = resume }
      (position, lineNumber) = resume
      return item
    }
    return form == .fixed ? nextFixed() : nextFree()
  }

  mutating func startStatement(at start: Int) {
    line.reset()
    quote = 0
    bracketDepth = 0
    isInBlock = false
    trailingComment = nil
    itemStart = start
    itemLine = lineNumber
  }

  /// A preprocessor line goes on after a backslash.
  mutating func preprocessorLine(_ start: Int, _ firstEnd: Int, _ firstNext: Int) -> Item {
    itemStart = start
    itemLine = lineNumber
    var (end, next) = (firstEnd, firstNext)
    advance(to: next)
    while end > start, source[end - 1] == 0x5C, next < source.count {
      (end, next) = lineEnd(next)
      advance(to: next)
    }
    return .preprocessor(start: start, end: end)
  }

  /// Keeps a directive that stands between the lines of a statement.
  mutating func enqueue(_ directives: [(position: Int, lineNumber: Int)]) {
    guard !directives.isEmpty else { return }
    queue.append(contentsOf: directives)
    afterQueue = (position, lineNumber)
  }
}
