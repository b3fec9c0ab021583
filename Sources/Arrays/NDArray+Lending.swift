// How a slice is changed in place.
//
// `a[1..<3, ...] += b` must not copy `a`, although while `+=` runs there are two arrays, `a` and
// the slice. So the slice is *lent*: it gets a storage object of its own, a loan, which names the
// same memory and keeps it alive. Only the variable that was lent the slice may write through the
// loan, and only as long as nobody else holds the loan and it has not ended:
//
// - The receiver copies the slice and keeps the copy: two hold the loan, so the receiver's next
//   change copies first. After the loan the kept slice still holds `a`'s storage, so the next
//   change of `a` copies too.
// - The receiver puts another array in its place: its elements are copied into `a` at the end.
// - The receiver does neither: the elements are in place already.

extension NDArray {
  /// The part of this array with that layout, which shares its memory.
  @inlinable
  func view<let Kept: Int>(_ layout: Layout<Kept>) -> NDArray<Scalar, Kept> {
    NDArray<Scalar, Kept>(storage: storage, layout: layout)
  }

  /// What is left after the cuts, one per axis and one more per new axis. All subscripts that keep
  /// an axis come here. Assignment repeats axes of extent 1 to fit.
  @inlinable
  subscript<let Cuts: Int, let Kept: Int>(
    cuts cuts: InlineArray<Cuts, Cut>
  ) -> NDArray<Scalar, Kept> {
    get {
      view(orTrap { () throws(ArrayError) in try layout.sliced(cuts) })
    }
    set {
      assign(newValue, cuts)
    }
    _modify {
      makeUnique()
      let part: Layout<Kept> = orTrap { () throws(ArrayError) in try layout.sliced(cuts) }
      var lent = NDArray<Scalar, Kept>(storage: storage.lend(), layout: part)
      Swift.withUnsafeMutablePointer(to: &lent) { $0.pointee.storage.setBorrower($0) }
      defer { settle(lent, part, cuts) }
      yield &lent
    }
  }

  /// Ends a loan: what is left in the borrower's variable becomes the part's elements.
  @inlinable
  mutating func settle<let Cuts: Int, let Kept: Int>(
    _ lent: NDArray<Scalar, Kept>, _ part: Layout<Kept>, _ cuts: InlineArray<Cuts, Cut>
  ) {
    storage.endLending()
    if lent.storage.start != storage.start {
      assign(lent, cuts)
    } else if !lent.layout.hasSameAddresses(as: part) {
      assign(lent.copied(order: .c), cuts)
    }
  }

  @inlinable
  mutating func assign<let Cuts: Int, let Kept: Int>(
    _ value: NDArray<Scalar, Kept>, _ cuts: InlineArray<Cuts, Cut>
  ) {
    // `value` may share this array's memory; then its elements are copied here, before any write.
    makeUnique()
    let part: Layout<Kept> = orTrap { () throws(ArrayError) in try layout.sliced(cuts) }
    let strides = orTrap { () throws(ArrayError) in try value.layout.strides(filling: part.shape) }
    start.copyElements(
      at: part.offset, part.strides, from: value.start, at: value.layout.offset, strides,
      part.shape)
    withExtendedLifetime(value) {}
  }

  /// Gives all elements of a part one value.
  @inlinable
  mutating func fill<let Cuts: Int, let Kept: Int>(
    _ cuts: InlineArray<Cuts, Cut>, as _: NDArray<Scalar, Kept>.Type, with value: Scalar
  ) {
    makeUnique()
    let part: Layout<Kept> = orTrap { () throws(ArrayError) in try layout.sliced(cuts) }
    start.fillElements(at: part.offset, part.strides, part.shape, with: value)
  }
}

extension Layout {
  /// Strides under which this layout's elements fill `target`, axes of extent 1 being repeated.
  @inlinable
  func strides(
    filling target: InlineArray<Rank, Int>
  ) throws(ArrayError) -> InlineArray<Rank, Int> {
    var result = strides
    for axis in 0..<Rank where shape[axis] != target[axis] {
      guard shape[axis] == 1 else {
        throw ArrayError(
          .shapeMismatch, "an array of shape \(shape.text) does not fill shape \(target.text)")
      }
      result[axis] = 0
    }
    return result
  }
}

extension NDArray {
  /// Gives every element one value; `a[1..., ..<3].fill(0)` those of a slice.
  @inlinable
  public mutating func fill(_ value: Scalar) {
    makeUnique()
    start.fillElements(at: layout.offset, strides, shape, with: value)
  }
}
