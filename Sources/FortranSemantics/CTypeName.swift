import Interface

/// The C types that f2py's kind maps (`--f2cmap`) may name.
public enum CTypeName: String, Sendable, CaseIterable {
  case char
  case signedChar = "signed_char"
  case unsignedChar = "unsigned_char"
  case short
  case unsignedShort = "unsigned_short"
  case int, unsigned, long
  case unsignedLong = "unsigned_long"
  case longLong = "long_long"
  case unsignedLongLong = "unsigned_long_long"
  case float, double
  case longDouble = "long_double"
  case complexFloat = "complex_float"
  case complexDouble = "complex_double"
  case complexLongDouble = "complex_long_double"
  case string, character, void
  case int8 = "int8_t"
  case int16 = "int16_t"
  case int32 = "int32_t"
  case int64 = "int64_t"
  case uint8 = "uint8_t"
  case uint16 = "uint16_t"
  case uint32 = "uint32_t"
  case uint64 = "uint64_t"
  case npyInt32 = "npy_int32"
  case npyInt64 = "npy_int64"
  case npyFloat32 = "npy_float32"
  case npyFloat64 = "npy_float64"

  /// The name as written in a map, blanks for underscores allowed.
  public init?(_ text: String) {
    self.init(rawValue: String(text.trimmedOfBlanks.map { $0 == " " ? "_" : $0 }))
  }

  /// Bytes of the type, of one component for a complex one, as `ValueType` counts them.
  public var bytes: Int {
    switch self {
    case .char, .signedChar, .unsignedChar, .int8, .uint8, .string, .character: 1
    case .short, .unsignedShort, .int16, .uint16: 2
    case .int, .unsigned, .int32, .uint32, .npyInt32, .float, .npyFloat32, .complexFloat: 4
    case .long, .unsignedLong, .longLong, .unsignedLongLong, .int64, .uint64, .npyInt64,
      .double, .npyFloat64, .complexDouble, .void:
      8
    case .longDouble, .complexLongDouble: 10
    }
  }

  public var isUnsigned: Bool {
    switch self {
    case .unsignedChar, .unsignedShort, .unsigned, .unsignedLong, .unsignedLongLong, .uint8,
      .uint16, .uint32, .uint64:
      true
    default: false
    }
  }

  /// The type of the model for a Fortran type mapped to this C type.
  public func valueType(for keyword: String) -> ValueType {
    switch keyword {
    case "logical": return .logical(bytes: bytes)
    case "complex", "double complex": return .complex(bytes: bytes)
    case "character": return .character(length: .one)
    default: break
    }
    switch self {
    case .float, .double, .longDouble, .npyFloat32, .npyFloat64: return .real(bytes: bytes)
    case .complexFloat, .complexDouble, .complexLongDouble: return .complex(bytes: bytes)
    case .string, .character: return .character(length: .one)
    case .void: return .opaque
    default: return .integer(bytes: bytes, signed: !isUnsigned)
    }
  }
}
