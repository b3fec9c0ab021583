// Signs, rounding, the lesser and the greater: what every ordered number has.

/// The greatest whole numbers that are not above the elements.
@inlinable
public func floor<Scalar: FloatingPoint & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.floor, x) { $0.rounded(.down) }
}

/// The least whole numbers that are not below the elements.
@inlinable
public func ceil<Scalar: FloatingPoint & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.ceil, x) { $0.rounded(.up) }
}

/// The elements without their fractions.
@inlinable
public func trunc<Scalar: FloatingPoint & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.trunc, x) { $0.rounded(.towardZero) }
}

/// The nearest whole numbers; halves go away from zero, as in Swift's `rounded()` and C's `round`.
/// NumPy's `round` sends them to the even neighbour: that is `a.rounded(.toNearestOrEven)`.
@inlinable
public func round<Scalar: FloatingPoint & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  x.rounded()
}

extension NDArray where Scalar: FloatingPoint {
  /// The elements rounded to whole numbers.
  @inlinable
  public func rounded(
    _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) -> NDArray {
    switch rule {
    case .toNearestOrEven: evaluate(.rint, self) { $0.rounded(.toNearestOrEven) }
    case .down: floor(self)
    case .up: ceil(self)
    case .towardZero: trunc(self)
    default: mapped { $0.rounded(rule) }
    }
  }

  /// The remainders of truncating division, with the signs of the elements of this array, as
  /// `truncatingRemainder` of Swift's numbers and `fmod` of C and NumPy.
  @inlinable
  public func truncatingRemainder(dividingBy other: NDArray) -> NDArray {
    NDArray(self, other) { z, sz, x, sx, y, sy, count in
      loop(z, sz, x, sx, y, sy, count) { $0.truncatingRemainder(dividingBy: $1) }
    }
  }

  /// The remainders of truncating division by one number.
  @inlinable
  public func truncatingRemainder(dividingBy other: Scalar) -> NDArray {
    mapped { $0.truncatingRemainder(dividingBy: other) }
  }

  /// Which elements are not a number.
  @inlinable
  public var isNaN: NDArray<Bool, Rank> {
    NDArray<Bool, Rank>(self) { z, sz, x, sx, count in
      compare(.notEqual, z, sz, x, sx, x, sx, count) { $0 != $1 }
    }
  }

  /// Which elements are numbers and not infinite.
  @inlinable
  public var isFinite: NDArray<Bool, Rank> { abs(self) .< .infinity }

  /// Which elements are infinite.
  @inlinable
  public var isInfinite: NDArray<Bool, Rank> { abs(self) .== .infinity }
}

/// The elements without their signs. Stops on integer overflow.
@inlinable
public func abs<Scalar: SignedNumeric & Comparable & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.abs, x) { Swift.abs($0) }
}

/// -1, 0 or 1 by the signs of the elements; what is not a number stays so.
@inlinable
public func sign<Scalar: SignedNumeric & Comparable & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  x.mapped { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 }
}

// MARK: The lesser and the greater

extension NDArray where Scalar: Comparable {
  @inlinable
  @inline(__always)
  static func takingLesser(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.minimum, as: KernelType(Scalar.self), z, sz, x, sx, y, sy, count) {
      $0 < $1 || $0 != $0 ? $0 : $1
    }
  }

  @inlinable
  @inline(__always)
  static func takingGreater(
    _ z: UnsafeMutablePointer<Scalar>, _ sz: Int, _ x: UnsafeMutablePointer<Scalar>, _ sx: Int,
    _ y: UnsafeMutablePointer<Scalar>, _ sy: Int, _ count: Int
  ) {
    run(.maximum, as: KernelType(Scalar.self), z, sz, x, sx, y, sy, count) {
      $0 > $1 || $0 != $0 ? $0 : $1
    }
  }

  /// The elements, moved into a range where they lie outside of it.
  @inlinable
  public func clipped(to limits: ClosedRange<Scalar>) -> NDArray {
    var result = NDArray(self, scalar: limits.lowerBound, Self.takingGreater)
    result.update(scalar: limits.upperBound, Self.takingLesser)
    return result
  }
}

/// The lesser of each two elements; not-a-number wins, as in NumPy.
@inlinable
public func minimum<Scalar: Comparable, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  NDArray(x, y, NDArray<Scalar, Rank>.takingLesser)
}

/// The lesser of each element and one value; not-a-number wins.
@inlinable
public func minimum<Scalar: Comparable, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: Scalar
) -> NDArray<Scalar, Rank> {
  NDArray(x, scalar: y, NDArray<Scalar, Rank>.takingLesser)
}

/// The greater of each two elements; not-a-number wins, as in NumPy.
@inlinable
public func maximum<Scalar: Comparable, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  NDArray(x, y, NDArray<Scalar, Rank>.takingGreater)
}

/// The greater of each element and one value; not-a-number wins.
@inlinable
public func maximum<Scalar: Comparable, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: Scalar
) -> NDArray<Scalar, Rank> {
  NDArray(x, scalar: y, NDArray<Scalar, Rank>.takingGreater)
}
