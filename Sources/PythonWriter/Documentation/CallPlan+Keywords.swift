import Interface

extension CallPlan.Extra {
  /// Index of the argument that the keyword belongs to.
  var argument: Int {
    switch self {
    case .extraArguments(let index), .overwrite(let index, _): index
    }
  }

  /// `f_extra_args`, `overwrite_a`.
  func keyword(of routine: Routine) -> String {
    switch self {
    case .extraArguments(let index): "\(routine.arguments[index].name)_extra_args"
    case .overwrite(let index, _): "overwrite_\(routine.arguments[index].name)"
    }
  }

  var defaultText: String {
    switch self {
    case .extraArguments: "()"
    case .overwrite(_, let isOn): isOn ? "1" : "0"
    }
  }
}
