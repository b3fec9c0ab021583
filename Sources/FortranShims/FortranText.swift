import Interface

/// Types, bounds and expressions of the model, spelt in Fortran.
enum FortranText {
  /// The type of a datum in memory; a character one with its length.
  static func type(_ type: ValueType) -> String {
    if case .character(let length) = type {
      return "character(len=\(Self.length(length) ?? "1"))"
    }
    return type.numbered ?? ""
  }

  /// `nil` where only the procedure knows it.
  static func length(_ length: ValueType.CharacterLength) -> String? {
    switch length {
    case .one: "1"
    case .fixed(let expression): text(expression)
    case .assumed, .deferred, .terminated: nil
    }
  }

  /// An item of a USE statement.
  static func renamed(_ name: String, as local: String) -> String {
    name == local ? name : "\(local) => \(name)"
  }

  /// `(2, 0:3)`; empty for a scalar.
  static func shape(_ variable: Variable) -> String {
    guard !variable.dimensions.isEmpty else { return "" }
    return "(\(variable.dimensions.compactMap(bounds).joined(separator: ", ")))"
  }

  static func bounds(_ dimension: Dimension) -> String? {
    guard case .upperBound(let upper) = dimension.extent, let high = text(upper) else { return nil }
    guard let lower = dimension.lowerBound else { return high }
    return text(lower).map { "\($0):\(high)" }
  }

  /// An expression of integer literals; `nil` for one that names something, which a shim may not
  /// know.
  static func text(_ expression: Expression) -> String? {
    switch expression {
    case .integer(let value): return String(value)
    case .unary(.minus, let operand): return text(operand).map { "(-\($0))" }
    case .unary(.plus, let operand): return text(operand)
    case .binary(let symbol, let left, let right):
      guard [.add, .subtract, .multiply, .divide, .power].contains(symbol),
        let a = text(left), let b = text(right)
      else { return nil }
      return "(\(a)\(symbol.rawValue)\(b))"
    default: return nil
    }
  }
}
