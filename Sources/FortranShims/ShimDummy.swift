import Interface

/// How one argument crosses from C through a shim to the procedure that it wraps.
struct ShimDummy {
  enum Passing {
    /// The shim's dummy itself, of a type that Fortran and C share; arrays by the first element.
    case direct
    /// VALUE in C and in the shim.
    case value
    /// A copy of LOGICAL type: C has no LOGICAL of this size.
    case logicalCopy(byValue: Bool)
    /// A Fortran pointer to C's memory: characters with a length, and LOGICAL arrays. Where C gives
    /// NULL it is disassociated, which an OPTIONAL dummy takes for absent (F2018 15.5.2.12).
    case fortranPointer
    /// A procedure pointer to C's function; disassociated where C gives NULL, as above.
    case procedurePointer
  }

  var passing: Passing
  var argument: Argument
  /// The shim's dummy argument.
  var name: String
  /// The local that is passed on: the copy or the pointer. The dummy itself where there is none.
  var local: String
  /// The dummy with the character length, passed after all arguments.
  var length: String?
  /// The dummies with the extents, passed after all arguments.
  var extents: [String] = []

  init(
    _ argument: Argument, names: inout LocalNames
  ) throws(Unservable) {
    self.argument = argument
    name = names.claim(argument.name, for: "argument")
    local = name
    passing = try Self.passing(of: argument)
    switch passing {
    case .direct:
      if argument.dimensions.contains(where: { $0.extent == .assumedShape }) {
        claimExtents(&names)
      }
    case .value: break
    case .logicalCopy, .procedurePointer:
      local = names.claim("\(argument.name)_f", for: "local")
    case .fortranPointer:
      local = names.claim("\(argument.name)_f", for: "local")
      if case .character = argument.type {
        length = names.claim("\(argument.name)_len", for: "length")
      }
      claimExtents(&names)
    }
  }

  private mutating func claimExtents(_ names: inout LocalNames) {
    extents = (0..<argument.rank).map {
      names.claim("\(argument.name)_n\($0 + 1)", for: "extent")
    }
  }

  private static func passing(of argument: Argument) throws(Unservable) -> Passing {
    func refuse(_ what: String) -> Unservable {
      Unservable("its argument '\(argument.name)' \(what)", at: argument.location)
    }
    if let reason = argument.type.unservable { throw refuse(reason) }
    if argument.isAllocatable { throw refuse("is allocatable") }
    if argument.isValue && (argument.isArray || argument.isFortranOptional) {
      // F2018 18.3.6: an interoperable procedure has no dummy with both OPTIONAL and VALUE.
      throw refuse("has the VALUE attribute and is \(argument.isArray ? "an array" : "optional")")
    }
    if argument.isPointer {
      // Where the callee may change the association, C would not learn of it; and an absent pointer
      // cannot be told from one without target.
      let isOnlyRead =
        argument.intent.contains(.in) && argument.intent.isDisjoint(with: [.out, .inout])
      if !isOnlyRead || argument.isFortranOptional || argument.type == .procedure {
        throw refuse("is a pointer")
      }
    } else if argument.dimensions.contains(where: { $0.extent == .deferred }) {
      throw refuse("has a deferred shape")
    }
    switch argument.type {
    case .procedure:
      if case .character(let length)? = argument.callback?.routine.result?.type,
        FortranText.length(length) == nil
      {
        throw refuse("is a character function of unknown length")
      }
      return .procedurePointer
    case .logical:
      if argument.isArray || argument.isPointer || argument.isFortranOptional {
        return .fortranPointer
      }
      return .logicalCopy(byValue: argument.isValue)
    case .character(.one) where !argument.isPointer: break
    case .character(.deferred): throw refuse("has a deferred length")
    case .character:
      if argument.isValue { throw refuse("is a character string with the VALUE attribute") }
      return .fortranPointer
    case .opaque: throw refuse("has a type that Fortran does not have")
    case .integer, .real, .complex, .derived: break
    }
    if argument.isPointer { return .fortranPointer }
    return argument.isValue ? .value : .direct
  }

  /// What C passes for the argument itself, and after all arguments.
  func parameters(_ index: Int) -> (own: ForeignCall.Parameter, trailing: [ForeignCall.Parameter]) {
    let own: ForeignCall.Parameter =
      switch passing {
      case .value, .logicalCopy(byValue: true): .value(argument: index)
      case .procedurePointer: .callback(argument: index)
      case .direct, .fortranPointer, .logicalCopy(byValue: false): .pointer(argument: index)
      }
    var trailing: [ForeignCall.Parameter] = []
    if length != nil { trailing.append(.characterLength(argument: index)) }
    for dimension in extents.indices {
      trailing.append(.extent(argument: index, dimension: dimension))
    }
    return (own, trailing)
  }
}

extension ShimDummy {
  var isProcedure: Bool {
    if case .procedurePointer = passing { true } else { false }
  }

  /// Whether the shim asks if C's address is NULL.
  var asksWhetherPresent: Bool {
    switch passing {
    case .fortranPointer, .procedurePointer: argument.isFortranOptional
    case .direct, .value, .logicalCopy: false
    }
  }

  /// Names of `iso_c_binding` that the declarations use.
  var imports: [String] {
    var names: [String] = []
    switch passing {
    case .direct, .value:
      if let kind = argument.type.interoperable?.kind { names.append(kind) }
    case .logicalCopy: names.append(Self.integerKind(of: argument.type))
    case .fortranPointer:
      names += ["c_ptr", "c_f_pointer"]
      if asksWhetherPresent { names.append("c_associated") }
    case .procedurePointer:
      names += ["c_funptr", "c_f_procpointer"]
      if asksWhetherPresent { names.append("c_associated") }
    }
    if length != nil { names += ["c_size_t", "c_char"] }
    if !extents.isEmpty { names.append("c_int64_t") }
    return names
  }

  /// A LOGICAL as C has it, 1 or 0.
  static func integer(of logical: String, _ type: ValueType) -> String {
    let kind = integerKind(of: type)
    return "merge(1_\(kind), 0_\(kind), \(logical))"
  }

  /// The integer kind as large as a LOGICAL.
  static func integerKind(of type: ValueType) -> String {
    if case .logical(let bytes) = type { return "c_int\(bytes * 8)_t" }
    return "c_int"
  }

  /// Length and extents: declared before what depends on them.
  var trailingDeclarations: [String] {
    var lines: [String] = []
    if let length { lines.append("integer(c_size_t), value :: \(length)") }
    if !extents.isEmpty {
      lines.append("integer(c_int64_t), value :: \(extents.joined(separator: ", "))")
    }
    return lines
  }

  /// The dummy, as C sees it.
  ///
  /// No INTENT: what the callee may do is its own affair, and directives may have changed the
  /// model's intents.
  var declaration: String {
    let optional = argument.isFortranOptional ? ", optional" : ""
    switch passing {
    case .direct:
      let type = argument.type.interoperable?.declaration ?? ""
      guard argument.isArray else { return "\(type)\(optional) :: \(name)" }
      let shape = extents.isEmpty ? "*" : extents.joined(separator: ", ")
      return "\(type)\(optional) :: \(name)(\(shape))"
    case .value: return "\(argument.type.interoperable?.declaration ?? ""), value :: \(name)"
    case .logicalCopy(let byValue):
      let kind = Self.integerKind(of: argument.type)
      return "integer(\(kind))\(byValue ? ", value" : "") :: \(name)"
    case .fortranPointer: return "type(c_ptr), value :: \(name)"
    case .procedurePointer: return "type(c_funptr), value :: \(name)"
    }
  }

  /// The local that is passed on.
  var localDeclaration: String? {
    switch passing {
    case .direct, .value: return nil
    case .logicalCopy: return "\(argument.type.numbered ?? "") :: \(local)"
    case .fortranPointer:
      return Self.pointerDeclaration(argument, local: local, length: length)
    case .procedurePointer: return "\(procedureDeclaration), pointer :: \(local)"
    }
  }

  static func pointerDeclaration(_ argument: Argument, local: String, length: String?) -> String {
    let type = length.map { "character(kind=c_char, len=\($0))" } ?? argument.type.numbered ?? ""
    guard argument.isArray else { return "\(type), pointer :: \(local)" }
    let shape = argument.dimensions.map { _ in ":" }.joined(separator: ", ")
    return "\(type), pointer, contiguous :: \(local)(\(shape))"
  }

  /// With an implicit interface: the callee's own declaration of its dummy is what counts.
  var procedureDeclaration: String {
    guard let result = argument.callback?.routine.result else { return "procedure()" }
    return "procedure(\(FortranText.type(result.type)))"
  }

  /// Statements before the call.
  var preparation: [String] {
    switch passing {
    case .direct, .value: []
    case .logicalCopy: ["\(local) = \(name) /= 0"]
    case .fortranPointer: associating(association)
    case .procedurePointer: associating("call c_f_procpointer(\(name), \(local))")
    }
  }

  /// The pointer, disassociated where C gives NULL and the callee may ask `present(x)`.
  private func associating(_ statement: String) -> [String] {
    asksWhetherPresent
      ? ["nullify(\(local))", "if (c_associated(\(name))) \(statement)"] : [statement]
  }

  private var association: String {
    extents.isEmpty
      ? "call c_f_pointer(\(name), \(local))"
      : "call c_f_pointer(\(name), \(local), [\(extents.joined(separator: ", "))])"
  }

  /// Statements after the call.
  var completion: [String] {
    guard case .logicalCopy(byValue: false) = passing else { return [] }
    return ["\(name) = \(Self.integer(of: local, argument.type))"]
  }
}
