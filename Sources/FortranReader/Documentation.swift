import FortranSemantics
import FortranSyntax
import Interface

/// The comments of a procedure → its documentation and that of its arguments.
///
/// Read are the habits of the libraries that people wrap: Doxygen's and FORD's commands, and the
/// lists of arguments that LAPACK, SLICOT, MINPACK and SLALIB have in their headers.
struct Documentation {
  /// Comment lines by block: before the header, then before each statement that follows it.
  private let blocks: [[String]]

  init(unit: ProgramUnit, leading: [String], isEntry: Bool) {
    blocks = isEntry ? [leading] : [leading] + unit.innerComments
  }

  func annotate(_ routine: inout Routine) {
    if let block = blocks.first(where: { $0.contains { !$0.isEmpty } }) {
      routine.documentation = Self.text(block)
    }
    let names = Set(routine.arguments.map(\.name))
    guard !names.isEmpty else { return }
    var found: [String: String] = [:]
    for block in blocks where !block.isEmpty {
      ArgumentComments(block, names: names).collect(into: &found)
    }
    guard !found.isEmpty else { return }
    for index in routine.arguments.indices where routine.arguments[index].documentation.isEmpty {
      if let text = found[routine.arguments[index].name] {
        routine.arguments[index].documentation = text
      }
    }
  }

  /// The block without Doxygen's markup and what it says of single parameters.
  static func text(_ lines: [String]) -> String {
    var kept: [String] = []
    var isInParameter = false
    var isHidden = false
    for line in lines {
      let words = line.trimmingBlanks()
      if let (command, rest) = DoxygenCommand.split(words) {
        switch command {
        case "param": isInParameter = true
        case "htmlonly": isHidden = true
        case "endhtmlonly": isHidden = false
        case "verbatim", "endverbatim", "code", "endcode", "ingroup", "author", "date": break
        default:
          isInParameter = false
          if !rest.isEmpty { kept.append(rest) }
        }
        continue
      }
      if isInParameter || isHidden { continue }
      if words.isEmpty, kept.last?.isEmpty ?? true { continue }
      kept.append(line)
    }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }
}

/// `\command rest` or `@command rest`.
enum DoxygenCommand {
  static func split(_ line: String) -> (command: String, rest: String)? {
    let bytes = line.utf8
    guard let mark = bytes.first, mark == UInt8(ascii: "\\") || mark == UInt8(ascii: "@") else {
      return nil
    }
    let word = bytes.dropFirst().prefix { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }
    guard !word.isEmpty else { return nil }
    let rest = String(decoding: bytes[word.endIndex...], as: UTF8.self).trimmingBlanks()
    return (String(decoding: word, as: UTF8.self), rest)
  }
}

/// Finds in one block of comments what is said of arguments.
struct ArgumentComments {
  private let lines: [String]
  private let names: Set<String>

  init(_ lines: [String], names: Set<String>) {
    self.lines = lines
    self.names = names
  }

  func collect(into found: inout [String: String]) {
    var current: [String] = []
    var indentation = 0
    let isDoxygen = lines.contains { DoxygenCommand.split($0.trimmingBlanks())?.command == "param" }
    var text: [String] = []
    func finish() {
      while text.last?.isEmpty == true { text.removeLast() }
      let joined = text.joined(separator: "\n")
      for name in current where !joined.isEmpty && found[name] == nil { found[name] = joined }
      current = []
      text = []
    }
    for line in lines {
      let words = line.trimmingBlanks()
      let indent = Self.indentation(of: line)
      if let (command, rest) = DoxygenCommand.split(words) {
        if command == "verbatim" || command == "endverbatim" { continue }
        finish()
        guard command == "param" else { continue }
        let (listed, description, _) = parameter(rest)
        current = listed
        if !description.isEmpty { text = [description] }
        continue
      }
      if isDoxygen {
        if !current.isEmpty { text.append(words) }
        continue
      }
      if let (listed, description) = heading(words) {
        finish()
        current = listed
        indentation = indent
        text = [description]
      } else if !current.isEmpty {
        // A blank line ends it, and so does a line that stands further left.
        if words.isEmpty || indent < indentation { finish() } else { text.append(words) }
      }
    }
    finish()
  }

  private static func indentation(of line: String) -> Int {
    line.utf8.prefix { $0 == 32 || $0 == 9 }.count
  }

  /// After `\param`: `[in,out] a, b description`.
  private func parameter(_ text: String) -> ([String], String, Int) {
    var rest = text[...]
    if rest.first == "[", let close = rest.firstIndex(of: "]") {
      rest = rest[rest.index(after: close)...]
    }
    return listed(in: String(rest).trimmingBlanks())
  }

  /// Names of arguments, separated by commas, at the start; what follows, after how many blanks.
  private func listed(in text: String) -> ([String], String, Int) {
    var listed: [String] = []
    let bytes = Array(text.utf8)
    var position = 0
    while true {
      let start = position
      while position < bytes.count, Self.isNamePart(bytes[position]) { position += 1 }
      let name = String(decoding: bytes[start..<position], as: UTF8.self)
      let key = names.contains(name) ? name : name.lowercased()
      guard position > start, names.contains(key) else {
        position = start
        break
      }
      listed.append(key)
      var next = position
      while next < bytes.count, bytes[next] == 32 { next += 1 }
      guard next < bytes.count, bytes[next] == UInt8(ascii: ",") else { break }
      position = next + 1
      while position < bytes.count, bytes[position] == 32 { position += 1 }
    }
    let rest = bytes[position...]
    let gap = rest.prefix { $0 == 32 }.count
    return (listed, String(decoding: rest, as: UTF8.self).trimmingBlanks(), gap)
  }

  /// `N (input) INTEGER`, `n is a positive …`, `x : the abscissa`, `DATE   d   MJD`.
  private func heading(_ line: String) -> ([String], String)? {
    guard let first = line.utf8.first, Self.isNamePart(first) else { return nil }
    let end = line.utf8.firstIndex { !Self.isNamePart($0) } ?? line.utf8.endIndex
    let word = String(decoding: line.utf8[..<end], as: UTF8.self)
    guard names.contains(word) || names.contains(word.lowercased()) else { return nil }
    let (listed, rest, gap) = listed(in: line)
    guard !listed.isEmpty, !rest.isEmpty else { return nil }
    for mark in [":", "--", "-"] where rest.hasPrefix(mark) {
      let description = String(rest.dropFirst(mark.count)).trimmingBlanks()
      return description.isEmpty ? nil : (listed, description)
    }
    if (rest.hasPrefix("(") && gap > 0) || rest.hasPrefix("is a ") || rest.hasPrefix("is an ") {
      return (listed, rest)
    }
    if rest.hasPrefix("are ") || rest.hasPrefix("is the ") { return (listed, rest) }
    // A table: two blanks after the name, which is no word of prose.
    if gap >= 2, word.utf8.count > 1 || word != word.lowercased() { return (listed, rest) }
    return nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
