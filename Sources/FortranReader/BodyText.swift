import FortranSyntax
import Interface

/// Where the lines of a file start; made once per file, when first needed.
final class LineIndex {
  let file: SourceFile
  private(set) lazy var starts: [Int] = {
    var starts = [0]
    file.bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
        starts.append(index + 1)
      }
    }
    return starts
  }()

  init(file: SourceFile) { self.file = file }

  /// The bytes of a line, counted from 1, without its end.
  func range(of line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return 0..<0 }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] - 1 : file.bytes.count
    if end > start, file.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }
}

/// The statements of some lines as plain text: lower case outside quotes, comments gone,
/// continuation lines joined, one statement per line. In fixed form without blanks.
///
/// Executable statements are not parsed; this is for a look at whom they call.
struct BodyText {
  enum Style {
    /// With the statements of directives; in free form with blanks between words.
    case words
    /// What the compiler sees, without blanks in free form, too.
    case statements
  }

  private(set) var bytes: [UInt8] = []
  private var quote: UInt8 = 0
  private let form: SourceForm
  private let style: Style

  init(
    _ index: LineIndex, _ lines: ClosedRange<Int>, form: SourceForm, style: Style = .words
  ) {
    self.form = form
    self.style = style
    var isContinued = false
    index.file.bytes.withUnsafeBufferPointer { source in
      for number in lines {
        let range = index.range(of: number)
        guard !range.isEmpty else { continue }
        let line = UnsafeBufferPointer(rebasing: source[range])
        if form == .fixed { addFixed(line) } else { isContinued = addFree(line, isContinued) }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func isDirective(_ line: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let word: StaticString = "f2py"
    guard start + 5 <= line.count else { return false }
    return word.withUTF8Buffer { word in
      (0..<4).allSatisfy { line[start + 1 + $0].lowered == word[$0] }
    }
  }

  private mutating func beginStatement() {
    quote = 0
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func addFixed(_ line: UnsafeBufferPointer<UInt8>) {
    switch line[0] {
    case UInt8(ascii: "c"), UInt8(ascii: "C"), UInt8(ascii: "*"), UInt8(ascii: "!"),
      UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "#"):
      guard style == .words, Self.isDirective(line, at: 0) else { return }
      beginStatement()
      append(line, from: 5, to: line.count)
      return
    default: break
    }
    var column = 0
    while column < min(6, line.count), line[column] != UInt8(ascii: "\t") { column += 1 }
    if column < 6, column < line.count {  // a tab in the label field
      let first = column + 1 < line.count ? line[column + 1] : UInt8(ascii: " ")
      let isContinuation = first >= UInt8(ascii: "1") && first <= UInt8(ascii: "9")
      if !isContinuation { beginStatement() }
      append(line, from: column + (isContinuation ? 2 : 1), to: line.count)
      return
    }
    guard line.count > 5 else { return }
    let isContinuation = line[5] != UInt8(ascii: " ") && line[5] != UInt8(ascii: "0")
    if line[..<5].contains(UInt8(ascii: "!")) { return }
    if !isContinuation { beginStatement() }
    append(line, from: 6, to: min(72, line.count))
  }

  /// Answers whether the next line goes on.
  private mutating func addFree(_ line: UnsafeBufferPointer<UInt8>, _ isContinued: Bool) -> Bool {
    var start = 0
    while start < line.count, line[start] <= UInt8(ascii: " ") { start += 1 }
    guard start < line.count else { return isContinued }
    if line[start] == UInt8(ascii: "#") { return isContinued }
    if line[start] == UInt8(ascii: "!") {
      guard style == .words, !isContinued, Self.isDirective(line, at: start) else {
        return isContinued
      }
      beginStatement()
      append(line, from: start + 5, to: line.count)
      return false
    }
    if isContinued {
      if line[start] == UInt8(ascii: "&") { start += 1 }
    } else {
      beginStatement()
    }
    append(line, from: start, to: line.count)
    while let last = bytes.last, last == UInt8(ascii: " ") { bytes.removeLast() }
    guard bytes.last == UInt8(ascii: "&") else { return false }
    bytes.removeLast()
    return true
  }

  private mutating func append(_ line: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    guard start < end else { return }
    for index in start..<end {
      let byte = line[index]
      if quote != 0 {
        bytes.append(byte)
        if byte == quote { quote = 0 }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        quote = byte
        bytes.append(byte)
      case UInt8(ascii: "!"): return
      case UInt8(ascii: ";"): bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if form != .fixed, style == .words { bytes.append(UInt8(ascii: " ")) }
      default: bytes.append(byte.lowered)
      }
    }
  }
}
