import CodePrinting
import Interface

extension RoutineWriter {
  /// The Swift function.
  func assemble(_ glue: GlueWriter.Glue) -> String {
    var c = CodePrinter()
    writeDocumentation(into: &c)
    writeSignature(into: &c)
    c.indented { c in
      c.embed(preparation)
      writeCall(glue, into: &c)
      c.embed(completion)
      writeReturn(into: &c)
    }
    c.line("}")
    return c.text
  }

  /// Parameters in the order of the call plan: what must be given comes first.
  var orderedParameters: [Parameter] {
    let required = routine.arguments.indices.filter { parameters[$0]?.defaultValue == nil }
    let optional = routine.arguments.indices.filter { parameters[$0]?.defaultValue != nil }
    return (required + optional).compactMap { parameters[$0] }
  }

  private func writeSignature(into c: inout CodePrinter) {
    if !context.attribute.isEmpty { c.line(context.attribute) }
    if callbacks.isEmpty { c.line("@inlinable") }
    let isStatic = context.scope != nil
    let generics = genericParameters.isEmpty ? "" : "<\(genericParameters.joined(separator: ", "))>"
    let opening =
      "public \(isStatic ? "static " : "")func \(SwiftNames.escaped(context.name))\(generics)("
    let list = orderedParameters.map { parameter in
      let name = parameter.name.filter { $0 != "`" }
      let spelling = SwiftNames.label(name)
      let value = parameter.defaultValue.map { " = \($0)" } ?? ""
      return "\(spelling): \(parameter.type)\(value)"
    }
    let effects = self.effects ?? (canThrow ? " throws(\(context.errorType))" : "")
    let type = returnType.map { " -> \($0)" } ?? ""
    c.signature(opening, list, ")\(effects)\(type) {")
  }

  private var returnType: String? {
    switch results.count {
    case 0: nil
    case 1: results[0].type
    default:
      "(" + results.map { "\(SwiftNames.label($0.label)): \($0.type)" }.joined(separator: ", ")
        + ")"
    }
  }

  private func writeCall(_ glue: GlueWriter.Glue, into c: inout CodePrinter) {
    let first =
      glue.returnsValue
      ? "let \(resultActual) = " : callbacks.isEmpty ? "" : "let failure = "
    for (depth, pointer) in pointers.enumerated() {
      c.open((depth == 0 ? first : "") + pointer.opening)
    }
    c.list((pointers.isEmpty ? first : "") + "\(context.glueName)(", glue.actuals, ")")
    for _ in pointers { c.close() }
    if callbacks.isEmpty { return }
    if genericParameters.isEmpty {
      c.line("if let failure { throw failure }")
    } else {
      c.line("if let failure = failure as? Failure { throw failure }")
    }
  }

  private func writeReturn(into c: inout CodePrinter) {
    switch results.count {
    case 0: break
    case 1: c.line("return \(results[0].value)")
    default: c.list("return (", results.map(\.value), ")")
    }
  }
}
