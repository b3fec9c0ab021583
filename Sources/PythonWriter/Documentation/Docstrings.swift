import Interface

/// `__doc__` texts, in f2py's form.
///
/// Without comments in the source a text equals f2py's to the letter; comments, where the readers
/// found any, stand below the line that they are about, as NumPy's docstring standard has it.
enum Docstrings {
  static func routine(_ routine: Routine, in scope: Scope?, moduleName: String) -> String {
    let plan = routine.callPlan
    var text = signature(routine, plan) + "\n\nWrapper for ``\(routine.name)``.\n"
    for comment in [routine.documentation, routine.directives.note ?? ""] {
      let lines = trimmedLines(comment)
      if !lines.isEmpty { text += "\n" + lines.joined(separator: "\n") + "\n" }
    }
    let sections = [
      section("Parameters", parameters(routine, plan)),
      section("Other Parameters", otherParameters(routine, plan)),
      section("Returns", results(routine, plan)),
      callbacks(routine),
    ]
    text += sections.compactMap { $0 }.joined()
    return sections.contains { $0 != nil } ? text : text + "\n"
  }

  /// The module's `__doc__`: one line per routine, COMMON block and Fortran module.
  static func module(_ library: Library) -> String {
    var text = "This module '\(library.name)' is auto-generated with swiftlet.\n"
    let comment = trimmedLines(library.documentation)
    if !comment.isEmpty { text += comment.joined(separator: "\n") + "\n" }
    text += "Functions:\n"
    for routine in library.routines {
      text += "    \(fullSignature(routine, routine.callPlan))\n"
    }
    let blocks = library.scopes.filter { $0.kind == .common }
    if !blocks.isEmpty {
      text += "COMMON blocks:\n"
      for block in blocks {
        let variables = block.variables.map { variable in
          let shape = ExpressionText.bounds(variable.dimensions)
          return shape.isEmpty ? variable.name : "\(variable.name)(\(shape))"
        }
        text += "  /\(block.pythonName)/ \(variables.joined(separator: ","))\n"
      }
    }
    let modules = library.scopes.filter { $0.kind == .module }
    if !modules.isEmpty {
      text += "Fortran 90/95 modules:\n"
      for module in modules {
        let members = module.variables.map(\.name) + module.routines.map { "\($0.name)()" }
        text += "  \(module.name) --- \(members.joined(separator: ","))\n"
      }
      text.removeLast()
    }
    return text + "."
  }

  /// `a,b = name(x,[n,f_extra_args])`.
  private static func signature(_ routine: Routine, _ plan: CallPlan) -> String {
    let required = plan.required.map { routine.arguments[$0].name }
    let optional =
      plan.optional.map { routine.arguments[$0].name } + plan.extras.map { $0.keyword(of: routine) }
    var list = required.joined(separator: ",")
    if !optional.isEmpty {
      list += (required.isEmpty ? "" : ",") + "[\(optional.joined(separator: ","))]"
    }
    return outputPrefix(routine, plan) + "\(routine.name)(\(list))"
  }

  /// The same with default values: `a,b = name(x,n=len(x),f_extra_args=())`.
  private static func fullSignature(_ routine: Routine, _ plan: CallPlan) -> String {
    var list = plan.required.map { routine.arguments[$0].name }
    for index in plan.optional {
      let argument = routine.arguments[index]
      let value = argument.initialValue.map(ExpressionText.source) ?? "None"
      list.append("\(argument.name)=\(value)")
    }
    list += plan.extras.map { "\($0.keyword(of: routine))=\($0.defaultText)" }
    return outputPrefix(routine, plan) + "\(routine.name)(\(list.joined(separator: ",")))"
  }

  private static func outputPrefix(_ routine: Routine, _ plan: CallPlan) -> String {
    var names = plan.returnsResult ? routine.result.map { [$0.name] } ?? [] : []
    names += plan.outputs.map { routine.arguments[$0].outName ?? routine.arguments[$0].name }
    return names.isEmpty ? "" : names.joined(separator: ",") + " = "
  }

  private static func parameters(_ routine: Routine, _ plan: CallPlan) -> [String] {
    plan.required.map { described(ArgumentText.parameter, routine.arguments[$0]) }
  }

  /// Optional arguments and the keywords that belong to an argument, in the order of the arguments.
  private static func otherParameters(_ routine: Routine, _ plan: CallPlan) -> [String] {
    let optional = Set(plan.optional)
    var lines: [String] = []
    for (index, argument) in routine.arguments.enumerated() {
      if optional.contains(index) { lines.append(described(ArgumentText.parameter, argument)) }
      for extra in plan.extras where extra.argument == index {
        let type = if case .extraArguments = extra { "tuple" } else { "int" }
        lines.append(
          "\(extra.keyword(of: routine)) : input \(type), optional\n"
            + "    Default: \(extra.defaultText)")
      }
    }
    return lines
  }

  private static func results(_ routine: Routine, _ plan: CallPlan) -> [String] {
    var lines: [String] = []
    if plan.returnsResult, let result = routine.result {
      lines.append(described(ArgumentText.result, result))
    }
    let shown = Set(plan.required + plan.optional)
    for index in plan.outputs {
      let argument = routine.arguments[index]
      lines.append(
        shown.contains(index)
          ? ArgumentText.result(argument) : described(ArgumentText.result, argument))
    }
    return lines
  }

  private static func section(_ title: String, _ lines: [String]) -> String? {
    guard !lines.isEmpty else { return nil }
    let rule = String(repeating: "-", count: title.utf8.count)
    return "\n\(title)\n\(rule)\n\(lines.joined(separator: "\n"))\n"
  }

  /// The argument's line, and below it what the source says about it.
  private static func described(_ line: (Argument) -> String, _ argument: Argument) -> String {
    let comments = trimmedLines(argument.documentation) + trimmedLines(argument.note ?? "")
    return ([line(argument)] + comments.map { $0.isEmpty ? "" : "    \($0)" })
      .joined(separator: "\n")
  }

  /// The lines of a comment without empty ones at its ends and without their common indentation.
  static func trimmedLines(_ comment: String) -> [String] {
    guard !comment.isEmpty else { return [] }
    let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
    var lines = comment.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { line in
        line.lastIndex { !blanks.contains($0) }.map { line[...$0] } ?? line.prefix(0)
      }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let margin =
      lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == UInt8(ascii: " ") }.count }.min() ?? 0
    return lines.map { String(decoding: $0.dropFirst(margin), as: UTF8.self) }
  }
}
