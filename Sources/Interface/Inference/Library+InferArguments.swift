extension Library {
  /// Completes what directives leave unsaid, as f2py does: a size argument that an array's shape
  /// determines becomes optional with its default and check, dependencies are collected.
  ///
  /// Doing it again changes nothing. The result are errors and warnings about arguments that cannot
  /// be computed: rings of dependencies, hidden values that nothing determines.
  @discardableResult
  public mutating func inferArguments() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for index in routines.indices { diagnostics += routines[index].inferArguments() }
    for scope in scopes.indices {
      for index in scopes[scope].routines.indices {
        diagnostics += scopes[scope].routines[index].inferArguments()
      }
    }
    return diagnostics
  }
}

extension Routine {
  /// Completes the arguments, see `Library.inferArguments()`; call-backs' dummies included.
  @discardableResult
  public mutating func inferArguments() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for index in arguments.indices {
      guard let callback = arguments[index].callback else { continue }
      var routine = callback.routine
      // Hidden dummies of a call-back come from its caller, so warnings mean nothing here.
      diagnostics += routine.inferArguments().filter { $0.severity == .error }
      if routine != callback.routine {
        arguments[index].callback = Callback(
          routine: routine, moduleName: callback.moduleName, localName: callback.localName,
          context: callback.context)
      }
    }

    var inference = ArgumentInference(self)
    for index in arguments.indices { inference.completeDefault(of: index) }
    for index in arguments.indices { inference.inferSizes(from: index) }
    arguments = inference.arguments
    return diagnostics + dependencyDiagnostics()
  }

  private func dependencyDiagnostics() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let cycle = callPlan.cycle
    if let first = cycle.first {
      let names = cycle.map { "'\(arguments[$0].name)'" }.joined(separator: ", ")
      diagnostics.append(
        .error(
          "arguments \(names) of '\(name)' depend on each other, so none can be computed first",
          at: arguments[first].location ?? location,
          hint: "remove one of the depend(…) attributes or default values that close the ring"))
    }
    // A hidden number that nothing uses is a dummy argument that does not matter; a size is not.
    let sizes = Set(arguments.flatMap(\.namesInShapeAndChecks))
    for argument in arguments
    where argument.isHidden && !argument.isArray && !argument.isOutput
      && !argument.intent.contains(.aux) && argument.initialValue == nil
      && argument.isNumber && sizes.contains(argument.name)
    {
      diagnostics.append(
        .warning(
          "argument '\(argument.name)' of '\(name)' is hidden and has no value; 0 is passed",
          at: argument.location ?? location,
          hint: "give it a value: '\(argument.name) = …', or let it be the size of an array"))
    }
    return diagnostics
  }
}

extension Argument {
  fileprivate var isNumber: Bool {
    switch type {
    case .integer, .real, .complex, .logical: true
    case .character, .derived, .procedure, .opaque: false
    }
  }
}
