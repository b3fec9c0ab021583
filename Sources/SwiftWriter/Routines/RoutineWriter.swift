import CodePrinting
import Interface

/// Writes the Swift of one routine and the C function that it calls.
///
/// ```swift
/// public func weigh(a: NDArray<Double, 2>) -> NDArray<Double, 2> {   // parameters, results
///   let m = a.shape[0]                                               // preparation
///   var weighted = NDArray<Double, 2>(shape: [m, n], order: .fortran)
///   a.withUnsafePointer(order: .fortran) { aPointer in               // pointers
///     weighted.withUnsafeMutablePointer(order: .fortran) { weightedPointer in
///       Demo_weigh(aPointer, Fortran.int32(m), …)                    // the call
///     }
///   }
///   return weighted                                                  // completion
/// }
/// ```
struct RoutineWriter {
  struct Parameter {
    var label: String
    var name: String
    var type: String
    var defaultValue: String?
  }

  struct Result {
    var label: String
    var type: String
    var value: String
  }

  /// A closure around the call that gives an address.
  struct PointerScope {
    var opening: String
    var isOptional = false
  }

  /// A computed number, and the variable in which it goes to C where it is checked.
  struct Size {
    var index: Int
    var variable: String
    var value: String
  }

  let routine: Routine
  let context: RoutineContext
  let plan: CallPlan
  let roles: [ArgumentRole]
  let forms: [ArgumentForm]
  /// Swift's variable for each argument, in backticks where needed.
  let names: [String]
  /// Names free for helper variables.
  var registry: NameRegistry
  var printer: SwiftExpression
  let position: [Int]
  /// Arrays that this function takes as spans; empty in the function that takes `NDArray`s.
  let spans: Set<Int>

  var parameters: [Int: Parameter] = [:]
  var preparation = CodePrinter()
  var pointers: [PointerScope] = []
  var completion = CodePrinter()
  var results: [Result] = []
  /// The variable or expression that goes to the C function for each argument.
  var actuals: [Int: String] = [:]
  var lengths: [Int: String] = [:]
  var extents: [Int: [String]] = [:]
  /// The variable with an array's size in bytes, where call-backs get parts of it.
  var byteCounts: [Int: String] = [:]
  var resultActual = ""
  var resultLength = ""
  var resultExtents: [String] = []
  var canThrow = false
  /// Numbers of 32 bits that follow from others.
  var sizes: [Size] = []
  var genericParameters: [String] = []
  /// ` throws(…)` of a function with closures.
  var effects: String?
  var callbacks: [RoutineCallback] = []
  /// Swift outside the function.
  var fileScope = ""

  /// - Parameter takesSpans: write the overload whose arrays are spans, where they can be.
  init(
    _ routine: Routine, _ context: RoutineContext, takesSpans: Bool = false
  ) throws(UserError) {
    self.routine = routine
    self.context = context
    plan = routine.callPlan
    roles = routine.roles(statusArguments: context.options.statusArguments)
    var forms: [ArgumentForm] = []
    for argument in routine.arguments {
      guard let form = ArgumentForm(argument) else {
        throw .unservable(
          routine, "the type of its argument '\(argument.name)' has no counterpart in Swift",
          at: argument.location)
      }
      forms.append(form)
    }
    self.forms = forms
    registry = NameRegistry(reserved: SwiftNames.reserved)
    var names: [String] = []
    for argument in routine.arguments {
      let base = context.options.label(of: argument.name, in: routine.name)
      names.append(SwiftNames.escaped(registry.claim(base, for: "argument \(argument.name)")))
    }
    self.names = names
    var position = [Int](repeating: 0, count: routine.arguments.count)
    for (place, index) in plan.evaluationOrder.enumerated() { position[index] = place }
    self.position = position
    let roles = self.roles
    let optional = plan.optional
    spans = Set(
      routine.arguments.indices.filter { index in
        let argument = routine.arguments[index]
        return takesSpans && roles[index] == .given && forms[index] == .array
          && argument.rank == 1 && !argument.type.isLogical && !optional.contains(index)
      })
    var variables: [String: SwiftExpression.Variable] = [:]
    for (index, argument) in routine.arguments.enumerated() {
      variables[argument.name] = SwiftExpression.Variable(
        name: names[index], type: argument.type, dimensions: argument.dimensions,
        isC: argument.intent.contains(.c), isSpan: spans.contains(index))
    }
    printer = SwiftExpression(variables: variables, constants: routine.constants)
  }

  /// `module.name`, as errors call the routine.
  var qualifiedName: String {
    (context.scope.map { ["\($0.name)"] } ?? []).joined() + (context.scope == nil ? "" : ".")
      + routine.name
  }

  /// A Fortran OPTIONAL that the caller leaves out is absent.
  func mayBeAbsent(_ index: Int) -> Bool {
    let argument = routine.arguments[index]
    return argument.isFortranOptional && argument.initialValue == nil
      && roles[index].isParameter
  }

  /// A parameter that may be `nil`: absent in Fortran, or computed from others by default.
  func isOptional(_ index: Int) -> Bool {
    roles[index].isParameter && plan.optional.contains(index)
  }

  mutating func helper(_ index: Int, _ suffix: String) -> String {
    let base = names[index].filter { $0 != "`" }
    return registry.claim(base + suffix, for: "\(suffix) of \(base)")
  }

  mutating func write() throws(UserError) -> RoutineEmission {
    try checkWritable()
    for index in plan.evaluationOrder {
      switch forms[index] {
      case .scalar: try writeScalar(index)
      case .array: try writeArray(index)
      case .text: try writeText(index)
      case .textArray: try writeTextArray(index)
      case .procedure: try writeProcedure(index)
      }
      if forms[index] != .procedure { try writeChecks(index) }
    }
    try writeLateShapeChecks()
    try writeResult()
    collectResults()
    declareClosures()
    writeSizes()
    let glue = try GlueWriter(self).write()
    return RoutineEmission(
      swift: assemble(glue), fileScope: fileScope, header: glue.header, source: glue.source,
      symbols: glue.symbols)
  }

  private func checkWritable() throws(UserError) {
    if routine.directives.callStatement != nil || !routine.directives.userCode.isEmpty {
      throw .unservable(routine, "it is called by C text (callstatement or usercode)")
    }
    for (index, argument) in routine.arguments.enumerated() {
      if argument.intent.contains(.aux) {
        throw .unservable(
          routine, "its argument '\(argument.name)' exists in C text only", at: argument.location)
      }
      if mayBeAbsent(index), roles[index] == .changed || roles[index] == .copied {
        throw .unservable(
          routine, "its argument '\(argument.name)' is optional and is changed",
          at: argument.location)
      }
    }
  }

  /// Whether everything that the expression uses has its value when this argument's turn comes.
  func isKnown(_ expression: Expression, before index: Int) -> Bool {
    let later = Set(plan.evaluationOrder[position[index]...].map { routine.arguments[$0].name })
    return expression.names.allSatisfy { name in
      guard later.contains(name) else { return true }
      // Parameters have their values from the beginning.
      guard let other = routine.arguments.firstIndex(where: { $0.name == name }) else {
        return true
      }
      return roles[other].isParameter && !isOptional(other)
    }
  }

  func integer(_ expression: Expression, of index: Int?) throws(UserError) -> String {
    if let text = printer.integer(expression) { return text }
    let argument = index.map { routine.arguments[$0] } ?? routine.result
    throw .unservable(
      routine,
      "'\(expression)', which its '\(argument?.name ?? "")' needs, cannot be said in Swift",
      at: argument?.location)
  }
}
