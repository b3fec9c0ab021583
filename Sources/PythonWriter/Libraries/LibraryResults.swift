import CodePrinting
import Interface

/// Results that only libraries of C have, and what outlives the call.
extension RoutineWriter {
  /// Prepares a result that needs more than its type says; `false` where it does not.
  mutating func prepareLibraryResult(_ result: Argument) throws(UserError) -> Bool {
    if result.isObject {
      declarations.line("void *\(resultName) = NULL;")
      append(result: "swl_object_back(\(resultName))")
      return true
    }
    if result.unitBytes == 2 {
      declarations.line("void *\(resultName) = NULL;")
      append(result: "swl_text16_to(\(resultName))")
      return true
    }
    guard let type = CType(result.type) else { return false }
    if result.isArray {
      let counts = result.dimensions.compactMap {
        $0.count.map { "(npy_intp)(\(printer.print($0)))" }
      }
      declarations.line("void *\(resultName) = NULL;")
      if result.type == .integer(bytes: 1, signed: false), counts.count == 1 {
        append(result: "swl_bytes_to(\(resultName), \(counts[0]))")
      } else {
        append(
          result: "swl_numbers_to(\(resultName), \(type.dtype), \(counts.count), "
            + "(npy_intp[]){\(counts.joined(separator: ", "))})")
      }
      return true
    }
    if result.isReference, !result.type.isCharacter {
      declarations.line("\(type.name) *\(resultName) = NULL;")
      append(
        result: "(\(resultName) ? \(result.type.toPython("(*\(resultName))")) : Py_NewRef(Py_None))"
      )
      return true
    }
    return false
  }

  /// An output that needs more than its type says, as a new reference.
  func libraryOutput(_ index: Int) -> String? {
    let argument = routine.arguments[index]
    let name = cNames[index]
    if argument.unitBytes == 2 { return "swl_text16_to(\(name))" }
    guard case .character(let length) = argument.type, !argument.isArray else { return nil }
    if case .fixed(let size) = length, argument.isReference {
      return "swl_text_counted(\(name), \(printer.print(size)))"
    }
    return argument.room == nil ? nil : "swl_text_to(\(name))"
  }

  // MARK: What outlives the call

  /// Whether something of the caller's must live as long as the result.
  var keepsForResult: Bool {
    routine.arguments.contains { isKeptByResult($0) }
  }

  private func isKeptByResult(_ argument: Argument) -> Bool {
    guard let keeper = argument.keptBy, keeper != Self.process,
      case .derived? = routine.result?.type
    else { return false }
    return routine[argument: keeper] == nil
  }

  /// Who keeps for good, in the model's words.
  private static var process: String { "*" }

  /// The C variable of the object that keeps, `nil` where there is none.
  func keeper(of argument: Argument) -> String? {
    guard let name = argument.keptBy else { return nil }
    if isKeptByResult(argument) { return "capi_result_object" }
    guard let index = routine.arguments.firstIndex(where: { $0.name == name }),
      case .derived = routine.arguments[index].type
    else { return nil }
    return isGiven(index) ? "\(cNames[index])_capi" : "\(cNames[index])_object"
  }

  /// The output is an object before it is a result, since it keeps something.
  func isKeeper(_ index: Int) -> Bool {
    let argument = routine.arguments[index]
    guard case .derived = argument.type, !isGiven(index), argument.isOutput else { return false }
    return routine.arguments.contains { $0.keptBy == argument.name }
  }

  /// The result as an object in a variable, which keeps what it must.
  mutating func keepResult(_ expression: String) {
    declarations.line("PyObject *capi_result_object = NULL;")
    storing.line("capi_result_object = \(expression);")
    storing.line("if (capi_result_object == NULL) goto capi_fail;")
    release.line("Py_XDECREF(capi_result_object);")
    append(result: "(Py_INCREF(capi_result_object), capi_result_object)")
  }

  /// A routine that fails takes nothing.
  private var consumption: String {
    guard let result = routine.result, routine.status == nil, !result.isNothing else { return "" }
    switch result.type {
    case .integer: return "if (\(resultName) == 0) "
    case .derived, .opaque, .character: return result.isReference ? "if (\(resultName)) " : ""
    default: return ""
    }
  }

  /// After the call, and after the result was made.
  mutating func writeKeeping() {
    for index in routine.arguments.indices
    where isKeeper(index) && !isFilledIn(routine.arguments[index]) {
      let name = cNames[index]
      declarations.line("PyObject *\(name)_object = NULL;")
      storing.line("\(name)_object = \(referenceResult(routine.arguments[index], name));")
      storing.line("if (\(name)_object == NULL) goto capi_fail;")
      release.line("Py_XDECREF(\(name)_object);")
    }
    for (index, argument) in routine.arguments.enumerated()
    where argument.type != .procedure && isGiven(index) {
      let name = cNames[index]
      if argument.isConsumed { storing.line("\(consumption)swl_record_forget(\(name)_capi);") }
      let isForGood = argument.keptBy == Self.process && !argument.isObject
      guard let keeper = isForGood ? "NULL" : keeper(of: argument) else { continue }
      let isBlock = argument.isArray && argument.type.isReference
      let object =
        isBlock
        ? "\(name)_block"
        : argument.isArray ? "(PyObject *)capi_\(name)_as_array" : "\(name)_capi"
      if isForGood {
        storing.line("if (swl_keep_for_good(\(object)) < 0) goto capi_fail;")
        continue
      }
      let key = cLiteral(argument.name)
      storing.line("if (swl_record_keep(\(keeper), \(key), \(object)) < 0) goto capi_fail;")
    }
  }
}
