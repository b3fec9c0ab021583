import Interface

/// Short spellings of models for tests.
extension Argument {
  static func of(_ name: String, _ type: ValueType, _ dimensions: [Dimension] = []) -> Argument {
    var argument = Argument(name: name, type: type)
    argument.dimensions = dimensions
    return argument
  }

  static func real(_ name: String, _ dimensions: Dimension...) -> Argument {
    of(name, .doublePrecision, dimensions)
  }

  static func integer(_ name: String, _ dimensions: Dimension...) -> Argument {
    of(name, .defaultInteger, dimensions)
  }

  static func logical(_ name: String, _ dimensions: Dimension...) -> Argument {
    of(name, .defaultLogical, dimensions)
  }

  static func string(_ name: String, _ dimensions: Dimension...) -> Argument {
    of(name, .character(length: .assumed), dimensions)
  }

  /// A call-back; `result` is `nil` for a subroutine.
  static func procedure(_ name: String, result: ValueType? = nil) -> Argument {
    var argument = of(name, .procedure)
    argument.callback = Callback(
      routine: Routine(name: name, result: result.map { of(name, $0) }))
    return argument
  }

  var optional: Argument {
    var copy = self
    copy.isFortranOptional = true
    return copy
  }

  var byValue: Argument {
    var copy = self
    copy.isValue = true
    return copy
  }
}

extension Dimension {
  static let colon = Dimension(extent: .assumedShape)
  static let star = Dimension(extent: .assumedSize)
  static let deferred = Dimension(extent: .deferred)
  static func to(_ upper: Int) -> Dimension { .count(.integer(upper)) }
  static func to(_ name: String) -> Dimension { .count(.name(name)) }
}

extension Routine {
  static func inModule(
    _ module: String, _ name: String, _ arguments: [Argument] = [], result: Argument? = nil
  ) -> Routine {
    var routine = Routine(name: name, arguments: arguments, result: result)
    routine.linkage = .fortranModule(module)
    return routine
  }

  static func external(
    _ name: String, _ arguments: [Argument] = [], result: Argument? = nil, explicit: Bool = false
  ) -> Routine {
    var routine = Routine(name: name, arguments: arguments, result: result)
    routine.needsExplicitInterface = explicit
    return routine
  }
}

extension Variable {
  static func of(_ name: String, _ type: ValueType, _ dimensions: Dimension...) -> Variable {
    var variable = Variable(name: name, type: type)
    variable.dimensions = dimensions
    return variable
  }

  var allocatable: Variable {
    var copy = self
    copy.isAllocatable = true
    return copy
  }

  var pointer: Variable {
    var copy = self
    copy.isPointer = true
    return copy
  }

  var constant: Variable {
    var copy = self
    copy.isConstant = true
    return copy
  }
}

extension Library {
  static func externals(_ routines: Routine...) -> Library {
    var library = Library(name: "lib")
    library.routines = routines
    return library
  }

  static func module(
    _ name: String, _ routines: [Routine] = [], variables: [Variable] = []
  ) -> Library {
    var scope = Scope(name: name, kind: .module)
    scope.routines = routines
    scope.variables = variables
    var library = Library(name: "lib")
    library.scopes = [scope]
    return library
  }

  static func common(_ name: String, _ variables: Variable...) -> Library {
    var scope = Scope(name: name, kind: .common)
    scope.variables = variables
    var library = Library(name: "lib")
    library.scopes = [scope]
    return library
  }
}
