/// The type of a value that crosses between the languages, its kind already resolved to a size.
public enum ValueType: Sendable, Hashable {
  case integer(bytes: Int, signed: Bool = true)
  /// `bytes` names the format: 4, 8, 10 (x87 extended, stored in 16) or 16 (IEEE quad).
  case real(bytes: Int)
  /// `bytes` is the size of one component, named as for `real`.
  case complex(bytes: Int)
  case logical(bytes: Int)
  case character(length: CharacterLength)
  /// A derived type or struct by its name.
  case derived(String)
  /// A procedure; its interface is `Argument.callback`.
  case procedure
  /// C's `void` result, or a pointer that we only pass on.
  case opaque

  public enum CharacterLength: Sendable, Hashable {
    /// Exactly one character, written without a length: C's `char`.
    case one
    case fixed(Expression)
    /// `character(len=*)`: the actual argument's length.
    case assumed
    /// `character(len=:)`: allocated by the callee.
    case deferred
    /// Up to a NUL, in UTF-8: C's strings. What crosses is the pointer.
    case terminated
  }

  public static let defaultInteger = ValueType.integer(bytes: 4)
  public static let defaultReal = ValueType.real(bytes: 4)
  public static let doublePrecision = ValueType.real(bytes: 8)
  public static let defaultLogical = ValueType.logical(bytes: 4)
}

/// One dimension of an array.
public struct Dimension: Sendable, Hashable {
  public enum Extent: Sendable, Hashable {
    /// The upper bound, inclusive.
    case upperBound(Expression)
    /// `*`: the last dimension of an assumed-size array.
    case assumedSize
    /// `:` of a dummy argument that is neither allocatable nor a pointer.
    case assumedShape
    /// `:` of an allocatable or a pointer.
    case deferred
  }

  /// `nil` means 1 (or 0 where the array belongs to C).
  public var lowerBound: Expression?
  public var extent: Extent

  public init(lowerBound: Expression? = nil, extent: Extent) {
    self.lowerBound = lowerBound
    self.extent = extent
  }

  public static func count(_ expression: Expression) -> Dimension {
    Dimension(extent: .upperBound(expression))
  }

  /// The number of elements as an expression, `nil` where only the actual argument knows it.
  public var count: Expression? {
    guard case .upperBound(let upper) = extent else { return nil }
    guard let lower = lowerBound else { return upper }
    if let low = lower.integerValue {
      if low == 1 { return upper }
      if let high = upper.integerValue { return .integer(high - low + 1) }
    }
    return .binary(.add, .binary(.subtract, upper, lower), .integer(1))
  }
}
