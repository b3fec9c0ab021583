import Interface

/// How f2py's documentation spells types.
enum TypeText {
  /// The Python type of a scalar: `int`, `long`, `float`, `complex`, `bytes`, `string(len=n)`.
  ///
  /// 64-bit integers are `long` and logicals are `int`, as in every docstring f2py ever wrote.
  static func scalar(_ type: ValueType) -> String {
    switch type {
    case .integer(let bytes, _), .logical(let bytes): bytes == 8 ? "long" : "int"
    case .real: "float"
    case .complex: "complex"
    case .character(.terminated): "str"
    case .character(let length): isSingleCharacter(length) ? "bytes" : string(length)
    case .derived(let name): name
    case .procedure: "call-back function"
    case .opaque: "int"
    }
  }

  static func string(_ length: ValueType.CharacterLength) -> String {
    "string(len=\(lengthText(length)))"
  }

  /// Unknown lengths are -1, as f2py writes them.
  static func lengthText(_ length: ValueType.CharacterLength) -> String {
    switch length {
    case .one: "1"
    case .fixed(let expression): ExpressionText.source(expression)
    case .assumed, .deferred, .terminated: "-1"
    }
  }

  /// The type with one character and no length, which crosses as `bytes` and not as a string.
  static func isSingleCharacter(_ length: ValueType.CharacterLength) -> Bool {
    switch length {
    case .one: true
    case .fixed(let expression): expression.integerValue == 1
    case .assumed, .deferred, .terminated: false
    }
  }

  /// NumPy's one-letter code of the element type: `d`, `i`, `F`, `S`, …
  static func code(_ type: ValueType) -> String {
    switch type {
    case .integer(let bytes, let signed):
      switch bytes {
      case 1: signed ? "b" : "B"
      case 2: signed ? "h" : "H"
      case 8: signed ? "q" : "Q"
      default: signed ? "i" : "I"
      }
    case .logical(let bytes):
      switch bytes {
      case 1: "b"
      case 2: "h"
      case 8: "q"
      default: "i"
      }
    case .real(let bytes): bytes == 4 ? "f" : bytes == 8 ? "d" : "g"
    case .complex(let bytes): bytes == 4 ? "F" : bytes == 8 ? "D" : "G"
    case .character(let length): isSingleCharacter(length) ? "c" : "S"
    case .derived, .procedure, .opaque: "V"
    }
  }
}
