import Interface

/// Types of a `.pyi` stub.
enum StubType {
  /// NumPy's scalar class of an element type.
  static func element(_ type: ValueType) -> String {
    switch type {
    case .integer(let bytes, let signed): "np.\(signed ? "int" : "uint")\(bytes * 8)"
    case .logical(let bytes): "np.int\(bytes * 8)"
    case .real(let bytes): bytes == 4 ? "np.float32" : bytes == 8 ? "np.float64" : "np.longdouble"
    case .complex(let bytes):
      bytes == 4 ? "np.complex64" : bytes == 8 ? "np.complex128" : "np.clongdouble"
    case .character: "np.bytes_"
    case .derived, .procedure, .opaque: "Any"
    }
  }

  static func array(_ type: ValueType) -> String { "NDArray[\(element(type))]" }

  /// What a caller may give for a scalar. The names are defined at the top of the stub.
  static func scalarInput(_ type: ValueType) -> String {
    switch type {
    case .integer: "SupportsIndex"
    case .logical: "_Logical"
    case .real: "_Real"
    case .complex: "_Complex"
    case .character: "str | bytes"
    case .derived, .procedure, .opaque: "Any"
    }
  }

  static func scalarResult(_ type: ValueType) -> String {
    switch type {
    case .integer, .logical: "int"
    case .real: "float"
    case .complex: "complex"
    case .character: "bytes"
    case .derived, .procedure, .opaque: "Any"
    }
  }

  /// An argument as the caller gives it.
  ///
  /// What is changed where it stands must be an array of that very type; all else is converted.
  static func parameter(_ argument: Argument) -> String {
    if argument.type == .procedure {
      return "Callable[..., \(callbackResult(argument.callback))]"
    }
    let isChanged =
      !argument.intent.isDisjoint(with: [.inout, .inplace]) && !argument.intent.contains(.in)
    if isChanged { return array(argument.type) }
    return argument.isArray ? "ArrayLike" : scalarInput(argument.type)
  }

  static func result(_ argument: Argument) -> String {
    argument.isArray ? array(argument.type) : scalarResult(argument.type)
  }

  /// `None` for nothing, one type, or a tuple.
  static func results(_ types: [String]) -> String {
    switch types.count {
    case 0: "None"
    case 1: types[0]
    default: "tuple[\(types.joined(separator: ", "))]"
    }
  }

  /// What a call-back returns. How many arguments it takes is its own choice, so they are not typed.
  private static func callbackResult(_ callback: Callback?) -> String {
    guard let routine = callback?.routine else { return "Any" }
    let returned = (routine.result.map { [$0] } ?? []) + routine.arguments.filter(\.isOutput)
    guard !returned.isEmpty else { return "object" }
    return results(returned.map { $0.isArray ? "ArrayLike" : scalarInput($0.type) })
  }
}
