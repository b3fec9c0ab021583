import CodePrinting
import Interface

/// The C function that foreign code calls for a call-back.
struct TrampolineWriter {
  /// The call-back as the callee sees it.
  var interface: Routine
  var context: CallbackContext
  var argumentName: String
  /// Foreign code reaches it by its global name; then there is one in the file.
  var isSymbol: Bool

  /// Of everything at file scope.
  var prefix: String { isSymbol ? "swl_symbol_\(argumentName)" : "\(context.prefix)_run" }

  /// The function's name in C.
  var function: String {
    guard isSymbol else { return "\(context.prefix)_run" }
    if interface.directives.isC { return argumentName }
    let macro = argumentName.utf8.contains(UInt8(ascii: "_")) ? "F_FUNC_US" : "F_FUNC"
    return "\(macro)(\(argumentName.lowercased()), \(argumentName.uppercased()))"
  }

  private var mode: String { context.options.strictness == .strict ? "SWL_STRICT" : "SWL_LEGACY" }
  private var isC: Bool { interface.directives.isC }

  func text() throws(UserError) -> String {
    try check()
    let parameters = parameters()
    var c = CodePrinter()
    if isSymbol {
      c.line("#ifndef SWL_HAS_SYMBOL_\(argumentName)")
      c.line("#define SWL_HAS_SYMBOL_\(argumentName)")
    }
    let count = interface.arguments.filter { !$0.isHidden }.count
    let name = cLiteral(isSymbol ? argumentName : interface.name)
    c.line("SWL_CALLBACK_SLOT(\(prefix), \(name), \(count), \(isSymbol ? 1 : 0))")
    let list = parameters.isEmpty ? "void" : parameters.map(\.declaration).joined(separator: ", ")
    c.line()
    if isSymbol { c.line("\(resultType) \(function)(\(list));") }
    c.line(isSymbol ? resultType : "static \(resultType)")
    c.line("\(function)(\(list))")
    c.block("{", "}") { body(&$0, parameters) }
    if isSymbol { c.line("#endif") }
    return c.text
  }

  // MARK: Parameters

  private struct Parameter {
    var declaration: String
    var name: String
    var type: String
  }

  private var resultType: String {
    guard let result = interface.result else { return "void" }
    return CallbackType(result.type)?.resultName ?? "void"
  }

  private var returnsText: Bool {
    if case .character = interface.result?.type { return true }
    return false
  }

  /// The result's text and its length first, then the arguments, then lengths of character arguments.
  private func parameters() -> [Parameter] {
    var list: [Parameter] = []
    var lengths: [Parameter] = []
    func add(_ type: String, _ name: String, to list: inout [Parameter]) {
      let space = type.hasSuffix("*") ? "" : " "
      list.append(Parameter(declaration: "\(type)\(space)\(name)", name: name, type: type))
    }
    if returnsText {
      add("char *", "swl_text", to: &list)
      add("size_t", "swl_text_length", to: &list)
    }
    for argument in interface.arguments {
      let name = cName(argument)
      switch argument.type {
      case .character:
        add("char *", name, to: &list)
        if !isC && !argument.intent.contains(.c) { add("size_t", "\(name)_length", to: &lengths) }
      case .procedure: add("void *", name, to: &list)
      case .opaque: add("void *", name, to: &list)
      default:
        let type = CallbackType(argument.type)
        let byValue = isByValue(argument)
        let typeName = byValue ? type?.resultName : type.map { "\($0.name) *" }
        add(typeName ?? "void *", name, to: &list)
      }
    }
    return list + lengths
  }

  /// Fortran names may be anything in C.
  private func cName(_ argument: Argument) -> String { "a_\(argument.name)" }

  private func isByValue(_ argument: Argument) -> Bool {
    guard !argument.isArray else { return false }
    return argument.isValue || argument.intent.contains(.c)
  }

  // MARK: Body

  private func body(_ c: inout CodePrinter, _ parameters: [Parameter]) {
    let returned = interface.result.flatMap { CallbackType($0.type) }
    let leave = returned == nil ? "return;" : "return swl_value;"
    if let returned { c.line("\(returned.resultName) swl_value = 0;") }
    if returnsText { c.line("memset(swl_text, ' ', swl_text_length);") }
    for parameter in parameters { c.line("(void)\(parameter.name);") }
    c.line("swl_callback_call call;")
    c.line("PyObject *value;")
    let module = isSymbol ? context.module : "NULL"
    let label = cLiteral(
      isSymbol ? "\(context.moduleName).\(argumentName)" : context.label)
    c.line(
      "if (swl_callback_enter(&call, &\(prefix)_slot, \(prefix)_get(), \(module), \(label)) < 0)")
    c.indented { $0.line(leave) }
    if context.options.tracesCalls {
      let trace = cLiteral("debug-capi: call-back \(interface.name) is called\n")
      c.line("fputs(\(trace), stderr);")
    }
    if isSymbol { callCompiled(&c, parameters, leave) }
    dimensions(&c)
    arguments(&c)
    results(&c, returned)
    c.line("swl_callback_leave(&call);")
    c.line(leave)
    c.line("fail:")
    c.line("swl_callback_fail(&call);")
    c.line(leave)
  }

  /// A capsule that was set as the module's attribute: no Python between the two.
  private func callCompiled(
    _ c: inout CodePrinter, _ parameters: [Parameter], _ leave: String
  ) {
    c.block("if (call.callback->function) {", "}") { c in
      let types = parameters.isEmpty ? "void" : parameters.map(\.type).joined(separator: ", ")
      let values = parameters.map(\.name).joined(separator: ", ")
      c.line("swl_function function = call.callback->function;")
      c.line("swl_callback_leave(&call);")
      let assignment = resultType == "void" ? "" : "swl_value = "
      c.line("\(assignment)((\(resultType)(*)(\(types)))function)(\(values));")
      c.line(leave)
    }
  }

  private func dimensions(_ c: inout CodePrinter) {
    var shape = CallbackShape(constants: interface.constants)
    shape.constants.merge(context.routine.constants) { own, _ in own }
    for argument in interface.arguments where !argument.isArray {
      if case .integer = argument.type {
        let name = cName(argument)
        let value = isByValue(argument) ? name : "*\(name)"
        shape.scalars[argument.name] =
          argument.isFortranOptional && !isByValue(argument) ? "(\(name) ? \(value) : 0)" : value
      }
    }
    for argument in interface.arguments {
      if case .character(let length) = argument.type {
        c.line("const npy_intp \(cName(argument))_size = \(textLength(argument, length, shape));")
      }
      guard argument.isArray else { continue }
      let name = "\(cName(argument))_dims"
      c.line(
        "npy_intp \(name)[\(argument.rank)] = \(shape.initializer(argument.dimensions));")
      shape.arrays[argument.name] = (name, argument.rank)
    }
  }

  private func textLength(
    _ argument: Argument, _ length: ValueType.CharacterLength, _ shape: CallbackShape
  ) -> String {
    let name = cName(argument)
    let isFortran = !isC && !argument.intent.contains(.c)
    switch length {
    case .one: return "1"
    case .fixed(let expression):
      if let text = shape.c(expression) { return "swl_extent(\(text))" }
    case .assumed, .deferred, .terminated: break
    }
    if isFortran { return "(npy_intp)\(name)_length" }
    return argument.isArray ? "1" : "\(name) ? (npy_intp)strlen(\(name)) : 0"
  }

  /// Required arguments, then optional ones, each only if the callable takes it.
  private func arguments(_ c: inout CodePrinter) {
    let given = interface.arguments.filter { !$0.isHidden }
    let ordered = given.filter { !$0.mayBeOmitted } + given.filter(\.mayBeOmitted)
    var conditions = ordered.map { argument in
      "(swl_callback_wants(&call) && swl_callback_give(&call, \(object(argument))) < 0)"
    }
    conditions.append("swl_callback_invoke(&call) < 0")
    c.line("if (" + conditions.joined(separator: "\n      || ") + ")")
    c.indented { $0.line("goto fail;") }
  }

  /// A new reference to the Python object for an argument.
  private func object(_ argument: Argument) -> String {
    let name = cName(argument)
    let made = presentObject(argument)
    guard argument.isFortranOptional, !isByValue(argument) else { return made }
    return "\(name) == NULL ? (Py_INCREF(Py_None), Py_None) : \(made)"
  }

  private func presentObject(_ argument: Argument) -> String {
    let name = cName(argument)
    let order = argument.intent.contains(.c) ? 1 : 0
    let isChanged = !argument.isInput
    switch argument.type {
    case .procedure, .opaque:
      return "\(name) ? PyCapsule_New(\(name), NULL, NULL) : (Py_INCREF(Py_None), Py_None)"
    case .character:
      if argument.isArray { return view(argument, "NPY_STRING", "\(name)_size") }
      if isChanged {
        return "swl_callback_view(\(name), NPY_STRING, 1, 1, &\(name)_size, \(order))"
      }
      return "swl_callback_text(\(name), (size_t)\(name)_size)"
    default:
      guard let type = CallbackType(argument.type) else { return "NULL" }
      if argument.isArray { return view(argument, type.typeNumber, "0") }
      if isByValue(argument) {
        return type.isComplex
          ? "PyComplex_FromDoubles((double)__real__ \(name), (double)__imag__ \(name))"
          : type.toPython(name)
      }
      if isChanged {
        return "swl_callback_view(\(name), \(type.typeNumber), 0, 0, NULL, 0)"
      }
      return type.toPython("*\(name)")
    }
  }

  /// C that makes an array of foreign memory; `itemsize` is 0 for numbers.
  private func view(_ argument: Argument, _ typeNumber: String, _ itemsize: String) -> String {
    let name = cName(argument)
    let order = argument.intent.contains(.c) ? 1 : 0
    let shape = "\(argument.rank), \(name)_dims, \(order)"
    guard argument.isSizeless else {
      return "swl_callback_view(\(name), \(typeNumber), \(itemsize), \(shape))"
    }
    let size = itemsize == "0" ? "sizeof *\(name)" : "(size_t)\(itemsize)"
    return
      "swl_callback_part(call.callback, \(name), \(typeNumber), \(itemsize), \(size), \(shape))"
  }

  // MARK: Results

  private func results(_ c: inout CodePrinter, _ returned: CallbackType?) {
    let outputs = interface.arguments.filter(\.isOutput)
    let count = outputs.count + (interface.result == nil ? 0 : 1)
    if let result = interface.result {
      let label = cLiteral("\(context.label): result \(result.name) of call-back")
      next(&c, result, count, isNeeded: true) { c in
        if returnsText {
          c.line("swl_callback_store_text(value, swl_text, swl_text_length, 0, \(label)) < 0")
        } else if let returned, returned.isComplex {
          c.line("swl_store_\(returned.name)(value, &swl_value, \(label), \(mode)) < 0")
        } else if let returned {
          c.line(returned.fromPython("swl_value", label, mode) + " < 0")
        }
      }
    }
    for argument in outputs {
      let isNeeded = argument.isHidden
      next(&c, argument, count, isNeeded: isNeeded) { c in
        c.line(store(argument) + " < 0")
      }
    }
  }

  /// Takes the next returned value. One that is missing is an error where nothing else could have
  /// set the datum; what the callable was given it may have changed in place.
  private func next(
    _ c: inout CodePrinter, _ output: Argument, _ count: Int, isNeeded: Bool,
    _ conversion: (inout CodePrinter) -> Void
  ) {
    var inner = CodePrinter()
    conversion(&inner)
    let isInteger = if case .integer = output.type, !output.isArray { true } else { false }
    let value = "(value = swl_callback_next\(isInteger ? "_integer" : "")(&call))"
    let condition = inner.text.split(separator: "\n").joined(separator: " ")
    if isNeeded && context.options.strictness == .strict {
      c.line("if (\(value) == NULL) {")
      c.indented {
        $0.line("swl_callback_missing(&call, \(cLiteral(output.name)), \(count));")
        $0.line("goto fail;")
      }
      c.line("}")
      c.line("if (\(condition)) goto fail;")
    } else {
      c.line("if (\(value) != NULL && \(condition)) goto fail;")
    }
  }

  private func store(_ argument: Argument) -> String {
    let name = cName(argument)
    let order = argument.intent.contains(.c) ? 1 : 0
    let what = "argument \(argument.name) of call-back \(interface.name)"
    let label = cLiteral("\(context.label): \(what)")
    func array(_ number: String, _ size: String) -> String {
      "swl_callback_store(value, \(name), \(number), \(size), \(argument.rank), \(name)_dims, "
        + "\(order), \(cLiteral(context.label)), \(cLiteral(what)), \(mode))"
    }
    if case .character = argument.type {
      return argument.isArray
        ? array("NPY_STRING", "\(name)_size")
        : "swl_callback_store_text(value, \(name), (size_t)\(name)_size, "
          + "\(isC || order == 1 ? 1 : 0), \(label))"
    }
    guard let type = CallbackType(argument.type) else { return "0" }
    return argument.isArray ? array(type.typeNumber, "0") : type.fromPython("*\(name)", label, mode)
  }

  // MARK: What cannot be done

  private func check() throws(UserError) {
    func refuse(_ name: String, _ reason: String, _ location: SourceLocation?) -> UserError {
      UserError(
        "call-back '\(interface.name)' of '\(context.routine.name)' cannot be called from Fortran: "
          + "'\(name)' \(reason)",
        at: location ?? interface.location ?? context.routine.location,
        hint: "declare the call-back's interface in a signature file, or skip the routine")
    }
    if let result = interface.result {
      if result.isArray { throw refuse(result.name, "is an array-valued result", result.location) }
      if case .character = result.type {
        if isC { throw refuse(result.name, "is a C string", result.location) }
      } else if CallbackType(result.type) == nil {
        throw refuse(result.name, "has a type without a counterpart in NumPy", result.location)
      }
    }
    for argument in interface.arguments {
      switch argument.type {
      case .character, .procedure, .opaque: break
      default:
        if CallbackType(argument.type) == nil {
          throw refuse(
            argument.name, "has a type without a counterpart in NumPy", argument.location)
        }
      }
      let hasDescriptor =
        argument.isAllocatable || argument.isPointer
        || (interface.needsExplicitInterface
          && argument.dimensions.contains { $0.extent == .assumedShape || $0.extent == .deferred })
      if hasDescriptor {
        throw refuse(
          argument.name, "is passed by a descriptor that only Fortran knows", argument.location)
      }
      if argument.isOutput && isByValue(argument) {
        throw refuse(
          argument.name, "is passed by value and cannot come back", argument.location)
      }
    }
  }
}
