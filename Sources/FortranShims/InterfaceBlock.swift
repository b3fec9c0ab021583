import CodePrinting
import Interface

/// The explicit interface of an external procedure, written from the model (F2018 15.4.3.2).
struct InterfaceBlock {
  let routine: Routine
  let name: String
  let result: ShimResult?

  func print(to c: inout CodePrinter) {
    let kind = routine.isFunction ? "function" : "subroutine"
    var names = LocalNames(reserving: [name] + (result.map { $0.extents } ?? []))
    let arguments = routine.arguments.filter(\.isPassed)
    let dummies = arguments.map { names.claim($0.name, for: "dummy") }
    let resultName = routine.result.map { names.claim("\($0.name)_r", for: "result") }
    var heading = "\(kind) \(name)(\(dummies.joined(separator: ", ")))"
    if let resultName { heading += " result(\(resultName))" }
    if case .c(let symbol) = routine.linkage { heading += " bind(C, name=\"\(symbol)\")" }
    c.block("interface", "end interface") { c in
      c.statement(heading)
      c.indented { c in
        if let result {
          let host = result.extents + (result.length.map { [$0] } ?? [])
          if !host.isEmpty { c.statement("import :: \(host.joined(separator: ", "))") }
        }
        c.line("implicit none")
        for (argument, dummy) in zip(arguments, dummies) {
          c.statement(declaration(argument, dummy))
        }
        if let result, let resultName {
          let shape =
            result.extents.isEmpty ? "" : "(\(result.extents.joined(separator: ", ")))"
          c.statement("\(result.functionType) :: \(resultName)\(shape)")
        }
      }
      c.line("end \(kind) \(name)")
    }
  }

  private func declaration(_ argument: Argument, _ name: String) -> String {
    if argument.type == .procedure {
      let type = argument.callback?.routine.result.map { FortranText.type($0.type) }
      let optional = argument.isFortranOptional ? ", optional" : ""
      return "procedure(\(type ?? ""))\(optional) :: \(name)"
    }
    var attributes = ""
    if argument.isFortranOptional { attributes += ", optional" }
    if argument.isValue { attributes += ", value" }
    if argument.isPointer { attributes += ", pointer, intent(in)" }
    if argument.isContiguous { attributes += ", contiguous" }
    if argument.otherAttributes.contains("target") { attributes += ", target" }
    let type: String
    if case .character(let length) = argument.type {
      // A dummy's explicit length is no part of how it is passed.
      type = length == .one ? "character" : "character(len=*)"
    } else {
      type = argument.type.numbered ?? ""
    }
    return "\(type)\(attributes) :: \(name)\(shape(argument))"
  }

  /// Explicit shapes are passed like assumed-size ones, so their bounds need not be repeated.
  private func shape(_ argument: Argument) -> String {
    guard argument.isArray else { return "" }
    if argument.dimensions.contains(where: { $0.extent == .assumedShape || $0.extent == .deferred })
    {
      return "(\(argument.dimensions.map { _ in ":" }.joined(separator: ", ")))"
    }
    return "(*)"
  }
}
