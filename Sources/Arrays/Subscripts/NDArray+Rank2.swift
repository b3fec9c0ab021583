// Written by Scripts/array-subscripts; change that.
//
// Element and slices of an array of two axes. An `Int` takes one index of its axis, which vanishes;
// an `Axis` keeps a part of its axis. `NDArray+Lending.swift` has what they all call.

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

  /// The part that the axes keep. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Axis) -> NDArray<Scalar, 2> {
    get { self[cuts: [.keep(i), .keep(j)]] }
    set { assign(newValue, [.keep(i), .keep(j)]) }
    _modify { yield &self[cuts: [.keep(i), .keep(j)]] }
  }

  /// The part at `j`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis, j: Int) -> NDArray<Scalar, 1> {
    get { self[cuts: [.keep(i), .at(j)]] }
    set { assign(newValue, [.keep(i), .at(j)]) }
    _modify { yield &self[cuts: [.keep(i), .at(j)]] }
  }

  /// For `a[..., j] = 0`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Axis, j: Int) -> SliceValue<Scalar> {
    @available(*, unavailable, message: "a slice is an array, not one element")
    mutating get { trap(.invalidSlice, "a slice is an array, not one element") }
    set { fill([.keep(i), .at(j)], as: NDArray<Scalar, 1>.self, with: newValue.value) }
  }

  /// The part at `i`. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Int, j: Axis) -> NDArray<Scalar, 1> {
    get { self[cuts: [.at(i), .keep(j)]] }
    set { assign(newValue, [.at(i), .keep(j)]) }
    _modify { yield &self[cuts: [.at(i), .keep(j)]] }
  }

  /// For `a[i, ...] = 0`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Int, j: Axis) -> SliceValue<Scalar> {
    @available(*, unavailable, message: "a slice is an array, not one element")
    mutating get { trap(.invalidSlice, "a slice is an array, not one element") }
    set { fill([.at(i), .keep(j)], as: NDArray<Scalar, 1>.self, with: newValue.value) }
  }
}
