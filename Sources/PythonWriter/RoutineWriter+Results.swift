import CodePrinting
import Interface

extension RoutineWriter {
  /// Room for the function result, before the call.
  mutating func prepareResult() throws(UserError) {
    guard let result = routine.result, !result.isNothing else { return }
    if includesHeaders, try prepareLibraryResult(result) { return }
    if result.type.isReference, !result.isArray, includesHeaders {
      return try prepareReferenceResult(result)
    }
    guard let type = CType(result.type) else {
      throw UserError(
        "the result of '\(routine.name)' has a type without counterpart in NumPy",
        at: result.location ?? routine.location)
    }
    if callsThroughAdapter {
      // The user's text calls the result by the routine's name.
      let name = CNames.identifier(routine.name)
      declarations.line("\(type.name) \(name) = \(result.type.isComplex ? "{0, 0}" : "0");")
      append(result: result.type.toPython(name))
    } else if result.isArray {
      prepareArrayResult(result, type)
    } else if result.type.isCharacter, !result.type.isSingleCharacter {
      prepareStringResult(result)
    } else {
      declarations.line(
        "\(type.name) \(resultName) = \(result.type.isComplex ? "{0, 0}" : "0");")
      append(result: result.type.toPython(resultName))
      if results.isEmpty { storing.line("(void)\(resultName);") }
    }
  }

  /// A record, by value or by its address, a pointer or a text.
  private mutating func prepareReferenceResult(_ result: Argument) throws(UserError) {
    if case .derived(let name) = result.type {
      guard let symbol = records[name] else {
        throw UserError(
          "the result of '\(routine.name)' is a '\(name)', which is not among the records",
          at: result.location ?? routine.location)
      }
      if result.isValue || !result.isReference {
        declarations.line("\(symbol.record.foreignName) \(resultName);")
        let record = "swl_record_new(&\(symbol.definition), &\(resultName))"
        if keepsForResult { keepResult(record) } else { append(result: record) }
        return
      }
    }
    let isText = if case .character = result.type { true } else { false }
    declarations.line("\(isText ? "const char" : "void") *\(resultName) = NULL;")
    let object = referenceResult(result, resultName)
    if keepsForResult { keepResult(object) } else { append(result: object) }
  }

  mutating func append(result expression: String) {
    if plan.returnsResult, routine.result?.intent.contains(.hide) != true {
      results.append(expression)
    }
  }

  private mutating func prepareArrayResult(_ result: Argument, _ type: CType) {
    let array = "capi_\(resultName)_as_array"
    let specification = "array_result_\(suffix)"
    fileScope.line(
      "static const swl_array \(specification) = {\(cLiteral(qualifiedName)), \"result\", "
        + "\(type.dtype), \(result.rank)};")
    declarations.line("\(type.name) *\(resultName) = NULL;")
    declarations.line("PyArrayObject *\(array) = NULL;")
    let dims = result.dimensions.map { dimension in
      dimension.count.map { "swl_extent(\(printer.print($0)))" } ?? "-1"
    }
    declarations.line("npy_intp \(resultName)_Dims[\(result.rank)];")
    for (axis, count) in dims.enumerated() {
      conversion.line("\(resultName)_Dims[\(axis)] = \(count);")
    }
    var itemsize = "0"
    if case .character(let length) = result.type {
      if case .fixed(let count) = length {
        itemsize = "swl_extent(\(printer.print(count)))"
      } else {
        itemsize = "1"
      }
      declarations.line("npy_intp capi_\(resultName)_len = 1;")
      conversion.line("capi_\(resultName)_len = \(itemsize);")
    }
    let order = result.intent.contains(.c) || call.returnsByValue ? "SWL_C_ORDER" : "0"
    conversion.line(
      "\(array) = swl_array_new(&\(specification), \(resultName)_Dims, \(itemsize), \(order));")
    conversion.line("if (\(array) == NULL) goto capi_fail;")
    if call.returnsByValue {
      // A C function returns a pointer to memory of its own.
      let message = cLiteral("\(qualifiedName)() returned NULL")
      storing.block("if (\(resultName) == NULL) {", "}") { c in
        c.line("swl_raise(PyExc_MemoryError, \(message));")
        c.line("goto capi_fail;")
      }
      storing.line(
        "memcpy(PyArray_DATA(\(array)), \(resultName), (size_t)PyArray_NBYTES(\(array)));")
    } else {
      conversion.line("\(resultName) = PyArray_DATA(\(array));")
    }
    release.line("Py_XDECREF(\(array));")
    append(result: "swl_take(&\(array), NULL)")
  }

  private mutating func prepareStringResult(_ result: Argument) {
    declarations.line("char *\(resultName) = NULL;")
    if call.returnsByValue {
      append(
        result: "(\(resultName) ? PyBytes_FromString(\(resultName)) : PyBytes_FromString(\"\"))")
      return
    }
    var length = "1"
    if case .character(.fixed(let count)) = result.type {
      length = "swl_extent(\(printer.print(count)))"
    }
    declarations.line("npy_intp capi_\(resultName)_len = 0;")
    conversion.line("capi_\(resultName)_len = \(length);")
    conversion.line(
      "\(resultName) = swl_string_from(Py_None, &capi_\(resultName)_len, \"\", 0, ' ', "
        + "\(cLiteral("\(qualifiedName)() result")));")
    conversion.line("if (\(resultName) == NULL) goto capi_fail;")
    release.line("PyMem_Free(\(resultName));")
    append(result: "swl_string_to(\(resultName), capi_\(resultName)_len)")
  }

  /// The arguments that come back.
  mutating func collectOutputs() {
    for index in plan.outputs {
      let argument = routine.arguments[index]
      let name = cNames[index]
      if includesHeaders, let output = libraryOutput(index) {
        results.append(output)
      } else if argument.isArray {
        let given = isGiven(index) ? "\(name)_capi" : "NULL"
        results.append("swl_take(&capi_\(name)_as_array, \(given))")
      } else if includesHeaders, isKeeper(index) {
        results.append("(Py_INCREF(\(name)_object), \(name)_object)")
      } else if argument.type.isReference {
        results.append(referenceResult(argument, name))
      } else if includesHeaders, argument.type.isCharacter, !argument.type.isSingleCharacter {
        results.append("swl_text_within(\(name), capi_\(name)_len)")
      } else if argument.type.isCharacter, !argument.type.isSingleCharacter {
        let conversion = argument.intent.contains(.c) ? "swl_c_string_to" : "swl_string_to"
        let text = "\(conversion)(\(name), capi_\(name)_len)"
        results.append(
          mayBeAbsent(index) ? "(\(name) ? \(text) : (Py_INCREF(Py_None), Py_None))" : text)
      } else {
        results.append(argument.type.toPython(name))
      }
    }
  }
}
