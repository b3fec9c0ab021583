import Interface

/// What `--explain` prints: a line for each inference, grouped by routine, then what was left out,
/// then the counts.
public struct ExplanationPrinter: Sendable {
  public init() {}

  public func print(_ output: LibraryInference.Output) -> String {
    var text = ""
    var current: String?
    // Constants are many, and all alike.
    for explanation in output.explanations where explanation.rule != .constant {
      if explanation.routine != current {
        let place = explanation.location.map { "  (\($0.shortDescription))" } ?? ""
        text += "\(explanation.routine)\(place)\n"
        current = explanation.routine
      }
      let subject =
        switch explanation.subject {
        case .argument(let name): "\(name): "
        case .result: "result: "
        case .whole: ""
        }
      text += "  \(subject)\(explanation.text)  [\(explanation.rule.rawValue)]\n"
    }
    if !output.library.skipped.isEmpty { text += "\nnot wrapped\n" }
    for skipped in output.library.skipped {
      let place = skipped.location.map { "  (\($0.shortDescription))" } ?? ""
      text += "  \(skipped.name): \(skipped.reason)\(place)\n"
    }
    if !output.library.constants.isEmpty {
      text += "\n\(output.library.constants.count) constants"
      text += "  [\(InferenceRule.constant.rawValue)]\n"
    }
    return text + "\n" + print(output.summary)
  }

  /// The counts alone.
  public func print(_ summary: InferenceSummary) -> String {
    let functions = summary.exported + (summary.skipped[.notExported] ?? 0) + summary.unwanted
    var text = "functions: \(functions) declared, \(summary.wrapped) wrapped\n"
    text += "callable without raw pointers: \(summary.callable) of \(summary.wrapped) wrapped"
    text += " (\(share(summary.callable, summary.wrapped)))"
    let whole = summary.knowsExports ? "that the library exports" : "that were asked for"
    text += ", of \(summary.exported) \(whole)"
    text += " (\(share(summary.callable, summary.exported)))\n"
    for reason in InferenceSummary.Reason.allCases {
      if let count = summary.skipped[reason] { text += "left out: \(count), \(reason.text)\n" }
    }
    if summary.unwanted > 0 { text += "left out: \(summary.unwanted), not asked for\n" }
    return text
  }

  private func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "none" }
    let perMille = part * 1000 / whole
    return "\(perMille / 10).\(perMille % 10) %"
  }
}
