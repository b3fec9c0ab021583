import Interface

extension RoutineWriter {
  /// `character*n` and `character*(*)`: a buffer of that length, blank-padded.
  mutating func writeString(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    declarations.line("char *\(name) = NULL;")
    declarations.line("npy_intp capi_\(name)_len = -1;")
    release.line("PyMem_Free(\(name));")

    if case .character(.fixed(let length)) = argument.type {
      conversion.line("capi_\(name)_len = swl_extent(\(printer.print(length)));")
    }
    var initial = "\"\", 0"
    if case .string(let bytes)? = argument.initialValue {
      initial = "\(cLiteral(bytes)), \(bytes.count)"
    } else if case .name(let other)? = argument.initialValue,
      let variable = printer.variables[other], variable.isString
    {
      initial = "\(variable.cName), capi_\(variable.cName)_len"
    } else if let value = argument.initialValue {
      let text = printer.print(value)
      initial = "\(text), (npy_intp)strlen(\(text))"
    }
    let isC = argument.intent.contains(.c)
    let object = isGiven(index) ? "\(name)_capi" : "Py_None"
    let label = cLiteral(label(of: index))
    let guarded = mayBeAbsent(index) ? "if (\(name)_capi != Py_None) " : ""
    let opening = guarded.isEmpty ? "{" : guarded + "{"
    conversion.block(opening, "}") { c in
      c.line("\(name) = swl_string_from(")
      c.line(
        "    \(object), &capi_\(name)_len, \(initial), \(isC ? "'\\0'" : "' '"), \(label));")
      c.line("if (\(name) == NULL) goto capi_fail;")
    }
    if argument.isChangedInPlace, isGiven(index) {
      storing.line(
        "if (\(name) && swl_store_string(\(name)_capi, \(name), capi_\(name)_len, \(isC ? 1 : 0),"
          + " \(label), \(mode)) < 0) goto capi_fail;")
    }
  }
}
