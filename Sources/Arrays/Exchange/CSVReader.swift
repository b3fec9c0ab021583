/// Splits the bytes of a table into fields: lines of fields between delimiters (RFC 4180), which
/// may stand in quotes. Lines end with LF or CRLF; empty lines do not count; blanks around a field
/// are dropped.
struct CSVReader {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let name: String
  private var position = 0
  /// The number of the current line, from 1.
  private(set) var line = 1

  init(
    _ bytes: [UInt8], name: String, delimiter: Character, skippingLines: Int
  ) throws(ArrayError) {
    self.bytes = bytes
    self.name = name
    guard let ascii = delimiter.asciiValue, !"\"\r\n".contains(delimiter) else {
      throw ArrayError(.invalidData, "'\(delimiter)' cannot delimit the fields of a table")
    }
    self.delimiter = ascii
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    var left = skippingLines
    while left > 0, position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        left -= 1
      }
      position += 1
    }
  }

  /// Reads the table: the fields' values in row order, and the numbers of rows and columns.
  consuming func table<Scalar: LosslessStringConvertible>(
    missing: Scalar?
  ) throws(ArrayError) -> (values: [Scalar], rows: Int, columns: Int) {
    var values: [Scalar] = []
    var rows = 0
    var columns = 0
    var firstLine = 1
    while skipEmptyLines() {
      let start = line
      var column = 0
      var isLast = false
      while !isLast {
        column += 1
        let (row, number) = (line, column)
        func place() -> String { "line \(row), column \(number)" }
        let field: String
        (field, isLast) = try self.field(place)
        if let value = Scalar(field) {
          values.append(value)
        } else if field.isEmpty {
          guard let missing else {
            throw ArrayError(.invalidData, "\(name), \(place()): a value is missing")
          }
          values.append(missing)
        } else {
          throw ArrayError(.invalidData, "\(name), \(place()): '\(field)' is not a \(Scalar.self)")
        }
      }
      if rows == 0 {
        columns = column
        firstLine = start
      } else if column != columns {
        throw ArrayError(
          .invalidData,
          "\(name), line \(start): the number of values is \(column), in line \(firstLine) \(columns)"
        )
      }
      rows += 1
    }
    return (values, rows, columns)
  }

  /// Goes to the next line with anything in it; false at the end.
  private mutating func skipEmptyLines() -> Bool {
    var start = position
    while start < bytes.count {
      let byte = bytes[start]
      guard byte != delimiter, byte == 0x0A || byte == 0x0D || byte == 0x20 || byte == 0x09 else {
        return true
      }
      start += 1
      if byte == 0x0A {
        line += 1
        position = start
      }
    }
    return false
  }

  /// The text of the next field, and whether it is the line's last.
  private mutating func field(_ place: () -> String) throws(ArrayError) -> (String, isLast: Bool) {
    skipBlanks()
    let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
    let word = isQuoted ? try quotedText(place) : plainText()
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    guard position < bytes.count else { return (word, true) }
    let byte = bytes[position]
    position += 1
    if byte == delimiter { return (word, false) }
    guard byte == 0x0A else {
      throw ArrayError(.invalidData, "\(name), \(place()): text after the closing quote")
    }
    line += 1
    return (word, true)
  }

  /// Text up to the next delimiter or the end of the line, without blanks at its end.
  private mutating func plainText() -> String {
    let start = position
    while position < bytes.count, bytes[position] != delimiter, bytes[position] != 0x0A {
      position += 1
    }
    var end = position
    while end > start, case let byte = bytes[end - 1], byte == 0x20 || byte == 0x09 || byte == 0x0D
    {
      end -= 1
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Text in quotes, in which two quotes mean one; then goes past blanks.
  private mutating func quotedText(_ place: () -> String) throws(ArrayError) -> String {
    var text: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else {
        throw ArrayError(.invalidData, "\(name), \(place()): the closing quote is missing")
      }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else { break }
        position += 1
      }
      if byte == 0x0A { line += 1 }
      text.append(byte)
    }
    skipBlanks()
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09,
      bytes[position] != delimiter
    {
      position += 1
    }
  }
}
