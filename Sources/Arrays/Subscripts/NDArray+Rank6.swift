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

  /// For `a[..., ..., ..., ..., ..., n] = x`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Axis, n: Int) -> Scalar {
    @available(*, unavailable, message: "a slice is an array, not one element")
    get { trap(.invalidSlice, "a slice is an array, not one element") }
    set {
      fill(
        [.keep(i), .keep(j), .keep(k), .keep(l), .keep(m), .at(n)], as: NDArray<Scalar, 5>.self,
        with: newValue)
    }
  }

  /// The part at `m`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Int, n: Axis) -> NDArray<Scalar, 5> {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .at(m), .keep(n)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .keep(l), .at(m), .keep(n)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .keep(k), .keep(l), .at(m), .keep(n)]] }
  }

  /// For `a[..., ..., ..., ..., m, ...] = x`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Axis, j: Axis, k: Axis, l: Axis, m: Int, n: Axis) -> Scalar {
    @available(*, unavailable, message: "a slice is an array, not one element")
    get { trap(.invalidSlice, "a slice is an array, not one element") }
    set {
      fill(
        [.keep(i), .keep(j), .keep(k), .keep(l), .at(m), .keep(n)], as: NDArray<Scalar, 5>.self,
        with: newValue)
    }
  }

  /// The part at `l`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Axis, l: Int, m: Axis, n: Axis) -> NDArray<Scalar, 5> {
    get { self[cuts: [.keep(i), .keep(j), .keep(k), .at(l), .keep(m), .keep(n)]] }
    set { assign(newValue, [.keep(i), .keep(j), .keep(k), .at(l), .keep(m), .keep(n)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .keep(k), .at(l), .keep(m), .keep(n)]] }
  }

  /// For `a[..., ..., ..., l, ..., ...] = x`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Axis, j: Axis, k: Axis, l: Int, m: Axis, n: Axis) -> Scalar {
    @available(*, unavailable, message: "a slice is an array, not one element")
    get { trap(.invalidSlice, "a slice is an array, not one element") }
    set {
      fill(
        [.keep(i), .keep(j), .keep(k), .at(l), .keep(m), .keep(n)], as: NDArray<Scalar, 5>.self,
        with: newValue)
    }
  }

  /// The part at `k`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis, k: Int, l: Axis, m: Axis, n: Axis) -> NDArray<Scalar, 5> {
    get { self[cuts: [.keep(i), .keep(j), .at(k), .keep(l), .keep(m), .keep(n)]] }
    set { assign(newValue, [.keep(i), .keep(j), .at(k), .keep(l), .keep(m), .keep(n)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j), .at(k), .keep(l), .keep(m), .keep(n)]] }
  }

  /// For `a[..., ..., k, ..., ..., ...] = x`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Axis, j: Axis, k: Int, l: Axis, m: Axis, n: Axis) -> Scalar {
    @available(*, unavailable, message: "a slice is an array, not one element")
    get { trap(.invalidSlice, "a slice is an array, not one element") }
    set {
      fill(
        [.keep(i), .keep(j), .at(k), .keep(l), .keep(m), .keep(n)], as: NDArray<Scalar, 5>.self,
        with: newValue)
    }
  }

  /// The part at `j`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Int, k: Axis, l: Axis, m: Axis, n: Axis) -> NDArray<Scalar, 5> {
    get { self[cuts: [.keep(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
    set { assign(newValue, [.keep(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n)]) }
    _modify { yield &self[cuts: [.keep(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
  }

  /// For `a[..., j, ..., ..., ..., ...] = x`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Axis, j: Int, k: Axis, l: Axis, m: Axis, n: Axis) -> Scalar {
    @available(*, unavailable, message: "a slice is an array, not one element")
    get { trap(.invalidSlice, "a slice is an array, not one element") }
    set {
      fill(
        [.keep(i), .at(j), .keep(k), .keep(l), .keep(m), .keep(n)], as: NDArray<Scalar, 5>.self,
        with: newValue)
    }
  }

  /// The part at `i`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Axis, k: Axis, l: Axis, m: Axis, n: Axis) -> NDArray<Scalar, 5> {
    get { self[cuts: [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
    set { assign(newValue, [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]) }
    _modify { yield &self[cuts: [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)]] }
  }

  /// For `a[i, ..., ..., ..., ..., ...] = x`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Int, j: Axis, k: Axis, l: Axis, m: Axis, n: Axis) -> Scalar {
    @available(*, unavailable, message: "a slice is an array, not one element")
    get { trap(.invalidSlice, "a slice is an array, not one element") }
    set {
      fill(
        [.at(i), .keep(j), .keep(k), .keep(l), .keep(m), .keep(n)], as: NDArray<Scalar, 5>.self,
        with: newValue)
    }
  }
}
