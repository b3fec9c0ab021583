import FortranSemantics
import FortranSyntax
import Interface

/// The interface of a dummy procedure that no interface block describes, from a call in the body:
/// F77's only way to say it, and f2py's.
struct CallbackInference {
  private let procedure: ProcedureScope

  init(_ procedure: ProcedureScope) { self.procedure = procedure }

  private var unit: ProgramUnit { procedure.unit }

  /// `nil` where the name is neither called nor handed on to something that calls it.
  func callback(
    _ name: Name, _ use: CallFinder.Use, depth: Int
  ) throws(SemanticsProblem) -> Callback? {
    if let call = best(use.calls) { return try callback(name, call) }
    guard depth < 8 else { return nil }
    for (callee, index) in use.handedTo {
      guard
        let found = InterfaceFinder(procedure.context).find(callee, in: [unit] + procedure.hosts),
        let header = found.unit.header, header.dummies.indices.contains(index)
      else { continue }
      let dummy = header.dummies[index]
      let inner = ProcedureScope(found.unit, hosts: found.hosts, in: procedure.context)
      if let declared = try inner.declaredInterface(of: dummy.text, depth: depth + 1) {
        return Self.renamed(declared, to: name.text)
      }
      let uses = procedure.context.uses(of: [dummy.text], in: found.unit)
      guard let next = uses[dummy.text.lowercased()] else { continue }
      if let callback = try CallbackInference(inner).callback(dummy, next, depth: depth + 1) {
        return Self.renamed(callback, to: name.text)
      }
    }
    return nil
  }

  /// The same interface under the name by which this procedure calls it.
  static func renamed(_ callback: Callback, to name: String) -> Callback {
    var routine = callback.routine
    routine.name = name
    routine.foreignName = name
    if routine.result?.name == callback.routine.name { routine.result?.name = name }
    return Callback(routine: routine, localName: name)
  }

  /// The first call whose arguments are all names, since those carry types and shapes; else the
  /// first one.
  private func best(_ calls: [CallFinder.Call]) -> CallFinder.Call? {
    calls.first { $0.arguments.allSatisfy(Self.isName) } ?? calls.first
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 97, first <= 122 else { return false }
    return text.utf8.allSatisfy {
      ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 || $0 == 36
    }
  }

  // MARK: - From one call

  private func callback(
    _ name: Name, _ call: CallFinder.Call
  ) throws(SemanticsProblem) -> Callback {
    var taken: Set<String> = []
    var header = ProcedureHeader(name: name, dummies: [])
    var types: [ValueType?] = []
    for text in call.arguments {
      let actual = try self.actual(text, in: name)
      var dummy = actual.name
      var number = 1
      while !taken.insert(dummy).inserted {
        dummy = "\(actual.name)\(number)"
        number += 1
      }
      header.dummies.append(Name(dummy, at: name.location))
      types.append(actual.type)
    }
    let builder = RoutineBuilder(
      header: header, isFunction: !call.isSubroutine, scope: procedure.scope)
    var routine = Routine(name: name.text)
    routine.location = name.location
    for (index, dummy) in header.dummies.enumerated() {
      routine.arguments.append(
        try argument(dummy, types[index], call.arguments[index], builder, of: name))
    }
    if !call.isSubroutine { routine.result = try result(name, builder) }
    try procedure.checkShapes(routine, name: name.text, at: name.location)
    return Callback(routine: routine)
  }

  /// Name and, for an expression, type of an actual argument. The names of expressions are f2py's.
  private func actual(
    _ text: String, in name: Name
  ) throws(SemanticsProblem) -> (name: String, type: ValueType?) {
    if Self.isName(text) { return (text, nil) }
    var label = "e_"
    for byte in text.utf8 {
      let isPlain = (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)
      label.unicodeScalars.append(isPlain ? Unicode.Scalar(byte) : "_")
    }
    label += label.hasSuffix("_") ? "e" : "_e"
    if let expression = try? ExpressionParser(.fortran).parse(text, at: name.location),
      let type = ExpressionTyper(procedure.scope).type(of: expression.expression)
    {
      return (label, type)
    }
    throw .unsupported(
      reason: "the type of '\(text)', an argument of its dummy procedure '\(name.spelling)', is "
        + "not known", location: name.location)
  }

  private func argument(
    _ dummy: Name, _ type: ValueType?, _ text: String, _ builder: RoutineBuilder, of name: Name
  ) throws(SemanticsProblem) -> Argument {
    if let type { return Argument(name: dummy.text, type: type) }
    var symbol = unit.part[text] ?? Symbol(name: dummy)
    if symbol.isProcedure {
      throw .unsupported(
        reason: "its dummy procedure '\(name.spelling)' is called with a procedure",
        location: name.location)
    }
    symbol.name = dummy
    symbol.flags.subtract([.optional, .optionalByDirective, .required, .value, .parameter])
    symbol.initialValue = nil
    symbol.checks = []
    symbol.dependencies = []
    var argument = try builder.datum(
      symbol, "the argument '\(text)' of its dummy procedure '\(name.spelling)'")
    argument.outName = nil
    return argument
  }

  private func result(
    _ name: Name, _ builder: RoutineBuilder
  ) throws(SemanticsProblem) -> Argument {
    var symbol = unit.part[name.text] ?? Symbol(name: name)
    if case .type(let type) = symbol.procedureInterface { symbol.type = type }
    symbol.flags = []
    symbol.intent = []
    return try builder.datum(symbol, "the result of its dummy procedure '\(name.spelling)'")
  }
}
