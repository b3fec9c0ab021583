// Element and slices of an array of two axes. An `Int` takes one index of its axis, which thereby
// vanishes; an `Axis` keeps a part. The overloads differ in which axes vanish, nothing else.

extension NDArray where Rank == 2 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int) -> Scalar {
    get { start[layout.checkedPosition([i, j])] }
    _modify {
      makeUnique()
      yield &start[layout.checkedPosition([i, j])]
    }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Int) -> NDArray<Scalar, 1> {
    get { self[[.keep(i), .at(j)]] }
    set { assign(newValue, [.keep(i), .at(j)]) }
    _modify { yield &self[[.keep(i), .at(j)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Axis) -> NDArray<Scalar, 1> {
    get { self[[.at(i), .keep(j)]] }
    set { assign(newValue, [.at(i), .keep(j)]) }
    _modify { yield &self[[.at(i), .keep(j)]] }
  }

  /// The part of the array that the axes keep.
  @inlinable
  public subscript(i: Axis, j: Axis) -> NDArray<Scalar, 2> {
    get { self[[.keep(i), .keep(j)]] }
    set { assign(newValue, [.keep(i), .keep(j)]) }
    _modify { yield &self[[.keep(i), .keep(j)]] }
  }
}
