extension Argument {
  /// The caller does not give it; the wrapper computes it.
  ///
  /// `intent(out)` alone hides, together with any form of input it does not. Auxiliary variables
  /// exist in the wrapper only.
  public var isHidden: Bool {
    if !intent.isDisjoint(with: [.hide, .aux]) { return true }
    return intent.contains(.out) && intent.isDisjoint(with: [.in, .inout, .inplace])
  }

  /// It comes back to the caller. A procedure never does.
  public var isOutput: Bool {
    intent.contains(.out) && type != .procedure
  }

  /// Its value is read from what the caller gives: not hidden, and neither `inout` nor `inplace`,
  /// which want the caller's own array.
  public var isInput: Bool {
    if !intent.isDisjoint(with: [.hide, .inplace]) { return false }
    if intent.contains(.in) { return true }
    return intent.isDisjoint(with: [.out, .inout])
  }

  /// The caller may leave it out.
  public var mayBeOmitted: Bool {
    if isHidden || isRequired { return false }
    return isOptional || isFortranOptional || initialValue != nil
  }

  /// It is a parameter of the foreign procedure. Auxiliary variables are not; nor are members of a
  /// call-back's record, and `intent(callback)` procedures, which the callee reaches by their global
  /// name.
  public var isPassed: Bool {
    if intent.contains(.aux) || isRecordMember { return false }
    return !(type == .procedure && intent.contains(.callback))
  }
}
