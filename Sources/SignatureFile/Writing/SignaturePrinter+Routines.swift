import Interface

extension SignaturePrinter {
  /// A SUBROUTINE or FUNCTION block.
  mutating func routine(_ routine: Routine, in scope: Scope?) {
    let unit = routine.isFunction ? "function" : "subroutine"
    var header = "\(unit) \(routine.name)"
    let dummies = routine.arguments.filter(\.isPassed)
    if routine.isFunction || !dummies.isEmpty {
      header += "(\(dummies.map(\.name).joined(separator: ",")))"
    }
    if let result = routine.result, result.name != routine.name {
      header += " result (\(result.name))"
    }
    code.line(header + origin(routine.location, in: scope))
    code.indentation += 1
    directives(of: routine)
    for use in callbacks.uses(of: routine) { code.line(use) }
    for (name, value) in routine.constants.sorted(by: { $0.key < $1.key }) {
      constant(name, value)
    }
    for argument in routine.arguments { declare(argument, of: routine) }
    if let result = routine.result { declare(result, of: routine) }
    code.indentation -= 1
    code.line("end \(unit) \(routine.name)")
  }

  private mutating func directives(of routine: Routine) {
    var foreignName = routine.foreignName
    var isC = routine.directives.isC
    if case .c(let symbol) = routine.linkage {
      foreignName = symbol
      isC = true
    }
    if foreignName != routine.name { code.line("fortranname \(foreignName)".trimmingBlankEnd) }
    let directives = routine.directives
    if let text = directives.callStatement { code.line("callstatement \(oneLine(text))") }
    if let text = directives.callProtoArgument {
      code.line("callprotoargument \(oneLine(text))")
    }
    if directives.isThreadsafe { code.line("threadsafe") }
    for text in directives.userCode { multiline("usercode", text) }
    if let text = directives.pymethoddef { multiline("pymethoddef", text) }
    if let note = directives.note { code.line("note(\(oneLine(note))) \(routine.name)") }
    if isC { code.line("intent(c) \(routine.name)") }
  }

  private mutating func constant(_ name: String, _ value: Expression) {
    let type: String
    switch value {
    case .real(_, let bytes): type = typeText(.real(bytes: bytes))
    case .complex(.real(_, let bytes), _): type = typeText(.complex(bytes: bytes))
    case .logical: type = "logical"
    case .string(let bytes): type = "character*\(bytes.count)"
    default: type = "integer"
    }
    code.line("\(type), parameter :: \(name)=\(value.text())")
  }
}

extension String {
  fileprivate var trimmingBlankEnd: String {
    hasSuffix(" ") ? String(dropLast()) : self
  }
}
