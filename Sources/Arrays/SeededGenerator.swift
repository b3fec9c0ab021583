internal import _ArraysShims

/// Random numbers that are the same for the same seed, on every platform and in every release.
///
/// xoshiro256++ 1.0 (Blackman & Vigna, 2019, doi:10.1145/3460772), its state filled by SplitMix64
/// from the seed, as its authors advise. Period 2²⁵⁶ - 1. Not for cryptography.
@frozen
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

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

  /// A normally distributed number of mean 0 and deviation 1, by the ziggurat of 256 layers
  /// (Marsaglia & Tsang 2000, doi:10.18637/jss.v005.i08).
  ///
  /// One call of `next()` gives the layer (bits 0 to 7), the sign (bit 8) and the place in the layer
  /// (bits 11 to 63); about one number in 80 takes more calls: one for a place beside the curve, two
  /// for each attempt at the tail.
  public mutating func nextNormal() -> Double {
    var number = 0.0
    withUnsafeMutableBytes(of: &state) { state in
      if let words = state.bindMemory(to: UInt64.self).baseAddress {
        arrays_fill_normal_f64(words, &number, 1, 0, 1)
      }
    }
    return number
  }

  /// Fills memory with what `mean + deviation * Scalar(nextNormal())` gives; false when there is no
  /// loop for the type.
  @usableFromInline
  mutating func fillNormal<Scalar: BinaryFloatingPoint>(
    _ elements: UnsafeMutableBufferPointer<Scalar>, mean: Scalar, deviation: Scalar
  ) -> Bool {
    guard let start = UnsafeMutableRawPointer(elements.baseAddress) else { return true }
    let count = elements.count
    return withUnsafeMutableBytes(of: &state) { state in
      guard let words = state.bindMemory(to: UInt64.self).baseAddress else { return false }
      if let mean = mean as? Double, let deviation = deviation as? Double {
        let numbers = start.assumingMemoryBound(to: Double.self)
        arrays_fill_normal_f64(words, numbers, count, mean, deviation)
      } else if let mean = mean as? Float, let deviation = deviation as? Float {
        let numbers = start.assumingMemoryBound(to: Float.self)
        arrays_fill_normal_f32(words, numbers, count, mean, deviation)
      } else {
        return false
      }
      return true
    }
  }
}
