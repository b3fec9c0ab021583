import CodePrinting
import Interface

/// One `bind(C)` procedure that calls one Fortran procedure.
struct RoutineShim {
  let routine: Routine
  /// The module that the procedure is in; `nil` for an external one.
  private let module: String?
  let symbol: String
  private(set) var dummies: [ShimDummy] = []
  /// Which argument of the routine each dummy is: what only the wrapper knows is not passed.
  private var indices: [Int] = []
  private(set) var result: ShimResult?
  /// How the body of the shim names the procedure.
  let target: String
  /// The internal procedure that takes call-backs as dummies; `nil` where there are none.
  private var inner: String?

  init(_ routine: Routine, in scope: Scope?, names: inout ShimNames) throws(Unservable) {
    self.routine = routine
    if case .fortranModule(let name) = routine.linkage {
      module = name
    } else {
      module = scope.flatMap { $0.kind == .module ? $0.name : nil }
    }
    // A module procedure gets a name of ours, so that it may be called like anything in the shim;
    // an external one must keep its name, and everything else here gives way.
    target = module == nil ? routine.foreignName.lowercased() : LocalNames.target
    var locals = LocalNames(reserving: [target])
    for (index, argument) in routine.arguments.enumerated() where argument.isPassed {
      dummies.append(try ShimDummy(argument, names: &locals))
      indices.append(index)
    }
    if let value = routine.result {
      result = try ShimResult(value, names: &locals)
    }
    if dummies.contains(where: { $0.isProcedure }) {
      inner = locals.claim("with_procedures", for: "internal procedure")
    }
    symbol = names.claim(
      (scope.map { [$0.name] } ?? []) + [routine.name], for: routine.name)
  }

  var call: ForeignCall {
    var parameters: [ForeignCall.Parameter] = []
    var trailing: [ForeignCall.Parameter] = []
    for (index, dummy) in zip(indices, dummies) {
      let parts = dummy.parameters(index)
      parameters.append(parts.own)
      trailing += parts.trailing
    }
    if let result, !result.isFunctionResult { parameters.append(.resultPointer) }
    return ForeignCall(
      symbol: .exact(symbol),
      parameters: parameters + trailing + (result?.trailingParameters ?? []),
      returnsByValue: result?.isFunctionResult ?? false)
  }

  // MARK: Printing

  func print(to c: inout CodePrinter) {
    let kind = functionResult == nil ? "subroutine" : "function"
    var dummyNames = dummies.map(\.name)
    if let result, !result.isFunctionResult { dummyNames.append(result.name) }
    dummyNames += dummies.flatMap { ($0.length.map { [$0] } ?? []) + $0.extents }
    if let result { dummyNames += (result.length.map { [$0] } ?? []) + result.extents }

    c.comment(origin)
    c.statement(
      "\(kind) \(symbol)(\(dummyNames.joined(separator: ", ")))"
        + (functionResult.map { " result(\($0.name))" } ?? "") + " bind(C, name=\"\(symbol)\")")
    c.indented { c in
      printSpecification(to: &c)
      printExecution(to: &c)
    }
    if inner != nil {
      c.line("contains")
      c.indented { c in printInner(to: &c) }
    }
    c.line("end \(kind) \(symbol)")
    c.line()
  }

  private var functionResult: ShimResult? {
    result.flatMap { $0.isFunctionResult ? $0 : nil }
  }

  private var origin: String {
    let kind = routine.isFunction ? "function" : "subroutine"
    let place = module.map { " of the module '\($0)'" } ?? ""
    let location = routine.location.map { ", \($0.shortDescription)" } ?? ""
    return "The \(kind) '\(routine.foreignName)'\(place)\(location)"
  }

  private func printSpecification(to c: inout CodePrinter) {
    c.useBinding(Set(dummies.flatMap(\.imports) + (result?.imports ?? [])))
    if let module {
      c.statement("use \(module), only: \(target) => \(routine.foreignName)")
    }
    c.line("implicit none")
    c.statements(dummies.flatMap(\.trailingDeclarations))
    c.statements(result?.declarations ?? [])
    c.statements(dummies.map(\.declaration))
    if module == nil { printTargetDeclaration(to: &c) }
    c.statements(dummies.compactMap(\.localDeclaration))
    if let local = result?.localDeclaration { c.statement(local) }
    c.line()
  }

  /// An external procedure: its type where an implicit interface will do, else an interface block.
  private func printTargetDeclaration(to c: inout CodePrinter) {
    if routine.needsExplicitInterface || result?.extents.isEmpty == false {
      InterfaceBlock(routine: routine, name: target, result: result).print(to: &c)
    } else if let result {
      c.statement("\(result.functionType), external :: \(target)")
    } else {
      c.line("external :: \(target)")
    }
  }

  private func printExecution(to c: inout CodePrinter) {
    c.statements(dummies.flatMap(\.preparation))
    c.statements(result?.preparation ?? [])
    if let inner {
      let procedures = dummies.filter(\.isProcedure).map(\.local)
      c.statement("call \(inner)(\(procedures.joined(separator: ", ")))")
    } else {
      c.statement(callStatement(dummies.map(\.local)))
    }
    c.statements(dummies.flatMap(\.completion))
  }

  private func callStatement(_ actuals: [String]) -> String {
    let call = "\(target)(\(actuals.joined(separator: ", ")))"
    return result.map { $0.assignment(call) } ?? "call \(call)"
  }

  /// gfortran compares a procedure pointer with the dummy that it is passed to more strictly than a
  /// dummy procedure, so the pointers become dummies first.
  private func printInner(to c: inout CodePrinter) {
    guard let inner else { return }
    // The internal procedure's dummies hide the host's dummies of the same names.
    let procedures = dummies.filter(\.isProcedure)
    c.statement("subroutine \(inner)(\(procedures.map(\.name).joined(separator: ", ")))")
    c.indented { c in
      c.statements(
        procedures.map { dummy in
          let optional = dummy.asksWhetherPresent ? ", optional" : ""
          return "\(dummy.procedureDeclaration)\(optional) :: \(dummy.name)"
        })
      c.statement(callStatement(dummies.map { $0.isProcedure ? $0.name : $0.local }))
    }
    c.line("end subroutine \(inner)")
  }
}
