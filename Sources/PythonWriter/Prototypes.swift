import Interface

/// The C declaration of the foreign function behind a routine.
struct Prototype: Sendable {
  /// Procedure arguments travel as plain function pointers; the call-back's C casts.
  static let callbackPointerType = "void (*)(void)"

  var returnType: String
  /// Parameter types, `void` where there are none.
  var parameters: String
  /// The C expression of the symbol.
  var symbol: String
  /// A header declares it; its types are there to be looked up, not written again.
  var isDeclared: Bool

  init(_ routine: Routine, call: ForeignCall, isDeclared: Bool = false) throws(UserError) {
    self.isDeclared = isDeclared
    if isDeclared, case .exact(let name) = call.symbol {
      (returnType, parameters, symbol) = ("void", "void", name)
      return
    }
    returnType = try Self.returnType(of: routine, call: call)
    if let text = routine.directives.callProtoArgument {
      let isEmpty = text.allSatisfy { $0 == " " }
      parameters = isEmpty ? "void" : text
    } else {
      var types: [String] = []
      for parameter in call.parameters {
        let type = try Self.type(of: parameter, routine: routine)
        // A call statement may order the arguments in its own way: pointers of any type.
        let isPointer = type.hasSuffix("*") || type == Self.callbackPointerType
        types.append(isPointer && routine.directives.callStatement != nil ? "void *" : type)
      }
      parameters = types.isEmpty ? "void" : types.joined(separator: ", ")
    }
    switch call.symbol {
    // An empty `fortranname`: a call statement stands in for the function.
    case .fortran(""), .exact(""):
      symbol = "NULL"
    case .fortran(let name):
      let macro = name.utf8.contains(UInt8(ascii: "_")) ? "F_FUNC_US" : "F_FUNC"
      symbol = "\(macro)(\(name), \(name.uppercased()))"
    case .exact(let name):
      symbol = name
    }
  }

  /// A declaration of the symbol at file scope; empty where there is none.
  var declaration: String {
    symbol == "NULL"
      ? ""
      : "extern \(returnType)\(returnType.hasSuffix("*") ? "" : " ")\(symbol)(\(parameters));"
  }

  /// The type of a pointer to the function.
  var pointerType: String { "\(returnType) (*)(\(parameters))" }

  private static func returnType(of routine: Routine, call: ForeignCall) throws(UserError)
    -> String
  {
    guard let result = routine.result, call.returnsByValue, !result.isNothing else {
      return "void"
    }
    guard let type = CType(result.type) else {
      throw UserError(
        "the result of '\(routine.name)' has a type without counterpart in NumPy",
        at: result.location ?? routine.location)
    }
    let isPointer =
      result.isArray || (result.type.isCharacter && !result.type.isSingleCharacter)
    return isPointer ? "\(type.name) *" : type.name
  }

  private static func type(
    of parameter: ForeignCall.Parameter, routine: Routine
  ) throws(UserError) -> String {
    switch parameter {
    case .pointer(let index): return "\(try name(of: index, in: routine)) *"
    case .value(let index): return try name(of: index, in: routine)
    case .characterLength: return "size_t"
    case .extent, .resultExtent: return "int64_t"
    case .callback: return callbackPointerType
    case .resultPointer:
      return "\(routine.result.flatMap { CType($0.type)?.name } ?? "void") *"
    case .resultLength: return "size_t"
    }
  }

  private static func name(of index: Int, in routine: Routine) throws(UserError) -> String {
    let argument = routine.arguments[index]
    guard let type = CType(argument.type) else {
      throw UserError(
        "argument '\(argument.name)' of '\(routine.name)' has a type without counterpart in NumPy",
        at: argument.location ?? routine.location)
    }
    return type.name
  }
}
