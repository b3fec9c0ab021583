/// The words of a C identifier in lower case, as naming rules read them.
///
/// `gsl_sf_result`, `maxRanges` and `pnChange` are cut at underscores, capitals and before digits.
struct IdentifierWords: Sendable, Hashable {
  let words: [String]
  let identifier: String

  init(_ identifier: String) {
    self.identifier = identifier
    // C's identifiers are ASCII but for those that nobody writes: bytes do.
    let underscore = UInt8(ascii: "_")
    func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    var words: [String] = []
    var current: [UInt8] = []
    var previous = underscore
    for byte in identifier.utf8 {
      let startsWord =
        (isUpper(byte) && !isUpper(previous) && previous != underscore)
        || (isDigit(byte) && !isDigit(previous))
      if byte == underscore || startsWord, !current.isEmpty {
        words.append(String(decoding: current, as: UTF8.self))
        current.removeAll(keepingCapacity: true)
      }
      if byte != underscore { current.append(isUpper(byte) ? byte | 0x20 : byte) }
      previous = byte
    }
    if !current.isEmpty { words.append(String(decoding: current, as: UTF8.self)) }
    self.words = words
  }

  /// The last word that is no number.
  var noun: String { words.last { !$0.isNumeral } ?? "" }

  /// The number at the end, `c0` → 0.
  var index: Int? { words.last.flatMap { $0.isNumeral ? Int($0) : nil } }

  /// Hungarian prefixes of pointers taken away: `pzErrMsg` → `err`, `msg`; `ppDb` → `db`.
  var withoutPrefix: [String] {
    guard words.count > 1, let first = words.first, Self.prefixes.contains(first),
      identifier.hasPrefix(first), identifier.dropFirst(first.count).first?.isUppercase == true
    else { return words }
    return Array(words.dropFirst())
  }

  /// A Hungarian `p`, `pn`, `pi`: a pointer to one value.
  var isHungarianPointer: Bool {
    withoutPrefix.count < words.count && ["p", "pn", "pi", "pb"].contains(words[0])
  }

  private static let prefixes: Set<String> = [
    "p", "pp", "pz", "pn", "pi", "pb", "z", "n", "i", "a", "az", "paz", "x", "e", "sz",
  ]

  func contains(anyOf vocabulary: Set<String>) -> Bool {
    words.contains { vocabulary.contains($0) }
  }
}

extension String {
  var isNumeral: Bool { !isEmpty && allSatisfy { $0.isASCII && $0.isNumber } }
}
