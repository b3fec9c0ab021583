/// Functions that an array's extent may call, beyond `len`, `slen` and `shape`.
///
/// They stand in `Expression.call` by their raw value. Writers bring their code; all count in 64 bits
/// and give -1 where a number is negative that must not be, or the result does not fit. A negative
/// extent is refused before the call.
public enum ExtentFunction: String, Sendable, Hashable, CaseIterable {
  /// `extent_product(n)`: the product of the elements of an integer array; 1 where it is empty.
  case product = "extent_product"
  /// `extent_halved(n)`: the product with `n[last] / 2 + 1` in place of the last element: what the
  /// transform of real values keeps of its complex result.
  case halvedProduct = "extent_halved"
  /// `extent_section(first, last)` or `extent_section(first, last, step)`: the product of
  /// `|last[i] - first[i]| / |step[i]| + 1`, since a section may run backwards. A step of 0 is
  /// refused.
  case section = "extent_section"
  /// `extent_reach(dims, more, field, isHalved)`: 1 + the sum of `(n - 1) * stride` over two arrays
  /// of records, whose members are `n` and the named one (a string). With `isHalved`, the last record
  /// of `dims` counts for `n / 2`. A negative stride is refused.
  case reach = "extent_reach"
  /// `extent_embedded(n, howmany, nembed, stride, dist, isHalved)`: what a batch of `howmany` arrays
  /// of shape `n` spans, `dist` elements apart, that lie with `stride` within larger ones of shape
  /// `nembed` (`n` where it is null): `(howmany - 1) * dist + stride * (last index) + 1`. With
  /// `isHalved`, the last dimension has `n / 2 + 1` elements.
  case embedded = "extent_embedded"
  /// `extent_kept(handle, name)`: elements of the array that was kept under this name (a string)
  /// when the handle was made. The writer compares the address modulo 64 too, since code that was
  /// chosen for aligned memory is called with it.
  case kept = "extent_kept"
}
