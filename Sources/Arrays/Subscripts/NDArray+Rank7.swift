// Written by Scripts/array-subscripts; change that.
//
// Element and slices of an array of seven axes. An `Int` takes one index of its axis, which vanishes;
// an `Axis` keeps a part of its axis. `NDArray+Lending.swift` has what they all call.

extension NDArray where Rank == 7 {
  /// The element at an index; negative indices count from the end.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Int, m: Int, n: Int, o: Int) -> Scalar {
    get { start[layout.checkedPosition([i, j, k, l, m, n, o])] }
    _modify {
      makeUnique()
      yield &start[layout.checkedPosition([i, j, k, l, m, n, o])]
    }
  }

  /// The part that the axes keep. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Axis, n: Axis, o: Axis) -> NDArray<
    Scalar, 7
  > {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)]] }
    set {
      assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)])
    }
    _modify {
      yield &self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)]]
    }
  }

  /// The part at `o`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Axis, n: Axis, o: Int) -> NDArray<
    Scalar, 6
  > {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .at(o)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .at(o)]) }
    _modify {
      yield &self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .at(o)]]
    }
  }

  /// The part at `n`, `o`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Axis, n: Int, o: Int) -> NDArray<
    Scalar, 5
  > {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .at(n), .at(o)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .at(n), .at(o)]) }
    _modify {
      yield &self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .at(n), .at(o)]]
    }
  }

  /// The part at `i`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Axis, k: Axis, l: Axis, m: Axis, n: Axis, o: Axis) -> NDArray<
    Scalar, 6
  > {
    get { self[cuts: [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)]] }
    set { assign(newValue, [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)]) }
    _modify {
      yield &self[cuts: [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)]]
    }
  }

  /// The part at `i`, `j`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Int, k: Axis, l: Axis, m: Axis, n: Axis, o: Axis) -> NDArray<
    Scalar, 5
  > {
    get { self[cuts: [.at(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)]] }
    set { assign(newValue, [.at(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)]) }
    _modify {
      yield &self[cuts: [.at(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n), .keep(o)]]
    }
  }

  /// The part at `i`, `j`, `k`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Int, k: Int, l: Axis, m: Axis, n: Axis, o: Axis) -> NDArray<Scalar, 4>
  {
    get { self[cuts: [.at(i), .at(j), .at(k), .keep(l), .keep(m), .keep(n), .keep(o)]] }
    set { assign(newValue, [.at(i), .at(j), .at(k), .keep(l), .keep(m), .keep(n), .keep(o)]) }
    _modify { yield &self[cuts: [.at(i), .at(j), .at(k), .keep(l), .keep(m), .keep(n), .keep(o)]] }
  }
}
