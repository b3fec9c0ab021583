// Reductions that remove one axis of two. (`Rank - 1` cannot be written, so these are declared per
// rank; each is one line over the engine.)

extension NDArray where Rank == 2, Scalar: AdditiveArithmetic {
  /// The sums along an axis, which is removed.
  @inlinable
  public func sum(axis: Int) -> NDArray<Scalar, 1> { sums(axisSet(axis)).dropping(axisSet(axis)) }
}
