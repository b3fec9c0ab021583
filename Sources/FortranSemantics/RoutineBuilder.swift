import FortranSyntax
import Interface

/// Header and declarations of one procedure → `Routine`.
public struct RoutineBuilder {
  public enum Dialect: Sendable {
    /// Fortran source: bounds must be computable from dummies and constants.
    case source
    /// A signature file: expressions are C's, and what they call is the C compiler's matter.
    case signature
  }

  public var header: ProcedureHeader
  public var isFunction: Bool
  public var scope: ScopeEnvironment
  public var dialect: Dialect
  /// The module that contains the procedure.
  public var moduleName: String?
  /// The procedure whose ENTRY this is.
  public var entryOf: String?
  /// Interfaces of dummy procedures and call-backs, by their names here.
  public var callbacks: [String: Callback] = [:]
  /// Why the interface of a dummy procedure is not known, by its name.
  public var unknownCallbacks: [String: String] = [:]
  /// Undeclared dummies that the body calls.
  public var calledDummies: Set<String> = []

  public init(
    header: ProcedureHeader, isFunction: Bool, scope: ScopeEnvironment,
    dialect: Dialect = .source
  ) {
    self.header = header
    self.isFunction = isFunction
    self.scope = scope
    self.dialect = dialect
  }

  var part: SpecificationPart { scope.part }

  public func makeRoutine() throws(SemanticsProblem) -> Routine {
    var collector = ProblemCollector()
    var routine = Routine(name: header.name.text)
    routine.location = header.name.location
    routine.prefixes = header.prefixes
    routine.entryOf = entryOf
    routine.directives = part.directives
    if let own = part[header.name.text] {
      // `intent(c) name` makes the symbol C's; `intent(c)` alone speaks of the arguments only.
      if own.intent.contains(.c) { routine.directives.isC = true }
      if !own.notes.isEmpty, !isFunction {
        routine.directives.note = own.notes.joined(separator: "\n")
      }
    }
    routine.foreignName = part.fortranName ?? header.name.text
    routine.linkage = linkage(routine)

    for name in header.dummies {
      if name.text == "*" {
        collector.add(
          .unsupported(reason: "it has an alternate return", location: name.location))
        continue
      }
      collector.run { () throws(SemanticsProblem) in
        routine.arguments.append(try argument(name))
      }
    }
    // A call-back that the routine calls by its global name is no dummy, nor is an auxiliary
    // variable of the wrapper; f2py lists them last.
    let dummies = Set(header.dummies.map(\.text))
    for name in part.order where !dummies.contains(name) {
      guard let symbol = part[name], !symbol.intent.isDisjoint(with: [.callback, .aux]) else {
        continue
      }
      collector.run { () throws(SemanticsProblem) in
        routine.arguments.append(try argument(symbol.name))
      }
    }
    if isFunction {
      collector.run { () throws(SemanticsProblem) in
        routine.result = try result()
      }
    }
    try collector.finish()
    routine.needsExplicitInterface = needsExplicitInterface(routine)
    routine.constants = constants(usedBy: routine)
    return routine
  }

  private func linkage(_ routine: Routine) -> Routine.Linkage {
    if let label = header.bindingLabel {
      return .c(symbol: label.isEmpty ? header.name.text.lowercased() : label)
    }
    if let moduleName { return .fortranModule(moduleName) }
    return .fortranExternal
  }

  // MARK: - Result

  private func result() throws(SemanticsProblem) -> Argument {
    let name = header.result ?? header.name
    var symbol = part[name.text] ?? Symbol(name: name)
    if let prefix = header.type { symbol.type = prefix }
    symbol.flags.remove(.external)
    // `intent(c) f` speaks of the procedure.
    if name.text == header.name.text { symbol.intent.remove(.c) }
    if symbol.flags.contains(.allocatable) || symbol.flags.contains(.pointer) {
      let word = symbol.flags.contains(.pointer) ? "a pointer" : "allocatable"
      throw .unsupported(reason: "its result is \(word)", location: name.location)
    }
    if symbol.isProcedure {
      throw .unsupported(reason: "its result is a procedure pointer", location: name.location)
    }
    var result = try datum(symbol, "the result '\(name.spelling)'")
    if case .character(.deferred) = result.type {
      throw .unsupported(
        reason: "its result has a deferred length", location: name.location)
    }
    result.initialValue = nil
    return result
  }

  // MARK: - Rules of the standard

  /// F2018 15.4.2.2, save ELEMENTAL and BIND(C), which change nothing for a caller from C.
  private func needsExplicitInterface(_ routine: Routine) -> Bool {
    guard dialect == .source else { return false }
    let isBindC = header.bindingLabel != nil
    for argument in routine.arguments {
      if argument.isFortranOptional || argument.isAllocatable || argument.isPointer { return true }
      if argument.isValue && !isBindC { return true }
      if argument.otherAttributes.contains(where: {
        ["target", "volatile", "asynchronous"].contains($0)
      }),
        !isBindC
      {
        return true
      }
      for dimension in argument.dimensions
      where dimension.extent == .assumedShape || dimension.extent == .deferred { return true }
    }
    guard let result = routine.result else { return false }
    if result.isArray { return true }
    if case .character(.fixed(let length)) = result.type { return length.integerValue == nil }
    return false
  }

  /// The constants that C text of directives mentions.
  private func constants(usedBy routine: Routine) -> [String: Expression] {
    var names: Set<String> = []
    for argument in routine.arguments + (routine.result.map { [$0] } ?? []) {
      for check in argument.checks { names.formUnion(check.condition.names) }
      if let value = argument.initialValue { names.formUnion(value.names) }
      for dimension in argument.dimensions {
        if case .upperBound(let bound) = dimension.extent { names.formUnion(bound.names) }
      }
    }
    for argument in routine.arguments { names.remove(argument.name) }
    var found: [String: Expression] = [:]
    for name in names {
      if let value = try? scope.constant(name) { found[name] = value.expression }
    }
    return found
  }
}

/// Gathers the problems of one routine: what is unsupported outweighs errors, since a routine that
/// is left out needs no kinds.
struct ProblemCollector {
  private var diagnostics: [Diagnostic] = []
  private var unsupported: SemanticsProblem?

  mutating func add(_ problem: SemanticsProblem) {
    switch problem {
    case .errors(let more): diagnostics += more
    case .unsupported: unsupported = unsupported ?? problem
    }
  }

  mutating func run(_ body: () throws(SemanticsProblem) -> Void) {
    do { try body() } catch { add(error) }
  }

  func finish() throws(SemanticsProblem) {
    if let unsupported { throw unsupported }
    if !diagnostics.isEmpty { throw .errors(diagnostics) }
  }
}
