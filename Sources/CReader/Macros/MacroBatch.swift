import Interface
import _ClangShims

/// Computes many macros in one translation unit, with a variable for each.
///
/// Most macros build upon other macros and the C library alone. A unit that holds their definitions,
/// without the headers around them, is small, and tells their values; what it cannot tell is asked of
/// a unit that includes the headers again.
struct MacroBatch {
  /// Parses a text and returns the unit, or `nil` where clang gives up.
  var parse: (String) -> TranslationUnit?
  /// The text that includes the headers.
  var headers: String
  /// The headers that these include and that are not the user's.
  var foreignIncludes: [String]
  var language: HeaderReader.Language

  private static let prefix = "swiftlet_macro_"
  /// A macro that leaves a brace open hides those behind it; each half is tried again then.
  private static let mostUnits = 12

  private enum Answer {
    case meaning(CMacro.Meaning)
    /// It compiles, and has no value that we could give.
    case none
  }

  /// - Parameter definitions: of the macros and those that they may use.
  func evaluate(_ names: [String], definitions: String) -> [String: CMacro.Meaning] {
    let includes = foreignIncludes.map { "#include <\($0)>\n" }.joined()
    var answers = evaluate(names, after: includes + definitions)
    let unanswered = names.filter { answers[$0] == nil }
    if !unanswered.isEmpty {
      answers.merge(evaluate(unanswered, after: headers)) { first, _ in first }
    }
    return answers.compactMapValues { answer in
      if case .meaning(let meaning) = answer { meaning } else { nil }
    }
  }

  private func evaluate(_ names: [String], after text: String) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    var waiting = [names[...]]
    var units = 0
    while let part = waiting.popLast(), units < Self.mostUnits {
      units += 1
      if let found = evaluateTogether(part, after: text) {
        answers.merge(found) { first, _ in first }
      } else if part.count > 1 {
        let middle = part.startIndex + part.count / 2
        waiting += [part[..<middle], part[middle...]]
      }
    }
    return answers
  }

  /// `nil` where clang did not get to the end of the text.
  private func evaluateTogether(_ names: ArraySlice<String>, after text: String) -> [String:
    Answer]?
  {
    var text = text
    let type = language == .cxx ? "static const auto" : "static const __auto_type"
    for (number, name) in zip(names.indices, names) {
      text += "#ifdef \(name)\n\(type) \(Self.prefix)\(number) = \(name);\n#endif\n"
    }
    text += "extern int \(Self.prefix)end;\n"
    guard let unit = parse(text) else { return nil }
    let functions = unit.clang.functions
    var answers: [String: Answer] = [:]
    var isWhole = false
    unit.clang.visitChildren(of: unit.root) { cursor in
      guard cursor.kind == UInt32(ClangCursor_VarDecl) else { return }
      let variable = unit.spelling(of: cursor)
      guard variable.hasPrefix(Self.prefix) else { return }
      let rest = variable.dropFirst(Self.prefix.count)
      if rest == "end" {
        isWhole = true
      } else if let number = Int(rest), names.indices.contains(number) {
        if let meaning = Evaluation.meaning(of: cursor, unit.clang) {
          answers[names[number]] = .meaning(meaning)
        } else {
          let type = functions.getCanonicalType(functions.getCursorType(cursor))
          if type.kind == UInt32(ClangType_Pointer) { answers[names[number]] = Answer.none }
        }
      }
    }
    return isWhole ? answers : nil
  }
}
