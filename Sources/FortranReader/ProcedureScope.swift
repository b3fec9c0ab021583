import FortranSemantics
import FortranSyntax
import Interface

/// One procedure's names, and the interfaces of its dummy procedures.
struct ProcedureScope {
  let unit: ProgramUnit
  let scope: ScopeEnvironment
  /// The units around it, innermost first.
  let hosts: [ProgramUnit]
  let context: LinkContext

  init(_ unit: ProgramUnit, hosts: [ProgramUnit], in context: LinkContext) {
    self.unit = unit
    self.hosts = hosts
    self.context = context
    scope = context.environment(of: unit, hosts: hosts)
  }

  /// Tells the builder which dummies are procedures, and with which interfaces.
  func prepare(_ builder: inout RoutineBuilder) throws(SemanticsProblem) {
    let dummies = builder.header.dummies.filter { $0.text != "*" }
    var candidates: [Name] = []
    for name in dummies {
      if let declared = try declaredInterface(of: name.text, depth: 0) {
        builder.callbacks[name.text] = declared
      } else if unit.mayBeCalled(name.text) {
        candidates.append(name)
      }
    }
    for name in unit.part.order where unit.part[name]?.intent.contains(.callback) == true {
      guard builder.callbacks[name] == nil, let symbol = unit.part[name],
        !candidates.contains(where: { $0.text == name })
      else { continue }
      candidates.append(symbol.name)
    }
    guard !candidates.isEmpty else { return }
    let uses = context.uses(in: unit)
    for name in candidates {
      let isCalled = uses[name.text.lowercased()]?.calls.isEmpty == false
      guard isCalled || unit.part[name.text]?.isProcedure == true else { continue }
      builder.calledDummies.insert(name.text)
      switch try CallbackInference(self).callback(name) {
      case .found(let callback): builder.callbacks[name.text] = callback
      case .unknown(let reason): builder.unknownCallbacks[name.text] = reason
      }
    }
  }

  /// Whether the body calls a dummy; indices and bounds of an array look alike.
  func calls(_ name: String) -> Bool {
    context.uses(in: unit)[name.lowercased()]?.calls.isEmpty == false && unit.mayBeCalled(name)
  }

  // MARK: - Declared interfaces

  /// From an interface block of the procedure itself, or of `procedure(f)`.
  func declaredInterface(of name: String, depth: Int) throws(SemanticsProblem) -> Callback? {
    for block in unit.interfaces {
      for body in block.bodies where body.name.text == name {
        return try callback(from: body, hosts: [unit] + hosts, as: name, depth: depth)
      }
    }
    guard let symbol = unit.part[name], case .interface(let interface) = symbol.procedureInterface
    else { return nil }
    guard let found = InterfaceFinder(context).find(interface.text, in: [unit] + hosts) else {
      throw .unsupported(
        reason: "the interface '\(interface.spelling)' of its dummy procedure '\(name)' is not "
          + "among the sources", location: interface.location)
    }
    return try callback(from: found.unit, hosts: found.hosts, as: name, depth: depth)
  }

  /// This procedure itself, as the interface of a call-back of another name.
  func asCallback(_ name: String) throws(SemanticsProblem) -> Callback? {
    try callback(from: unit, hosts: hosts, as: name, depth: 1)
  }

  private func callback(
    from body: ProgramUnit, hosts: [ProgramUnit], as name: String, depth: Int
  ) throws(SemanticsProblem) -> Callback? {
    guard let header = body.header, depth < 8 else { return nil }
    let procedures = ProcedureScope(body, hosts: hosts, in: context)
    var builder = RoutineBuilder(
      header: header, isFunction: body.isFunction, scope: procedures.scope)
    let routine: Routine
    do throws(SemanticsProblem) {
      for dummy in header.dummies {
        if let inner = try procedures.declaredInterface(of: dummy.text, depth: depth + 1) {
          builder.callbacks[dummy.text] = inner
        }
      }
      routine = try builder.makeRoutine()
    } catch {
      guard case .unsupported(let reason, let location) = error else { throw error }
      throw .unsupported(
        reason: "the interface of its dummy procedure '\(name)': \(reason)", location: location)
    }
    try checkShapes(routine, name: name, at: body.name.location)
    return CallbackInference.renamed(Callback(routine: routine), to: name)
  }

  /// What the wrapper knows of the extents of a call-back's arrays. Those of assumed size, that F77
  /// passes without one, end where the array ends that the caller gave and in which they lie
  /// (F2018 15.5.2.11); one that lies in none comes as empty.
  func checkShapes(
    _ routine: Routine, name: String, at location: SourceLocation
  ) throws(SemanticsProblem) {
    var unknown: [String] = []
    for argument in routine.arguments {
      for dimension in argument.dimensions where dimension.count == nil {
        guard dimension.extent == .assumedSize else {
          throw .unsupported(
            reason: "the size of '\(argument.name)', an argument of its dummy procedure '\(name)', "
              + "is not known", location: location)
        }
        unknown.append("'\(argument.name)'")
      }
    }
    guard !unknown.isEmpty else { return }
    let subject = unknown.count == 1 ? "it is" : "they are"
    context.warn(
      .warning(
        "the call-back '\(name)' gets \(unknown.joined(separator: ", ")) up to the end of the "
          + "caller's array, or else as empty: nothing says how large \(subject)", at: location,
        hint: "declare the call-back with its extents in a signature file"))
  }
}
