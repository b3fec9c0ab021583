import CodePrinting
import Interface

extension RoutineWriter {
  /// An array of any type: a NumPy array that foreign code can use as it is.
  mutating func writeArray(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    guard let type = CType(argument.type) else { throw unsupported(index) }
    let rank = argument.rank
    let given = isGiven(index)
    let specification = arraySpecification(index)
    let array = "capi_\(name)_as_array"

    fileScope.line(
      "static const swl_array \(specification) = {\(cLiteral(qualifiedName)), "
        + "\(cLiteral("\(role(of: index)) `\(argument.name)`")), \(type.dtype), \(rank)};")
    declarations.line("\(type.name) *\(name) = NULL;")
    let free = [String](repeating: "-1", count: rank).joined(separator: ", ")
    declarations.line("npy_intp \(name)_Dims[\(rank)] = {\(free)};")
    if hasUserText { declarations.line("enum { \(name)_Rank = \(rank) };") }
    declarations.line("PyArrayObject *\(array) = NULL;")
    if argument.type.isCharacter { declarations.line("npy_intp capi_\(name)_len = 0;") }

    var fixedAxes: Set<Int> = []
    for (axis, dimension) in argument.dimensions.enumerated() {
      guard let count = dimension.count, isKnown(count, before: index) else { continue }
      // What is flat may have more elements than it needs.
      let isCompared = argument.isFlat || count.callsExtentFunction
      if isCompared, isGiven(index) { continue }
      fixedAxes.insert(axis)
      if isCompared { writeExtentCheck(count, of: index) }
      conversion.line("\(name)_Dims[\(axis)] = swl_extent(\(printer.print(count)));")
    }
    let itemsize = self.itemsize(of: argument)
    let flags = intentFlags(index)
    let absent = mayBeAbsent(index)
    let mode = self.mode
    if given {
      let test = exactnessTest(index, type, fixedAxes: fixedAxes)
      conversion.block(absent ? "if (\(name)_capi != Py_None) {" : "{", "}") { c in
        if let test {
          c.block("if (\(test)) {", "}") { c in
            c.line("\(array) = (PyArrayObject *)\(name)_capi;")
            for axis in 0..<rank where !fixedAxes.contains(axis) {
              c.line("\(name)_Dims[\(axis)] = PyArray_DIM(\(array), \(axis));")
            }
          }
        }
        c.block(test == nil ? "{" : "else {", "}") { c in
          // Of its own, so that the compiler can keep the other one in registers.
          let dims = test == nil ? "\(name)_Dims" : "capi_dims"
          if test != nil {
            let values = (0..<rank).map { "\(name)_Dims[\($0)]" }.joined(separator: ", ")
            c.line("npy_intp capi_dims[\(rank)] = {\(values)};")
          }
          c.line("\(array) = swl_array_any(")
          c.line(
            "    &\(specification), \(name)_capi, \(dims), \(itemsize), \(flags), \(mode));")
          c.line("if (\(array) == NULL) goto capi_fail;")
          if test != nil {
            for axis in 0..<rank { c.line("\(name)_Dims[\(axis)] = capi_dims[\(axis)];") }
          }
        }
        c.line("\(name) = PyArray_DATA(\(array));")
      }
      if absent {
        let zeros = (0..<rank).map { "\(name)_Dims[\($0)] = 0;" }.joined(separator: " ")
        conversion.line("else { \(zeros) }")
      }
      release.line("swl_release(\(array), \(name)_capi);")
    } else {
      conversion.line(
        "\(array) = swl_array_new(&\(specification), \(name)_Dims, \(itemsize), \(flags));")
      conversion.line("if (\(array) == NULL) goto capi_fail;")
      conversion.line("\(name) = PyArray_DATA(\(array));")
      release.line("Py_XDECREF(\(array));")
    }
    if argument.type.isCharacter {
      conversion.line("if (\(array)) capi_\(name)_len = PyArray_ITEMSIZE(\(array));")
    }
    if let initial = argument.initialValue { writeInitialValue(initial, index, type) }
    if options.tracesCalls {
      conversion.line(
        "fprintf(stderr, \"debug-capi:\(argument.name)=%p\\n\", (void *)\(name));")
    }
  }

  /// A C condition: the object is an array that foreign code can use as it is. `nil` where only the
  /// support code can tell.
  private func exactnessTest(_ index: Int, _ type: CType, fixedAxes: Set<Int>) -> String? {
    let argument = routine.arguments[index]
    let intent = argument.intent
    let special: Intent = [.cache, .aligned4, .aligned8, .aligned16]
    guard !argument.type.isCharacter, intent.isDisjoint(with: special) else { return nil }
    let object = "\(cNames[index])_capi"
    let order = intent.contains(.c) ? "NPY_ARRAY_CARRAY" : "NPY_ARRAY_FARRAY"
    let isWritten = argument.isChangedInPlace || intent.contains(.inplace)
    var test =
      "swl_is_exact(\(object), \(type.dtype), \(argument.rank), \(order)\(isWritten ? "" : "_RO"))"
    for axis in fixedAxes.sorted() {
      test += " && SWL_DIM(\(object), \(axis)) == \(cNames[index])_Dims[\(axis)]"
    }
    return plan.hasOverwrite(index) ? "capi_overwrite_\(cNames[index]) && \(test)" : test
  }

  /// The file-scope `swl_array` that describes the argument.
  func arraySpecification(_ index: Int) -> String { "array_\(cNames[index])_\(suffix)" }

  /// Bytes per element, as C; counts for characters only.
  private func itemsize(of argument: Argument) -> String {
    switch argument.type {
    case .character(.one): "1"
    case .character(.fixed(let length)): "swl_extent(\(printer.print(length)))"
    case .character: argument.isHidden ? "1" : "-1"
    default: "0"
    }
  }

  /// f2py's meaning of the intents.
  private func intentFlags(_ index: Int) -> String {
    let argument = routine.arguments[index]
    let intent = argument.intent
    var flags: [String] = []
    if argument.isChangedInPlace {
      flags.append("SWL_INOUT")
    } else if intent.contains(.inplace) {
      flags.append("SWL_INPLACE")
    } else {
      flags.append("SWL_IN")
    }
    if argument.isOutput { flags.append("SWL_OUT") }
    if intent.contains(.cache) { flags.append("SWL_CACHE") }
    if intent.contains(.c) { flags.append("SWL_C_ORDER") }
    if plan.optional.contains(index) { flags.append("SWL_OPTIONAL") }
    if intent.contains(.aligned4) { flags.append("SWL_ALIGNED4") }
    if intent.contains(.aligned8) { flags.append("SWL_ALIGNED8") }
    if intent.contains(.aligned16) { flags.append("SWL_ALIGNED16") }
    if argument.dimensions.last?.extent == .assumedSize { flags.append("SWL_ANY_RANK") }
    if plan.hasOverwrite(index) {
      flags.append("(capi_overwrite_\(cNames[index]) ? 0 : SWL_COPY)")
    }
    return flags.joined(separator: " | ")
  }

  /// Fills the array, in the order of memory, where the caller does not give it. The expression
  /// may use `_i[0]`, `_i[1]`, … (the element's indices from 0) and `capi_i` (its number).
  private mutating func writeInitialValue(_ value: Expression, _ index: Int, _ type: CType) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    let array = "capi_\(name)_as_array"
    let rank = argument.rank
    let isC = argument.intent.contains(.c)
    let usesIndices = value.names.contains("_i")
    var source = value
    let opening = isGiven(index) ? "if (\(name)_capi == Py_None) {" : "{"
    var filling = CodePrinter()
    filling.block(opening, "}") { c in
      if case .array(let elements) = value {
        let table = "capi_\(name)_values"
        let texts = elements.map { element(of: $0, type: argument.type) }
        c.line("const \(type.name) \(table)[] = {\(texts.joined(separator: ", "))};")
        source = .verbatim(
          "\(table)[capi_i % (npy_intp)(sizeof \(table) / sizeof *\(table))]", names: [])
      }
      if usesIndices {
        c.line(
          "npy_intp _i[\(rank)] = {\([String](repeating: "0", count: rank).joined(separator: ", "))};"
        )
      }
      c.line("npy_intp capi_count = PyArray_SIZE(\(array));")
      c.block("for (npy_intp capi_i = 0; capi_i < capi_count; capi_i++) {", "}") { c in
        if case .verbatim(let text, _) = source, text.hasPrefix("capi_\(name)_values") {
          c.line("\(name)[capi_i] = \(text);")
        } else if argument.type.isCharacter, !argument.type.isSingleCharacter {
          if case .string(let bytes) = value {
            let count = "MIN(capi_\(name)_len, \(bytes.count))"
            c.line("char *capi_element = \(name) + capi_i * capi_\(name)_len;")
            c.line("memset(capi_element, ' ', (size_t)capi_\(name)_len);")
            c.line("memcpy(capi_element, \(cLiteral(bytes)), (size_t)\(count));")
          }
        } else {
          c.line(assignment(of: source, to: "\(name)[capi_i]", type: argument.type))
        }
        if usesIndices { c.line("swl_next_index(\(rank), \(name)_Dims, _i, \(isC ? 1 : 0));") }
      }
    }
    conversion.embed(filling)
  }

  /// One element of an initialiser list.
  private func element(of value: Expression, type: ValueType) -> String {
    switch (type, value) {
    case (.complex, .complex(let real, let imaginary)):
      "{\(printer.print(real)), \(printer.print(imaginary))}"
    case (.complex, _): "{\(printer.print(value)), 0}"
    case (.character, _): printer.singleCharacter(value) ?? printer.print(value)
    default: printer.print(value)
    }
  }
}

extension CallPlan {
  /// Whether the call has a keyword `overwrite_<name>` for the argument.
  func hasOverwrite(_ index: Int) -> Bool {
    extras.contains { extra in
      if case .overwrite(argument: index, isOnByDefault: _) = extra { true } else { false }
    }
  }
}
