/// Turns diagnostics into text for people:
///
/// ```
/// fcopy.f:3:14: error: expected ')' after the dimensions of 'a'
///       real*8 a(n
///              ^~~
/// hint: close the parenthesis
/// ```
public struct DiagnosticRenderer: Sendable {
  /// ANSI colours; for terminals.
  public var usesColor = false
  /// Source lines wider than this are cut to the part around the caret, in terminal columns.
  public var width = 100

  public init(usesColor: Bool = false, width: Int = 100) {
    self.usesColor = usesColor
    self.width = max(20, width)
  }

  /// All of them, each ending in a line feed.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { render($0) }.joined()
  }

  /// One of them, ending in a line feed.
  public func render(_ diagnostic: Diagnostic) -> String {
    var text = ""
    if let location = diagnostic.location { text += colored("\(location): ", .bold) }
    text += colored("\(diagnostic.severity.rawValue): ", color(of: diagnostic.severity))
    text += colored(diagnostic.message, .bold) + "\n"
    if let location = diagnostic.location, let quote = quote(location) {
      text += "  \(quote.line)\n  \(quote.padding)\(colored(quote.caret, .green))\n"
    }
    if let hint = diagnostic.hint { text += colored("hint: ", .cyan) + hint + "\n" }
    return text
  }

  // MARK: The quoted line

  private struct Quote {
    var line: String
    var padding: String
    var caret: String
  }

  /// The source line and what stands under it; `nil` where the line is empty.
  private func quote(_ location: SourceLocation) -> Quote? {
    let bytes = location.file.lineBytes(Int(location.line))
    if bytes.isEmpty { return nil }
    let caret = min(max(0, Int(location.column) - 1), bytes.count)
    let end = min(caret + Int(location.length), bytes.count)

    // A 10 MB line is never decoded as a whole: only as many bytes as could be shown.
    let reach = width * 4
    var first = bytes.startIndex + max(0, caret - reach)
    while first > bytes.startIndex, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    let last = bytes.startIndex + min(bytes.count, caret + reach)

    var cells: [Cell] = []
    var column = 0
    var index = first
    while index < last {
      let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: index)
      let cell = Cell(scalar, offset: index - bytes.startIndex, column: column)
      cells.append(cell)
      column += cell.width
      index += length
    }
    return clip(
      cells, caret: caret, end: end, cutBefore: first > bytes.startIndex,
      cutAfter: last < bytes.endIndex)
  }

  private func clip(
    _ cells: [Cell], caret: Int, end: Int, cutBefore: Bool, cutAfter: Bool
  ) -> Quote {
    let total = cells.last.map { $0.column + $0.width } ?? 0
    let caretColumn = cells.first { $0.offset >= caret }?.column ?? total
    let endColumn = max(caretColumn + 1, cells.first { $0.offset >= end }?.column ?? total)
    var start = 0
    if cutBefore || cutAfter || total > width {
      start = max(0, min(caretColumn - width / 3, total - width))
    }
    let limit = start + width
    let shown = cells.filter { $0.column >= start && $0.column + $0.width <= limit }
    let isCutBefore = cutBefore || shown.first?.offset != cells.first?.offset
    let isCutAfter = cutAfter || shown.last?.offset != cells.last?.offset

    let lead = isCutBefore ? "…" : ""
    let origin = (shown.first?.column ?? caretColumn) - lead.count
    let line = lead + shown.map(\.text).joined() + (isCutAfter ? "…" : "")
    let underlined = max(1, min(endColumn, limit) - caretColumn)
    return Quote(
      line: line,
      padding: String(repeating: " ", count: max(0, caretColumn - origin)),
      caret: "^" + String(repeating: "~", count: underlined - 1))
  }

  // MARK: Colours

  private enum Color: String {
    case bold = "1"
    case red = "1;31"
    case green = "1;32"
    case magenta = "1;35"
    case cyan = "1;36"
  }

  private func color(of severity: Diagnostic.Severity) -> Color {
    switch severity {
    case .error: .red
    case .warning: .magenta
    case .note: .cyan
    }
  }

  private func colored(_ text: String, _ color: Color) -> String {
    usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// One character of a quoted line and the terminal columns that it takes.
private struct Cell {
  var text: String
  /// In bytes from the start of the line.
  var offset: Int
  var column: Int
  var width: Int

  private static let tabWidth = 8

  init(_ scalar: Unicode.Scalar, offset: Int, column: Int) {
    self.offset = offset
    self.column = column
    if scalar == "\t" {
      width = Self.tabWidth - column % Self.tabWidth
      text = String(repeating: " ", count: width)
    } else if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
      width = 1
      text = "\u{FFFD}"  // must not reach a terminal as it is
    } else {
      width = Self.columns(of: scalar)
      text = String(scalar)
    }
  }

  /// 0 for combining marks, 2 for East Asian wide characters and emoji (Unicode UAX #11), else 1.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

/// Decodes one scalar at a time, so that byte columns and characters can be matched.
private enum UTF8Decoding {
  /// The scalar at a place and its length; a wrong byte comes as U+FFFD of length 1.
  static func scalar(in bytes: ArraySlice<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
    let lead = bytes[index]
    let length: Int
    var value: UInt32
    switch lead {
    case 0..<0x80: return (Unicode.Scalar(lead), 1)
    case 0xC2..<0xE0: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0..<0xF0: (length, value) = (3, UInt32(lead & 0x0F))
    case 0xF0..<0xF5: (length, value) = (4, UInt32(lead & 0x07))
    default: return ("\u{FFFD}", 1)
    }
    guard index + length <= bytes.endIndex else { return ("\u{FFFD}", 1) }
    for byte in bytes[(index + 1)..<(index + length)] {
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }
}
