import Interface

/// What becomes of a dummy argument in the Swift function.
enum ArgumentRole {
  /// A parameter, only read.
  case given
  /// An `inout` parameter.
  case changed
  /// A parameter whose changed value comes back as a result (`intent(in, out)`).
  case copied
  /// A parameter of which the routine gets a copy to spoil (`intent(copy)`).
  case spoiled
  /// No parameter: computed, or room to work in.
  case computed
  /// No parameter; comes back as a result.
  case returned

  var isParameter: Bool {
    switch self {
    case .given, .changed, .copied, .spoiled: true
    case .computed, .returned: false
    }
  }

  /// Foreign code may write to it, and the caller sees what it wrote.
  var isWritten: Bool {
    switch self {
    case .changed, .copied, .returned: true
    case .given, .spoiled, .computed: false
    }
  }
}

/// What kind of thing an argument is to the writer.
enum ArgumentForm {
  case scalar, array
  /// `character(n)`, `character(*)`.
  case text
  /// A rank-1 array of `text`.
  case textArray
  case procedure

  /// `nil` where Swift has no counterpart.
  init?(_ argument: Argument) {
    if argument.type == .procedure {
      self = .procedure
    } else if CrossingType(argument.type) == nil {
      return nil
    } else if argument.type.isCharacter, !argument.type.isSingleCharacter {
      guard argument.rank <= 1 else { return nil }
      self = argument.isArray ? .textArray : .text
    } else {
      self = argument.isArray ? .array : .scalar
    }
  }
}

extension Routine {
  /// The role of each argument.
  ///
  /// An array of which the source says nothing may be written to by the routine. Python lets it
  /// change the caller's array; here that would break value semantics, so it is `inout`.
  func roles(statusArguments: Set<String>) -> [ArgumentRole] {
    arguments.map { argument in
      let intent = argument.intent
      if statusArguments.contains(argument.name), argument.type.isInteger, !argument.isArray,
        !argument.isValue
      {
        return .returned
      }
      if argument.isHidden { return argument.isOutput ? .returned : .computed }
      if isImpliedSize(argument) { return .computed }
      if argument.isArray, !intent.isDisjoint(with: [.copy, .overwrite]),
        intent.isDisjoint(with: [.out, .inplace])
      {
        return .spoiled
      }
      if !intent.isDisjoint(with: [.inout, .inplace]) {
        return intent.contains(.in) && intent.contains(.out) ? .copied : .changed
      }
      if intent.contains(.out) { return .copied }
      if argument.type == .procedure { return .given }
      let saysNothing = intent.isDisjoint(with: [.in, .copy, .overwrite, .cache])
      return saysNothing && argument.isArray && !argument.isValue ? .changed : .given
    }
  }

  /// Whether an optional integer follows from the shapes of arrays that the caller gives.
  func isImpliedSize(_ argument: Argument) -> Bool {
    guard argument.type.isInteger, !argument.isArray, argument.mayBeOmitted,
      !argument.isFortranOptional, !argument.isOutput, let value = argument.initialValue,
      !value.names.isEmpty
    else { return false }
    return isOfShapes(value, depth: 0)
  }

  private func isOfShapes(_ expression: Expression, depth: Int) -> Bool {
    if depth > 20 { return false }
    switch expression {
    case .integer: return true
    case .unary(_, let operand): return isOfShapes(operand, depth: depth + 1)
    case .binary(_, let a, let b):
      return isOfShapes(a, depth: depth + 1) && isOfShapes(b, depth: depth + 1)
    case .name(let name):
      if constants[name] != nil { return true }
      guard let other = self[argument: name], !other.isHidden else { return false }
      return isImpliedSize(other)
    case .call(let name, let parts):
      guard Self.inquiries.contains(name), case .name(let array)? = parts.first,
        let argument = self[argument: array], argument.isArray || argument.type.isCharacter
      else {
        return ["max", "min"].contains(name)
          && parts.allSatisfy { isOfShapes($0, depth: depth + 1) }
      }
      return !argument.isHidden && !argument.mayBeOmitted
    default: return false
    }
  }

  private static let inquiries: Set<String> = [
    "shape", "len", "size", "f2py_len", "f2py_shape", "f2py_size", "slen", "rank",
  ]
}
