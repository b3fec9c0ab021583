import Interface

/// What the model can say of C and this writer cannot write: the one place where it is known.
///
/// A routine that needs any of it is left out, with the reason. To write it regardless would be to
/// pass memory that is too small, too short-lived, or not there.
struct UnsupportedFeatures {
  let records: RecordSymbols
  /// C headers declare the routines; otherwise Fortran's rules hold for call-backs.
  let includesHeaders: Bool

  /// The rest of "'name' is not wrapped: …"; `nil` where all of it can be written.
  func reason(in routine: Routine) -> String? {
    for argument in routine.arguments {
      if let reason = reason(for: argument) { return reason }
    }
    return routine.result.flatMap { reason(forResult: $0) }
  }

  private func reason(for argument: Argument) -> String? {
    if let callback = argument.callback {
      guard includesHeaders || callback.context != nil else { return nil }
      return "it calls a function of the caller's back"
    }
    if argument.keptBy != nil { return "the library keeps an array of the caller's" }
    if argument.isConsumed { return "the library takes an object of the caller's for itself" }
    if argument.isObject { return "the library keeps any object of the caller's" }
    if argument.destructor != nil { return "the library ends memory of the caller's" }
    if argument.isRecordMember { return "it takes a call-back's record" }
    if argument.room != nil { return "it writes into a text of the caller's" }
    if argument.isFlat { return "its arrays are sized by other arrays" }
    return reason(forType: argument)
  }

  private func reason(forResult result: Argument) -> String? {
    if result.isObject { return "it gives back an object that the library kept" }
    if result.isArray, includesHeaders { return "its result is an array of the library's" }
    return reason(forType: result)
  }

  /// What both arguments and results may be.
  private func reason(forType argument: Argument) -> String? {
    if argument.unitBytes != 1 { return "it takes text in UTF-16" }
    if argument.dimensions.contains(where: { $0.count.map(Self.callsExtentFunction) ?? false }) {
      return "its arrays are sized by other arrays"
    }
    switch argument.type {
    case .derived(let name):
      if argument.isArray { return "it takes an array of structs" }
      if records[name] == nil { return "it takes a struct that the headers do not show" }
    case .character(.terminated) where argument.isArray: return "it takes an array of texts"
    case .character(.fixed) where includesHeaders && argument.isReference:
      return "it gives back text with a length of its own"
    case .complex where includesHeaders && !argument.isArray:
      return "it takes a complex number by value"
    case .integer, .real, .logical:
      if argument.isReference { return "its result is a pointer to a number" }
    default: break
    }
    return nil
  }

  private static func callsExtentFunction(_ expression: Expression) -> Bool {
    switch expression {
    case .call(let name, let parts):
      ExtentFunction(rawValue: name) != nil || parts.contains(where: callsExtentFunction)
    case .unary(_, let a): callsExtentFunction(a)
    case .binary(_, let a, let b), .complex(let a, let b):
      callsExtentFunction(a) || callsExtentFunction(b)
    case .conditional(let a, let b, let c):
      callsExtentFunction(a) || callsExtentFunction(b) || callsExtentFunction(c)
    case .array(let parts): parts.contains(where: callsExtentFunction)
    default: false
    }
  }
}
