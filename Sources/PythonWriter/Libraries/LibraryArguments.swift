import Interface

/// Arguments that only libraries of C have.
extension RoutineWriter {
  /// Writes an argument that needs more than its type says; `false` where it does not.
  mutating func writeLibraryArgument(_ index: Int) throws(UserError) -> Bool {
    let argument = routine.arguments[index]
    if argument.isObject {
      writeObject(index)
    } else if argument.isArray {
      switch argument.type {
      case .character(.terminated): writeTexts(index)
      case .derived: try writeStructs(index)
      default: try writeFlatArray(index)
      }
    } else if case .character(let length) = argument.type, length != .one {
      if case .fixed = length {
        guard argument.isReference, !isGiven(index) else { return false }
        declarations.line("const char *\(cNames[index]) = NULL;")
      } else if argument.unitBytes == 2 {
        writeText16(index)
      } else if let room = argument.room {
        writeTextWithRoom(index, room)
      } else {
        try writeReference(index)
      }
    } else if let room = argument.room, !argument.type.isReference {
      try writeScalar(index)
      writeScalarRoom(index, room)
    } else {
      return false
    }
    if argument.destructor != nil, !argument.isObject { writeHandOver(index) }
    return true
  }

  /// How such an argument stands in the call; `nil` where it stands as others do.
  func libraryActual(_ index: Int) -> String? {
    let argument = routine.arguments[index]
    let name = cNames[index]
    if argument.destructor != nil, !argument.isObject { return "\(name)_given" }
    if argument.room != nil, !argument.type.isReference { return "\(name)_room" }
    guard case .character(let length) = argument.type else { return nil }
    if argument.isArray { return "(void *)\(name)" }
    if case .fixed = length { return argument.isReference ? "(void *)&\(name)" : nil }
    return length == .terminated && argument.room != nil ? name : nil
  }

  private func nullable(_ index: Int) -> Int {
    routine.arguments[index].isNullable || plan.optional.contains(index) ? 1 : 0
  }

  // MARK: Objects and memory that the library ends

  private mutating func writeObject(_ index: Int) {
    let name = cNames[index]
    declarations.line("void *\(name) = NULL;")
    // After all that may fail.
    beforeCall.block("if (\(name)_capi != Py_None) {", "}") { c in
      c.line("\(name) = swl_object_give(\(name)_capi);")
      c.line("if (\(name) == NULL) goto capi_fail;")
    }
    if let destructor = routine.arguments[index].destructor {
      beforeCall.line("\(cNames[destructor]) = (void *)swl_object_end;")
    }
  }

  /// The library gets a copy, and C's `free` for it.
  private mutating func writeHandOver(_ index: Int) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    guard let destructor = argument.destructor else { return }
    let size: String
    if argument.isArray {
      size = "(size_t)(\(name) ? \(name)_Dims[0] : 0) * sizeof *\(name)"
    } else {
      size = argument.unitBytes == 2 ? "(size_t)capi_\(name)_len + 2" : "strlen(\(name)) + 1"
    }
    declarations.line("void *\(name)_given = NULL;")
    beforeCall.line(
      "if (\(name) && swl_hand_over(&\(name)_given, \(name), \(size)) < 0) goto capi_fail;")
    beforeCall.line("\(cNames[destructor]) = (void *)free;")
  }

  // MARK: Texts

  private mutating func writeTextWithRoom(_ index: Int, _ room: Expression) {
    let name = cNames[index]
    let object = isGiven(index) ? "\(name)_capi" : "NULL"
    declarations.line("char *\(name) = NULL;")
    conversion.line("if (swl_text_room(")
    conversion.line(
      "        \(object), \(printer.print(room)), \(nullable(index)), &\(name), "
        + "\(cLiteral(label(of: index)))) < 0)")
    conversion.line("  goto capi_fail;")
    writeMeasure(of: index)
    release.line("PyMem_Free(\(name));")
  }

  /// Another argument's value is the length of this text.
  mutating func writeMeasure(of index: Int) {
    let name = cNames[index]
    let isMeasured = routine.arguments.contains { other in
      other.initialValue?.names.contains(routine.arguments[index].name) ?? false
    }
    guard isMeasured else { return }
    declarations.line("npy_intp capi_\(name)_len = 0;")
    conversion.line("capi_\(name)_len = \(name) ? (npy_intp)strlen(\(name)) : 0;")
  }

  private mutating func writeText16(_ index: Int) {
    let name = cNames[index]
    declarations.line("void *\(name) = NULL;")
    guard isGiven(index) else { return }
    declarations.line("npy_intp capi_\(name)_len = 0;")
    conversion.line("if (swl_text16_any(")
    conversion.line(
      "        \(name)_capi, &\(name), &capi_\(name)_len, \(nullable(index)), "
        + "\(cLiteral(label(of: index)))) < 0)")
    conversion.line("  goto capi_fail;")
    release.line("PyMem_Free(\(name));")
  }

  private mutating func writeTexts(_ index: Int) {
    let argument = routine.arguments[index]
    let room = argument.room.map { printer.print($0) } ?? "0"
    writeSequence(
      index, type: "char **", call: "swl_texts_any(\(cNames[index])_capi, &\(cNames[index])",
      more: "\(room), ")
  }

  private mutating func writeStructs(_ index: Int) throws(UserError) {
    guard let definition = definition(of: routine.arguments[index]),
      !routine.arguments[index].isReference
    else { throw unsupported(index) }
    writeSequence(
      index, type: "void *",
      call: "swl_structs_any(\(cNames[index])_capi, &\(definition), &\(cNames[index])", more: "")
  }

  private mutating func writeSequence(_ index: Int, type: String, call: String, more: String) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    let label = cLiteral(label(of: index))
    declarations.line("\(type)\(type.hasSuffix("*") ? "" : " ")\(name) = NULL;")
    declarations.line("npy_intp \(name)_Dims[1] = {-1};")
    conversion.line("if (\(call), \(name)_Dims, \(more)\(nullable(index)), \(label)) < 0)")
    conversion.line("  goto capi_fail;")
    if argument.keptBy == nil {
      release.line("PyMem_Free(\(name));")
    } else {
      declarations.line("PyObject *\(name)_block = NULL;")
      conversion.block("if (\(name)) {", "}") { c in
        c.line("\(name)_block = swl_block_object(\(name));")
        c.line("if (\(name)_block == NULL) goto capi_fail;")
      }
      release.line("Py_XDECREF(\(name)_block);")
    }
    if let count = argument.dimensions.first?.count, isKnown(count, before: index) {
      let absent = nullable(index) == 1 ? "\(name) && " : ""
      conversion.line(
        "if (\(absent)swl_check_extent(\(name)_Dims[0], \(printer.print(count)), \(label)) < 0)")
      conversion.line("  goto capi_fail;")
    }
  }

  // MARK: Numbers

  /// Room for more numbers than the one that is read.
  private mutating func writeScalarRoom(_ index: Int, _ room: Expression) {
    guard let type = CType(routine.arguments[index].type) else { return }
    let name = cNames[index]
    declarations.line("\(type.name) *\(name)_room = NULL;")
    beforeCall.line(
      "\(name)_room = PyMem_Calloc((size_t)MAX(\(printer.print(room)), 1), sizeof *\(name)_room);")
    beforeCall.block("if (\(name)_room == NULL) {", "}") { c in
      c.line("PyErr_NoMemory();")
      c.line("goto capi_fail;")
    }
    beforeCall.line("*\(name)_room = \(name);")
    afterCall.insert("\(name) = *\(name)_room;", at: 0)
    release.line("PyMem_Free(\(name)_room);")
  }

  /// An array whose elements alone count, or bytes: other objects become arrays first.
  private mutating func writeFlatArray(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    let isBytes = if case .integer(1, _) = argument.type { argument.rank == 1 } else { false }
    let isFlattened = isGiven(index) && (argument.isFlat || isBytes)
    if isFlattened, let type = CType(argument.type) {
      let isChanged = argument.isChangedInPlace ? 1 : 0
      declarations.line("PyObject *\(name)_flat = NULL;")
      conversion.block("if (\(name)_capi != Py_None) {", "}") { c in
        c.line("\(name)_flat = swl_flat(\(name)_capi, \(type.dtype), \(isChanged));")
        c.line("if (\(name)_flat == NULL) goto capi_fail;")
        c.line("\(name)_capi = \(name)_flat;")
      }
    }
    try writeArray(index)
    if isFlattened { release.line("Py_XDECREF(\(name)_flat);") }
  }

  /// An array of ours must not be made where the numbers of the caller's make no sense.
  mutating func writeExtentCheck(_ count: Expression, of index: Int) {
    let label = cLiteral(label(of: index))
    conversion.line("if (\(printer.print(count)) < 0) {")
    conversion.line("  swl_check_extent(0, -1, \(label));")
    conversion.line("  goto capi_fail;")
    conversion.line("}")
  }

  /// What flat arrays must have at least, once all is known.
  mutating func writeFlatChecks() {
    for index in plan.evaluationOrder where isGiven(index) {
      let argument = routine.arguments[index]
      guard argument.isFlat || argument.dimensions.contains(where: \.callsExtentFunction),
        let count = argument.dimensions.first?.count
      else { continue }
      let name = cNames[index]
      let label = cLiteral(label(of: index))
      conversion.block(mayBeAbsent(index) ? "if (\(name)_capi != Py_None) {" : "{", "}") { c in
        c.line("if (swl_check_extent(\(name)_Dims[0], \(printer.print(count)), \(label)) < 0)")
        c.line("  goto capi_fail;")
        guard case .call(ExtentFunction.kept.rawValue, let parts) = count, parts.count == 2,
          case .name(let handle) = parts[0], let variable = printer.variables[handle]
        else { return }
        c.line("if (swl_check_alignment(")
        c.line(
          "        \(variable.cName)_capi, \(printer.print(parts[1])), \(name), \(label)) < 0)")
        c.line("  goto capi_fail;")
      }
    }
  }
}

extension Dimension {
  var callsExtentFunction: Bool { count?.callsExtentFunction ?? false }
}
