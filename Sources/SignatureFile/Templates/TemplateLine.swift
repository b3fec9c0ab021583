import Interface

/// A template's line, taken apart at its `<…>`.
struct TemplateLine {
  enum Piece {
    case text(ArraySlice<UInt8>)
    /// `<name>`
    case reference(String, SourceLocation)
    /// `<name=a,b>`
    case definition(String, TemplateList, SourceLocation)
    /// `<a,b>`
    case list(TemplateList, SourceLocation)
  }

  private(set) var pieces: [Piece] = []
  let source: SourceLine

  init(_ source: SourceLine) {
    self.source = source
    let bytes = source.bytes
    var index = bytes.startIndex
    var start = index
    while let open = Self.bracket(UInt8(ascii: "<"), in: bytes[index...]) {
      guard let close = Self.bracket(UInt8(ascii: ">"), in: bytes[(open + 1)...]) else { break }
      let content = bytes[(open + 1)..<close].trimmed
      let location = SourceLocation(
        file: source.file, line: source.number, column: open - bytes.startIndex + 1,
        length: close - open + 1)
      if let piece = Self.piece(content, location) {
        pieces.append(.text(bytes[start..<open]))
        pieces.append(piece)
        start = close + 1
      }
      index = close + 1
    }
    pieces.append(.text(bytes[start...]))
  }

  private static func piece(_ content: ArraySlice<UInt8>, _ location: SourceLocation) -> Piece? {
    let name = content.prefix { $0.isWord }
    let rest = content[name.endIndex...].drop { $0.isBlank }
    if !name.isEmpty {
      if rest.isEmpty { return .reference(name.text, location) }
      if rest.first == UInt8(ascii: "=") {
        return .definition(name.text, TemplateList(rest.dropFirst()), location)
      }
    }
    return content.isEmpty ? nil : .list(TemplateList(content), location)
  }

  /// A bracket without a backslash before it.
  private static func bracket(_ byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == byte {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }

  var definitions: [(String, TemplateList)] {
    pieces.compactMap { piece in
      if case .definition(let name, let list, _) = piece { (name, list) } else { nil }
    }
  }

  /// The line as it stands outside routines: definitions vanish, other brackets stay.
  var withoutDefinitions: [UInt8] {
    var result: [UInt8] = []
    var index = source.bytes.startIndex
    for piece in pieces {
      guard case .definition(_, _, let location) = piece else { continue }
      let start = source.bytes.startIndex + Int(location.column) - 1
      result += source.bytes[index..<start]
      index = start + Int(location.length)
    }
    return result + source.bytes[index...]
  }
}

/// The entries of a template list.
struct TemplateList: Hashable {
  private(set) var entries: [[UInt8]] = []
  /// An entry `\7` whose entry 7 does not stand before it.
  private(set) var badIndex: String?

  init(_ bytes: ArraySlice<UInt8>) {
    var entry: [UInt8] = []
    var isEscaped = false
    func finished() -> [UInt8] { Array(entry[...].trimmed) }
    var parts: [[UInt8]] = []
    for byte in bytes {
      if isEscaped {
        if byte != UInt8(ascii: ",") { entry.append(UInt8(ascii: "\\")) }
        entry.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: ",") {
        parts.append(finished())
        entry = []
      } else {
        entry.append(byte)
      }
    }
    if isEscaped { entry.append(UInt8(ascii: "\\")) }
    parts.append(finished())
    for part in parts {
      if part.first == UInt8(ascii: "\\"), part.count > 1,
        part.dropFirst().allSatisfy({ $0.isDigit })
      {
        if let number = Int(part[1...].text), number < entries.count {
          entries.append(entries[number])
        } else {
          badIndex = part[...].text
          entries.append([])
        }
      } else {
        entries.append(part)
      }
    }
  }

  var text: String { entries.map { $0[...].text }.joined(separator: ",") }
}

enum TemplateLists {
  /// The names that every template may use.
  static let predefined: [String: TemplateList] = {
    let lists: [(String, String)] = [
      ("_c", "s,d,c,z"),
      ("_t", "real,double precision,complex,double complex"),
      ("prefix", "s,d,c,z"),
      ("ftype", "real,double precision,complex,double complex"),
      ("ctype", "float,double,complex_float,complex_double"),
      ("ftypereal", "real,double precision,\\0,\\1"),
      ("ctypereal", "float,double,\\0,\\1"),
    ]
    return Dictionary(uniqueKeysWithValues: lists.map { ($0, TemplateList(Array($1.utf8)[...])) })
  }()
}
