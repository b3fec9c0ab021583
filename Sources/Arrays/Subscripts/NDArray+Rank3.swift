// Written by Scripts/array-subscripts; change that.
//
// Element and slices of an array of three axes. An `Int` takes one index of its axis, which vanishes;
// an `Axis` keeps a part of its axis. `NDArray+Lending.swift` has what they all call.

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

  /// The part that the axes keep. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis) -> NDArray<Scalar, 3> {
    get { self[cuts: [.keep(i), .keep(j), .keep(k)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .keep(k)]] }
  }

  /// The part at `k`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Int) -> NDArray<Scalar, 2> {
    get { self[cuts: [.keep(i), .keep(j), .at(k)]] }
    set { assign(newValue, [.keep(i), .keep(j), .at(k)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .at(k)]] }
  }

  /// The part at `j`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Int, k: Axis) -> NDArray<Scalar, 2> {
    get { self[cuts: [.keep(i), .at(j), .keep(k)]] }
    set { assign(newValue, [.keep(i), .at(j), .keep(k)]) }
    _modify { yield &self[cuts: [.keep(i), .at(j), .keep(k)]] }
  }

  /// The part at `j`, `k`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Int, k: Int) -> NDArray<Scalar, 1> {
    get { self[cuts: [.keep(i), .at(j), .at(k)]] }
    set { assign(newValue, [.keep(i), .at(j), .at(k)]) }
    _modify { yield &self[cuts: [.keep(i), .at(j), .at(k)]] }
  }

  /// The part at `i`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Axis, k: Axis) -> NDArray<Scalar, 2> {
    get { self[cuts: [.at(i), .keep(j), .keep(k)]] }
    set { assign(newValue, [.at(i), .keep(j), .keep(k)]) }
    _modify { yield &self[cuts: [.at(i), .keep(j), .keep(k)]] }
  }

  /// The part at `i`, `k`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Axis, k: Int) -> NDArray<Scalar, 1> {
    get { self[cuts: [.at(i), .keep(j), .at(k)]] }
    set { assign(newValue, [.at(i), .keep(j), .at(k)]) }
    _modify { yield &self[cuts: [.at(i), .keep(j), .at(k)]] }
  }

  /// The part at `i`, `j`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Int, k: Axis) -> NDArray<Scalar, 1> {
    get { self[cuts: [.at(i), .at(j), .keep(k)]] }
    set { assign(newValue, [.at(i), .at(j), .keep(k)]) }
    _modify { yield &self[cuts: [.at(i), .at(j), .keep(k)]] }
  }
}
