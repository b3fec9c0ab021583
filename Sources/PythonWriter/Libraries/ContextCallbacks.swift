import CodePrinting
import Interface

/// Functions of the caller's that the library calls with a pointer of ours.
///
/// ```c
/// swl_activation params_functions = {0};
/// swl_activation_take(&params_functions, 0, f_capi, …)
/// params = &params_functions;
/// … = f(…, callback_f, params);
/// swl_activation_finish(&params_functions);
/// ```
///
/// The pointer is the activation: no slot of a thread is needed, and calls nest as they like. Where the
/// library keeps the function, so does the handle that it goes with, else the process.
extension RoutineWriter {
  /// Call-backs that share one pointer.
  private var contextGroups: [(pointer: Int, callbacks: [Int])] {
    var groups: [(pointer: Int, callbacks: [Int])] = []
    for (index, argument) in routine.arguments.enumerated() {
      guard let context = argument.callback?.context else { continue }
      if let known = groups.firstIndex(where: { $0.pointer == context.argument }) {
        groups[known].callbacks.append(index)
      } else {
        groups.append((context.argument, [index]))
      }
    }
    return groups
  }

  /// - Throws: `UserError` where a call-back takes or returns what Python has no object for.
  mutating func writeContextCallbacks() throws(UserError) {
    for group in contextGroups {
      let given = "\(cNames[group.pointer])_functions"
      declarations.line("swl_activation \(given) = {0};")
      for (place, index) in group.callbacks.enumerated() {
        let argument = routine.arguments[index]
        let nullable = argument.isNullable || plan.optional.contains(index) ? 1 : 0
        let trampoline = "callback_\(cNames[index])_\(suffix)"
        try writeTrampoline(index, place: place, name: trampoline)
        conversion.line(
          "if (swl_activation_take(&\(given), \(place), \(cNames[index])_capi, \(nullable), "
            + "\(cLiteral(label(of: index)))) < 0)")
        conversion.line("  goto capi_fail;")
        if argument.callback?.context?.record == nil {
          callbackPointers[index] =
            nullable == 1
            ? "(\(given).functions[\(place)] ? (void *)\(trampoline) : NULL)"
            : "(void *)\(trampoline)"
        }
      }
      writeContext(group.pointer, group.callbacks, given)
    }
  }

  /// The activation behind the pointer, for the call or for longer.
  private mutating func writeContext(_ pointer: Int, _ callbacks: [Int], _ given: String) {
    guard let first = callbacks.first, let context = routine.arguments[first].callback?.context
    else {
      return
    }
    let isKept = callbacks.contains { routine.arguments[$0].callback?.context?.isKept ?? false }
    let destructor = callbacks.compactMap { routine.arguments[$0].callback?.context?.destructor }
      .first
    let record = context.record.flatMap { records[$0.name] }
    let size = record.map { "sizeof(\($0.record.foreignName))" } ?? "0"
    let label = cLiteral(routine.arguments[first].name)
    var activation = "&\(given)"
    if isKept || destructor != nil {
      activation = "\(cNames[pointer])_activation"
      declarations.line("swl_activation *\(activation) = NULL;")
      let keeper = keeper(of: routine.arguments[first])
      if destructor != nil {
        beforeCall.line("\(activation) = swl_activation_give(&\(given), \(size));")
      } else if keeper == "capi_result_object" {
        beforeCall.line("\(activation) = swl_activation_give(&\(given), \(size));")
        storing.line(
          "if (swl_activation_hand_over(\(activation), capi_result_object, \(label)) < 0) "
            + "goto capi_fail;")
      } else {
        beforeCall.line(
          "\(activation) = swl_activation_keep(&\(given), \(keeper ?? "NULL"), \(label), \(size));")
      }
      beforeCall.line("if (\(activation) == NULL) goto capi_fail;")
    }
    if let destructor {
      beforeCall.line("\(cNames[destructor]) = (void *)swl_activation_end;")
    }
    if let record {
      let room = isKept || destructor != nil ? "\(activation)->record" : nil
      writeRecord(callbacks, record, room, activation: activation, given)
    } else {
      beforeCall.line("\(cNames[pointer]) = \(activation);")
    }
    afterCall.append("swl_activation_finish(\(activation));")
  }

  /// The struct of functions and pointer that the library takes.
  private mutating func writeRecord(
    _ callbacks: [Int], _ symbol: RecordSymbol, _ room: String?, activation: String,
    _ given: String
  ) {
    guard let passed = callbacks.first(where: { !routine.arguments[$0].isRecordMember }) else {
      return
    }
    let name = "\(cNames[passed])_record"
    let type = symbol.record.foreignName
    if let room {
      declarations.line("\(type) *\(name) = NULL;")
      beforeCall.line("\(name) = \(room);")
    } else {
      declarations.line("\(type) \(name)_of_call = {0};")
      declarations.line("\(type) *\(name) = &\(name)_of_call;")
    }
    for (place, index) in callbacks.enumerated() {
      guard let made = routine.arguments[index].callback?.context?.record else { continue }
      beforeCall.line("if (\(given).functions[\(place)])")
      beforeCall.line(
        "  \(name)->\(made.functionField) = (void *)callback_\(cNames[index])_\(suffix);")
      beforeCall.line("\(name)->\(made.contextField) = \(activation);")
      for (field, argument) in made.fields.sorted(by: { $0.key < $1.key }) {
        beforeCall.line("\(name)->\(field) = \(cNames[argument]);")
      }
    }
    callbackPointers[passed] = name
  }

  // MARK: What the library calls

  private mutating func writeTrampoline(_ index: Int, place: Int, name: String) throws(UserError) {
    let argument = routine.arguments[index]
    guard let callback = argument.callback, let context = callback.context else { return }
    let writer = try TrampolineBody(
      callback.routine, context: context, records: records, owner: qualifiedName,
      foreignNames: printer.foreignNames)
    fileScope.line()
    writer.write(name: name, place: place, into: &fileScope)
  }
}

/// The C function that stands for a function of Python's.
private struct TrampolineBody {
  let routine: Routine
  let context: Callback.Context
  let records: RecordSymbols
  let label: String
  let names: [String]
  let types: [String]
  let returnType: String
  let printer: CExpressionPrinter

  init(
    _ callback: Routine, context: Callback.Context, records: RecordSymbols, owner: String,
    foreignNames: [String: String]
  ) throws(UserError) {
    routine = callback
    self.context = context
    self.records = records
    label = cLiteral("\(owner)() call-back (\(callback.name))")
    var registry = NameRegistry(
      reserved: CNames.reserved + ["frame", "values", "value", "outcome"])
    names = callback.arguments.map {
      registry.claim(CNames.identifier($0.name), for: "parameter \($0.name)")
    }
    var types: [String] = []
    var variables: [String: CExpressionPrinter.Variable] = [:]
    for (index, argument) in callback.arguments.enumerated() {
      types.append(try Self.type(of: argument, in: callback))
      variables[argument.name] = CExpressionPrinter.Variable(
        cName: names[index], type: argument.type, dimensions: argument.dimensions, isC: true)
    }
    self.types = types
    var printer = CExpressionPrinter(variables: variables, constants: callback.constants)
    printer.foreignNames = foreignNames
    self.printer = printer
    guard let result = callback.result else {
      returnType = "void"
      return
    }
    guard !result.isArray, !result.isReference, !result.type.isReference,
      let type = CType(result.type), !result.type.isComplex
    else { throw Self.unsupported(callback) }
    returnType = type.name
  }

  private static func unsupported(_ callback: Routine) -> UserError {
    UserError("its call-back takes or returns what Python has no object for", at: callback.location)
  }

  private static func type(of argument: Argument, in callback: Routine) throws(UserError) -> String
  {
    let isByAddress = !argument.isValue || argument.isArray
    if argument.type == .procedure || (argument.isOutput && !argument.isArray) {
      throw unsupported(callback)
    }
    if argument.type.isReference {
      if case .derived = argument.type, argument.isValue { throw unsupported(callback) }
      return "void *"
    }
    guard let type = CType(argument.type) else { throw unsupported(callback) }
    if argument.type.isComplex, !isByAddress { throw unsupported(callback) }
    // A count that an array's shape would tell is passed by value like any other.
    let isCount = argument.initialValue != nil && !argument.isArray
    return isByAddress && !isCount ? "void *" : type.name
  }

  func write(name: String, place: Int, into c: inout CodePrinter) {
    let parameters = zip(types, names).map { "\($0)\($0.hasSuffix("*") ? "" : " ")\($1)" }
    c.line("static \(returnType)")
    c.line("\(name)(\(parameters.isEmpty ? "void" : parameters.joined(separator: ", ")))")
    c.block("{", "}") { c in
      let given = routine.arguments.indices.filter { isShown($0) }
      for index in routine.arguments.indices
      where !given.contains(index) && index != context.parameter && !isUsed(index) {
        c.line("(void)\(names[index]);")
      }
      if returnType != "void" { c.line("\(returnType) outcome = \(failure);") }
      c.line("swl_frame frame;")
      c.block("if (swl_frame_begin(&frame, \(pointer), \(place)) == 0) {", "}") { c in
        let values = given.map { value($0) }
        if values.isEmpty {
          c.line("PyObject *values[1] = {NULL};")
        } else {
          c.block("PyObject *values[] = {", "};") { c in
            for value in values { c.line("\(value),") }
          }
        }
        let changed = given.enumerated().filter { isChanged($0.element) }
        for (position, _) in changed { c.line("Py_XINCREF(values[\(position)]);") }
        c.line("PyObject *value = swl_frame_call(&frame, values, \(values.count));")
        for (position, index) in changed {
          c.line(
            "if (value && swl_numbers_back(values[\(position)], \(names[index]), \(label)) < 0)")
          c.line("  Py_CLEAR(value);")
          c.line("Py_XDECREF(values[\(position)]);")
        }
        writeOutcome(into: &c)
        c.line("Py_XDECREF(value);")
      }
      c.line("swl_frame_end(&frame);")
      if returnType != "void" { c.line("return outcome;") }
    }
  }

  /// What C gets where Python fails.
  private var failure: String {
    switch routine.result?.type {
    case .real: "NAN"
    default: "0"
    }
  }

  /// The activation, as this call-back comes to it.
  private var pointer: String {
    let parameter = names[context.parameter]
    if let accessor = context.accessor { return "\(accessor)(\(parameter))" }
    if let field = context.accessorField,
      case .derived(let name) = routine.arguments[context.parameter].type,
      let symbol = records[name]
    {
      return "((\(symbol.pointer))\(parameter))->\(field)"
    }
    return parameter
  }

  private func isShown(_ index: Int) -> Bool {
    let argument = routine.arguments[index]
    if argument.isHidden || argument.intent.contains(.hide) { return false }
    // What arrays and texts tell by themselves.
    return !(argument.initialValue != nil && !argument.isArray)
  }

  private func isUsed(_ index: Int) -> Bool {
    let name = routine.arguments[index].name
    return routine.arguments.contains { other in
      other.dimensions.contains { $0.count?.names.contains(name) ?? false }
    }
  }

  private func isChanged(_ index: Int) -> Bool {
    let argument = routine.arguments[index]
    guard argument.isArray, !argument.type.isReference else { return false }
    return argument.isOutput || argument.intent.contains(.inout)
  }

  /// A new reference to an object for a parameter.
  private func value(_ index: Int) -> String {
    let argument = routine.arguments[index]
    let name = names[index]
    let counts = argument.dimensions.map { $0.count.map { printer.print($0) } ?? "0" }
    switch argument.type {
    case .character(.terminated) where argument.isArray:
      return "swl_texts_to(\(name), (npy_intp)(\(counts[0])))"
    case .character(.terminated):
      return argument.unitBytes == 2 ? "swl_text16_to(\(name))" : "swl_text_to(\(name))"
    case .derived(let record):
      let definition = records[record]?.definition ?? "swl_pointer"
      if argument.isArray {
        return "swl_records_to(&\(definition), \(name), (npy_intp)(\(counts[0])))"
      }
      return "swl_record_wrap(&\(definition), \(name), NULL, NULL)"
    case .opaque: return "swl_record_wrap(&swl_pointer, \(name), NULL, NULL)"
    default: break
    }
    guard let type = CType(argument.type) else { return "Py_NewRef(Py_None)" }
    if argument.isArray {
      let dims = counts.map { "(npy_intp)(\($0))" }.joined(separator: ", ")
      if argument.type == .integer(bytes: 1, signed: false), counts.count == 1, !isChanged(index) {
        return "swl_bytes_to(\(name), \(dims))"
      }
      return "swl_numbers_to(\(name), \(type.dtype), \(counts.count), (npy_intp[]){\(dims)})"
    }
    return argument.isValue
      ? argument.type.toPython(name) : argument.type.toPython("(*(\(type.name) *)\(name))")
  }

  /// The function's result as C's; None is 0.
  private func writeOutcome(into c: inout CodePrinter) {
    guard let result = routine.result, let type = CType(result.type) else { return }
    let read: String
    switch result.type {
    case .logical, .character: read = "\(type.getter)(value, &outcome, \(label))"
    default: read = "\(type.getter)(value, &outcome, \(label), SWL_STRICT)"
    }
    let isNumber = if case .real = result.type { true } else { false }
    let test = isNumber ? "value" : "value && value != Py_None"
    c.line("if (\(test) && \(read) < 0) outcome = \(failure);")
  }
}
