/// What reading bytes as text needs; ASCII only, as names and keywords are.
extension UInt8 {
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isWord: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased) || isDigit
      || self == UInt8(ascii: "_")
  }

  var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}

extension ArraySlice<UInt8> {
  /// Whether it begins with the lower-case word, in any case.
  func hasPrefix(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard count >= length else { return false }
    return word.withUTF8Buffer { expected in
      zip(self, expected).allSatisfy { $0.lowercased == $1 }
    }
  }

  /// What follows the word, if it begins with the whole of it.
  func hasWord(_ word: StaticString) -> ArraySlice<UInt8>? {
    guard hasPrefix(word) else { return nil }
    let rest = dropFirst(word.utf8CodeUnitCount)
    return rest.first?.isWord == true ? nil : rest
  }

  var trimmed: ArraySlice<UInt8> {
    var slice = drop { $0.isBlank }
    while slice.last?.isBlank == true { slice.removeLast() }
    return slice
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}
