import Interface

/// The text of one statement line, continuation lines joined, and where each byte came from.
///
/// In fixed form blanks outside strings are gone (they mean nothing there, F2018 6.3.3.1); the
/// origins still tell where they were. One instance serves a whole file: its buffers only grow.
final class LogicalLine {
  let file: SourceFile
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  /// The offset in the file of each byte.
  private(set) var origins: UnsafeMutablePointer<Int32>
  private(set) var count = 0
  private var capacity: Int
  /// The source lines it was joined from.
  private var lines: [(offset: Int, number: Int)] = []
  /// Places of `;` that separate statements.
  private(set) var separators: [Int] = []

  init(file: SourceFile) {
    self.file = file
    capacity = 1024
    bytes = .allocate(capacity: capacity)
    origins = .allocate(capacity: capacity)
  }

  deinit {
    bytes.deallocate()
    origins.deallocate()
  }

  func reset() {
    count = 0
    lines.removeAll(keepingCapacity: true)
    separators.removeAll(keepingCapacity: true)
  }

  /// From now on bytes come from this source line; makes room for `room` of them.
  func beginLine(offset: Int, number: Int, room: Int) {
    lines.append((offset, number))
    reserve(room)
  }

  func reserve(_ room: Int) {
    guard count + room > capacity else { return }
    let wanted = max(capacity * 2, count + room)
    let newBytes = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    let newOrigins = UnsafeMutablePointer<Int32>.allocate(capacity: wanted)
    newBytes.update(from: bytes, count: count)
    newOrigins.update(from: origins, count: count)
    bytes.deallocate()
    origins.deallocate()
    (bytes, origins, capacity) = (newBytes, newOrigins, wanted)
  }

  /// The caller has reserved the room.
  @inline(__always)
  func append(_ byte: UInt8, from origin: Int) {
    bytes[count] = byte
    origins[count] = Int32(truncatingIfNeeded: origin)
    count += 1
  }

  func appendSeparator(from origin: Int) {
    separators.append(count)
    append(UInt8(ascii: ";"), from: origin)
  }

  func removeTrailingBlanks() {
    while count > 0, bytes[count - 1] == UInt8(ascii: " ") { count -= 1 }
  }

  var firstLineNumber: Int { lines.first?.number ?? 1 }

  /// The place in the file of the bytes `start..<end`; a range over several lines is cut at its
  /// first line.
  func location(_ start: Int, _ end: Int) -> SourceLocation {
    guard count > 0 else {
      return SourceLocation(file: file, line: firstLineNumber)
    }
    // Past the end: directly after the last byte.
    let isPastEnd = start >= count
    let first = isPastEnd ? Int(origins[count - 1]) + 1 : Int(origins[max(0, start)])
    let index = lineIndex(of: isPastEnd ? first - 1 : first)
    let line = lines.isEmpty ? (offset: 0, number: 1) : lines[index]
    var length = 1
    if !isPastEnd, end > start {
      let last = Int(origins[min(end, count) - 1])
      let isSameLine = index + 1 >= lines.count || lines[index + 1].offset > last
      if isSameLine { length = last - first + 1 }
    }
    return SourceLocation(
      file: file, line: line.number, column: first - line.offset + 1, length: length)
  }

  /// The last of the lines that starts at or before the offset.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].offset <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes as the user wrote them, blanks included, where they stand on one line; else joined.
  func writtenText(_ start: Int, _ end: Int) -> String {
    guard end > start, end <= count else { return "" }
    let first = Int(origins[start])
    let last = Int(origins[end - 1])
    let index = lineIndex(of: first)
    let isOneLine = index + 1 >= lines.count || lines[index + 1].offset > last
    if isOneLine, last >= first, last < file.bytes.count {
      return file.bytes[first...last].text
    }
    return UnsafeBufferPointer(start: bytes + start, count: end - start).text
  }
}

extension Collection<UInt8> {
  /// As UTF-8, or as Latin-1 where it is not UTF-8.
  var text: String {
    if let text = String(validating: self, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(map { Unicode.Scalar($0) }))
  }
}
