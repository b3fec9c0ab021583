import Interface

/// Which way data goes, from what people wrote beside the declaration.
extension RoutineInference {
  mutating func inferDirections() {
    let comments = ParameterComments(function, facts.lines)
    let isDocumented = function.documentation.holds("param[")
    for index in slots.indices {
      guard let pointee = slots[index].pointee, !pointee.isConst else { continue }
      if let comment = comments.comments[index], let direction = Self.direction(of: comment) {
        slots[index].direction = direction
        explain(
          .argument(slots[index].name), .directionComment,
          "\(direction.rawValue), as the comment '\(comment)' says")
      } else if isDocumented, let direction = documented(slots[index].name) {
        slots[index].direction = direction
        explain(
          .argument(slots[index].name), .directionDocumentation,
          "\(direction.rawValue), as the documentation says")
      }
    }
  }

  /// `I - …`, `O - …`, `IO - …`, `I/O`, `in`, `out`, `in/out` at the beginning of a comment.
  static func direction(of comment: String) -> Direction? {
    var word = ""
    for character in comment.drop(while: { $0 == " " || $0 == "[" }) {
      guard character.isLetter || character == "/" || character == "," else { break }
      word += character.lowercased()
    }
    let rest = comment.drop { $0 == " " || $0 == "[" }.dropFirst(word.count)
    let isMarked =
      rest.isEmpty || rest.first == "]" || rest.drop { $0 == " " }.first == "-"
      || rest.first == ":"
    guard isMarked else { return nil }
    switch word {
    case "i", "in", "input": return .input
    case "o", "out", "output": return .output
    case "io", "i/o", "in/out", "in,out", "inout": return .both
    default: return nil
    }
  }

  /// Doxygen's `@param[out] x`.
  private func documented(_ parameter: String) -> Direction? {
    for line in function.documentation.split(separator: "\n") {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.count > 1, words[1] == parameter else { continue }
      switch words[0].dropFirst() {
      case "param[in]": return .input
      case "param[out]": return .output
      case "param[in,out]", "param[inout]": return .both
      default: continue
      }
    }
    return nil
  }

  /// What the function's verb says of data that it takes or gives.
  var verbDirection: Direction? {
    // The verb stands early in a name: `fits_read_key`, `gsl_vector_get`.
    for candidate in [name] {
      for word in IdentifierWords(candidate).words {
        if Vocabulary.readingVerbs.contains(word) { return .output }
        if Vocabulary.writingVerbs.contains(word) { return .input }
      }
    }
    return nil
  }
}

/// The comments behind a prototype's parameters, which clang does not keep.
struct ParameterComments {
  private(set) var comments: [Int: String] = [:]

  init(_ function: CFunction, _ lines: LineIndex) {
    guard let location = function.location, location.line > 0 else { return }
    let bytes = location.file.bytes
    guard var position = lines.offset(of: location),
      let start = Self.find(
        function.name, in: bytes, from: position)
    else { return }
    position = start
    scan(bytes, from: &position)
  }

  /// The place behind the name and its parenthesis, within the next few lines.
  private static func find(_ name: String, in bytes: [UInt8], from start: Int) -> Int? {
    let name = Array(name.utf8)
    let end = min(bytes.count, start + 400)
    guard end - start > name.count else { return nil }
    for position in start..<(end - name.count)
    where bytes[position..<(position + name.count)].elementsEqual(name) {
      if position > 0, isWord(bytes[position - 1]) { continue }
      var next = position + name.count
      while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
      if next < bytes.count, bytes[next] == UInt8(ascii: "(") { return next + 1 }
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  /// A comment belongs to the parameter before it, also where a comma stands between on its line.
  private mutating func scan(_ bytes: [UInt8], from position: inout Int) {
    var depth = 1
    var parameter = 0
    var hasText = false
    while position < bytes.count, depth > 0 {
      let byte = bytes[position]
      if byte == UInt8(ascii: "/"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "*") || bytes[position + 1] == UInt8(ascii: "/")
      {
        let text = Self.comment(bytes, &position)
        let owner = hasText ? parameter : parameter - 1
        if owner >= 0, comments[owner] == nil { comments[owner] = text }
        continue
      }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","):
        if depth == 1 {
          parameter += 1
          hasText = false
        }
      case UInt8(ascii: ";"), UInt8(ascii: "{"): return
      default: if Self.isWord(byte) { hasText = true }
      }
      position += 1
    }
  }

  private static func comment(_ bytes: [UInt8], _ position: inout Int) -> String {
    let isBlock = bytes[position + 1] == UInt8(ascii: "*")
    var end = position + 2
    while end < bytes.count {
      if isBlock {
        if bytes[end] == UInt8(ascii: "*"), end + 1 < bytes.count,
          bytes[end + 1] == UInt8(ascii: "/")
        {
          break
        }
      } else if bytes[end] == UInt8(ascii: "\n") {
        break
      }
      end += 1
    }
    let text = String(decoding: bytes[(position + 2)..<end], as: UTF8.self)
    position = min(bytes.count, end + (isBlock ? 2 : 1))
    let lines = text.split(whereSeparator: { $0 == "\n" || $0 == " " || $0 == "\t" })
    return lines.joined(separator: " ")
  }
}
