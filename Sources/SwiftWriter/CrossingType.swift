import Interface

/// How a value type is spelt on both sides, and in the header between them.
struct CrossingType {
  /// What Swift programs use for a scalar: `Int`, `Double`, `Complex<Double>`, `Bool`, `String`.
  var scalar: String
  /// The element of an `NDArray`.
  var element: String
  /// What the header says; `void` for complex numbers, which C and Swift do not share.
  var c: String
  /// Swift's name of the header's type.
  var wire: String

  /// `nil` where Swift has no counterpart.
  init?(_ type: ValueType) {
    switch type {
    case .integer(let bytes, let isSigned):
      guard [1, 2, 4, 8].contains(bytes) else { return nil }
      let bits = bytes * 8
      wire = "\(isSigned ? "" : "U")Int\(bits)"
      element = wire
      // Counts and indices are Int in Swift; smaller and unsigned ones are there for their size.
      scalar = isSigned && bytes >= 4 ? "Int" : wire
      c = "\(isSigned ? "" : "u")int\(bits)_t"
    case .real(4): (scalar, element, c, wire) = ("Float", "Float", "float", "Float")
    case .real(8): (scalar, element, c, wire) = ("Double", "Double", "double", "Double")
    case .complex(4):
      (scalar, element, c, wire) = ("Complex<Float>", "Complex<Float>", "void", "Complex<Float>")
    case .complex(8):
      (scalar, element, c, wire) = ("Complex<Double>", "Complex<Double>", "void", "Complex<Double>")
    case .logical(let bytes):
      guard [1, 2, 4, 8].contains(bytes) else { return nil }
      (scalar, element) = ("Bool", "Bool")
      (c, wire) = ("int\(bytes * 8)_t", "Int\(bytes * 8)")
    case .character: (scalar, element, c, wire) = ("String", "UInt8", "char", "CChar")
    case .real, .complex, .derived, .procedure, .opaque: return nil
    }
  }

  /// An expression of this type that a variable may begin with.
  var zero: String {
    switch scalar {
    case "Bool": "false"
    case "String": "\"\""
    default: "0"
    }
  }

  /// The scalar has another type in the header than in programs.
  var isConverted: Bool { scalar != wire }
}

extension ValueType {
  var isComplex: Bool { if case .complex = self { true } else { false } }
  var isLogical: Bool { if case .logical = self { true } else { false } }
  /// `Int` to Swift programs, which has more values.
  var isInt32: Bool { self == .integer(bytes: 4, signed: true) }
  var isInteger: Bool { if case .integer = self { true } else { false } }
  var isCharacter: Bool { if case .character = self { true } else { false } }
  /// `character` without a length: one byte.
  var isSingleCharacter: Bool { self == .character(length: .one) }
}
