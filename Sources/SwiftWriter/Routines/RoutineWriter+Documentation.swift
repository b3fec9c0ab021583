import CodePrinting
import Interface

extension RoutineWriter {
  /// The source's comments, with shapes, as DocC reads them.
  func writeDocumentation(into c: inout CodePrinter) {
    var sections: [[String]] = []
    let text = Documentation.prose(routine.documentation)
    sections.append(text.isEmpty ? [headline] : text)
    if !text.isEmpty, let note = routine.directives.note { sections.append([note]) }
    let given = orderedParameters.compactMap { parameter -> String? in
      guard let index = names.firstIndex(of: parameter.name) else { return nil }
      return entry(for: index).map { "- \(parameter.label): \($0)" }
    }
    if !spans.isEmpty {
      sections.append(["Takes elements that others own, such as `Array.span`, without a copy."])
    }
    var details: [String] = []
    if !given.isEmpty { details += ["- Parameters:"] + given.map { "  \($0)" } }
    if let returned = returnedText { details.append("- Returns: \(returned)") }
    if canThrow {
      details.append(
        "- Throws: \(callbacks.isEmpty ? "" : "what a closure throws, and ")`\(context.errorType)` "
          + "when a shape or value is not as declared.")
    }
    if !details.isEmpty { sections.append(details) }
    for (number, section) in sections.enumerated() {
      if number > 0 { c.line("///") }
      let width = 96 - c.indentation * c.indentWidth - (context.scope == nil ? 0 : 2)
      for line in section.flatMap({ Documentation.wrapped($0, to: width) }) {
        c.line(line.isEmpty ? "///" : "/// \(line)")
      }
    }
  }

  private var headline: String {
    let kind = routine.isFunction ? "function" : "subroutine"
    let place = routine.location.map { " (\($0.shortDescription))" } ?? ""
    return "The \(kind) `\(routine.foreignName)`\(place)."
  }

  /// What a parameter is: comment and shape; `nil` where there is nothing to say.
  private func entry(for index: Int) -> String? {
    let argument = routine.arguments[index]
    let comment = Documentation.phrase(argument.documentation)
    let shape = shapeText(argument)
    let note = argument.note ?? ""
    let parts = [comment.isEmpty ? note : comment, shape, effectText(index)]
      .filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// What only the routine's body says about an argument.
  private func effectText(_ index: Int) -> String {
    let argument = routine.arguments[index]
    switch argument.effect {
    case nil: return ""
    case .reads: return argument.isArray ? "only read, as the source shows" : ""
    case .writes: return "changed by the routine, as its source shows"
    case .defines: return "set by the routine, as its source shows"
    case .unknown:
      return roles[index] == .changed ? "perhaps changed by procedures that the routine calls" : ""
    }
  }

  private func shapeText(_ argument: Argument) -> String {
    guard argument.isArray else { return "" }
    let extents = argument.dimensions.map { dimension in
      dimension.size.map { $0.description } ?? ":"
    }
    return "shape (\(extents.joined(separator: ", ")))"
  }

  private var returnedText: String? {
    var parts: [String] = []
    if let result = routine.result {
      let comment = Documentation.lines(result.documentation).joined(separator: " ")
      let text = [comment, shapeText(result)].filter { !$0.isEmpty }.joined(separator: "; ")
      if !text.isEmpty { parts.append("`\(SwiftNames.member(result.name))`: \(text)") }
    }
    for (index, argument) in routine.arguments.enumerated() {
      guard roles[index] == .returned || roles[index] == .copied, let text = entry(for: index)
      else { continue }
      parts.append("`\(SwiftNames.member(argument.outName ?? argument.name))`: \(text)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ". ")
  }
}

/// Comments of the source as lines of a doc comment.
enum Documentation {
  /// The lines of a routine's comment, as Markdown that looks like the source: without a title in
  /// spaced letters, `C A L D J`, and with what is indented, as lists of arguments and tables are, as
  /// code, because Markdown would make one paragraph of it.
  static func prose(_ text: String) -> [String] {
    var lines = lines(text)
    let title = lines.first?.split(separator: " ") ?? []
    if title.count > 1, title.allSatisfy({ $0.count == 1 }) {
      lines = Self.lines(lines.dropFirst().joined(separator: "\n"))
    }
    guard !lines.contains(where: { $0.contains("```") || isItem($0) }) else { return lines }
    var result: [String] = []
    var isCode = false
    for (index, line) in lines.enumerated() {
      let isIndented = line.hasPrefix("  ")
      // An empty line belongs to the code if code follows.
      let next = lines[index...].first { !$0.isEmpty } ?? ""
      if isCode, line.isEmpty ? !next.hasPrefix("  ") : !isIndented {
        result.append("```")
        isCode = false
      } else if !isCode, isIndented {
        result.append("```text")
        isCode = true
      }
      result.append(line)
    }
    return isCode ? result + ["```"] : result
  }

  /// What a comment says about an argument, to stand after its name and before other remarks: of
  /// `is the number of points.` the part `the number of points`.
  static func phrase(_ text: String) -> String {
    var phrase = lines(text).joined(separator: " ")[...]
    if phrase.hasPrefix("is ") { phrase = phrase.dropFirst(3) }
    // One full stop, and no dots of omission.
    if phrase.hasSuffix("."), !phrase.hasSuffix("..") { phrase = phrase.dropLast() }
    return String(phrase)
  }

  /// Of a list in Markdown.
  private static func isItem(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    return ["- ", "* ", "+ "].contains { text.hasPrefix($0) }
  }

  static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " || line.last == "\t" || line.last == "\r" { line = line.dropLast() }
      return String(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    return lines
  }

  /// A line broken between words, the rest indented under an item's text.
  static func wrapped(_ line: String, to width: Int) -> [String] {
    if line.count <= width { return [line] }
    let margin = line.prefix { $0 == " " }
    let isItem = line.dropFirst(margin.count).hasPrefix("- ")
    let indentation = margin + (isItem ? "  " : "")
    var lines: [String] = []
    var current = String(margin)
    var isStart = true
    for word in line.split(separator: " ") {
      if !isStart, current.count + 1 + word.count > width {
        lines.append(current)
        current = String(indentation) + word
      } else {
        current += (isStart ? "" : " ") + word
      }
      isStart = false
    }
    return lines + [current]
  }
}
