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
  /// Where the source says nothing, the routine's body decides (`Argument.effect`). An array that it
  /// may write to is `inout`: Python lets it change the caller's array, here that would break value
  /// semantics. Nothing that it may write to a scalar is lost.
  func roles(statusArguments: Set<String>) -> [ArgumentRole] {
    arguments.map { argument in
      let intent = argument.intent
      if statusArguments.contains(argument.name), argument.type.isInteger, !argument.isArray,
        !argument.isValue
      {
        return .returned
      }
      if argument.isHidden {
        guard argument.isOutput else { return .computed }
        // Only the caller can know how large it must be, so it gives the room.
        return argument.isSizeless && !intent.contains(.hide) ? .changed : .returned
      }
      if isImpliedSize(argument) { return argument.effect == .writes ? .returned : .computed }
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
      return saysNothing && !argument.isValue ? role(byEffectOn: argument) : .given
    }
  }

  /// What becomes of an argument without declared intent. What may be wrong is never assumed:
  ///
  /// | body                                         | scalar, text | array                 |
  /// |----------------------------------------------|--------------|-----------------------|
  /// | only reads                                   | parameter    | parameter, not copied |
  /// | sets it before it reads it, on every way     | result       | `inout`               |
  /// | may write to it                              | `inout`      | `inout`               |
  /// | hands it to a procedure that nobody knows    | `inout`      | `inout`               |
  /// | is not known (signature files, C)            | parameter    | `inout`               |
  ///
  /// A size that follows from an array and is written to comes back as a result. More files make
  /// less unknown; an INTENT or a directive decides at once.
  private func role(byEffectOn argument: Argument) -> ArgumentRole {
    if argument.isArray { return argument.effect == .reads ? .given : .changed }
    // A reference that may be absent cannot be `inout`.
    if argument.isFortranOptional { return .given }
    switch argument.effect {
    case nil, .reads: return .given
    case .writes, .unknown: return .changed
    case .defines: return mayBeResult(argument) ? .returned : .changed
    }
  }

  /// The caller need not even give it room, or say anything about it.
  private func mayBeResult(_ argument: Argument) -> Bool {
    if case .character(.assumed) = argument.type { return false }
    return argument.initialValue == nil && argument.checks.isEmpty
      && !namesInShapesAndChecks.contains(argument.name)
  }

  /// Names that other arguments need before the call.
  private var namesInShapesAndChecks: Set<String> {
    var names: Set<String> = []
    for argument in arguments {
      for check in argument.checks { names.formUnion(check.condition.names) }
      for dimension in argument.dimensions {
        names.formUnion(dimension.lowerBound?.names ?? [])
        if case .upperBound(let upper) = dimension.extent { names.formUnion(upper.names) }
      }
      names.formUnion(argument.initialValue?.names ?? [])
      if case .character(.fixed(let length)) = argument.type { names.formUnion(length.names) }
    }
    return names
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
