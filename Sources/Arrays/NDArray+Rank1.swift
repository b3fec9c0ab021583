// Element and slices of an array of one axis. An `Int` takes one index of its axis, which thereby
// vanishes; an `Axis` keeps a part. The overloads differ in which axes vanish, nothing else.

extension NDArray where Rank == 1 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int) -> Scalar {
    get { start[layout.checkedPosition([i])] }
    _modify {
      makeUnique()
      yield &start[layout.checkedPosition([i])]
    }
  }

  /// The part of the array that the axes keep.
  @inlinable
  public subscript(i: Axis) -> NDArray<Scalar, 1> {
    get { self[[.keep(i)]] }
    set { assign(newValue, [.keep(i)]) }
    _modify { yield &self[[.keep(i)]] }
  }
}
