// Written by Scripts/array-subscripts; change that.
//
// Element and slices of an array of six axes. An `Int` takes one index of its axis, which vanishes;
// an `Axis` keeps a part of its axis. `NDArray+Lending.swift` has what they all call.

extension NDArray where Rank == 6 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Int, m: Int, n: Int) -> Scalar {
    get { start[layout.checkedPosition([i, j, k, l, m, n])] }
    _modify {
      makeUnique()
      yield &start[layout.checkedPosition([i, j, k, l, m, n])]
    }
  }

  /// The part that the axes keep. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Axis, n: Axis) -> NDArray<Scalar, 6> {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
  }

  /// The part at `n`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Axis, n: Int) -> NDArray<Scalar, 5> {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .at(n)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .at(n)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .at(n)]] }
  }

  /// The part at `m`, `n`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Int, n: Int) -> NDArray<Scalar, 4> {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .at(m), .at(n)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l), .at(m), .at(n)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .at(m), .at(n)]] }
  }

  /// The part at `i`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Axis, k: Axis, l: Axis, m: Axis, n: Axis) -> NDArray<Scalar, 5> {
    get { self[cuts: [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
    set { assign(newValue, [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]) }
    _modify { yield &self[cuts: [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
  }

  /// The part at `i`, `j`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Int, k: Axis, l: Axis, m: Axis, n: Axis) -> NDArray<Scalar, 4> {
    get { self[cuts: [.at(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
    set { assign(newValue, [.at(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n)]) }
    _modify { yield &self[cuts: [.at(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
  }

  /// The part at `i`, `j`, `k`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Axis, m: Axis, n: Axis) -> NDArray<Scalar, 3> {
    get { self[cuts: [.at(i), .at(j), .at(k), .keep(l), .keep(m), .keep(n)]] }
    set { assign(newValue, [.at(i), .at(j), .at(k), .keep(l), .keep(m), .keep(n)]) }
    _modify { yield &self[cuts: [.at(i), .at(j), .at(k), .keep(l), .keep(m), .keep(n)]] }
  }
}
