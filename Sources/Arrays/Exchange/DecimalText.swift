internal import _ArraysShims

/// A floating-point type whose values can be written in decimal, both as the shortest text that
/// reads back as the same value (`description`) and rounded from the exact value.
protocol DecimalFloat: BinaryFloatingPoint, CustomStringConvertible {
  /// The number of decimal digits that any value of the type keeps (C's `FLT_DIG`).
  static var decimalDigits: Int { get }
  /// The shortest digits that read back as the magnitude.
  func asDecimal() -> DecimalText
  /// As C's `%.*f` or, if scientific, `%.*e` writes it: the exact value rounded half to even.
  func cText(precision: Int, isScientific: Bool) -> String
}

extension DecimalFloat {
  func asDecimal() -> DecimalText { DecimalText(parsing: magnitude.description) }

  /// The shortest digits, or the exact value rounded where these go beyond `precision`.
  func asDecimal(precision: Int, isScientific: Bool) -> DecimalText {
    let shortest = asDecimal()
    let fraction = shortest.digits.count - (isScientific ? 1 : shortest.point)
    if fraction <= precision { return shortest }
    return DecimalText(parsing: magnitude.cText(precision: precision, isScientific: isScientific))
  }
}

extension Double: DecimalFloat {
  static var decimalDigits: Int { 15 }
  func cText(precision: Int, isScientific: Bool) -> String {
    let precision = min(max(precision, 0), 1100)
    return String(unsafeUninitializedCapacity: precision + 330) {
      Int(arrays_format_double($0.baseAddress, $0.count, self, Int32(precision), isScientific))
    }
  }
}

extension Float: DecimalFloat {
  static var decimalDigits: Int { 6 }
  func cText(precision: Int, isScientific: Bool) -> String {
    Double(self).cText(precision: precision, isScientific: isScientific)
  }
}

#if !((os(macOS) || targetEnvironment(macCatalyst)) && arch(x86_64))
  extension Float16: DecimalFloat {
    static var decimalDigits: Int { 3 }

    /// Swift writes whole numbers out; four digits are enough for any `Float16`.
    func asDecimal() -> DecimalText {
      guard magnitude >= 2048 else { return DecimalText(parsing: magnitude.description) }
      let texts = (0..<4).lazy.map { magnitude.cText(precision: $0, isScientific: true) }
      return DecimalText(parsing: texts.first { Float16($0) == magnitude } ?? magnitude.description)
    }

    func cText(precision: Int, isScientific: Bool) -> String {
      Double(self).cText(precision: precision, isScientific: isScientific)
    }
  }
#endif

#if !(os(Windows) || os(Android)) && (arch(i386) || arch(x86_64))
  extension Float80: DecimalFloat {
    static var decimalDigits: Int { 18 }
    func cText(precision: Int, isScientific: Bool) -> String {
      let precision = min(max(precision, 0), 17_000)
      return String(unsafeUninitializedCapacity: precision + 5_000) {
        Int(
          arrays_format_long_double($0.baseAddress, $0.count, self, Int32(precision), isScientific))
      }
    }
  }
#endif

/// The decimal digits of a finite number that is not negative: `0.d₁d₂d₃… × 10^point`.
struct DecimalText {
  /// Digits as ASCII, without zeros at either end; empty for zero.
  private(set) var digits: [UInt8] = []
  /// The number of digits before the decimal point; negative when zeros follow the point.
  private(set) var point = 0

  /// From `12.5`, `5e-324`, `1.25e+08`.
  init(parsing text: String) {
    var point: Int?
    var exponent = 0
    var isExponentNegative = false
    var isExponent = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"): isExponent = true
      case UInt8(ascii: "-"): isExponentNegative = true
      case UInt8(ascii: "+"): continue
      default:
        if isExponent { exponent = exponent * 10 + Int(byte - 48) } else { digits.append(byte) }
      }
    }
    self.point = (point ?? digits.count) + (isExponentNegative ? -exponent : exponent)
    while digits.last == 48 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 48 }.count
    digits.removeFirst(zeros)
    self.point = digits.isEmpty ? 1 : self.point - zeros
  }

  /// The digit at a position counted from the decimal point: 0 is the first after it.
  private func digit(_ position: Int) -> UInt8 {
    let index = position + point
    return digits.indices.contains(index) ? digits[index] : 48
  }

  /// What stands before the decimal point, `0` if nothing.
  var integerPart: String {
    point <= 0 || digits.isEmpty
      ? "0" : String(decoding: (-point..<0).map { digit($0) }, as: UTF8.self)
  }

  /// What stands after the decimal point, without closing zeros.
  var fraction: String {
    digits.count <= point || digits.isEmpty
      ? "" : String(decoding: (0..<(digits.count - point)).map { digit($0) }, as: UTF8.self)
  }

  /// The digit before the point of scientific notation.
  var leadingDigit: String { digits.isEmpty ? "0" : String(decoding: [digits[0]], as: UTF8.self) }

  /// The digits after the point of scientific notation, without closing zeros.
  var scientificFraction: String { String(decoding: digits.dropFirst(), as: UTF8.self) }

  /// The exponent of scientific notation.
  var exponent: Int { digits.isEmpty ? 0 : point - 1 }
}

extension String {
  func leftPadded(to width: Int, with character: Character = " ") -> String {
    String(repeating: character, count: Swift.max(0, width - utf8.count)) + self
  }

  func rightPadded(to width: Int, with character: Character = " ") -> String {
    self + String(repeating: character, count: Swift.max(0, width - utf8.count))
  }
}
