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

  /// About what is offered, but not as it could be.
  private(set) var warnings: [Diagnostic] = []

  init(options: FortranReader.Options) {
    self.options = options
    table = ModuleTable(options: options)
  }

  func warn(_ warning: Diagnostic) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  func addExternal(_ unit: ProgramUnit) {
    if externals[unit.name.text] == nil { externals[unit.name.text] = unit }
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

  /// How the body of a procedure uses these names; the text is looked through once.
  func uses(of names: [String], in unit: ProgramUnit) -> [String: CallFinder.Use] {
    let key = ObjectIdentifier(unit)
    if let known = bodies[key] { return known }
    guard unit.hasStatementsOfExecution || unit.hasDirectiveStatements else { return [:] }
    let body = BodyText(unit.lineIndex, unit.lines, form: unit.form)
    var all = Set(names)
    for dummy in unit.header?.dummies ?? [] { all.insert(dummy.text) }
    let finder = CallFinder(body, names: Set(all.map { $0.lowercased() }), form: unit.form)
    bodies[key] = finder.uses
    return finder.uses
  }
}
