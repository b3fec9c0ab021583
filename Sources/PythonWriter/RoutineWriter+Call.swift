import CodePrinting
import Interface

extension RoutineWriter {
  /// The variable that receives the function result.
  var resultName: String { "\(CNames.identifier(routine.name))_return_value" }

  /// f2py turns Fortran functions into subroutines with the result first, and `callstatement`s are
  /// written for that: `(*f2py_func)(&sdot, &n, …)`.
  var callsThroughAdapter: Bool {
    routine.directives.callStatement != nil && routine.result != nil && !routine.directives.isC
      && !(isByC)
  }

  private var isByC: Bool {
    if case .c = routine.linkage { true } else { false }
  }

  /// Declares the pointer to the foreign function, `f2py_func`.
  mutating func declareFunction(_ prototype: Prototype) throws(UserError) {
    if callsThroughAdapter {
      let adapter = try writeAdapter()
      let type = "void (*)(\(prototype.parameters))"
      declarations.line("void (*f2py_func)(\(prototype.parameters)) =")
      declarations.line("    (\(type))(void (*)(void))\(adapter);")
    } else if isDeclaredOtherwise {
      declarations.line("\(prototype.returnType) (*f2py_func)(\(prototype.parameters)) =")
      declarations.line("    (\(prototype.pointerType))(void (*)(void))\(prototype.symbol);")
    } else {
      declarations.line("\(prototype.returnType) (*const f2py_func)(\(prototype.parameters)) =")
      declarations.line("    \(prototype.symbol);")
    }
  }

  /// A C function with the result's pointer before all other parameters; returns its name.
  private mutating func writeAdapter() throws(UserError) -> String {
    let name = "adapter_\(suffix)"
    var plain = routine
    plain.directives.callProtoArgument = nil
    plain.directives.callStatement = nil
    let prototype = try Prototype(plain, call: call)
    guard let result = routine.result, let resultType = CType(result.type) else {
      return prototype.symbol
    }
    let types = prototype.parameters == "void" ? [] : prototype.parameters.splitParameters()
    var parameters = ["\(resultType.name) *result"]
    var values: [String] = []
    for (index, parameter) in call.parameters.enumerated() {
      switch parameter {
      case .resultPointer: values.append("result")
      case .resultLength: values.append("1")
      default:
        parameters.append(Self.declaration(of: "p\(index)", type: types[index]))
        values.append("p\(index)")
      }
    }
    let expression = "function(\(values.joined(separator: ", ")))"
    fileScope.line("static void")
    fileScope.line("\(name)(\(parameters.joined(separator: ", ")))")
    fileScope.block("{", "}") { c in
      c.line("\(prototype.returnType) (*function)(\(prototype.parameters)) =")
      c.line("    (\(prototype.pointerType))(void (*)(void))\(prototype.symbol);")
      c.line(call.returnsByValue ? "*result = \(expression);" : "\(expression);")
    }
    return name
  }

  private static func declaration(of name: String, type: String) -> String {
    type == Prototype.callbackPointerType ? "void (*\(name))(void)" : "\(type) \(name)"
  }

  /// The statement that calls the foreign routine.
  func callStatement() -> String {
    if let text = routine.directives.callStatement {
      return adaptedUserText(text) + (text.hasSuffix("}") ? "" : ";")
    }
    let values = call.parameters.map { actual($0) }.joined(separator: ", ")
    let isDeclared: Bool
    let expression: String
    if includesHeaders, case .exact(let symbol) = call.symbol {
      (isDeclared, expression) = (true, "\(symbol)(\(values))")
    } else {
      (isDeclared, expression) = (false, "(*f2py_func)(\(values))")
    }
    guard let result = routine.result, call.returnsByValue, !result.isNothing else {
      return expression + ";"
    }
    if complexResult != nil, let type = CType(result.type) {
      return "\(resultName) = SWL_RECAST(\(type.name), \(expression));"
    }
    // The header's pointer type may be const, or another name for the same.
    let isRecordValue = if case .derived = result.type { !result.isReference } else { false }
    let isPointer =
      result.isArray || result.isReference || (result.type.isReference && !result.isValue)
    if isDeclared, isPointer, !isRecordValue { return "\(resultName) = (void *)\(expression);" }
    return "\(resultName) = \(expression);"
  }

  /// The user's statement with our names for call-backs, and with the address of single characters,
  /// which signature files for older versions pass as if they were pointers.
  private func adaptedUserText(_ text: String) -> String {
    var pointers: [String: String] = [:]
    var characters: Set<String> = []
    for (index, argument) in routine.arguments.enumerated() {
      if argument.type == .procedure {
        let module = argument.callback?.moduleName ?? "\(routine.name)__user__routines"
        let name = argument.callback?.routine.name ?? argument.name
        // Converts to the parameter's type, whichever the user gave it.
        let pointer = "(void *)\(callbackPointers[index] ?? "NULL")"
        pointers["cb_\(name)_in_\(module)"] = pointer
        pointers["\(argument.name)_cptr"] = pointer
      } else if argument.type.isSingleCharacter, !argument.isArray, !argument.intent.contains(.c) {
        characters.insert(argument.name)
      }
    }
    guard !(pointers.isEmpty && characters.isEmpty) else { return text }
    return text.replacingIdentifiers { name, rest, before in
      if let pointer = pointers[name] { return (pointer, 0) }
      guard characters.contains(name) else { return nil }
      let previous = before.last { $0 != " " }
      let next = rest.first { $0 != " " }
      let isBare =
        (previous == "," || previous == "(") && (next == "," || next == ")")
      return isBare ? ("&\(name)", 0) : nil
    }
  }

  /// What a parameter of the foreign call is called with.
  private func actual(_ parameter: ForeignCall.Parameter) -> String {
    switch parameter {
    case .pointer(let index):
      let argument = routine.arguments[index]
      let name = cNames[index]
      if argument.type == .procedure { return callbackPointers[index] ?? "NULL" }
      if includesHeaders, let text = libraryActual(index) { return text }
      if argument.type.isReference, !argument.isArray { return actualReference(index) }
      if includesHeaders {
        let isAddress =
          argument.isArray || (argument.type.isCharacter && !argument.type.isSingleCharacter)
        return "(void *)\(isAddress ? "" : "&")\(name)"
      }
      if argument.isArray || (argument.type.isCharacter && !argument.type.isSingleCharacter) {
        return name
      }
      return mayBeAbsent(index) ? "(\(name)_capi == Py_None ? NULL : &\(name))" : "&\(name)"
    case .value(let index):
      if let type = complexTypes[index] { return "SWL_RECAST(\(type), \(cNames[index]))" }
      return routine.arguments[index].type.isReference ? actualReference(index) : cNames[index]
    case .characterLength(let index):
      let argument = routine.arguments[index]
      let isPlain = argument.type.isSingleCharacter && !argument.isArray
      return isPlain ? "1" : "(size_t)capi_\(cNames[index])_len"
    case .extent(let index, let dimension): return "\(cNames[index])_Dims[\(dimension)]"
    case .resultExtent(let dimension): return "\(resultName)_Dims[\(dimension)]"
    case .callback(let index): return callbackPointers[index] ?? "NULL"
    case .resultPointer:
      guard let result = routine.result else { return "NULL" }
      let isPointer =
        result.isArray || (result.type.isCharacter && !result.type.isSingleCharacter)
      return isPointer ? resultName : "&\(resultName)"
    case .resultLength:
      guard let result = routine.result else { return "0" }
      let isPlain = result.type.isSingleCharacter && !result.isArray
      return isPlain ? "1" : "(size_t)capi_\(resultName)_len"
    }
  }
}

extension String {
  /// `int *, void (*)(void)` → its parts; commas in parentheses do not separate.
  func splitParameters() -> [String] {
    var parts: [String] = []
    var depth = 0
    var current = ""
    for character in self {
      if character == ",", depth == 0 {
        parts.append(current.trimmingSpaces())
        current = ""
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      current.append(character)
    }
    parts.append(current.trimmingSpaces())
    return parts
  }

  func trimmingSpaces() -> String {
    let start = drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...end])
  }
}
