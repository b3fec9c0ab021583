import FortranSemantics
import FortranSyntax
import Interface

extension LibraryBuilder {
  mutating func addModule(_ unit: ProgramUnit) {
    // A second module of the name was reported; the first is the one in the table.
    guard table.unit(unit.name.text) === unit else { return }
    let environment = table.environment(of: unit, key: unit.name.text)
    var scope = Scope(name: unit.name.text, kind: .module)
    scope.location = unit.name.location
    scope.documentation = Documentation.text(unit.leadingComments)
    scope.userCode = unit.part.directives.userCode

    for procedure in procedures(of: unit) {
      guard environment.isAccessible(procedure.name.text) else { continue }
      let inner = ProcedureScope(procedure, hosts: [unit], in: context)
      scope.routines += routines(of: inner, module: unit.name.text)
      if isWanted(procedure.name.text) { addCommons(of: procedure, inner.scope) }
    }
    scope.variables = variables(of: unit, environment)
    skipGenerics(of: unit, environment)
    if !scope.routines.isEmpty || !scope.variables.isEmpty || !scope.userCode.isEmpty {
      library.scopes.append(scope)
    }
    addCommons(of: unit, environment)
  }

  /// Module procedures: those contained, and those whose bodies are in submodules.
  private func procedures(of unit: ProgramUnit) -> [ProgramUnit] {
    let separate = unit.interfaces.flatMap(\.bodies).filter(\.isModuleProcedureInterface)
    return separate + unit.contained.filter(\.isProcedure)
  }

  private mutating func skipGenerics(of unit: ProgramUnit, _ scope: ScopeEnvironment) {
    for block in unit.interfaces {
      guard let name = block.header.genericName, scope.isAccessible(name) else { continue }
      guard options.only.isEmpty || options.only.contains(name) else { continue }
      let reason: String
      if name.hasPrefix("operator") || name.hasPrefix("assignment") || name.contains("(") {
        reason = "it defines an operator, an assignment or input and output for a type"
      } else {
        let specifics = (block.procedures + block.bodies.map(\.name)).map { "'\($0.spelling)'" }
        reason =
          "it is a generic interface; call its procedures by their own names: "
          + specifics.joined(separator: ", ")
      }
      library.skipped.append(
        Skipped(name: "\(unit.name.spelling).\(name)", reason: reason, location: block.location))
    }
  }

  // MARK: - Variables

  private mutating func variables(of unit: ProgramUnit, _ scope: ScopeEnvironment) -> [Variable] {
    let procedures = Set(
      unit.contained.map(\.name.text)
        + unit.interfaces.flatMap { $0.bodies.map(\.name.text) })
    var variables: [Variable] = []
    for name in unit.part.order {
      guard let symbol = unit.part[name], symbol.isDeclared, scope.isAccessible(name),
        !symbol.isProcedure, !procedures.contains(name)
      else { continue }
      do throws(SemanticsProblem) {
        variables.append(try variable(symbol, scope))
      } catch {
        report(error, name: "\(unit.name.spelling).\(symbol.name.spelling)")
      }
    }
    return variables
  }

  /// A datum of a module or a COMMON block.
  func variable(
    _ symbol: Symbol, _ scope: ScopeEnvironment
  ) throws(SemanticsProblem) -> Variable {
    var header = ProcedureHeader(name: symbol.name, dummies: [])
    header.type = nil
    let builder = RoutineBuilder(header: header, isFunction: false, scope: scope)
    let subject = "'\(symbol.name.spelling)'"
    if symbol.flags.contains(.codimension) {
      throw .unsupported(reason: "it is a coarray", location: symbol.name.location)
    }
    let datum = try builder.datum(symbol, subject)
    if case .character(.deferred) = datum.type, !symbol.flags.contains(.allocatable) {
      throw .unsupported(
        reason: "its length is deferred", location: symbol.name.location)
    }
    var variable = Variable(name: symbol.name.text, type: datum.type)
    variable.dimensions = datum.dimensions
    variable.isAllocatable = symbol.flags.contains(.allocatable)
    variable.isPointer = symbol.flags.contains(.pointer)
    variable.isConstant = symbol.flags.contains(.parameter)
    variable.isProtected = symbol.flags.contains(.protected)
    variable.bindingLabel = symbol.bindingLabel.map { $0.isEmpty ? symbol.name.text : $0 }
    variable.documentation = symbol.documentation
    variable.location = symbol.name.location
    if variable.isConstant {
      try setConstant(&variable, symbol, scope)
    } else if let initial = symbol.initialValue, !symbol.flags.contains(.pointerInitialized) {
      variable.value =
        try? ConstantEvaluator(scope).initialValue(of: symbol, from: initial.expression)
        .expression
    }
    return variable
  }

  private func setConstant(
    _ variable: inout Variable, _ symbol: Symbol, _ scope: ScopeEnvironment
  ) throws(SemanticsProblem) {
    let value: ConstantValue
    do throws(EvaluationFailure) {
      value = try scope.constant(symbol.name.text)
    } catch {
      let place = symbol.initialValue.map { SyntaxExpressionPlace($0) }
      let message =
        place.map { error.diagnostic("its value", of: $0).message } ?? "its value is not given"
      throw .unsupported(reason: message, location: symbol.name.location)
    }
    variable.value = value.expression
    if case .character(.assumed) = variable.type, let type = value.type { variable.type = type }
    // Implied shapes come from the value.
    if !variable.dimensions.isEmpty {
      variable.dimensions = value.shape.map { .count(.integer($0)) }
    }
  }
}
