// Sums, products and means.

/// `count` elements added pairwise: in blocks of at most 128, eight accumulators in each. The error
/// grows with the logarithm of the count instead of the count.
@inlinable
func pairwiseSum<Scalar: AdditiveArithmetic>(
  _ start: UnsafeMutablePointer<Scalar>, _ stride: Int, _ count: Int
) -> Scalar {
  if let type = KernelType(floating: Scalar.self) {
    var sum = Scalar.zero
    withUnsafeMutablePointer(to: &sum) { type.run(.sum, $0, start, stride, count) }
    return sum
  }
  if count <= 128 {
    var sum = Scalar.zero
    for i in 0..<count { sum += start[i &* stride] }
    return sum
  }
  let half = count / 2 / 8 * 8
  return pairwiseSum(start, stride, half)
    + pairwiseSum(start + half &* stride, stride, count &- half)
}

extension NDArray where Scalar: AdditiveArithmetic {
  /// The sum of all elements, 0 if there are none.
  ///
  /// Pairwise, so that the rounding error stays small, and in NumPy's order. Integer sums stop on
  /// overflow.
  @inlinable
  public func sum() -> Scalar {
    var sum = Scalar.zero
    fold { sum += pairwiseSum($0, $1, $2) }
    return sum
  }

  /// The sums along one or several axes, which stay with extent 1.
  ///
  /// ```swift
  /// let centered = a - a.sum(keepingAxes: 0) / Double(a.shape[0])
  /// ```
  @inlinable
  public func sum(keepingAxes axes: Int...) -> NDArray { sums(axisSet(axes)) }

  @inlinable
  func sums(_ axes: InlineArray<Rank, Bool>) -> NDArray {
    folded(axes, from: .zero) { out, outStride, source, stride, count in
      if outStride == 0 {
        out.pointee += pairwiseSum(source, stride, count)
      } else {
        run(
          .add, as: KernelType(Scalar.self), out, outStride, out, outStride, source, stride, count
        ) { $0 + $1 }
      }
    }
  }
}

extension NDArray where Scalar: Numeric {
  /// The product of all elements, 1 if there are none, multiplied in memory order. Stops on integer
  /// overflow.
  @inlinable
  public func product() -> Scalar {
    var product: Scalar = 1
    fold { source, stride, count in
      for i in 0..<count { product *= source[i &* stride] }
    }
    return product
  }

  /// The products along one or several axes, which stay with extent 1.
  @inlinable
  public func product(keepingAxes axes: Int...) -> NDArray { products(axisSet(axes)) }

  @inlinable
  func products(_ axes: InlineArray<Rank, Bool>) -> NDArray {
    folded(axes, from: 1) { out, outStride, source, stride, count in
      if outStride == 0 {
        var product = out.pointee
        for i in 0..<count { product *= source[i &* stride] }
        out.pointee = product
      } else {
        run(
          .multiply, as: KernelType(Scalar.self), out, outStride, out, outStride, source, stride,
          count
        ) { $0 * $1 }
      }
    }
  }
}
