import Interface

/// f2py's `.f2py_f2cmap`: a Python literal, Fortran type → kind → C type.
///
/// ```
/// dict(real=dict(rk="double"), integer={'int64': 'long_long'})
/// ```
/// Both spellings of a dictionary, nested in any way, and comments.
struct KindMapFile {
  typealias Map = [String: [String: String]]

  static func parse(_ file: SourceFile) throws(UserError) -> Map {
    var parser = KindMapFile(file: file)
    let map = try parser.outer()
    parser.skipBlank()
    if parser.position < file.bytes.count { throw parser.expected("the end of the file") }
    return map
  }

  private let file: SourceFile
  private var position = 0

  private init(file: SourceFile) { self.file = file }

  private mutating func outer() throws(UserError) -> Map {
    var map: Map = [:]
    let isCall = try open()
    while !close(isCall) {
      let type = try key(isCall).lowercased()
      let isInnerCall = try open()
      while !close(isInnerCall) {
        let kind = try key(isInnerCall).lowercased()
        map[type, default: [:]][kind] = try string()
        _ = take(",")
      }
      _ = take(",")
    }
    return map
  }

  /// `{` or `dict(`; true for the latter.
  private mutating func open() throws(UserError) -> Bool {
    if take("{") { return false }
    if word() == "dict" {
      guard take("(") else { throw expected("'('") }
      return true
    }
    throw expected("'{' or 'dict('")
  }

  private mutating func close(_ isCall: Bool) -> Bool { take(isCall ? ")" : "}") }

  private mutating func key(_ isCall: Bool) throws(UserError) -> String {
    if isCall {
      let name = word()
      if name.isEmpty { throw expected("a name") }
      guard take("=") else { throw expected("'='") }
      return name
    }
    let name = try string()
    guard take(":") else { throw expected("':'") }
    return name
  }

  private mutating func string() throws(UserError) -> String {
    skipBlank()
    guard let quote = current, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw expected("a string")
    }
    let start = position + 1
    guard let end = file.bytes[start...].firstIndex(of: quote) else {
      throw expected("the end of the string")
    }
    position = end + 1
    return String(decoding: file.bytes[start..<end], as: UTF8.self)
  }

  private mutating func word() -> String {
    skipBlank()
    let start = position
    while let byte = current,
      byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    {
      position += 1
    }
    return String(decoding: file.bytes[start..<position], as: UTF8.self)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlank()
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private var current: UInt8? { position < file.bytes.count ? file.bytes[position] : nil }

  private mutating func skipBlank() {
    while let byte = current {
      if byte == UInt8(ascii: "#") {
        while let next = current, next != UInt8(ascii: "\n") { position += 1 }
      } else if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  private func expected(_ what: String) -> UserError {
    let before = file.bytes[..<min(position, file.bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return UserError(
      "expected \(what) in the kind map",
      at: SourceLocation(file: file, line: line, column: position - start + 1),
      hint: "its form is {'real': {'rk': 'double'}}")
  }
}
