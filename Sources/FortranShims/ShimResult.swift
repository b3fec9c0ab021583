import Interface

/// How a function's result crosses from Fortran through a shim to C.
struct ShimResult {
  enum Passing {
    /// The shim is a function.
    case value
    /// The shim is a function with an integer result, 1 or 0: C has no LOGICAL of this size.
    case logicalValue
    /// The shim stores into a dummy of a type that Fortran and C share.
    case dummy
    /// The shim stores through a Fortran pointer to C's memory: characters, LOGICAL arrays.
    case fortranPointer
  }

  var passing: Passing
  var result: Argument
  /// The shim's function result or dummy argument.
  var name: String
  /// What the function's value is assigned to.
  var local: String
  var length: String?
  var extents: [String] = []

  init(_ result: Argument, names: inout LocalNames) throws(Unservable) {
    func refuse(_ what: String) -> Unservable {
      Unservable("its result \(what)", at: result.location)
    }
    self.result = result
    name = names.claim(result.name, for: "result")
    local = name
    if let reason = result.type.unservable { throw refuse(reason) }
    if result.isAllocatable { throw refuse("is allocatable") }
    if result.isPointer { throw refuse("is a pointer") }
    let isArray = result.isArray
    switch result.type {
    case .integer, .real: passing = isArray ? .dummy : .value
    case .complex: passing = .dummy
    case .logical: passing = isArray ? .fortranPointer : .logicalValue
    case .character(.deferred): throw refuse("has a deferred length")
    case .character(.one): passing = .dummy
    case .character: passing = .fortranPointer
    case .procedure: throw refuse("is a procedure")
    case .opaque, .derived: throw refuse("has a type that Fortran does not have")
    }
    if case .fortranPointer = passing {
      local = names.claim("\(result.name)_f", for: "local")
    }
    if case .fortranPointer = passing, case .character = result.type {
      length = names.claim("\(result.name)_len", for: "length")
    }
    extents = (0..<result.rank).map { names.claim("\(result.name)_n\($0 + 1)", for: "extent") }
  }

  var isFunctionResult: Bool {
    switch passing {
    case .value, .logicalValue: true
    case .dummy, .fortranPointer: false
    }
  }

  var trailingParameters: [ForeignCall.Parameter] {
    (length == nil ? [] : [.resultLength])
      + extents.indices.map { .resultExtent(dimension: $0) }
  }

  /// The type as the declaration of the function has it.
  var functionType: String {
    length.map { "character(len=\($0))" } ?? FortranText.type(result.type)
  }

  var imports: [String] {
    var names: [String] = []
    switch passing {
    case .value, .dummy:
      if let kind = result.type.interoperable?.kind { names.append(kind) }
    case .logicalValue:
      names.append(ShimDummy.integerKind(of: result.type))
    case .fortranPointer:
      names += ["c_ptr", "c_f_pointer"]
      if length != nil { names.append("c_char") }
    }
    if length != nil { names.append("c_size_t") }
    if !extents.isEmpty { names.append("c_int64_t") }
    return names
  }

  var declarations: [String] {
    var lines: [String] = []
    if let length { lines.append("integer(c_size_t), value :: \(length)") }
    if !extents.isEmpty {
      lines.append("integer(c_int64_t), value :: \(extents.joined(separator: ", "))")
    }
    let shape = extents.isEmpty ? "" : "(\(extents.joined(separator: ", ")))"
    switch passing {
    case .value, .dummy:
      lines.append("\(result.type.interoperable?.declaration ?? "") :: \(name)\(shape)")
    case .logicalValue:
      lines.append("integer(\(ShimDummy.integerKind(of: result.type))) :: \(name)")
    case .fortranPointer: lines.append("type(c_ptr), value :: \(name)")
    }
    return lines
  }

  var localDeclaration: String? {
    guard case .fortranPointer = passing else { return nil }
    return ShimDummy.pointerDeclaration(result, local: local, length: length)
  }

  var preparation: [String] {
    guard case .fortranPointer = passing else { return [] }
    return extents.isEmpty
      ? ["call c_f_pointer(\(name), \(local))"]
      : ["call c_f_pointer(\(name), \(local), [\(extents.joined(separator: ", "))])"]
  }

  /// The statement that calls the function.
  func assignment(_ call: String) -> String {
    guard case .logicalValue = passing else { return "\(local) = \(call)" }
    return "\(local) = \(ShimDummy.integer(of: call, result.type))"
  }
}
