import FortranSemantics
import FortranSyntax
import Interface

/// One procedure's names, and the interfaces of its dummy procedures.
struct ProcedureScope {
  let unit: ProgramUnit
  let scope: ScopeEnvironment

  static func environment(
    of unit: ProgramUnit, host: ScopeEnvironment?, table: ModuleTable,
    options: FortranReader.Options
  ) -> ScopeEnvironment {
    let scope = ScopeEnvironment(
      unit.part, host: host, modules: table, kindMap: options.kindMap)
    scope.dummies = Set(
      (unit.header?.dummies ?? []).map(\.text)
        + unit.entries.flatMap { $0.header.dummies.map(\.text) })
    return scope
  }

  /// Tells the builder what dummies are procedures and with which interfaces.
  func prepare(_ builder: inout RoutineBuilder) throws(SemanticsProblem) {
  }
}
