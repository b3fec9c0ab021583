public import ComplexModule

/// The element types that `.npy` files and `NDArray` share, named as NumPy names them.
public enum NPYElementType: String, Sendable, Hashable, CaseIterable {
  case bool
  case int8, int16, int32, int64
  case uint8, uint16, uint32, uint64
  case float16, float32, float64
  /// The 80-bit format of x86 in 16 bytes: NumPy's `longdouble` there, Swift's `Float80`.
  case longdouble
  case complex64, complex128
  /// Two `longdouble`s.
  case clongdouble

  /// The bytes of one element.
  public var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64, .complex64: 8
    case .longdouble, .complex128: 16
    case .clongdouble: 32
    }
  }

  /// The bytes of what is swapped as a whole between byte orders: half of a complex number.
  var wordSize: Int {
    switch self {
    case .complex64, .complex128, .clongdouble: size / 2
    default: size
    }
  }

  /// Kind and size as they stand in a header: `f8`.
  var code: String {
    let kind =
      switch self {
      case .bool: "b"
      case .int8, .int16, .int32, .int64: "i"
      case .uint8, .uint16, .uint32, .uint64: "u"
      case .float16, .float32, .float64, .longdouble: "f"
      case .complex64, .complex128, .clongdouble: "c"
      }
    return kind + String(size)
  }

  /// The type as `numpy.save` writes it on this machine: `<f8`, or `|b1` where order has no meaning.
  var descriptor: String {
    (size == 1 ? "|" : isLittleEndianMachine ? "<" : ">") + code
  }

  init?(code: String) {
    guard let type = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = type
  }
}

let isLittleEndianMachine = 1.littleEndian == 1

/// An element type that `.npy` files can hold.
public protocol NPYElement: ArrayElement {
  static var npyType: NPYElementType { get }
}

/// A real type of which `.npy` files can hold pairs: NumPy has no complex type of 16-bit floats.
public protocol NPYComplexPart: NPYElement {
  static var npyComplexType: NPYElementType { get }
}

extension Bool: NPYElement { public static var npyType: NPYElementType { .bool } }
extension Int8: NPYElement { public static var npyType: NPYElementType { .int8 } }
extension Int16: NPYElement { public static var npyType: NPYElementType { .int16 } }
extension Int32: NPYElement { public static var npyType: NPYElementType { .int32 } }
extension Int64: NPYElement { public static var npyType: NPYElementType { .int64 } }
extension UInt8: NPYElement { public static var npyType: NPYElementType { .uint8 } }
extension UInt16: NPYElement { public static var npyType: NPYElementType { .uint16 } }
extension UInt32: NPYElement { public static var npyType: NPYElementType { .uint32 } }
extension UInt64: NPYElement { public static var npyType: NPYElementType { .uint64 } }

extension Int: NPYElement {
  public static var npyType: NPYElementType { MemoryLayout<Int>.size == 8 ? .int64 : .int32 }
}

extension UInt: NPYElement {
  public static var npyType: NPYElementType { MemoryLayout<UInt>.size == 8 ? .uint64 : .uint32 }
}

extension Float: NPYComplexPart {
  public static var npyType: NPYElementType { .float32 }
  public static var npyComplexType: NPYElementType { .complex64 }
}

extension Double: NPYComplexPart {
  public static var npyType: NPYElementType { .float64 }
  public static var npyComplexType: NPYElementType { .complex128 }
}

extension Complex: NPYElement where RealType: NPYComplexPart {
  public static var npyType: NPYElementType { RealType.npyComplexType }
}

#if !((os(macOS) || targetEnvironment(macCatalyst)) && arch(x86_64))
  extension Float16: NPYElement { public static var npyType: NPYElementType { .float16 } }
#endif

// Where C's `long double`, and so NumPy's, is the format of the x87 in 16 bytes.
#if !(os(Windows) || os(Android)) && arch(x86_64)
  extension Float80: NPYComplexPart {
    public static var npyType: NPYElementType { .longdouble }
    public static var npyComplexType: NPYElementType { .clongdouble }
  }
#endif
