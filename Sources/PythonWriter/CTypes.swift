import Interface

/// How a value type is spelt in C, in NumPy and in the support code.
struct CType: Sendable {
  /// f2py's names, so that C text in signature files fits: `complex_double`, `long_long`, …
  var name: String
  /// NumPy's type number.
  var dtype: String
  /// The support function that reads it from a Python object.
  var getter: String
  /// The printf conversion and the C type to cast to for it; `nil` where a value has none.
  var show: (format: String, cast: String)?

  /// `nil` for what has no counterpart in NumPy: derived types, quadruple precision, procedures.
  init?(_ type: ValueType) {
    switch type {
    case .integer(let bytes, let signed):
      let names: [Int: (String, String)] =
        signed
        ? [
          1: ("signed_char", "NPY_INT8"), 2: ("short", "NPY_INT16"), 4: ("int", "NPY_INT32"),
          8: ("long_long", "NPY_INT64"),
        ]
        : [
          1: ("unsigned_char", "NPY_UINT8"), 2: ("unsigned_short", "NPY_UINT16"),
          4: ("unsigned", "NPY_UINT32"), 8: ("unsigned_long_long", "NPY_UINT64"),
        ]
      guard let (name, dtype) = names[bytes] else { return nil }
      self.init(
        name: name, dtype: dtype, getter: "swl_get_\(name)",
        show: signed ? ("%lld", "long long") : ("%llu", "unsigned long long"))
    case .logical(let bytes):
      let names: [Int: (String, String)] = [
        1: ("signed_char", "NPY_INT8"), 2: ("short", "NPY_INT16"), 4: ("int", "NPY_INT32"),
        8: ("long_long", "NPY_INT64"),
      ]
      guard let (name, dtype) = names[bytes] else { return nil }
      self.init(
        name: name, dtype: dtype, getter: "swl_get_logical_\(name)", show: ("%lld", "long long"))
    case .real(let bytes):
      switch bytes {
      case 4:
        self.init(
          name: "float", dtype: "NPY_FLOAT", getter: "swl_get_float", show: ("%g", "double"))
      case 8:
        self.init(
          name: "double", dtype: "NPY_DOUBLE", getter: "swl_get_double", show: ("%g", "double"))
      case 10:
        self.init(
          name: "long_double", dtype: "NPY_LONGDOUBLE", getter: "swl_get_long_double",
          show: ("%Lg", "long double"))
      default: return nil
      }
    case .complex(let bytes):
      let names: [Int: (String, String)] = [
        4: ("complex_float", "NPY_CFLOAT"), 8: ("complex_double", "NPY_CDOUBLE"),
        10: ("complex_long_double", "NPY_CLONGDOUBLE"),
      ]
      guard let (name, dtype) = names[bytes] else { return nil }
      self.init(name: name, dtype: dtype, getter: "swl_get_\(name)", show: nil)
    case .character:
      self.init(name: "char", dtype: "NPY_STRING", getter: "swl_get_character", show: nil)
    case .derived, .procedure, .opaque:
      return nil
    }
  }

  private init(
    name: String, dtype: String, getter: String, show: (format: String, cast: String)?
  ) {
    self.name = name
    self.dtype = dtype
    self.getter = getter
    self.show = show
  }
}

extension ValueType {
  /// A C expression that makes a new Python object of the scalar in the C variable `name`.
  func toPython(_ name: String) -> String {
    switch self {
    case .integer(let bytes, let signed):
      if bytes < 8 && signed || bytes < 4 { return "PyLong_FromLong(\(name))" }
      return signed
        ? "PyLong_FromLongLong(\(name))" : "PyLong_FromUnsignedLongLong(\(name))"
    case .logical(let bytes):
      return bytes < 8 ? "PyLong_FromLong(\(name))" : "PyLong_FromLongLong(\(name))"
    case .real(let bytes):
      return bytes == 10 ? "PyFloat_FromDouble((double)\(name))" : "PyFloat_FromDouble(\(name))"
    case .complex(let bytes):
      return bytes == 10
        ? "PyComplex_FromDoubles((double)\(name).r, (double)\(name).i)"
        : "PyComplex_FromDoubles(\(name).r, \(name).i)"
    case .character: return "PyBytes_FromStringAndSize(&\(name), 1)"
    case .derived, .procedure, .opaque: return "Py_NewRef(Py_None)"
    }
  }

  /// A `character` that is one C `char`.
  var isSingleCharacter: Bool { self == .character(length: .one) }

  var isCharacter: Bool {
    if case .character = self { true } else { false }
  }

  var isComplex: Bool {
    if case .complex = self { true } else { false }
  }

  var isIntegral: Bool {
    switch self {
    case .integer, .logical: true
    default: false
    }
  }
}

/// C text for a string: quoted, bytes outside printable ASCII as octal escapes.
func cLiteral(_ text: some Sequence<UInt8>) -> String {
  var result = "\""
  for byte in text {
    switch byte {
    case UInt8(ascii: "\""): result += "\\\""
    case UInt8(ascii: "\\"): result += "\\\\"
    case UInt8(ascii: "\n"): result += "\\n"
    case UInt8(ascii: "?"): result += "\\?"  // no trigraphs
    case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let octal = String(byte, radix: 8)
      result += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
    }
  }
  return result + "\""
}

func cLiteral(_ text: String) -> String { cLiteral(text.utf8) }

/// The same for a long text: one literal per line.
func cLiteralLines(_ text: String, indentedBy spaces: String = "  ") -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.indices.map { index in
    spaces + cLiteral(String(lines[index]) + (index < lines.count - 1 ? "\n" : ""))
  }.joined(separator: "\n")
}

/// 1 → `1st`.
func ordinal(_ number: Int) -> String {
  switch (number % 100, number % 10) {
  case (11...13, _): "\(number)th"
  case (_, 1): "\(number)st"
  case (_, 2): "\(number)nd"
  case (_, 3): "\(number)rd"
  default: "\(number)th"
  }
}
