import CodePrinting
import Interface

/// Writes the C of one routine: a function with CPython's vectorcall signature that reads the
/// arguments, calls the foreign routine and builds the result.
///
/// ```c
/// static PyObject *call_f(PyObject *capi_self, PyObject *const *capi_args, …)
/// {
///   declarations
///   conversion      each argument from its Python object, in the plan's order, with its checks
///   the call
///   results
/// capi_fail:
///   release         on every way out
///   return capi_buildvalue;
/// }
/// ```
///
/// The names of variables are f2py's (`x`, `x_capi`, `x_Dims`, `capi_x_as_array`, `f2py_func`,
/// `f_return_value`), because `callstatement` and `usercode` in signature files use them.
struct RoutineWriter {
  let routine: Routine
  let scope: Scope?
  let call: ForeignCall
  let moduleName: String
  /// Unique in the file; every file-scope name of this routine ends with it.
  let suffix: String
  let options: PythonWriter.Options
  /// Another routine has declared the same symbol with another prototype: the call casts.
  var isDeclaredOtherwise = false
  let plan: CallPlan
  /// The C variable of each argument.
  let cNames: [String]
  let printer: CExpressionPrinter
  /// Index of each argument in the evaluation order.
  let position: [Int]

  /// Something that the routine calls without our knowledge may set an exception.
  var mayFindException = false
  /// The library's records; none where it is Fortran.
  var records: RecordSymbols
  /// The library's headers are included: they declare the foreign function.
  let includesHeaders: Bool
  /// The wrapper stands in another file than the module that lists it.
  var isAlone = false

  /// Before the wrapper function.
  var fileScope = CodePrinter()
  var declarations = CodePrinter()
  var conversion = CodePrinter()
  /// After the call: what is written back to the caller's objects.
  var storing = CodePrinter()
  var release = CodePrinter()
  var beforeCall = CodePrinter()
  var afterCall: [String] = []
  /// What each procedure argument is called with.
  var callbackPointers: [Int: String] = [:]
  /// C's types of complex numbers that pass by value, by argument; of the result.
  private(set) var complexTypes: [Int: String] = [:]
  private(set) var complexResult: String?
  /// C expressions of new references, in the order of the result tuple.
  var results: [String] = []

  init(
    _ routine: Routine, in scope: Scope?, call: ForeignCall, moduleName: String, suffix: String,
    options: PythonWriter.Options, records: RecordSymbols, includesHeaders: Bool
  ) {
    self.records = records
    self.includesHeaders = includesHeaders
    var routine = routine
    if includesHeaders {
      let adapted = AdaptedRoutine(routine, records: records)
      routine = adapted.routine
      (complexTypes, complexResult) = (adapted.complexTypes, adapted.complexResult)
    }
    self.routine = routine
    self.scope = scope
    self.call = call
    self.moduleName = moduleName
    self.suffix = suffix
    self.options = options
    plan = routine.callPlan

    var registry = NameRegistry(reserved: CNames.reserved)
    cNames = routine.arguments.map {
      registry.claim(CNames.identifier($0.name), for: "argument \($0.name)")
    }
    var variables: [String: CExpressionPrinter.Variable] = [:]
    for (index, argument) in routine.arguments.enumerated() {
      variables[argument.name] = CExpressionPrinter.Variable(
        cName: cNames[index], type: argument.type, dimensions: argument.dimensions,
        isC: argument.intent.contains(.c))
    }
    var printer = CExpressionPrinter(variables: variables, constants: routine.constants)
    if includesHeaders { printer.foreignNames = records.foreignNames }
    self.printer = printer
    var position = [Int](repeating: 0, count: routine.arguments.count)
    for (place, index) in plan.evaluationOrder.enumerated() { position[index] = place }
    self.position = position
  }

  /// `module.name` or `module.scope.name`, for messages.
  var qualifiedName: String {
    ([moduleName] + (scope.map { [$0.name] } ?? []) + [routine.name]).joined(separator: ".")
  }

  var functionName: String { "call_\(suffix)" }
  var definitionName: String { "routine_\(suffix)" }
  var errorName: String { "\(CNames.identifier(moduleName))_error" }
  var mode: String { options.strictness == .legacy ? "SWL_LEGACY" : "SWL_STRICT" }

  /// The user's C text takes part: f2py's helper variables must be there.
  var hasUserText: Bool {
    routine.directives.callStatement != nil || !routine.directives.userCode.isEmpty
      || routine.arguments.contains { $0.hasVerbatimText }
  }

  /// `1st argument`, `2nd keyword` or `hidden`, as f2py counts.
  func role(of index: Int) -> String {
    if let place = plan.required.firstIndex(of: index) { return "\(ordinal(place + 1)) argument" }
    if let place = plan.optional.firstIndex(of: index) { return "\(ordinal(place + 1)) keyword" }
    return "hidden"
  }

  /// `m.f() 1st argument (x)`: how messages about a scalar begin.
  func label(of index: Int) -> String {
    "\(qualifiedName)() \(role(of: index)) (\(routine.arguments[index].name))"
  }

  /// Whether the caller may give it.
  func isGiven(_ index: Int) -> Bool {
    plan.required.contains(index) || plan.optional.contains(index)
  }

  /// A Fortran OPTIONAL that the caller leaves out is absent: a null pointer.
  func mayBeAbsent(_ index: Int) -> Bool {
    let argument = routine.arguments[index]
    if includesHeaders, argument.isNullable, argument.isArray { return isGiven(index) }
    return argument.isFortranOptional && argument.initialValue == nil
      && plan.optional.contains(index)
  }

  /// All C of the routine, ending with its `swl_routine_def`.
  mutating func write() throws(UserError) -> String {
    for index in plan.evaluationOrder {
      let argument = routine.arguments[index]
      if options.tracesCalls { trace("processing \(argument.name)", into: \.conversion) }
      if argument.type == .procedure {
        continue  // after all others: their code may run Python
      } else if includesHeaders, try writeLibraryArgument(index) {
        continue
      } else if argument.isArray {
        try writeArray(index)
      } else if argument.type.isReference {
        try writeReference(index)
      } else if argument.type.isCharacter && !argument.type.isSingleCharacter {
        try writeString(index)
      } else {
        try writeScalar(index)
      }
      writeChecks(index)
    }
    writeSizeChecks()
    if includesHeaders {
      writeFlatChecks()
      try writeContextCallbacks()
    }
    for (index, argument) in routine.arguments.enumerated()
    where argument.type == .procedure && argument.callback?.context == nil {
      try writeCallback(index)
    }
    return try assemble()
  }

  func unsupported(_ index: Int) -> UserError {
    let argument = routine.arguments[index]
    return UserError(
      "argument '\(argument.name)' of '\(routine.name)' has a type without counterpart in NumPy",
      at: argument.location ?? routine.location)
  }

  mutating func trace(_ text: String, into part: WritableKeyPath<Self, CodePrinter>) {
    self[keyPath: part].line(
      "fprintf(stderr, \"debug-capi:%s: %s\\n\", \(cLiteral(qualifiedName)), \(cLiteral(text)));")
  }

  /// The conditions of `check(…)`.
  private mutating func writeChecks(_ index: Int) {
    let argument = routine.arguments[index]
    for check in argument.checks {
      var condition = "!\(parenthesized(printer.print(check.condition)))"
      if mayBeAbsent(index) { condition = "\(cNames[index])_capi != Py_None && \(condition)" }
      let message = "(\(check.text)) failed for \(role(of: index)) \(argument.name)"
      let escaped = message.split(separator: "%", omittingEmptySubsequences: false)
        .joined(separator: "%%")
      var format = "\(qualifiedName): \(escaped)"
      var value = ""
      if !argument.isArray, let show = CType(argument.type)?.show {
        format += ": \(routine.name):\(argument.name)=\(show.format)"
        value = ", (\(show.cast))\(cNames[index])"
      }
      let error = errorName
      conversion.block("if (\(condition)) {", "}") { c in
        c.line("swl_raise(\(error), \(cLiteral(format))\(value));")
        c.line("goto capi_fail;")
      }
    }
  }

  private func parenthesized(_ text: String) -> String {
    text.hasPrefix("(") && text.hasSuffix(")") ? text : "(\(text))"
  }

  private mutating func writeCallback(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    let isGiven = self.isGiven(index)
    let hasExtra = plan.extraArguments.contains(index)
    let emission = try CallbackWriter().emit(
      CallbackContext(
        moduleName: moduleName, scope: scope, routine: routine, argument: index,
        prefix: "\(name)_in_\(suffix)", object: isGiven ? "\(name)_capi" : "Py_None",
        extraArguments: hasExtra
          ? "(\(name)_xa_capi == Py_None ? NULL : \(name)_xa_capi)" : "NULL",
        pointerType: Prototype.callbackPointerType, label: label(of: index), options: options,
        arrays: routine.arguments.indices.filter { routine.arguments[$0].isArray }.map {
          (cNames[$0], "capi_\(cNames[$0])_as_array")
        },
        module: "\(CNames.identifier(moduleName))_module"))
    if !emission.fileScope.isEmpty { fileScope.lines(emission.fileScope) }
    if !emission.declarations.isEmpty { declarations.lines(emission.declarations) }
    if !emission.setup.isEmpty { conversion.lines(emission.setup) }
    if !emission.beforeCall.isEmpty { beforeCall.lines(emission.beforeCall) }
    if !emission.afterCall.isEmpty { afterCall.insert(emission.afterCall, at: 0) }
    if !emission.teardown.isEmpty { release.lines(emission.teardown) }
    if argument.isPassed { callbackPointers[index] = emission.functionPointer }
  }
}

extension Argument {
  /// C text that we do not take apart stands in one of its expressions.
  var hasVerbatimText: Bool {
    func isVerbatim(_ expression: Expression?) -> Bool {
      guard let expression else { return false }
      switch expression {
      case .verbatim: return true
      case .integer, .real, .logical, .string, .name: return false
      case .unary(_, let a): return isVerbatim(a)
      case .complex(let a, let b), .binary(_, let a, let b): return isVerbatim(a) || isVerbatim(b)
      case .conditional(let a, let b, let c):
        return isVerbatim(a) || isVerbatim(b) || isVerbatim(c)
      case .call(_, let parts), .array(let parts): return parts.contains { isVerbatim($0) }
      }
    }
    if isVerbatim(initialValue) || checks.contains(where: { isVerbatim($0.condition) }) {
      return true
    }
    return dimensions.contains { isVerbatim($0.count) }
  }
}
