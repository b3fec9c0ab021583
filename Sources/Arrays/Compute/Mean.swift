public import ComplexModule
public import RealModule

// Means, variances and standard deviations.

extension NDArray where Scalar: BinaryFloatingPoint {
  /// The mean of all elements; not-a-number if there are none.
  @inlinable
  public func mean() -> Scalar { sum() / Scalar(count) }

  /// The means along one or several axes, which stay with extent 1.
  @inlinable
  public func mean(keepingAxes axes: Int...) -> NDArray { means(axisSet(axes)) }

  @inlinable
  func means(_ axes: InlineArray<Rank, Bool>) -> NDArray {
    var result = sums(axes)
    let divisor = Scalar(count(along: axes))
    result.transformElements { $0 / divisor }
    return result
  }

  /// The mean squared distance from the mean.
  /// - Parameter correction: is taken from the number of elements in the divisor; 1 makes the
  ///   variance of a sample an unbiased estimate.
  @inlinable
  public func variance(correction: Int = 0) -> Scalar {
    var center = mean()
    var sum: Scalar = 0
    fold { source, stride, count in
      sum += Self.squares(source, stride, &center, count)
    }
    return sum / Scalar(Swift.max(count &- correction, 0))
  }

  /// The variances along one or several axes, which stay with extent 1.
  @inlinable
  public func variance(keepingAxes axes: Int..., correction: Int = 0) -> NDArray {
    variances(axisSet(axes), correction)
  }

  @inlinable
  func variances(_ axes: InlineArray<Rank, Bool>, _ correction: Int) -> NDArray {
    var distances = self - means(axes)
    distances.transformElements { $0 * $0 }
    var result = distances.sums(axes)
    let divisor = Scalar(Swift.max(count(along: axes) &- correction, 0))
    result.transformElements { $0 / divisor }
    return result
  }

  /// The square root of the variance.
  /// - Parameter correction: is taken from the number of elements in the divisor.
  @inlinable
  public func standardDeviation(correction: Int = 0) -> Scalar {
    variance(correction: correction).squareRoot()
  }

  /// The standard deviations along one or several axes, which stay with extent 1.
  @inlinable
  public func standardDeviation(keepingAxes axes: Int..., correction: Int = 0) -> NDArray {
    standardDeviations(axisSet(axes), correction)
  }

  @inlinable
  func standardDeviations(_ axes: InlineArray<Rank, Bool>, _ correction: Int) -> NDArray {
    var result = variances(axes, correction)
    result.transformElements { $0.squareRoot() }
    return result
  }

  /// The sum of squared distances from `center`, added pairwise.
  @inlinable
  static func squares(
    _ start: UnsafeMutablePointer<Scalar>, _ stride: Int,
    _ center: UnsafeMutablePointer<Scalar>, _ count: Int
  ) -> Scalar {
    if let type = KernelType(floating: Scalar.self) {
      var sum: Scalar = 0
      Swift.withUnsafeMutablePointer(to: &sum) { type.runSquares($0, start, stride, center, count) }
      return sum
    }
    if count > 128 {
      let half = count / 2 / 8 * 8
      return squares(start, stride, center, half)
        + squares(start + half &* stride, stride, center, count &- half)
    }
    var sum: Scalar = 0
    for i in 0..<count {
      let distance = start[i &* stride] - center.pointee
      sum += distance * distance
    }
    return sum
  }
}

extension NDArray where Scalar: BinaryInteger {
  /// The mean of all elements; not-a-number if there are none.
  @inlinable
  public func mean() -> Double { mapped { Double($0) }.mean() }

  /// The means along one or several axes, which stay with extent 1.
  @inlinable
  public func mean(keepingAxes axes: Int...) -> NDArray<Double, Rank> {
    mapped { Double($0) }.means(axisSet(axes))
  }
}

extension NDArray {
  /// The mean of all elements; not-a-number if there are none.
  @inlinable
  public func mean<Part: Real>() -> Complex<Part> where Scalar == Complex<Part> {
    sum() / Complex(Part(count))
  }
}
