// Arrays of evenly spaced numbers.

extension NDArray where Rank == 1, Scalar: FixedWidthInteger {
  /// The numbers `start`, `start + step`, … before `stop`; none if `step` leads away from it.
  @inlinable
  public static func range(
    from start: Scalar = 0, to stop: Scalar, by step: Scalar.Stride = 1
  ) -> NDArray {
    guard step != 0 else { trap(.invalidShape, "a range with a step of 0") }
    return NDArray(Array(Swift.stride(from: start, to: stop, by: step)))
  }
}

extension NDArray where Rank == 1, Scalar: BinaryFloatingPoint {
  /// The numbers `start`, `start + step`, … before `stop`; none if `step` leads away from it.
  ///
  /// Element `i` is `start + i * step`, so that errors do not add up. Rounding may still decide
  /// whether the last element appears, as it does in NumPy's `arange`, whose numbers these are;
  /// where the end matters take `linspace`.
  @inlinable
  public static func range(from start: Scalar = 0, to stop: Scalar, by step: Scalar = 1) -> NDArray
  {
    let steps = ((stop - start) / step).rounded(.up)
    guard step != 0, steps.isFinite, let count = Int(exactly: Swift.max(steps, 0)) else {
      trap(.invalidShape, "no range from \(start) to \(stop) by \(step)")
    }
    let distance = start + step - start
    return NDArray(uninitialized: [count]) { elements in
      for i in 0..<count { elements[i] = start + Scalar(i) * distance }
    }
  }

  /// `count` numbers at equal distances from `start` to `stop`, the last one exactly `stop`.
  /// - Parameter includesStop: false leaves out `stop`: the distance is then the `count`-th part.
  @inlinable
  public static func linspace(
    _ start: Scalar, _ stop: Scalar, count: Int, includesStop: Bool = true
  ) -> NDArray {
    guard count >= 0 else { trap(.invalidShape, "linspace of \(count) elements") }
    let intervals = includesStop ? count - 1 : count
    return NDArray(uninitialized: [count]) { elements in
      guard count > 0 else { return }
      let step = intervals > 0 ? (stop - start) / Scalar(intervals) : 0
      for i in 0..<count { elements[i] = Scalar(i) * step + start }
      if includesStop, count > 1 { elements[count - 1] = stop }
    }
  }
}
