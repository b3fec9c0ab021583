// Reductions that remove one axis of two: `Rank - 1` cannot be written, so
// these are declared per rank, each one line over the engine.

extension NDArray where Rank == 2, Scalar: AdditiveArithmetic {
  /// The sums along an axis, which is removed.
  @inlinable
  public func sum(axis: Int) -> NDArray<Scalar, 1> {
    sums(axisSet(axis)).dropping(axisSet(axis))
  }
}

extension NDArray where Rank == 2, Scalar: Numeric {
  /// The products along an axis, which is removed.
  @inlinable
  public func product(axis: Int) -> NDArray<Scalar, 1> {
    products(axisSet(axis)).dropping(axisSet(axis))
  }
}

extension NDArray where Rank == 2, Scalar: BinaryFloatingPoint {
  /// The means along an axis, which is removed.
  @inlinable
  public func mean(axis: Int) -> NDArray<Scalar, 1> {
    means(axisSet(axis)).dropping(axisSet(axis))
  }

  /// The variances along an axis, which is removed.
  @inlinable
  public func variance(axis: Int, correction: Int = 0) -> NDArray<Scalar, 1> {
    variances(axisSet(axis), correction).dropping(axisSet(axis))
  }

  /// The standard deviations along an axis, which is removed.
  @inlinable
  public func standardDeviation(axis: Int, correction: Int = 0) -> NDArray<Scalar, 1> {
    standardDeviations(axisSet(axis), correction).dropping(axisSet(axis))
  }
}

extension NDArray where Rank == 2, Scalar: Comparable {
  /// The least elements along an axis, which is removed.
  @inlinable
  public func min(axis: Int) -> NDArray<Scalar, 1> {
    minima(axisSet(axis)).dropping(axisSet(axis))
  }

  /// The greatest elements along an axis, which is removed.
  @inlinable
  public func max(axis: Int) -> NDArray<Scalar, 1> {
    maxima(axisSet(axis)).dropping(axisSet(axis))
  }

  /// The indices of the least elements along an axis, which is removed.
  @inlinable
  public func argMin(axis: Int) -> NDArray<Int, 1> {
    argMin(keepingAxis: axis).dropping(axisSet(axis))
  }

  /// The indices of the greatest elements along an axis, which is removed.
  @inlinable
  public func argMax(axis: Int) -> NDArray<Int, 1> {
    argMax(keepingAxis: axis).dropping(axisSet(axis))
  }
}

extension NDArray where Rank == 2, Scalar == Bool {
  /// Whether an element is true along an axis, which is removed.
  @inlinable
  public func any(axis: Int) -> NDArray<Bool, 1> {
    anyTrue(axisSet(axis)).dropping(axisSet(axis))
  }

  /// Whether all elements are true along an axis, which is removed.
  @inlinable
  public func all(axis: Int) -> NDArray<Bool, 1> {
    allTrue(axisSet(axis)).dropping(axisSet(axis))
  }

  /// How many elements are true along an axis, which is removed.
  @inlinable
  public func countTrue(axis: Int) -> NDArray<Int, 1> {
    trueCounts(axisSet(axis)).dropping(axisSet(axis))
  }
}
