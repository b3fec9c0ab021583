#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The C library's functions, under names that do not clash with ours.
enum CMath {
  static func pow(_ x: Double, _ y: Double) -> Double {
    #if canImport(Glibc)
      Glibc.pow(x, y)
    #elseif canImport(Musl)
      Musl.pow(x, y)
    #else
      Darwin.pow(x, y)
    #endif
  }

  /// Elemental intrinsics of one real argument (F2018 table 16.1) that the C library computes.
  static let functions: [String: @Sendable (Double) -> Double] = [
    "sqrt": { $0.squareRoot() }, "exp": { exp($0) }, "log": { log($0) }, "log10": { log10($0) },
    "sin": { sin($0) }, "cos": { cos($0) }, "tan": { tan($0) },
    "asin": { asin($0) }, "acos": { acos($0) }, "atan": { atan($0) },
    "sinh": { sinh($0) }, "cosh": { cosh($0) }, "tanh": { tanh($0) },
    "asinh": { asinh($0) }, "acosh": { acosh($0) }, "atanh": { atanh($0) },
    "erf": { erf($0) }, "erfc": { erfc($0) }, "gamma": { tgamma($0) },
    "log_gamma": { lgamma($0) },
    "bessel_j0": { j0($0) }, "bessel_j1": { j1($0) }, "bessel_y0": { y0($0) },
    "bessel_y1": { y1($0) },
  ]

  static func atan2(_ y: Double, _ x: Double) -> Double {
    #if canImport(Glibc)
      Glibc.atan2(y, x)
    #elseif canImport(Musl)
      Musl.atan2(y, x)
    #else
      Darwin.atan2(y, x)
    #endif
  }
}
