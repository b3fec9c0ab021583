// Arrays of random numbers. With a seed they are the same everywhere; with a generator one stream of
// numbers fills several arrays. Elements are drawn in C order.

extension NDArray where Scalar: BinaryFloatingPoint {
  /// Numbers equally distributed in a range.
  @inlinable
  public static func random(
    _ shape: InlineArray<Rank, Int>, in range: Range<Scalar> = 0..<1,
    using generator: inout SeededGenerator
  ) -> NDArray {
    let bits = Swift.min(Scalar.significandBitCount + 1, 53)
    let unit = Scalar(sign: .plus, exponent: Scalar.Exponent(-bits), significand: 1)
    let width = range.upperBound - range.lowerBound
    return NDArray(uninitialized: shape) { elements in
      for i in elements.indices {
        // Rounding may reach the upper bound, which does not belong to the range.
        repeat {
          elements[i] =
            range.lowerBound + Scalar(generator.next() >> UInt64(64 - bits)) * unit * width
        } while elements[i] >= range.upperBound
      }
    }
  }

  /// Numbers equally distributed in a range.
  @inlinable
  public static func random(
    _ shape: InlineArray<Rank, Int>, in range: Range<Scalar> = 0..<1, seed: UInt64
  ) -> NDArray {
    var generator = SeededGenerator(seed: seed)
    return random(shape, in: range, using: &generator)
  }

  /// Normally distributed numbers: `mean + deviation * Scalar(generator.nextNormal())` for each
  /// element.
  @inlinable
  public static func normal(
    _ shape: InlineArray<Rank, Int>, mean: Scalar = 0, deviation: Scalar = 1,
    using generator: inout SeededGenerator
  ) -> NDArray {
    NDArray(uninitialized: shape) { elements in
      if generator.fillNormal(elements, mean: mean, deviation: deviation) { return }
      for i in elements.indices {
        elements[i] = mean + deviation * Scalar(generator.nextNormal())
      }
    }
  }

  /// Normally distributed numbers.
  @inlinable
  public static func normal(
    _ shape: InlineArray<Rank, Int>, mean: Scalar = 0, deviation: Scalar = 1, seed: UInt64
  ) -> NDArray {
    var generator = SeededGenerator(seed: seed)
    return normal(shape, mean: mean, deviation: deviation, using: &generator)
  }
}

extension NDArray where Scalar: FixedWidthInteger {
  /// Integers of a range, all equally likely.
  @inlinable
  public static func random(
    _ shape: InlineArray<Rank, Int>, in range: ClosedRange<Scalar>,
    using generator: inout SeededGenerator
  ) -> NDArray {
    let width =
      UInt64(truncatingIfNeeded: range.upperBound)
      &- UInt64(truncatingIfNeeded: range.lowerBound) &+ 1
    return NDArray(uninitialized: shape) { elements in
      for i in elements.indices {
        elements[i] = range.lowerBound &+ Scalar(truncatingIfNeeded: generator.next(below: width))
      }
    }
  }

  /// Integers of a range, all equally likely.
  @inlinable
  public static func random(
    _ shape: InlineArray<Rank, Int>, in range: ClosedRange<Scalar>, seed: UInt64
  ) -> NDArray {
    var generator = SeededGenerator(seed: seed)
    return random(shape, in: range, using: &generator)
  }

  /// Integers of a range, all equally likely; the range must not be empty.
  @inlinable
  public static func random(
    _ shape: InlineArray<Rank, Int>, in range: Range<Scalar>, seed: UInt64
  ) -> NDArray {
    random(shape, in: ClosedRange(range), seed: seed)
  }
}
