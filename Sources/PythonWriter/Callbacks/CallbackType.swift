import Interface

/// How a value of a call-back's interface crosses: its C type and the conversions in each direction.
struct CallbackType {
  /// Of the datum, and of what pointers point to.
  var name: String
  /// NumPy's type number.
  var typeNumber: String
  /// A Python object made from the C lvalue.
  var toPython: @Sendable (String) -> String
  /// Converts `value` into the C lvalue; negative on failure.
  var fromPython: @Sendable (_ lvalue: String, _ label: String, _ mode: String) -> String

  /// The type as a function result by value: complex numbers are C's own, as in gfortran and flang.
  var resultName: String {
    switch name {
    case "complex_float": "float _Complex"
    case "complex_double": "double _Complex"
    case "complex_long_double": "long double _Complex"
    default: name
    }
  }

  var isComplex: Bool { name.hasPrefix("complex") }

  /// `nil` where the type has no counterpart in NumPy, and for characters, procedures and pointers.
  init?(_ type: ValueType) {
    switch type {
    case .integer(let bytes, let signed):
      let names = [1: "char", 2: "short", 4: "int", 8: "long_long"]
      guard var name = names[bytes] else { return nil }
      if signed {
        if bytes == 1 { name = "signed_char" }
      } else {
        name = bytes == 4 ? "unsigned" : "unsigned_\(name)"
      }
      let builder = signed ? "PyLong_FromLongLong" : "PyLong_FromUnsignedLongLong"
      self.init(
        name: name, typeNumber: Self.integerNumber(bytes, signed: signed), builder: builder,
        getter: "swl_get_\(name)")
    case .logical(let bytes):
      let names = [1: "signed_char", 2: "short", 4: "int", 8: "long_long"]
      guard let name = names[bytes] else { return nil }
      self.init(
        name: name, typeNumber: Self.integerNumber(bytes, signed: true),
        toPython: { "PyLong_FromLongLong(\($0))" },
        fromPython: { lvalue, label, _ in
          "swl_get_logical_\(name)(value, &\(lvalue), \(label))"
        })
    case .real(let bytes):
      switch bytes {
      case 4:
        self.init(
          name: "float", typeNumber: "NPY_FLOAT", builder: "PyFloat_FromDouble",
          getter: "swl_get_float")
      case 8:
        self.init(
          name: "double", typeNumber: "NPY_DOUBLE", builder: "PyFloat_FromDouble",
          getter: "swl_get_double")
      case 10:
        self.init(
          name: "long_double", typeNumber: "NPY_LONGDOUBLE", builder: "PyFloat_FromDouble",
          getter: "swl_get_long_double")
      default: return nil
      }
    case .complex(let bytes):
      let names = [
        4: ("complex_float", "NPY_CFLOAT"), 8: ("complex_double", "NPY_CDOUBLE"),
        10: ("complex_long_double", "NPY_CLONGDOUBLE"),
      ]
      guard let (name, number) = names[bytes] else { return nil }
      self.init(
        name: name, typeNumber: number,
        toPython: { "PyComplex_FromDoubles((double)(\($0)).r, (double)(\($0)).i)" },
        fromPython: { lvalue, label, mode in
          "swl_get_\(name)(value, &\(lvalue), \(label), \(mode))"
        })
    case .character, .derived, .procedure, .opaque: return nil
    }
  }

  private init(name: String, typeNumber: String, builder: String, getter: String) {
    self.init(
      name: name, typeNumber: typeNumber,
      toPython: { "\(builder)(\($0))" },
      fromPython: { lvalue, label, mode in
        "\(getter)(value, &\(lvalue), \(label), \(mode))"
      })
  }

  private init(
    name: String, typeNumber: String, toPython: @escaping @Sendable (String) -> String,
    fromPython: @escaping @Sendable (String, String, String) -> String
  ) {
    self.name = name
    self.typeNumber = typeNumber
    self.toPython = toPython
    self.fromPython = fromPython
  }

  private static func integerNumber(_ bytes: Int, signed: Bool) -> String {
    let name = signed ? "NPY_INT" : "NPY_UINT"
    return "\(name)\(bytes * 8)"
  }
}
