// Element and slices of an array of four axes. An `Int` takes one index of its axis, which thereby
// vanishes; an `Axis` keeps a part. The overloads differ in which axes vanish, nothing else.

extension NDArray where Rank == 4 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Int) -> Scalar {
    get { start[layout.checkedPosition([i, j, k, l])] }
    _modify {
      makeUnique()
      yield &start[layout.checkedPosition([i, j, k, l])]
    }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Int, k: Int, l: Int) -> NDArray<Scalar, 1> {
    get { self[[.keep(i), .at(j), .at(k), .at(l)]] }
    set { assign(newValue, [.keep(i), .at(j), .at(k), .at(l)]) }
    _modify { yield &self[[.keep(i), .at(j), .at(k), .at(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Axis, k: Int, l: Int) -> NDArray<Scalar, 1> {
    get { self[[.at(i), .keep(j), .at(k), .at(l)]] }
    set { assign(newValue, [.at(i), .keep(j), .at(k), .at(l)]) }
    _modify { yield &self[[.at(i), .keep(j), .at(k), .at(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Int, l: Int) -> NDArray<Scalar, 2> {
    get { self[[.keep(i), .keep(j), .at(k), .at(l)]] }
    set { assign(newValue, [.keep(i), .keep(j), .at(k), .at(l)]) }
    _modify { yield &self[[.keep(i), .keep(j), .at(k), .at(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Int, k: Axis, l: Int) -> NDArray<Scalar, 1> {
    get { self[[.at(i), .at(j), .keep(k), .at(l)]] }
    set { assign(newValue, [.at(i), .at(j), .keep(k), .at(l)]) }
    _modify { yield &self[[.at(i), .at(j), .keep(k), .at(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Int, k: Axis, l: Int) -> NDArray<Scalar, 2> {
    get { self[[.keep(i), .at(j), .keep(k), .at(l)]] }
    set { assign(newValue, [.keep(i), .at(j), .keep(k), .at(l)]) }
    _modify { yield &self[[.keep(i), .at(j), .keep(k), .at(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Axis, k: Axis, l: Int) -> NDArray<Scalar, 2> {
    get { self[[.at(i), .keep(j), .keep(k), .at(l)]] }
    set { assign(newValue, [.at(i), .keep(j), .keep(k), .at(l)]) }
    _modify { yield &self[[.at(i), .keep(j), .keep(k), .at(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Int) -> NDArray<Scalar, 3> {
    get { self[[.keep(i), .keep(j), .keep(k), .at(l)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .at(l)]) }
    _modify { yield &self[[.keep(i), .keep(j), .keep(k), .at(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Axis) -> NDArray<Scalar, 1> {
    get { self[[.at(i), .at(j), .at(k), .keep(l)]] }
    set { assign(newValue, [.at(i), .at(j), .at(k), .keep(l)]) }
    _modify { yield &self[[.at(i), .at(j), .at(k), .keep(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Int, k: Int, l: Axis) -> NDArray<Scalar, 2> {
    get { self[[.keep(i), .at(j), .at(k), .keep(l)]] }
    set { assign(newValue, [.keep(i), .at(j), .at(k), .keep(l)]) }
    _modify { yield &self[[.keep(i), .at(j), .at(k), .keep(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Axis, k: Int, l: Axis) -> NDArray<Scalar, 2> {
    get { self[[.at(i), .keep(j), .at(k), .keep(l)]] }
    set { assign(newValue, [.at(i), .keep(j), .at(k), .keep(l)]) }
    _modify { yield &self[[.at(i), .keep(j), .at(k), .keep(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Int, l: Axis) -> NDArray<Scalar, 3> {
    get { self[[.keep(i), .keep(j), .at(k), .keep(l)]] }
    set { assign(newValue, [.keep(i), .keep(j), .at(k), .keep(l)]) }
    _modify { yield &self[[.keep(i), .keep(j), .at(k), .keep(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Int, k: Axis, l: Axis) -> NDArray<Scalar, 2> {
    get { self[[.at(i), .at(j), .keep(k), .keep(l)]] }
    set { assign(newValue, [.at(i), .at(j), .keep(k), .keep(l)]) }
    _modify { yield &self[[.at(i), .at(j), .keep(k), .keep(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Axis, j: Int, k: Axis, l: Axis) -> NDArray<Scalar, 3> {
    get { self[[.keep(i), .at(j), .keep(k), .keep(l)]] }
    set { assign(newValue, [.keep(i), .at(j), .keep(k), .keep(l)]) }
    _modify { yield &self[[.keep(i), .at(j), .keep(k), .keep(l)]] }
  }

  /// The part of the array at the indices.
  @inlinable
  public subscript(i: Int, j: Axis, k: Axis, l: Axis) -> NDArray<Scalar, 3> {
    get { self[[.at(i), .keep(j), .keep(k), .keep(l)]] }
    set { assign(newValue, [.at(i), .keep(j), .keep(k), .keep(l)]) }
    _modify { yield &self[[.at(i), .keep(j), .keep(k), .keep(l)]] }
  }

  /// The part of the array that the axes keep.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis) -> NDArray<Scalar, 4> {
    get { self[[.keep(i), .keep(j), .keep(k), .keep(l)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l)]) }
    _modify { yield &self[[.keep(i), .keep(j), .keep(k), .keep(l)]] }
  }
}
