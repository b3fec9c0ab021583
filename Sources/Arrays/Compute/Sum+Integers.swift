// Sums of integers: exact in between, so that they stop only when the sum itself does not fit, and
// without a check in the loop, so that it is a vector loop.

extension NDArray where Scalar: FixedWidthInteger {
  /// The sum of all elements, 0 if there are none. Stops when it does not fit the element type;
  /// `sum(as:)` gives it more room.
  @inlinable
  public func sum() -> Scalar { sum(as: Scalar.self) }

  /// The sum of all elements as another integer type. Stops when it does not fit.
  ///
  /// ```swift
  /// let pixels: NDArray<UInt8, 2> = …
  /// let light = pixels.sum(as: Int.self)
  /// ```
  @inlinable
  public func sum<Sum: FixedWidthInteger>(as type: Sum.Type) -> Sum {
    // The elements' halves are added apart: each sum has room for 2³¹ elements.
    var high: Int64 = 0
    var low: Int64 = 0
    var total: Int128 = 0
    fold { source, stride, count in
      var first = 0
      while first < count {
        let end = Swift.min(count, first &+ 1 << 30)
        if MemoryLayout<Scalar>.size > 4 {
          for i in first..<end {
            let element = source[i &* stride]
            high &+= Int64(truncatingIfNeeded: element >> 32)
            low &+= Int64(UInt32(truncatingIfNeeded: element))
          }
        } else {
          for i in first..<end { low &+= Int64(truncatingIfNeeded: source[i &* stride]) }
        }
        total += Int128(high) << 32 + Int128(low)
        high = 0
        low = 0
        first = end
      }
    }
    guard let sum = Sum(exactly: total) else { stopForOverflow() }
    return sum
  }
}
