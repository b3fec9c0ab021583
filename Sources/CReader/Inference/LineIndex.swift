import Interface

/// Where the lines of the headers begin, found once for each file.
struct LineIndex: Sendable {
  private var starts: [ObjectIdentifier: [Int]] = [:]

  init(_ declarations: CDeclarations) {
    for function in declarations.functions {
      guard let file = function.location?.file, starts[ObjectIdentifier(file)] == nil else {
        continue
      }
      var lines = [0]
      file.bytes.withUnsafeBufferPointer { bytes in
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
          lines.append(index + 1)
        }
      }
      starts[ObjectIdentifier(file)] = lines
    }
  }

  /// The offset of a line's first byte.
  func offset(of location: SourceLocation) -> Int? {
    guard let lines = starts[ObjectIdentifier(location.file)], location.line > 0,
      Int(location.line) <= lines.count
    else { return nil }
    return lines[Int(location.line) - 1]
  }
}

extension String {
  /// Whether the text holds these ASCII characters; byte by byte, since documentation is long.
  func holds(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    var text = self
    return text.withUTF8 { bytes in
      guard count > 0, bytes.count >= count else { return false }
      let first = word.utf8Start[0]
      for start in 0...(bytes.count - count) where bytes[start] == first {
        var length = 1
        while length < count, bytes[start + length] == word.utf8Start[length] { length += 1 }
        if length == count { return true }
      }
      return false
    }
  }
}
