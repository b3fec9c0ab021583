extension Library {
  /// Checks the model; throws `InternalError` naming the pass that broke it.
  public func verify(after pass: String) throws(InternalError) {
    var verifier = Verifier(pass: pass)
    try verifier.unique(routines.map(\.name), "routines of '\(name)'")
    for kind in [Scope.Kind.module, .common] {
      try verifier.unique(
        scopes.filter { $0.kind == kind }.map(\.name), "scopes of '\(name)'")
    }
    try verifier.unique(records.map(\.name), "records of '\(name)'")
    try verifier.unique(enumerations.map(\.name), "enumerations of '\(name)'")
    for record in records { try verifier.verify(record) }
    for constant in constants {
      try verifier.named(constant.name, "a constant of '\(name)'")
      if !constant.isConstant || constant.value == nil {
        try verifier.fail("constant '\(constant.name)' of '\(name)' has no value")
      }
    }
    for routine in routines { try verifier.verify(routine, in: nil) }
    for scope in scopes {
      try verifier.named(scope.name, "a scope of '\(name)'")
      try verifier.unique(scope.routines.map(\.name), "routines of '\(scope.name)'")
      try verifier.unique(scope.variables.map(\.name), "variables of '\(scope.name)'")
      for routine in scope.routines { try verifier.verify(routine, in: scope) }
      for variable in scope.variables { try verifier.verify(variable, in: scope) }
    }
  }
}

private struct Verifier {
  let pass: String
  /// Call-backs nest: a call-back's dummy may be a procedure itself.
  private var depth = 0

  init(pass: String) { self.pass = pass }

  /// The largest rank that Fortran allows (F2018 5.4.6).
  private static let largestRank = 15
  private static let deepestCallback = 8

  func fail(_ message: String) throws(InternalError) -> Never {
    throw InternalError(pass: pass, message)
  }

  func named(_ name: String, _ what: String) throws(InternalError) {
    if name.isEmpty { try fail("\(what) has no name") }
  }

  func unique(_ names: [String], _ what: String) throws(InternalError) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      try fail("'\(name)' is declared twice among the \(what)")
    }
  }

  mutating func verify(_ routine: Routine, in scope: Scope?) throws(InternalError) {
    let path = scope.map { "\($0.name).\(routine.name)" } ?? routine.name
    try named(routine.name, "a routine")
    // An empty name is right where a call statement stands in for the procedure.
    if routine.directives.callStatement == nil {
      try named(routine.foreignName, "the foreign side of '\(path)'")
    }
    try unique(routine.arguments.map(\.name), "arguments of '\(path)'")
    if let result = routine.result { try named(result.name, "the result of '\(path)'") }

    let names = Set(routine.arguments.map(\.name))
    for argument in routine.arguments {
      let place = "'\(argument.name)' of '\(path)'"
      try named(argument.name, "an argument of '\(path)'")
      try verify(argument.type, place)
      try verify(argument.dimensions, place)
      for dependency in argument.dependencies where !names.contains(dependency) {
        try fail("\(place) depends on '\(dependency)', which is not an argument")
      }
      if argument.dependencies.contains(argument.name) {
        try fail("\(place) depends on itself")
      }
      if argument.effect == .defines, argument.isArray {
        try fail("\(place) is an array that is said to be defined as a whole")
      }
      if argument.effect != nil, argument.type == .procedure || argument.isValue {
        try fail("\(place) has an effect, but cannot be written to")
      }
      if argument.type == .procedure, argument.isArray {
        try fail("\(place) is a procedure with dimensions")
      }
      for check in argument.checks where check.text.isEmpty {
        try fail("a check on \(place) has no text")
      }
      guard let callback = argument.callback else {
        if argument.type == .procedure {
          try fail("\(place) is a procedure without an interface")
        }
        continue
      }
      if argument.type != .procedure {
        try fail("\(place) has a call-back's interface but is no procedure")
      }
      guard depth < Self.deepestCallback else { try fail("call-backs nest too deep in '\(path)'") }
      depth += 1
      try verify(callback.routine, in: nil)
      depth -= 1
    }
    if case .argument(let index)? = routine.status?.source,
      !routine.arguments.indices.contains(index)
    {
      try fail("the status of '\(path)' is argument \(index), which is not there")
    }
    if routine.status?.source == .result, routine.result == nil {
      try fail("the status of '\(path)' is its result, and it has none")
    }
    if let result = routine.result {
      try verify(result.type, "the result of '\(path)'")
      try verify(result.dimensions, "the result of '\(path)'")
    }
  }

  func verify(_ record: RecordType) throws(InternalError) {
    let path = "record '\(record.name)'"
    try named(record.foreignName, "the foreign side of \(path)")
    try unique(record.fields.map(\.name), "fields of \(path)")
    if record.kind == .opaque, !record.fields.isEmpty { try fail("\(path) is opaque, with fields") }
    for field in record.fields {
      try verify(field.type, "field '\(field.name)' of \(path)")
      if field.offset < 0 || field.offset > record.size {
        try fail("field '\(field.name)' lies outside \(path)")
      }
    }
  }

  func verify(_ variable: Variable, in scope: Scope) throws(InternalError) {
    let place = "'\(variable.name)' of '\(scope.name)'"
    try named(variable.name, "a variable of '\(scope.name)'")
    try verify(variable.type, place)
    try verify(variable.dimensions, place)
    if variable.isConstant, variable.value == nil {
      try fail("constant \(place) has no value")
    }
  }

  private func verify(_ type: ValueType, _ place: String) throws(InternalError) {
    switch type {
    case .integer(let bytes, _), .logical(let bytes):
      if ![1, 2, 4, 8, 16].contains(bytes) { try fail("\(place) has \(bytes)-byte values") }
    case .real(let bytes), .complex(let bytes):
      if ![2, 4, 8, 10, 16].contains(bytes) { try fail("\(place) has \(bytes)-byte values") }
    case .derived(let name): try named(name, "the type of \(place)")
    case .character, .procedure, .opaque: break
    }
  }

  private func verify(_ dimensions: [Dimension], _ place: String) throws(InternalError) {
    if dimensions.count > Self.largestRank {
      try fail("\(place) has rank \(dimensions.count), more than \(Self.largestRank)")
    }
  }
}
