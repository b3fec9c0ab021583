// Element and slices of an array of three axes. An `Int` takes one index of its axis, which thereby
// vanishes; an `Axis` keeps a part. The overloads differ in which axes vanish, nothing else.

extension NDArray where Rank == 3 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int, k: Int) -> Scalar {
    get { start[layout.checkedPosition([i, j, k])] }
    _modify {
      makeUnique()
      yield &start[layout.checkedPosition([i, j, k])]
    }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Int, k: Int) -> NDArray<Scalar, 1> {
    get { self[[.keep(i), .at(j), .at(k)]] }
    set { assign(newValue, [.keep(i), .at(j), .at(k)]) }
    _modify { yield &self[[.keep(i), .at(j), .at(k)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Axis, k: Int) -> NDArray<Scalar, 1> {
    get { self[[.at(i), .keep(j), .at(k)]] }
    set { assign(newValue, [.at(i), .keep(j), .at(k)]) }
    _modify { yield &self[[.at(i), .keep(j), .at(k)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Int) -> NDArray<Scalar, 2> {
    get { self[[.keep(i), .keep(j), .at(k)]] }
    set { assign(newValue, [.keep(i), .keep(j), .at(k)]) }
    _modify { yield &self[[.keep(i), .keep(j), .at(k)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Int, k: Axis) -> NDArray<Scalar, 1> {
    get { self[[.at(i), .at(j), .keep(k)]] }
    set { assign(newValue, [.at(i), .at(j), .keep(k)]) }
    _modify { yield &self[[.at(i), .at(j), .keep(k)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Int, k: Axis) -> NDArray<Scalar, 2> {
    get { self[[.keep(i), .at(j), .keep(k)]] }
    set { assign(newValue, [.keep(i), .at(j), .keep(k)]) }
    _modify { yield &self[[.keep(i), .at(j), .keep(k)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Axis, k: Axis) -> NDArray<Scalar, 2> {
    get { self[[.at(i), .keep(j), .keep(k)]] }
    set { assign(newValue, [.at(i), .keep(j), .keep(k)]) }
    _modify { yield &self[[.at(i), .keep(j), .keep(k)]] }
  }

  /// The part of the array that the axes keep.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis) -> NDArray<Scalar, 3> {
    get { self[[.keep(i), .keep(j), .keep(k)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k)]) }
    _modify { yield &self[[.keep(i), .keep(j), .keep(k)]] }
  }
}
