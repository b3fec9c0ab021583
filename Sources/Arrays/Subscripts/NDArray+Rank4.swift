// Written by Scripts/array-subscripts; change that.
//
// Element and slices of an array of four axes. An `Int` takes one index of its axis, which vanishes;
// an `Axis` keeps a part of its axis. `NDArray+Lending.swift` has what they all call.

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

  /// The part that the axes keep. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis) -> NDArray<Scalar, 4> {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l)]] }
  }

  /// The part at `l`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Int) -> NDArray<Scalar, 3> {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .at(l)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .at(l)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .keep(k), .at(l)]] }
  }

  /// The part at `k`, `l`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Int, l: Int) -> NDArray<Scalar, 2> {
    get { self[cuts: [.keep(i), .keep(j), .at(k), .at(l)]] }
    set { assign(newValue, [.keep(i), .keep(j), .at(k), .at(l)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .at(k), .at(l)]] }
  }

  /// The part at `i`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Axis, k: Axis, l: Axis) -> NDArray<Scalar, 3> {
    get { self[cuts: [.at(i), .keep(j), .keep(k), .keep(l)]] }
    set { assign(newValue, [.at(i), .keep(j), .keep(k), .keep(l)]) }
    _modify { yield &self[cuts: [.at(i), .keep(j), .keep(k), .keep(l)]] }
  }

  /// The part at `i`, `j`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Int, k: Axis, l: Axis) -> NDArray<Scalar, 2> {
    get { self[cuts: [.at(i), .at(j), .keep(k), .keep(l)]] }
    set { assign(newValue, [.at(i), .at(j), .keep(k), .keep(l)]) }
    _modify { yield &self[cuts: [.at(i), .at(j), .keep(k), .keep(l)]] }
  }

  /// The part at `i`, `j`, `k`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Axis) -> NDArray<Scalar, 1> {
    get { self[cuts: [.at(i), .at(j), .at(k), .keep(l)]] }
    set { assign(newValue, [.at(i), .at(j), .at(k), .keep(l)]) }
    _modify { yield &self[cuts: [.at(i), .at(j), .at(k), .keep(l)]] }
  }
}
