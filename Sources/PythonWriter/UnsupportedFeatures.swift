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
      if let reason = reason(for: argument, in: routine) { return reason }
    }
    return routine.result.flatMap { reason(forResult: $0) }
  }

  private func reason(for argument: Argument, in routine: Routine) -> String? {
    if let callback = argument.callback {
      guard let context = callback.context else {
        return includesHeaders ? "it calls a function back without a pointer of the caller's" : nil
      }
      return reason(for: context, in: routine)
    }
    if argument.keptBy != nil, !isKeptByRecord(argument, in: routine) {
      return "the library keeps what is given, and nothing says how long"
    }
    if argument.isArray, argument.isReference { return "it takes an array of pointers" }
    if argument.destructor != nil, !argument.isObject, argument.isOutput {
      return "the library ends memory that it gives back"
    }
    return reason(forType: argument)
  }

  private func reason(for context: Callback.Context, in routine: Routine) -> String? {
    let sharing = routine.arguments.filter { $0.callback?.context?.argument == context.argument }
    if sharing.count > Self.mostFunctions { return "it takes too many functions" }
    if let record = context.record {
      if records[record.name] == nil { return "it takes a struct that the headers do not show" }
    } else if !routine.arguments.indices.contains(context.argument) {
      return "it calls a function back without a pointer of the caller's"
    }
    return nil
  }

  /// As `swl_activation` holds.
  private static let mostFunctions = 8

  private func isKeptByRecord(_ argument: Argument, in routine: Routine) -> Bool {
    guard let keeper = argument.keptBy else { return true }
    // The library's pointer to an object counts as a reference.
    if argument.isObject { return true }
    // Only what has an object of its own can be kept.
    if !argument.isArray {
      switch argument.type {
      case .derived where argument.isReference && !argument.isHidden: break
      case .character(.terminated) where argument.room == nil && argument.unitBytes == 1: break
      default: return false
      }
    }
    if keeper == "*" { return true }
    guard let other = routine[argument: keeper] else {
      if case .derived? = routine.result?.type { return true }
      return false
    }
    guard case .derived = other.type else { return false }
    return other.isReference && (!other.isHidden || other.isOutput)
  }

  private func reason(forResult result: Argument) -> String? {
    if result.isArray, includesHeaders, result.dimensions.contains(where: { $0.count == nil }) {
      return "nothing says how long its result is"
    }
    return reason(forType: result)
  }

  /// What both arguments and results may be.
  private func reason(forType argument: Argument) -> String? {
    switch argument.type {
    case .derived(let name):
      if records[name] == nil { return "it takes a struct that the headers do not show" }
    case .real(bytes: 16), .complex(bytes: 16): return "it takes numbers that NumPy does not have"
    default: break
    }
    return nil
  }
}
