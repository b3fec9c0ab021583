import Interface

/// One argument's line in a docstring.
enum ArgumentText {
  /// As the caller gives it: `x : input rank-1 array('d') with bounds (n)`, a default on a line of
  /// its own.
  static func parameter(_ argument: Argument) -> String {
    let name = argument.name
    let role = role(argument)
    let initial = argument.initialValue.map {
      ", optional\n    Default: \(ExpressionText.source($0))"
    }
    let rest = initial ?? ""
    if argument.type == .procedure {
      return "\(name) : call-back function\(alias(argument))"
    }
    if argument.isArray {
      return "\(name) : \(role) \(array(argument))\(rest)"
    }
    if case .character(let length) = argument.type, length != .terminated,
      !TypeText.isSingleCharacter(length)
    {
      let type = TypeText.string(length)
      return isChangedInPlace(argument)
        ? "\(name) : \(role) rank-0 array(\(type),'c')\(rest)" : "\(name) : \(role) \(type)\(rest)"
    }
    let type = TypeText.scalar(argument.type)
    return isChangedInPlace(argument)
      ? "\(name) : \(role) rank-0 array(\(type),'\(TypeText.code(argument.type))')\(rest)"
      : "\(name) : \(role) \(type)\(rest)"
  }

  /// As it comes back: `a : int`; an array under another name says whose storage it is.
  static func result(_ argument: Argument) -> String {
    let name = argument.outName ?? argument.name
    if argument.type == .procedure { return parameter(argument) }
    guard argument.isArray else { return "\(name) : \(TypeText.scalar(argument.type))" }
    let storage = name == argument.name ? "" : " and \(argument.name) storage"
    return "\(name) : \(array(argument))\(storage)"
  }

  private static func array(_ argument: Argument) -> String {
    "rank-\(argument.rank) array('\(TypeText.code(argument.type))') "
      + "with bounds (\(ExpressionText.bounds(argument.dimensions)))"
  }

  private static func role(_ argument: Argument) -> String {
    argument.isInput ? "input" : isChangedInPlace(argument) ? "in/output" : ""
  }

  private static func isChangedInPlace(_ argument: Argument) -> Bool {
    argument.intent.contains(.inout) && argument.intent.isDisjoint(with: [.in, .hide, .inplace])
  }

  /// ` => name` where the call-back's interface has another name than the argument.
  private static func alias(_ argument: Argument) -> String {
    guard let callback = argument.callback, callback.routine.name != argument.name else {
      return ""
    }
    return " => \(callback.routine.name)"
  }
}
