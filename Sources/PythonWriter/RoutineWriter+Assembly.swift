import CodePrinting
import Interface

extension RoutineWriter {
  /// One keyword of the Python call.
  private struct Slot {
    var name: String
    /// The C variable that holds the object.
    var variable: String
  }

  /// In the order of the Python signature.
  private var slots: [Slot] {
    var slots = (plan.required + plan.optional).map { index in
      Slot(name: routine.arguments[index].name, variable: "\(cNames[index])_capi")
    }
    for extra in plan.extras {
      switch extra {
      case .extraArguments(let index):
        slots.append(
          Slot(
            name: "\(routine.arguments[index].name)_extra_args",
            variable: "\(cNames[index])_xa_capi"))
      case .overwrite(let index, _):
        slots.append(
          Slot(
            name: "overwrite_\(routine.arguments[index].name)",
            variable: "capi_overwrite_\(cNames[index])_capi"))
      }
    }
    return slots
  }

  mutating func assemble() throws(UserError) -> String {
    let prototype = try Prototype(routine, call: call, isDeclared: includesHeaders)
    var early = CodePrinter(indentWidth: 2)
    if !prototype.isDeclared { try declareFunction(prototype) }
    forgetReleased()
    try prepareResult()
    if includesHeaders { writeKeeping() }
    collectOutputs()
    writeOverwriteKeywords(into: &early)

    var body = CodePrinter()
    writeArgumentParsing(into: &body)
    body.embed(declarations)
    if hasUserText { body.line("int f2py_success = 1;  /* for the user's own C */") }
    for text in routine.directives.userCode { body.verbatim(text) }
    if hasUserText {
      body.line("(void)f2py_func;")
    }
    body.embed(early)
    body.embed(conversion)
    writeCall(into: &body)
    body.embed(storing)
    writeResult(into: &body)
    let needsLabel = body.text.contains("goto capi_fail")
    if needsLabel { body.verbatim("capi_fail:") }
    body.embed(release)
    if options.tracesCalls { body.line(traceLine("returns")) }
    body.line("return capi_buildvalue;")

    var c = CodePrinter()
    c.line()
    c.line("/* ---- \(qualifiedName)\(origin) ---- */")
    c.line()
    writeSignature(into: &c)
    c.verbatim(fileScope.text.isEmpty ? "" : fileScope.text)
    c.line()
    c.line("static PyObject *")
    c.line("\(functionName)(")
    c.line("    PyObject *capi_self, PyObject *const *capi_args, size_t capi_nargsf,")
    c.line("    PyObject *capi_kwnames)")
    c.block("{", "}") { c in c.embed(body) }
    c.line()
    writeDefinition(prototype, into: &c)
    return c.text
  }

  private var origin: String {
    guard let location = routine.location else { return "" }
    let path = location.file.path.split(separator: "/").last.map(String.init) ?? ""
    return " (\(path.replacingCommentEnds()):\(location.line))"
  }

  private func traceLine(_ text: String) -> String {
    "fprintf(stderr, \"debug-capi:%s %s\\n\", \(cLiteral(qualifiedName)), \(cLiteral(text)));"
  }

  private func writeSignature(into c: inout CodePrinter) {
    let names = slots.map { cLiteral($0.name) }
    let room = max(1, names.count)
    let list = names.isEmpty ? "NULL" : names.joined(separator: ", ")
    c.line("static const char *const names_\(suffix)[] = {\(list)};")
    c.line("static PyObject *interned_\(suffix)[\(room)];")
    c.line(
      "static const swl_signature signature_\(suffix) = {\(cLiteral(qualifiedName)), "
        + "names_\(suffix), interned_\(suffix), \(plan.required.count), \(names.count)};")
  }

  private func writeArgumentParsing(into c: inout CodePrinter) {
    let slots = self.slots
    c.line("(void)capi_self;")
    // setjmp leaves only volatile variables alone.
    let returnsTwice = routine.arguments.contains { $0.type == .procedure }
    c.line("PyObject *\(returnsTwice ? "volatile " : "")capi_buildvalue = NULL;")
    if slots.isEmpty {
      c.block(
        "if (SWL_UNLIKELY(PyVectorcall_NARGS(capi_nargsf) != 0 || capi_kwnames != NULL)) {", "}"
      ) { c in
        c.line("PyObject *capi_slots[1];")
        c.line("if (swl_parse_arguments(")
        c.line("        &signature_\(suffix), capi_args, PyVectorcall_NARGS(capi_nargsf),")
        c.line("        capi_kwnames, capi_slots) == NULL)")
        c.line("  return NULL;")
      }
    } else {
      c.line("Py_ssize_t capi_count = PyVectorcall_NARGS(capi_nargsf);")
      c.line("PyObject *capi_slots[\(slots.count)];")
      c.line("if (swl_arguments(")
      c.line(
        "        &signature_\(suffix), &capi_args, &capi_count, capi_kwnames, capi_slots) < 0)")
      c.line("  return NULL;")
      for (index, slot) in slots.enumerated() {
        let isThere = index < plan.required.count
        let object = isThere ? "" : "capi_count <= \(index) ? Py_None : "
        c.line("PyObject *\(slot.variable) = \(object)capi_args[\(index)];")
      }
    }
    if options.tracesCalls { c.line(traceLine("called")) }
  }

  private mutating func writeOverwriteKeywords(into c: inout CodePrinter) {
    for extra in plan.extras {
      guard case .overwrite(let index, let isOn) = extra else { continue }
      let name = "capi_overwrite_\(cNames[index])"
      declarations.line("int \(name) = \(isOn ? 1 : 0);")
      let label = "\(qualifiedName)() keyword (overwrite_\(routine.arguments[index].name))"
      c.line(
        "if (\(name)_capi != Py_None && (\(name) = swl_logical_any(\(name)_capi, "
          + "\(cLiteral(label)))) < 0) goto capi_fail;")
    }
  }

  private func writeCall(into c: inout CodePrinter) {
    c.embed(beforeCall)
    if options.tracesCalls { c.line(traceLine("calls the foreign routine")) }
    if routine.directives.isThreadsafe { c.line("Py_BEGIN_ALLOW_THREADS") }
    c.lines(callStatement())
    if routine.directives.isThreadsafe { c.line("Py_END_ALLOW_THREADS") }
    for text in afterCall { c.lines(text) }
    // Call-backs and the user's own C can set an exception; Fortran by itself cannot.
    let isC = if case .c = routine.linkage { !includesHeaders } else { routine.directives.isC }
    let hasCallback = routine.arguments.contains { $0.type == .procedure }
    if mayFindException || isC || hasUserText || hasCallback {
      c.line("if (\(hasUserText ? "!f2py_success || " : "")PyErr_Occurred()) goto capi_fail;")
    }
    writeStatus(into: &c)
  }

  private func writeResult(into c: inout CodePrinter) {
    switch results.count {
    case 0:
      c.line("Py_INCREF(Py_None);")
      c.line("capi_buildvalue = Py_None;")
    case 1: c.line("capi_buildvalue = \(results[0]);")
    default:
      c.line("capi_buildvalue = swl_pack(")
      c.line("    \(results.count),")
      for (index, result) in results.enumerated() {
        c.line("    \(result)\(index < results.count - 1 ? "," : ");")")
      }
    }
  }

  private func writeDefinition(_ prototype: Prototype, into c: inout CodePrinter) {
    let doc = Docstrings.routine(routine, in: scope, moduleName: moduleName)
    let signature = TextSignature.routine(routine)
    c.line("\(isAlone ? "SWL_HIDDEN" : "static") swl_routine_def \(definitionName) = {")
    c.line("  \(cLiteral(routine.name)), \(cLiteral(qualifiedName)), \(functionName),")
    c.line("  \(routine.isMacro ? "NULL" : "(void (*)(void))\(prototype.symbol)"),")
    c.verbatim(cLiteralLines(doc) + ",")
    c.line("  \(signature.isEmpty ? "NULL" : cLiteral(signature)),")
    c.line("  NULL,")
    c.line("};")
  }
}

extension CodePrinter {
  /// Lines made by another printer, indented as this one is.
  mutating func embed(_ other: CodePrinter) {
    guard !other.text.isEmpty else { return }
    for part in other.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if part.first == "#" || part.hasSuffix("capi_fail:") {
        verbatim(String(part))
      } else {
        line(String(part))
      }
    }
  }
}

extension String {
  /// Text that may stand in a C comment.
  func replacingCommentEnds() -> String {
    var result = ""
    for character in self {
      if character == "/", result.hasSuffix("*") { result += " " }
      result.append(character)
    }
    return result
  }
}
