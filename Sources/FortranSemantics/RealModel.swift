/// The model numbers of a real kind (F2018 16.4), for gfortran and flang.
struct RealModel {
  var digits: Int
  var precision: Int
  var range: Int
  var maxExponent: Int
  var minExponent: Int

  static let kinds = [4, 8, 10, 16]

  init?(kind: Int) {
    switch kind {
    case 4: self.init(24, 6, 37, 128, -125)
    case 8: self.init(53, 15, 307, 1024, -1021)
    case 10: self.init(64, 18, 4931, 16384, -16381)
    case 16: self.init(113, 33, 4931, 16384, -16381)
    default: return nil
    }
  }

  private init(_ digits: Int, _ precision: Int, _ range: Int, _ max: Int, _ min: Int) {
    self.digits = digits
    self.precision = precision
    self.range = range
    maxExponent = max
    minExponent = min
  }

  /// SELECTED_REAL_KIND (F2018 16.9.170).
  ///
  /// Kind 10 exists on x86 only; the sources' own machine decides.
  static func selected(precision: Int, range: Int, radix: Int) -> Int {
    if radix != 0 && radix != 2 { return -5 }
    var hasPrecision = false
    var hasRange = false
    for kind in available {
      guard let model = RealModel(kind: kind) else { continue }
      if model.precision >= precision && model.range >= range { return kind }
      hasPrecision = hasPrecision || model.precision >= precision
      hasRange = hasRange || model.range >= range
    }
    switch (hasPrecision, hasRange) {
    case (false, true): return -1
    case (true, false): return -2
    case (false, false): return -3
    case (true, true): return -4
    }
  }

  private static var available: [Int] {
    #if arch(x86_64) || arch(i386)
      kinds
    #else
      [4, 8, 16]
    #endif
  }
}
