extension Routine {
  /// The call by symbol, or `nil` where only a shim can do it: module procedures, explicit
  /// interfaces, character and complex function results.
  ///
  /// Character lengths follow all other arguments as `size_t` by value: the convention of gfortran
  /// (since 8), flang, ifx and nvfortran.
  public var directCall: ForeignCall? {
    let isC: Bool
    let symbol: ForeignCall.Symbol
    switch linkage {
    case .fortranExternal:
      isC = directives.isC
      symbol = isC ? .exact(foreignName) : .fortran(foreignName)
    case .c(let name):
      isC = true
      symbol = .exact(name)
    case .fortranModule:
      return nil
    }
    if needsExplicitInterface { return nil }
    if let result, !isC {
      switch result.type {
      case .integer, .real, .logical: break
      default: return nil
      }
      if result.isArray { return nil }
    }
    var parameters: [ForeignCall.Parameter] = []
    var lengths: [ForeignCall.Parameter] = []
    for (index, argument) in arguments.enumerated() where argument.isPassed {
      if argument.type == .procedure {
        parameters.append(.callback(argument: index))
        continue
      }
      let byValue = argument.isValue || (argument.intent.contains(.c) && !argument.isArray)
      if byValue, case .character(let length) = argument.type, length != .one {
        parameters.append(.pointer(argument: index))  // a C string
        if !isC { lengths.append(.characterLength(argument: index)) }
        continue
      }
      parameters.append(byValue ? .value(argument: index) : .pointer(argument: index))
      if case .character = argument.type, !isC {
        lengths.append(.characterLength(argument: index))
      }
    }
    return ForeignCall(
      symbol: symbol, parameters: parameters + lengths, returnsByValue: result != nil)
  }
}
