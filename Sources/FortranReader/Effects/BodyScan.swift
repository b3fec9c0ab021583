import FortranSemantics
import FortranSyntax

/// Looks through one body for what it does to dummies.
///
/// Statements are told apart without their blanks, as F77 defines them (F2018 6.3.3 in fixed form);
/// keywords are not reserved, so what looks like an assignment is one.
final class BodyScan {
  let found: InterfaceFinder.Found
  let analysis: EffectAnalysis
  let names: DummyNames
  let text: [UInt8]
  var assignment = DefiniteAssignment(candidates: .max)
  var callees: [String: Callee] = [:]
  var statementFunctions: Set<String> = []
  /// Parentheses in parentheses in arguments: how many are around this place.
  var depth = 0
  static let deepestNesting = 64

  var unit: ProgramUnit { found.unit }

  init(_ found: InterfaceFinder.Found, names: DummyNames, analysis: EffectAnalysis) {
    self.found = found
    self.names = names
    self.analysis = analysis
    let unit = found.unit
    var last = unit.lines.upperBound
    for inner in unit.contained where inner.file === unit.file {
      last = min(last, inner.lines.lowerBound - 1)
    }
    let lines = unit.lines.lowerBound...max(unit.lines.lowerBound, last)
    text = BodyText(unit.lineIndex, lines, form: unit.form, style: .statements).bytes
  }

  /// Reports writes to the analysis; answers which dummies have values before they are read.
  func run() -> Set<Int> {
    var start = 0
    while start < text.count {
      let end = lineEnd(from: start)
      if start < end { statement(start..<end) }
      start = end + 1
    }
    assignment.finish()
    var defined: Set<Int> = []
    for dummy in unit.header?.dummies ?? [] {
      if let entry = names[dummy.text.lowercased()],
        entry.bit & assignment.candidates != 0
      {
        defined.insert(entry.slot)
      }
    }
    return defined
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  // MARK: - Events

  func read(_ entry: DummyNames.Entry) {
    if entry.bit != 0 { assignment.read(entry.bit) }
  }

  func write(_ entry: DummyNames.Entry, isWhole: Bool) {
    analysis.raise(entry.slot, to: .writes)
    guard entry.bit != 0 else { return }
    if isWhole { assignment.assign(entry.bit) } else { assignment.read(entry.bit) }
  }

  func lose(_ entry: DummyNames.Entry) {
    analysis.raise(entry.slot, to: .unknown)
    if entry.bit != 0 { assignment.read(entry.bit) }
  }

  /// Nobody knows what this does to the names in it.
  func loseAll(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index].isNamePart else {
        index += 1
        continue
      }
      let end = nameEnd(index, range.upperBound)
      if let entry = names.find(text[index..<end]) { lose(entry) }
      index = end
    }
  }

  // MARK: - Text

  func nameEnd(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, text[index].isNamePart { index += 1 }
    return index
  }

  func word(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  func begins(_ range: Range<Int>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard range.count >= count else { return false }
    return word.withUTF8Buffer { bytes in
      for offset in 0..<count where text[range.lowerBound + offset] != bytes[offset] {
        return false
      }
      return true
    }
  }

  func has(_ byte: Unicode.Scalar, at index: Int, before end: Int) -> Bool {
    index < end && text[index] == UInt8(ascii: byte)
  }

  /// After the closing quote.
  func quoteEnd(_ start: Int, _ end: Int) -> Int {
    var index = start + 1
    while index < end, text[index] != text[start] { index += 1 }
    return min(index + 1, end)
  }

  /// The place of the parenthesis that closes the one here, or the end.
  func closing(_ start: Int, _ end: Int) -> Int {
    var depth = 0
    var index = start
    while index < end {
      switch text[index] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        index = quoteEnd(index, end)
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return end
  }

  /// The parts between commas outside parentheses.
  func parts(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var first = range.lowerBound
    var index = first
    while index < range.upperBound {
      switch text[index] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        index = quoteEnd(index, range.upperBound)
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["): index = closing(index, range.upperBound)
      case UInt8(ascii: ","):
        parts.append(first..<index)
        first = index + 1
      default: break
      }
      index += 1
    }
    if first < range.upperBound || !parts.isEmpty {
      parts.append(min(first, range.upperBound)..<range.upperBound)
    }
    return parts
  }

  /// `key=` before an argument.
  func keyword(_ range: Range<Int>) -> (key: String?, value: Range<Int>) {
    guard let first = range.first, text[first].isLetter else { return (nil, range) }
    let end = nameEnd(first, range.upperBound)
    guard has("=", at: end, before: range.upperBound),
      !has("=", at: end + 1, before: range.upperBound),
      !has(">", at: end + 1, before: range.upperBound)
    else { return (nil, range) }
    return (word(first..<end), (end + 1)..<range.upperBound)
  }

  /// Where a designator ends that begins here: `a`, `a(i)%b(j)`, `c(1:3)`.
  func designatorEnd(_ start: Int, _ end: Int) -> Int {
    var index = nameEnd(start, end)
    while index < end {
      if text[index] == UInt8(ascii: "(") {
        index = min(closing(index, end) + 1, end)
      } else if text[index] == UInt8(ascii: "%"), index + 1 < end, text[index + 1].isLetter {
        index = nameEnd(index + 1, end)
      } else {
        break
      }
    }
    return index
  }
}
