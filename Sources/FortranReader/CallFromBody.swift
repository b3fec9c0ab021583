import FortranSemantics
import FortranSyntax
import Interface

/// One call of a dummy procedure → its interface: the actual arguments carry types and shapes.
struct CallFromBody {
  private let procedure: ProcedureScope
  private let name: Name
  private let call: CallFinder.Call
  /// Arguments that are arrays of unknown size, though the call shows an element or a section.
  private let arrays: Set<Int>
  private let depth: Int

  private var unit: ProgramUnit { procedure.unit }

  init(_ sight: CallSearch.Sight, arrays: Set<Int>, depth: Int) {
    procedure = sight.procedure
    name = sight.name
    call = sight.call
    self.arrays = arrays
    self.depth = depth
  }

  /// The first call whose arguments are all names, since those carry types and shapes; else the
  /// first one.
  static func best(_ calls: [CallFinder.Call]) -> Int? {
    calls.firstIndex { $0.arguments.allSatisfy { ActualArgument($0).isName } }
      ?? calls.indices.first
  }

  func callback() throws(SemanticsProblem) -> Callback {
    var taken: Set<String> = []
    var header = ProcedureHeader(name: name, dummies: [])
    for (index, text) in call.arguments.enumerated() {
      let label = ActualArgument(text).label(asArray: arrays.contains(index))
      var dummy = label
      var number = 1
      while !taken.insert(dummy).inserted {
        dummy = "\(label)\(number)"
        number += 1
      }
      header.dummies.append(Name(dummy, at: name.location))
    }
    let builder = RoutineBuilder(
      header: header, isFunction: !call.isSubroutine, scope: procedure.scope)
    var routine = Routine(name: name.text)
    routine.location = name.location
    for (index, dummy) in header.dummies.enumerated() {
      routine.arguments.append(try argument(dummy, index, builder))
    }
    if !call.isSubroutine { routine.result = try result(builder) }
    return Callback(routine: routine)
  }

  private func argument(
    _ dummy: Name, _ index: Int, _ builder: RoutineBuilder
  ) throws(SemanticsProblem) -> Argument {
    let actual = ActualArgument(call.arguments[index])
    if !actual.isName {
      guard let type = actual.type(in: procedure.scope, at: name.location) else {
        throw .unsupported(
          reason: "the type of '\(actual.text)', an argument of its dummy procedure "
            + "'\(name.spelling)', is not known", location: name.location)
      }
      var argument = Argument(name: dummy.text, type: type)
      if arrays.contains(index) { argument.dimensions = [Dimension(extent: .assumedSize)] }
      return argument
    }
    if let callback = try procedureArgument(actual.text) {
      var argument = Argument(name: dummy.text, type: .procedure)
      argument.callback = CallbackInference.renamed(callback, to: dummy.text)
      return argument
    }
    var symbol = unit.part[actual.text] ?? Symbol(name: dummy)
    symbol.name = dummy
    symbol.flags.subtract([.optional, .optionalByDirective, .required, .value, .parameter])
    symbol.initialValue = nil
    symbol.checks = []
    symbol.dependencies = []
    var argument = try builder.datum(
      symbol, "the argument '\(actual.text)' of its dummy procedure '\(name.spelling)'")
    argument.outName = nil
    return argument
  }

  private func result(_ builder: RoutineBuilder) throws(SemanticsProblem) -> Argument {
    var symbol = unit.part[name.text] ?? Symbol(name: name)
    if case .type(let type) = symbol.procedureInterface { symbol.type = type }
    symbol.flags = []
    symbol.intent = []
    return try builder.datum(symbol, "the result of its dummy procedure '\(name.spelling)'")
  }

  // MARK: - Procedures as arguments

  /// The interface of an actual argument that is a procedure; `nil` for data.
  private func procedureArgument(_ text: String) throws(SemanticsProblem) -> Callback? {
    let context = procedure.context
    let here = InterfaceFinder.Found(unit: unit, hosts: procedure.hosts)
    guard procedure.calls(text) || context.isProcedure(text, in: here) else { return nil }
    func unknown(_ reason: String) -> SemanticsProblem {
      .unsupported(
        reason: "its dummy procedure '\(name.spelling)' is called with the procedure '\(text)', "
          + "whose interface is not known: \(reason)", location: name.location)
    }
    guard depth < CallbackInference.deepestNesting else {
      throw unknown("call-backs of call-backs are nested too deeply")
    }
    do throws(SemanticsProblem) {
      if let owner = ProcedureFlow.owner(of: text, in: here), let dummy = owner.unit.dummy(text) {
        let scope = ProcedureScope(owner.unit, hosts: owner.hosts, in: context)
        if let declared = try scope.declaredInterface(of: dummy.text, depth: depth + 1) {
          return declared
        }
        switch try CallbackInference(scope, depth: depth + 1).callback(dummy) {
        case .found(let callback): return callback
        case .unknown(let reason): throw unknown(reason)
        }
      }
      guard let found = context.definitions(of: text, in: here).first else {
        if let intrinsic = IntrinsicFunction(text),
          unit.part[text]?.flags.contains(.intrinsic) == true
        {
          return intrinsic.callback(text)
        }
        throw unknown("it is not among the sources")
      }
      let scope = ProcedureScope(found.unit, hosts: found.hosts, in: context)
      if let callback = try scope.asCallback(text) { return callback }
    } catch {
      guard case .unsupported(let reason, _) = error else { throw error }
      throw reason.hasPrefix("its dummy procedure '\(name.spelling)' is called with")
        ? error : unknown(reason)
    }
    throw unknown("it is not among the sources")
  }
}
