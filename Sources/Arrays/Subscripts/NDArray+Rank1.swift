// Written by Scripts/array-subscripts; change that.
//
// Element and slices of an array of one axis. An `Int` takes one index of its axis, which vanishes;
// an `Axis` keeps a part of its axis. `NDArray+Lending.swift` has what they all call.

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

  /// The part that the axes keep. Shares memory; assignment changes this array.
  @inlinable
  public subscript(i: Axis) -> NDArray<Scalar, 1> {
    get { self[cuts: [.keep(i)]] }
    set { assign(newValue, [.keep(i)]) }
    _modify { yield &self[cuts: [.keep(i)]] }
  }

  /// For `a[...] = 0`: gives every element of the slice one value.
  @inlinable
  @_disfavoredOverload
  public subscript(i: Axis) -> SliceValue<Scalar> {
    @available(*, unavailable, message: "a slice is an array, not one element")
    mutating get { trap(.invalidSlice, "a slice is an array, not one element") }
    set { fill([.keep(i)], as: NDArray<Scalar, 1>.self, with: newValue.value) }
  }
}
