// Reductions that remove one axis of three or two of them: `Rank - 1` cannot be written, so
// these are declared per rank, each one line over the engine.

extension NDArray where Rank == 3, Scalar: AdditiveArithmetic {
  /// The sums along an axis, which is removed.
  @inlinable
  public func sum(axis: Int) -> NDArray<Scalar, 2> {
    sums(axisSet(axis)).dropping(axisSet(axis))
  }

  /// The sums along two axes, which are removed.
  @inlinable
  public func sum(axes first: Int, _ second: Int) -> NDArray<Scalar, 1> {
    let axes = axisSet([first, second])
    return sums(axes).dropping(axes)
  }
}

extension NDArray where Rank == 3, Scalar: Numeric {
  /// The products along an axis, which is removed.
  @inlinable
  public func product(axis: Int) -> NDArray<Scalar, 2> {
    products(axisSet(axis)).dropping(axisSet(axis))
  }
}

extension NDArray where Rank == 3, Scalar: BinaryFloatingPoint {
  /// The means along an axis, which is removed.
  @inlinable
  public func mean(axis: Int) -> NDArray<Scalar, 2> {
    means(axisSet(axis)).dropping(axisSet(axis))
  }

  /// The means along two axes, which are removed.
  @inlinable
  public func mean(axes first: Int, _ second: Int) -> NDArray<Scalar, 1> {
    let axes = axisSet([first, second])
    return means(axes).dropping(axes)
  }

  /// The variances along an axis, which is removed.
  @inlinable
  public func variance(axis: Int, correction: Int = 0) -> NDArray<Scalar, 2> {
    variances(axisSet(axis), correction).dropping(axisSet(axis))
  }

  /// The standard deviations along an axis, which is removed.
  @inlinable
  public func standardDeviation(axis: Int, correction: Int = 0) -> NDArray<Scalar, 2> {
    standardDeviations(axisSet(axis), correction).dropping(axisSet(axis))
  }
}

extension NDArray where Rank == 3, Scalar: Comparable {
  /// The least elements along an axis, which is removed.
  @inlinable
  public func min(axis: Int) -> NDArray<Scalar, 2> {
    minima(axisSet(axis)).dropping(axisSet(axis))
  }

  /// The least elements along two axes, which are removed.
  @inlinable
  public func min(axes first: Int, _ second: Int) -> NDArray<Scalar, 1> {
    let axes = axisSet([first, second])
    return minima(axes).dropping(axes)
  }

  /// The greatest elements along an axis, which is removed.
  @inlinable
  public func max(axis: Int) -> NDArray<Scalar, 2> {
    maxima(axisSet(axis)).dropping(axisSet(axis))
  }

  /// The greatest elements along two axes, which are removed.
  @inlinable
  public func max(axes first: Int, _ second: Int) -> NDArray<Scalar, 1> {
    let axes = axisSet([first, second])
    return maxima(axes).dropping(axes)
  }

  /// The indices of the least elements along an axis, which is removed.
  @inlinable
  public func argMin(axis: Int) -> NDArray<Int, 2> {
    argMin(keepingAxis: axis).dropping(axisSet(axis))
  }

  /// The indices of the greatest elements along an axis, which is removed.
  @inlinable
  public func argMax(axis: Int) -> NDArray<Int, 2> {
    argMax(keepingAxis: axis).dropping(axisSet(axis))
  }
}

extension NDArray where Rank == 3, Scalar == Bool {
  /// Whether an element is true along an axis, which is removed.
  @inlinable
  public func any(axis: Int) -> NDArray<Bool, 2> {
    anyTrue(axisSet(axis)).dropping(axisSet(axis))
  }

  /// Whether all elements are true along an axis, which is removed.
  @inlinable
  public func all(axis: Int) -> NDArray<Bool, 2> {
    allTrue(axisSet(axis)).dropping(axisSet(axis))
  }

  /// How many elements are true along an axis, which is removed.
  @inlinable
  public func countTrue(axis: Int) -> NDArray<Int, 2> {
    trueCounts(axisSet(axis)).dropping(axisSet(axis))
  }
}
