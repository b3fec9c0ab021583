internal import ComplexModule

/// An element type that knows how NumPy prints arrays of it.
protocol PrintableElement {
  /// NumPy's name of the type, `float64`.
  static var numPyName: String { get }
  /// Whether NumPy's `repr` omits the type, because the elements tell it.
  static var isImplied: Bool { get }
  /// How to print each of `values`, all with one width; which depends on all of them.
  static func printer(for values: [Self], _ options: PrintOptions) -> (Self) -> String
  /// As NumPy's `str` prints a single element that is not in an array of rank 1 or more.
  var scalarText: String { get }
}

extension PrintableElement where Self: NPYElement {
  static var numPyName: String {
    switch npyType {
    case .longdouble: "float128"
    case .clongdouble: "complex256"
    default: npyType.rawValue
    }
  }

  static var isImplied: Bool {
    [.bool, .int64, .float64, .complex128].contains(npyType)
  }
}

// MARK: Integers and truth values

extension PrintableElement where Self: FixedWidthInteger {
  static func printer(for values: [Self], _ options: PrintOptions) -> (Self) -> String {
    let width = Swift.max(
      values.max().map { String($0).utf8.count } ?? 0,
      values.min().map { String($0).utf8.count } ?? 0)
    return { String($0).leftPadded(to: width) }
  }

  var scalarText: String { String(self) }
}

extension Int: PrintableElement {}
extension Int8: PrintableElement {}
extension Int16: PrintableElement {}
extension Int32: PrintableElement {}
extension Int64: PrintableElement {}
extension UInt: PrintableElement {}
extension UInt8: PrintableElement {}
extension UInt16: PrintableElement {}
extension UInt32: PrintableElement {}
extension UInt64: PrintableElement {}

extension Bool: PrintableElement {
  static func printer(for values: [Bool], _ options: PrintOptions) -> (Bool) -> String {
    { $0 ? " True" : "False" }
  }

  var scalarText: String { self ? "True" : "False" }
}

// MARK: Floating point

extension PrintableElement where Self: DecimalFloat {
  static func printer(for values: [Self], _ options: PrintOptions) -> (Self) -> String {
    let printer = FloatPrinter(values, options, showsPlus: false)
    return { printer.text($0) }
  }

  var scalarText: String { scalarText(keepsPoint: true) }

  /// The shortest text that reads back: positional from 1e-4 to below 1e16, or so far as digits go.
  func scalarText(keepsPoint: Bool) -> String {
    if isNaN { return "nan" }
    let sign = self.sign == .minus ? "-" : ""
    if isInfinite { return sign + "inf" }
    let decimal = asDecimal()
    let limit = Self.decimalDigits >= 8 ? 1e16 : Self.decimalDigits >= 6 ? 1e6 : 1e3
    if self == 0 || (Double(magnitude) >= 1e-4 && Double(magnitude) < limit) {
      let fraction = decimal.fraction
      if fraction.isEmpty { return sign + decimal.integerPart + (keepsPoint ? ".0" : "") }
      return sign + decimal.integerPart + "." + fraction
    }
    let fraction = decimal.scientificFraction
    return sign + decimal.leadingDigit + (fraction.isEmpty ? "" : "." + fraction)
      + exponentText(decimal.exponent, digits: 2)
  }
}

extension Float: PrintableElement {}
extension Double: PrintableElement {}
#if !((os(macOS) || targetEnvironment(macCatalyst)) && arch(x86_64))
  extension Float16: PrintableElement {}
#endif
#if !(os(Windows) || os(Android)) && arch(x86_64)
  extension Float80: PrintableElement {}
#endif

func exponentText(_ exponent: Int, digits: Int) -> String {
  (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude).leftPadded(to: digits, with: "0")
}

// MARK: Complex

extension Complex: PrintableElement
where RealType: DecimalFloat & PrintableElement & NPYComplexPart {
  static func printer(for values: [Complex], _ options: PrintOptions) -> (Complex) -> String {
    let real = FloatPrinter(values.map { $0.rawStorage.x }, options, showsPlus: false)
    let imaginary = FloatPrinter(values.map { $0.rawStorage.y }, options, showsPlus: true)
    return { value in
      // The unit goes before blanks that fill up missing digits.
      let text = imaginary.text(value.rawStorage.y)
      let blanks = text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
      return real.text(value.rawStorage.x) + text.dropLast(blanks) + "j"
        + String(repeating: " ", count: blanks)
    }
  }

  var scalarText: String {
    let (x, y) = rawStorage
    let imaginary = y.scalarText(keepsPoint: false) + "j"
    if x == 0, x.sign == .plus { return imaginary }
    let plus = imaginary.hasPrefix("-") ? "" : "+"
    return "(" + x.scalarText(keepsPoint: false) + plus + imaginary + ")"
  }
}
