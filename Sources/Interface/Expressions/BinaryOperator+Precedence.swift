extension Expression.BinaryOperator {
  /// Binding strength in printed text: a larger number binds tighter.
  ///
  /// C's order (C11 6.5); `**` and `//`, which C does not have, stand as in F2018 10.1.2. Unary
  /// operators come between `*` and `**`, at 12.
  public var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .bitOr: 3
    case .bitXor: 4
    case .bitAnd: 5
    case .equal, .notEqual: 6
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 7
    case .shiftLeft, .shiftRight: 8
    case .concatenate: 9
    case .add, .subtract: 10
    case .multiply, .divide, .remainder: 11
    case .power: 13
    }
  }
}
