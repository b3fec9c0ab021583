import FortranSemantics
import FortranSyntax
import Interface

/// What the reading of one library shares: modules, external procedures, what was looked up.
final class LinkContext {
  let options: FortranReader.Options
  let table: ModuleTable
  private(set) var externals: [String: ProgramUnit] = [:]
  private var environments: [ObjectIdentifier: ScopeEnvironment] = [:]
  private var bodies: [ObjectIdentifier: [String: CallFinder.Use]] = [:]
  private var namesOfProcedures: [ObjectIdentifier: Set<String>] = [:]
  /// All procedures and main programs with the units around them, in the order of the files.
  private(set) var programs: [InterfaceFinder.Found] = []
  private(set) lazy var flow = ProcedureFlow(self)
  private(set) lazy var effects = EffectAnalysis(self)

  /// Where dummies lead that are only handed on.
  var shortcuts: [ProcedureFlow.Dummy: CallSearch.Place] = [:]

  /// About what is offered, but not as it could be.
  private(set) var warnings: [Diagnostic] = []

  init(options: FortranReader.Options) {
    self.options = options
    table = ModuleTable(options: options)
  }

  func warn(_ warning: Diagnostic) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  /// Takes in a unit that stands in no other one.
  func add(_ unit: ProgramUnit) {
    if unit.isProcedure {
      for name in [unit.name.text] + unit.entries.map(\.header.name.text)
      where externals[name] == nil {
        externals[name] = unit
      }
    }
    addPrograms(unit, hosts: [])
  }

  private func addPrograms(_ unit: ProgramUnit, hosts: [ProgramUnit]) {
    switch unit.kind {
    case .module, .submodule, .blockData: break
    case .program, .subroutine, .function, .separateProcedure:
      OldAssumedSize.apply(to: unit)
      programs.append(InterfaceFinder.Found(unit: unit, hosts: hosts))
    }
    for inner in unit.contained { addPrograms(inner, hosts: [unit] + hosts) }
  }

  func environment(of unit: ProgramUnit, hosts: [ProgramUnit]) -> ScopeEnvironment {
    let key = ObjectIdentifier(unit)
    if let known = environments[key] { return known }
    switch unit.kind {
    case .module: return table.environment(of: unit, key: unit.name.text)
    case .submodule(let ancestor):
      return table.environment(of: unit, key: "\(ancestor):\(unit.name.text)")
    default: break
    }
    let host = hosts.first.map { environment(of: $0, hosts: Array(hosts.dropFirst())) }
    let scope = ScopeEnvironment(unit.part, host: host, modules: table, kindMap: options.kindMap)
    scope.inheritsImplicitTyping = !unit.isInterfaceBody || unit.isModuleProcedureInterface
    scope.dummies = Set(
      (unit.header?.dummies ?? []).map(\.text)
        + unit.entries.flatMap { $0.header.dummies.map(\.text) })
    environments[key] = scope
    return scope
  }

  /// How the body of a procedure uses the dummies that may be procedures, and its call-backs by
  /// global names, these in lower case; the text is looked through once.
  func uses(in unit: ProgramUnit) -> [String: CallFinder.Use] {
    let key = ObjectIdentifier(unit)
    if let known = bodies[key] { return known }
    guard unit.hasStatementsOfExecution || unit.hasDirectiveStatements else { return [:] }
    let body = BodyText(unit.lineIndex, unit.lines, form: unit.form)
    var names: Set<String> = []
    let dummies = (unit.header?.dummies ?? []) + unit.entries.flatMap(\.header.dummies)
    for dummy in dummies where unit.mayBeCalled(dummy.text) {
      names.insert(dummy.text.lowercased())
    }
    for name in unit.part.order where unit.part[name]?.intent.contains(.callback) == true {
      names.insert(name.lowercased())
    }
    let finder = CallFinder(body, names: names, form: unit.form)
    bodies[key] = finder.uses
    return finder.uses
  }

  /// Procedures that stand in a unit, and those that its interface blocks describe.
  func procedureNames(of unit: ProgramUnit) -> Set<String> {
    let key = ObjectIdentifier(unit)
    if let known = namesOfProcedures[key] { return known }
    var names: Set<String> = []
    for procedure in unit.contained where procedure.isProcedure {
      names.insert(procedure.name.text)
    }
    for body in unit.interfaces.flatMap(\.bodies) { names.insert(body.name.text) }
    namesOfProcedures[key] = names
    return names
  }
}
