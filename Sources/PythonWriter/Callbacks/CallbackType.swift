import Interface

/// How a number or logical of a call-back's interface crosses.
struct CallbackType {
  private let type: ValueType
  private let c: CType

  /// `nil` where the type has no counterpart in NumPy, and for characters, procedures and pointers.
  init?(_ type: ValueType) {
    guard !type.isCharacter, let c = CType(type) else { return nil }
    self.type = type
    self.c = c
  }

  /// C type of the datum, and of what pointers point to.
  var name: String { c.name }

  /// NumPy's type number.
  var typeNumber: String { c.dtype }

  var isComplex: Bool { type.isComplex }

  /// The type as a function result by value: complex numbers are C's own, as in gfortran and flang.
  var resultName: String {
    switch type {
    case .complex(bytes: 4): "float _Complex"
    case .complex(bytes: 8): "double _Complex"
    case .complex: "long double _Complex"
    default: name
    }
  }

  /// A new Python object made from the C lvalue.
  func toPython(_ lvalue: String) -> String { type.toPython("(\(lvalue))") }

  /// Converts `value` into the C lvalue; negative on failure.
  func fromPython(_ lvalue: String, _ label: String, _ mode: String) -> String {
    if case .logical = type { return "\(c.getter)(value, &\(lvalue), \(label))" }
    return "\(c.getter)(value, &\(lvalue), \(label), \(mode))"
  }
}
