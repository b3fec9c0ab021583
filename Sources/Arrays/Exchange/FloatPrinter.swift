/// Prints floating-point numbers below one another, as NumPy's default (`floatmode='maxprec'`)
/// does: so many digits as the number needs to be told from its neighbours, at most `precision`
/// after the point; scientific for all if the magnitudes differ by more than 1000.
struct FloatPrinter<Value: DecimalFloat> {
  private let isScientific: Bool
  private let showsPlus: Bool
  /// At most so many digits after the point; if scientific, exactly so many.
  private let precision: Int
  /// Widths before and after the decimal point.
  private let left: Int
  private let right: Int
  private let exponentDigits: Int

  init(_ values: [Value], _ options: PrintOptions, showsPlus: Bool) {
    let finite = values.filter(\.isFinite)
    let isScientific = Self.needsExponents(finite, options)
    let asked = max(0, options.precision)
    let decimals = finite.map { $0.asDecimal(precision: asked, isScientific: isScientific) }
    let signs = finite.map { $0.sign == .minus || showsPlus ? 1 : 0 }
    var left = 0
    var right = 0
    var precision = asked
    var exponentDigits = 0
    if isScientific {
      left = 1 + (signs.max() ?? 0)
      precision = decimals.map(\.scientificFraction.utf8.count).max() ?? 0
      exponentDigits = decimals.map { String($0.exponent.magnitude).utf8.count }.max() ?? 0
      exponentDigits = max(exponentDigits, 2)
      right = exponentDigits + 2 + precision
    } else if !finite.isEmpty {
      left = zip(decimals, signs).map { $0.integerPart.utf8.count + $1 }.max() ?? 0
      right = decimals.map(\.fraction.utf8.count).max() ?? 0
    }
    if finite.count < values.count {
      let hasSignedInfinity = showsPlus || values.contains { $0.isInfinite && $0 < 0 }
      left = max(left, 3 - (right + 1), 3 + (hasSignedInfinity ? 1 : 0) - (right + 1))
    }
    self.isScientific = isScientific
    self.showsPlus = showsPlus
    self.precision = precision
    self.exponentDigits = exponentDigits
    self.left = left
    self.right = right
  }

  private static func needsExponents(_ finite: [Value], _ options: PrintOptions) -> Bool {
    let magnitudes = finite.lazy.filter { $0 != 0 }.map(\.magnitude)
    guard let largest = magnitudes.max(), let smallest = magnitudes.min() else { return false }
    let limit = Value.decimalDigits >= 8 ? 1e8 : Value.decimalDigits >= 6 ? 1e6 : 1e3
    if largest >= Value.Magnitude(limit) { return true }
    return !options.suppressesSmall
      && (smallest < Value.Magnitude(1e-4) || largest / smallest > 1000)
  }

  func text(_ value: Value) -> String {
    guard value.isFinite else {
      let sign = !value.isNaN && value < 0 ? "-" : showsPlus ? "+" : ""
      return (sign + (value.isNaN ? "nan" : "inf")).leftPadded(to: left + right + 1)
    }
    let sign = value.sign == .minus ? "-" : showsPlus ? "+" : ""
    if isScientific {
      // All digits are shown: of the exact value, unless the shortest ones are just so many. The two
      // differ at powers of two, whose lower neighbour is nearer than the upper one.
      var decimal = value.asDecimal()
      if decimal.scientificFraction.utf8.count != precision {
        decimal = DecimalText(
          parsing: value.magnitude.cText(precision: precision, isScientific: true))
      }
      return (sign + decimal.leadingDigit).leftPadded(to: left) + "."
        + decimal.scientificFraction.rightPadded(to: precision, with: "0")
        + exponentText(decimal.exponent, digits: exponentDigits)
    }
    let decimal = value.asDecimal(precision: precision, isScientific: false)
    return (sign + decimal.integerPart).leftPadded(to: left) + "."
      + decimal.fraction.rightPadded(to: right)
  }
}
