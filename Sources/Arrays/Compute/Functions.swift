public import RealModule

// The usual functions, element by element, under the names of mathematics: `exp(a)`, `sin(a)`.
//
// For `Double` and `Float` they compute whole vectors (`pow` by a kernel of our own, with errors below
// 1 unit in the last place; the others by glibc's libmvec, where it exists, with errors below 4), for
// other elements swift-numerics' functions one by one.

@inlinable
@inline(__always)
func evaluate<Scalar, let Rank: Int>(
  _ kernel: UnaryKernel, _ operand: consuming NDArray<Scalar, Rank>, _ body: (Scalar) -> Scalar
) -> NDArray<Scalar, Rank> {
  NDArray.mapping(operand) { z, sz, x, sx, count in
    if let type = KernelType(floating: Scalar.self) {
      type.run(kernel, z, sz, x, sx, count)
    } else {
      loop(z, sz, x, sx, count, body)
    }
  }
}

@inlinable
@inline(__always)
func evaluate<Scalar, let Rank: Int>(
  _ kernel: BinaryKernel, _ left: NDArray<Scalar, Rank>, _ right: NDArray<Scalar, Rank>,
  _ body: (Scalar, Scalar) -> Scalar
) -> NDArray<Scalar, Rank> {
  NDArray(left, right) { z, sz, x, sx, y, sy, count in
    run(kernel, as: KernelType(floating: Scalar.self), z, sz, x, sx, y, sy, count, body)
  }
}

// MARK: Powers and roots

/// The square roots.
@inlinable
public func sqrt<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.squareRoot, x) { Scalar.sqrt($0) }
}

/// The cube roots, negative for negative elements.
@inlinable
public func cbrt<Scalar: Real & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.cbrt, x) { Scalar.root($0, 3) }
}

/// The elements of `x` to the powers `y`.
@inlinable
public func pow<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.pow, x, y) { Scalar.pow($0, $1) }
}

/// The elements of `x` to the power `y`.
@inlinable
public func pow<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: Scalar
) -> NDArray<Scalar, Rank> {
  NDArray(x, scalar: y) { z, sz, x, sx, y, sy, count in
    run(.pow, as: KernelType(floating: Scalar.self), z, sz, x, sx, y, sy, count) {
      Scalar.pow($0, $1)
    }
  }
}

/// The elements of `x` to the whole power `n`; a square is one multiplication.
@inlinable
public func pow<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ n: Int
) -> NDArray<Scalar, Rank> {
  if let type = KernelType(floating: Scalar.self), let y = exactExponent(n, of: Scalar.self) {
    return NDArray(x, scalar: y) { z, sz, x, sx, y, sy, count in
      type.run(.pow, z, sz, x, sx, y, sy, count)
    }
  }
  return x.mapped { Scalar.pow($0, n) }
}

/// A whole number as a `Double` or `Float`; nil when it has too many digits, and for other types.
@inlinable
@inline(__always)
func exactExponent<Scalar>(_ n: Int, of: Scalar.Type) -> Scalar? {
  Double(exactly: n) as? Scalar ?? Float(exactly: n) as? Scalar
}

// MARK: Exponentials and logarithms

/// e to the power of the elements.
@inlinable
public func exp<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.exp, x) { Scalar.exp($0) }
}

/// 2 to the power of the elements.
@inlinable
public func exp2<Scalar: Real & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.exp2, x) { Scalar.exp2($0) }
}

/// exp(x) - 1, precise near 0.
@inlinable
public func expm1<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.expm1, x) { Scalar.expMinusOne($0) }
}

/// The natural logarithms.
@inlinable
public func log<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.log, x) { Scalar.log($0) }
}

/// The logarithms to base 2.
@inlinable
public func log2<Scalar: Real & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.log2, x) { Scalar.log2($0) }
}

/// The logarithms to base 10.
@inlinable
public func log10<Scalar: Real & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.log10, x) { Scalar.log10($0) }
}

/// log(1 + x), precise near 0.
@inlinable
public func log1p<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.log1p, x) { Scalar.log(onePlus: $0) }
}

// MARK: Angles and hyperbolas

/// The sines of angles in radians.
@inlinable
public func sin<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.sin, x) { Scalar.sin($0) }
}

/// The cosines of angles in radians.
@inlinable
public func cos<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.cos, x) { Scalar.cos($0) }
}

/// The tangents of angles in radians.
@inlinable
public func tan<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.tan, x) { Scalar.tan($0) }
}

/// The angles in radians whose sines the elements are.
@inlinable
public func asin<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.asin, x) { Scalar.asin($0) }
}

/// The angles in radians whose cosines the elements are.
@inlinable
public func acos<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.acos, x) { Scalar.acos($0) }
}

/// The angles in radians whose tangents the elements are.
@inlinable
public func atan<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.atan, x) { Scalar.atan($0) }
}

/// The hyperbolic sines.
@inlinable
public func sinh<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.sinh, x) { Scalar.sinh($0) }
}

/// The hyperbolic cosines.
@inlinable
public func cosh<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.cosh, x) { Scalar.cosh($0) }
}

/// The hyperbolic tangents.
@inlinable
public func tanh<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.tanh, x) { Scalar.tanh($0) }
}

/// The inverse hyperbolic sines.
@inlinable
public func asinh<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.asinh, x) { Scalar.asinh($0) }
}

/// The inverse hyperbolic cosines.
@inlinable
public func acosh<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.acosh, x) { Scalar.acosh($0) }
}

/// The inverse hyperbolic tangents.
@inlinable
public func atanh<Scalar: ElementaryFunctions & ArrayElement, let Rank: Int>(
  _ x: consuming NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.atanh, x) { Scalar.atanh($0) }
}

/// The angles in radians, from -π to π, of the points `(x, y)`.
@inlinable
public func atan2<Scalar: Real & ArrayElement, let Rank: Int>(
  _ y: NDArray<Scalar, Rank>, _ x: NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.atan2, y, x) { Scalar.atan2(y: $0, x: $1) }
}

/// The distances of the points `(x, y)` from the origin, without overflow on the way.
@inlinable
public func hypot<Scalar: Real & ArrayElement, let Rank: Int>(
  _ x: NDArray<Scalar, Rank>, _ y: NDArray<Scalar, Rank>
) -> NDArray<Scalar, Rank> {
  evaluate(.hypot, x, y) { Scalar.hypot($0, $1) }
}
