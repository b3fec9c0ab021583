/// Random numbers that are the same for the same seed, on every platform and in every release.
///
/// xoshiro256++ 1.0 (Blackman & Vigna, 2019, doi:10.1145/3460772), its state filled by SplitMix64
/// from the seed, as its authors advise. Period 2²⁵⁶ - 1. Not for cryptography.
@frozen
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)
  /// The polar method makes normal numbers in pairs.
  @usableFromInline var spareNormal: Double?

  @inlinable
  public init(seed: UInt64) {
    var seed = seed
    func split() -> UInt64 {
      seed &+= 0x9E37_79B9_7F4A_7C15
      var z = seed
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (split(), split(), split(), split())
  }

  /// 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let sum = state.0 &+ state.3
    let result = (sum << 23 | sum >> 41) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// A multiple of 2⁻⁵³ in `0..<1`.
  @inlinable
  public mutating func nextUniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number below `bound`, all equally likely (Lemire 2019, doi:10.1145/3230636); any 64 bits if
  /// `bound` is 0.
  @inlinable
  public mutating func next(below bound: UInt64) -> UInt64 {
    if bound == 0 { return next() }
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// A normally distributed number of mean 0 and deviation 1, by Marsaglia's polar method.
  @inlinable
  public mutating func nextNormal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let x = 2 * nextUniform() - 1
      let y = 2 * nextUniform() - 1
      let square = x * x + y * y
      if square < 1, square > 0 {
        let factor = (-2 * Self.logarithm(square) / square).squareRoot()
        spareNormal = y * factor
        return x * factor
      }
    }
  }

  /// The natural logarithm of a normal positive number, by operations that IEEE 754 defines to the
  /// bit: mathematics libraries differ in the last one, and with it would the random numbers.
  @inlinable
  static func logarithm(_ x: Double) -> Double {
    var mantissa = x.significand
    var exponent = Double(x.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa *= 0.5
      exponent += 1
    }
    // log m = 2 artanh((m - 1) / (m + 1)), |argument| ≤ 0.172: ten terms reach 2⁻⁵³.
    let argument = (mantissa - 1) / (mantissa + 1)
    let square = argument * argument
    var sum = 1.0 / 21
    sum = sum * square + 1.0 / 19
    sum = sum * square + 1.0 / 17
    sum = sum * square + 1.0 / 15
    sum = sum * square + 1.0 / 13
    sum = sum * square + 1.0 / 11
    sum = sum * square + 1.0 / 9
    sum = sum * square + 1.0 / 7
    sum = sum * square + 1.0 / 5
    sum = sum * square + 1.0 / 3
    sum = sum * square + 1
    return exponent * 0.6931471805599453 + 2 * argument * sum
  }
}
