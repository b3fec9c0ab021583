// Powers of integers, by squaring. They wrap on overflow as NumPy's do: a power that fits is rare.

/// The elements of `x` to the powers `y`; the high bits of what does not fit are dropped.
///
/// Stops when an exponent is negative or the shapes do not fit one another; `tryPow` throws the
/// former.
@inlinable
public func pow<Scalar: FixedWidthInteger & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  orTrap { () throws(ArrayError) in try tryPow(x, y) }
}

/// The elements of `x` to the power `n`; the high bits of what does not fit are dropped.
///
/// Stops when `n` is negative; `tryPow` throws instead.
@inlinable
public func pow<Scalar: FixedWidthInteger & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ n: Int
) -> NDArray<Scalar, Rank> {
  orTrap { () throws(ArrayError) in try tryPow(x, n) }
}

/// Like `pow`, throwing `ArrayError` with code `invalidData` when an exponent is negative.
@inlinable
public func tryPow<Scalar: FixedWidthInteger & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: NDArray<Scalar, Rank>
) throws(ArrayError) -> NDArray<Scalar, Rank> {
  if Scalar.isSigned, !y.isEmpty {
    let least = y.min()
    if least < 0 { throw negativeExponent("\(least)") }
  }
  return NDArray(x, y) { loop($0, $1, $2, $3, $4, $5, $6) { wrappingPower($0, $1) } }
}

/// Like `pow`, throwing `ArrayError` with code `invalidData` when `n` is negative.
@inlinable
public func tryPow<Scalar: FixedWidthInteger & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ n: Int
) throws(ArrayError) -> NDArray<Scalar, Rank> {
  if n < 0 { throw negativeExponent("\(n)") }
  if n == 0 { return NDArray.full(x.shape, 1) }
  // Whole arrays are multiplied: one exponent for all is the same multiplications for all.
  var bits = n
  var square = x
  while bits & 1 == 0 {
    square = square &* square
    bits >>= 1
  }
  var power = square
  bits >>= 1
  while bits > 0 {
    square = square &* square
    if bits & 1 == 1 { power = power &* square }
    bits >>= 1
  }
  return power
}

@usableFromInline
func negativeExponent(_ exponent: String) -> ArrayError {
  ArrayError(.invalidData, "integers have no negative powers, and an exponent is \(exponent)")
}

/// The low bits of a power whose exponent is not negative.
@inlinable
func wrappingPower<Scalar: FixedWidthInteger>(_ base: Scalar, _ exponent: Scalar) -> Scalar {
  var power: Scalar = 1
  var square = base
  var bits = exponent
  while bits != 0 {
    if bits & 1 == 1 { power = power &* square }
    square = square &* square
    bits >>= 1
  }
  return power
}
