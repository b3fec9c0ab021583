import Interface

/// Types of a `.pyi` stub.
struct StubType: Sendable {
  /// Names of the library that hide the ones we use for types; those are then written in full.
  private let hidden: Set<String>

  static let builtins = [
    "bool", "bytes", "complex", "float", "int", "object", "property", "staticmethod", "str",
    "tuple",
  ]

  init(hiding names: some Sequence<String> = []) {
    hidden = Set(names).intersection(Self.builtins + ["np"])
  }

  /// How NumPy is imported.
  var numpy: String { hidden.contains("np") ? "_np" : "np" }

  var hidesBuiltins: Bool { !hidden.subtracting(["np"]).isEmpty }

  func builtin(_ name: String) -> String {
    hidden.contains(name) ? "_builtins.\(name)" : name
  }

  /// NumPy's scalar class of an element type.
  func element(_ type: ValueType) -> String {
    switch type {
    case .integer(let bytes, let signed): "\(numpy).\(signed ? "int" : "uint")\(bytes * 8)"
    case .logical(let bytes): "\(numpy).int\(bytes * 8)"
    case .real(let bytes):
      bytes == 4 ? "\(numpy).float32" : bytes == 8 ? "\(numpy).float64" : "\(numpy).longdouble"
    case .complex(let bytes):
      bytes == 4
        ? "\(numpy).complex64" : bytes == 8 ? "\(numpy).complex128" : "\(numpy).clongdouble"
    case .character: "\(numpy).bytes_"
    case .derived, .procedure, .opaque: "Any"
    }
  }

  func array(_ type: ValueType) -> String { "NDArray[\(element(type))]" }

  /// What a caller may give for a scalar. The names are defined at the top of the stub.
  func scalarInput(_ type: ValueType) -> String {
    switch type {
    case .integer: "SupportsIndex"
    case .logical: "_Logical"
    case .real: "_Real"
    case .complex: "_Complex"
    case .character: "\(builtin("str")) | \(builtin("bytes"))"
    case .derived(let name): name
    case .opaque: "pointer"
    case .procedure: "Any"
    }
  }

  func scalarResult(_ type: ValueType) -> String {
    switch type {
    case .integer, .logical: builtin("int")
    case .real: builtin("float")
    case .complex: builtin("complex")
    case .character(.terminated): builtin("str")
    case .character: builtin("bytes")
    case .derived(let name): name
    case .opaque: "pointer"
    case .procedure: "Any"
    }
  }

  /// An argument as the caller gives it.
  ///
  /// What is changed where it stands must be an array of that very type; all else is converted.
  func parameter(_ argument: Argument) -> String {
    if argument.type == .procedure {
      return "Callable[..., \(callbackResult(argument.callback))]"
    }
    let isChanged =
      !argument.intent.isDisjoint(with: [.inout, .inplace]) && !argument.intent.contains(.in)
    if isChanged { return array(argument.type) }
    if argument.isArray { return "ArrayLike" }
    return scalarInput(argument.type) + (argument.isNullable ? " | None" : "")
  }

  func result(_ argument: Argument) -> String {
    if argument.isArray { return array(argument.type) }
    return scalarResult(argument.type) + (argument.isNullable ? " | None" : "")
  }

  /// `None` for nothing, one type, or a tuple.
  func results(_ types: [String]) -> String {
    switch types.count {
    case 0: "None"
    case 1: types[0]
    default: "\(builtin("tuple"))[\(types.joined(separator: ", "))]"
    }
  }

  /// What a call-back returns. How many arguments it takes is its own choice, so they are not typed.
  private func callbackResult(_ callback: Callback?) -> String {
    guard let routine = callback?.routine else { return "Any" }
    let returned = (routine.result.map { [$0] } ?? []) + routine.arguments.filter(\.isOutput)
    guard !returned.isEmpty else { return builtin("object") }
    return results(returned.map { $0.isArray ? "ArrayLike" : scalarInput($0.type) })
  }
}
