import Interface

extension Docstrings {
  /// The section that shows how the call-backs are called, `nil` where there are none.
  static func callbacks(_ routine: Routine) -> String? {
    let signatures = routine.arguments.compactMap { argument in
      argument.type == .procedure ? argument.callback.map { signature(of: $0.routine) } : nil
    }
    guard !signatures.isEmpty else { return nil }
    return "\nNotes\n-----\nCall-back functions::\n\n"
      + signatures.joined(separator: "\n") + "\n"
  }

  /// `    def f(x,[n]): return r` and the lists of its arguments and results.
  private static func signature(of callback: Routine) -> String {
    let given = callback.arguments.filter { !$0.isHidden }
    let required = given.filter { !$0.mayBeOmitted }
    let optional = given.filter(\.mayBeOmitted)
    let outputs = callback.arguments.filter(\.isOutput)
    let results = (callback.result.map { [$0.name] } ?? []) + outputs.map(\.name)

    var list = required.map(\.name).joined(separator: ",")
    if !optional.isEmpty {
      let names = optional.map(\.name).joined(separator: ",")
      list += (required.isEmpty ? "" : ",") + "[\(names)]"
    }
    var text = "    def \(callback.name)(\(list)): return \(results.joined(separator: ","))\n"
    let returned =
      (callback.result.map { [ArgumentText.result($0)] } ?? []) + outputs.map(ArgumentText.result)
    let parts = [
      items("Required arguments", required.map(ArgumentText.parameter)),
      items("Optional arguments", optional.map(ArgumentText.parameter)),
      items("Return objects", returned),
    ]
    text += parts.compactMap { $0 }.joined(separator: "\n")
    return text
  }

  private static func items(_ title: String, _ lines: [String]) -> String? {
    guard !lines.isEmpty else { return nil }
    return (["    \(title):"] + lines.map { "        \($0)" }).joined(separator: "\n")
  }
}
