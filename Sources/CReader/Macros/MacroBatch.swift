import Interface
import _ClangShims

/// Computes many macros in one translation unit: the headers again, and a variable for each macro.
struct MacroBatch {
  /// Parses a text and returns the unit, or `nil` where clang gives up.
  var parse: (String) -> TranslationUnit?
  /// The text that includes the headers.
  var headers: String
  var language: HeaderReader.Language

  private static let prefix = "swiftlet_macro_"
  /// A macro that leaves a brace open hides those behind it; each half is tried again then.
  private static let mostUnits = 12

  func evaluate(_ names: [String]) -> [String: CMacro.Meaning] {
    var meanings: [String: CMacro.Meaning] = [:]
    var waiting = [names[...]]
    var units = 0
    while let part = waiting.popLast(), units < Self.mostUnits {
      units += 1
      if let found = evaluateTogether(part) {
        meanings.merge(found) { first, _ in first }
      } else if part.count > 1 {
        let middle = part.startIndex + part.count / 2
        waiting += [part[..<middle], part[middle...]]
      }
    }
    return meanings
  }

  /// `nil` where clang did not get to the end of the text.
  private func evaluateTogether(_ names: ArraySlice<String>) -> [String: CMacro.Meaning]? {
    var text = headers
    let type = language == .cxx ? "static const auto" : "static const __auto_type"
    for (number, name) in zip(names.indices, names) {
      text += "#ifdef \(name)\n\(type) \(Self.prefix)\(number) = \(name);\n#endif\n"
    }
    text += "extern int \(Self.prefix)end;\n"
    guard let unit = parse(text) else { return nil }
    var meanings: [String: CMacro.Meaning] = [:]
    var isWhole = false
    unit.clang.visitChildren(of: unit.root) { cursor in
      guard cursor.kind == UInt32(ClangCursor_VarDecl) else { return }
      let variable = unit.spelling(of: cursor)
      guard variable.hasPrefix(Self.prefix) else { return }
      let rest = variable.dropFirst(Self.prefix.count)
      if rest == "end" {
        isWhole = true
      } else if let number = Int(rest), names.indices.contains(number) {
        meanings[names[number]] = Evaluation.meaning(of: cursor, unit.clang)
      }
    }
    return isWhole ? meanings : nil
  }
}
