import CodePrinting
import Interface

extension ValueType {
  /// What crosses is a pointer, whatever it points to.
  var isReference: Bool {
    switch self {
    case .derived, .opaque, .character(.terminated): true
    default: false
    }
  }
}

extension RoutineWriter {
  /// The definition behind a record's or a pointer's object.
  func definition(of argument: Argument) -> String? {
    switch argument.type {
    case .derived(let name): records[name]?.definition
    case .opaque: "swl_pointer"
    default: nil
    }
  }

  /// The library fills in a record of the caller's.
  func isFilledIn(_ argument: Argument) -> Bool {
    guard case .derived = argument.type else { return false }
    return !argument.isReference && !argument.isValue && argument.isHidden && argument.isOutput
  }

  /// A record, a pointer or a text.
  mutating func writeReference(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    let label = cLiteral(label(of: index))
    let nullable = argument.isNullable || plan.optional.contains(index) ? 1 : 0
    if case .character = argument.type {
      declarations.line("const char *\(name) = NULL;")
      if isGiven(index) {
        conversion.line(
          "if (swl_text_any(\(name)_capi, &\(name), \(nullable), \(label)) < 0) goto capi_fail;")
      }
      writeMeasure(of: index)
      return
    }
    guard let definition = definition(of: argument) else { throw unsupported(index) }
    declarations.line("void *\(name) = NULL;")
    if isFilledIn(argument) {
      declarations.line("PyObject *\(name)_object = NULL;")
      conversion.line("\(name)_object = swl_record_new(&\(definition), NULL);")
      conversion.line("if (\(name)_object == NULL) goto capi_fail;")
      conversion.line("\(name) = ((swl_record *)\(name)_object)->pointer;")
      release.line("Py_XDECREF(\(name)_object);")
    } else if isGiven(index) {
      let get =
        argument.type == .opaque
        ? "swl_pointer_get(\(name)_capi, " : "swl_record_get(\(name)_capi, &\(definition), "
      conversion.line("if (\(get)&\(name), \(nullable), \(label)) < 0) goto capi_fail;")
    }
  }

  /// How it stands in the call.
  func actualReference(_ index: Int) -> String {
    let argument = routine.arguments[index]
    let name = cNames[index]
    if isFilledIn(argument) { return name }
    if argument.isOutput || argument.intent.contains(.inout) { return "(void *)&\(name)" }
    if case .derived(let record) = argument.type, argument.isValue, let symbol = records[record] {
      return "*(\(symbol.pointer))\(name)"
    }
    if case .character = argument.type { return "(void *)\(name)" }
    return name
  }

  /// A new reference to what came back in it.
  func referenceResult(_ argument: Argument, _ name: String) -> String {
    if isFilledIn(argument) { return "(Py_INCREF(\(name)_object), \(name)_object)" }
    if case .character = argument.type {
      return releasing(argument).map { "swl_text_take((char *)\(name), \($0))" }
        ?? "swl_text_to(\(name))"
    }
    let definition = definition(of: argument) ?? "swl_pointer"
    return
      "swl_record_wrap(&\(definition), \(name), \(releasing(argument) ?? "NULL"), \(owner(of: argument)))"
  }

  /// The function that ends what the caller owns, as `void (void *)`.
  private func releasing(_ argument: Argument) -> String? {
    guard let release = argument.release else { return nil }
    if case .derived(let name) = argument.type, let symbol = records[name],
      symbol.record.release == release
    {
      return symbol.release
    }
    return "(void (*)(void *))\(release)"
  }

  /// What a record that comes back may point into: the first record that the caller gave. What the
  /// caller owns stands alone, beside another of its kind.
  private func owner(of result: Argument) -> String {
    for (index, argument) in routine.arguments.enumerated() {
      guard case .derived = argument.type, argument.isReference, isGiven(index) else { continue }
      if result.release != nil, argument.type == result.type { return "NULL" }
      return "\(cNames[index])_capi"
    }
    return "NULL"
  }

  /// Objects whose record the routine ends point nowhere afterwards.
  mutating func forgetReleased() {
    guard case .exact(let symbol) = call.symbol else { return }
    for (index, argument) in routine.arguments.enumerated() {
      guard case .derived(let name) = argument.type, argument.isReference, isGiven(index),
        records[name]?.record.release == symbol
      else { continue }
      afterCall.append("swl_record_forget(\(cNames[index])_capi);")
    }
  }
}
