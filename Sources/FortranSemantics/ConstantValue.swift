import Interface

/// The value of a constant expression, with its kind.
public enum ConstantValue: Sendable, Hashable {
  case integer(Int, kind: Int)
  /// Rounded to its kind where that is narrower than `Double`.
  case real(Double, kind: Int)
  case complex(Double, Double, kind: Int)
  case logical(Bool, kind: Int)
  case character([UInt8])
  /// Elements in Fortran's order (first index fastest).
  case array([ConstantValue], shape: [Int], lowerBounds: [Int])

  public static func integer(_ value: Int) -> ConstantValue { .integer(value, kind: 4) }

  /// A real of the given kind: binary32 rounds, wider formats are kept in binary64.
  static func rounded(_ value: Double, kind: Int) -> ConstantValue {
    .real(kind == 4 ? Double(Float(value)) : value, kind: kind)
  }

  static func roundedComplex(_ re: Double, _ im: Double, kind: Int) -> ConstantValue {
    kind == 4
      ? .complex(Double(Float(re)), Double(Float(im)), kind: kind) : .complex(re, im, kind: kind)
  }

  public var integerValue: Int? {
    if case .integer(let value, _) = self { value } else { nil }
  }

  /// The elements, or the value alone.
  public var elements: [ConstantValue] {
    if case .array(let elements, _, _) = self { elements } else { [self] }
  }

  public var shape: [Int] {
    if case .array(_, let shape, _) = self { shape } else { [] }
  }

  var isArray: Bool {
    if case .array = self { true } else { false }
  }

  /// The type, where the value has one; `nil` for an empty array.
  public var type: ValueType? {
    switch self {
    case .integer(_, let kind): .integer(bytes: kind)
    case .real(_, let kind): .real(bytes: kind)
    case .complex(_, _, let kind): .complex(bytes: kind)
    case .logical(_, let kind): .logical(bytes: kind)
    case .character(let bytes): .character(length: .fixed(.integer(bytes.count)))
    case .array(let elements, _, _): elements.first?.type
    }
  }

  /// The value as literals of the model.
  public var expression: Expression {
    switch self {
    case .integer(let value, _): .integer(value)
    case .real(let value, let kind): Self.literal(value, kind: kind)
    case .complex(let re, let im, let kind):
      .complex(Self.literal(re, kind: kind), Self.literal(im, kind: kind))
    case .logical(let value, _): .logical(value)
    case .character(let bytes): .string(bytes)
    case .array(let elements, _, _): .array(elements.map(\.expression))
    }
  }

  private static func literal(_ value: Double, kind: Int) -> Expression {
    let size = value.magnitude
    let digits = kind == 4 ? Float(size).description : size.description
    let literal = Expression.real(digits, bytes: kind)
    return value.sign == .minus ? .unary(.minus, literal) : literal
  }
}
