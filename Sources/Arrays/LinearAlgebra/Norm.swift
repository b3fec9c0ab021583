public import ComplexModule
public import RealModule

/// The norms of a matrix that need no singular values; these have `spectralNorm()` and
/// `nuclearNorm()`, with the trait `LAPACK`.
public enum MatrixNorm: Sendable, Hashable {
  /// The root of the sum of the squares of the elements.
  case frobenius
  /// The largest sum of magnitudes in a column.
  case one
  /// The largest sum of magnitudes in a row.
  case infinity
}

extension NDArray where Scalar: Real {
  /// The root of the sum of the squares of all elements, as NumPy's `linalg.norm`.
  @inlinable
  public func norm() -> Scalar {
    var sum = Scalar.zero
    forEachRun(shape: shape, strides: [strides]) { offsets, count, strides in
      let x = base + offsets[0]
      sum += sumOfProducts(x, strides[0], x, strides[0], count)
    }
    withExtendedLifetime(storage) {}
    return .sqrt(sum)
  }
}

extension NDArray where Rank == 1, Scalar: Real {
  /// The norm of a vector: the `order`-th root of the sum of the `order`-th powers of the
  /// magnitudes; with `.infinity` the largest magnitude, with `-.infinity` the least, with 0 the
  /// number of elements that are not zero. As NumPy's `linalg.norm(x, ord)`.
  @inlinable
  public func norm(order: Scalar) -> Scalar {
    let magnitudes = Array(self).map(\.magnitude)
    switch order {
    case .infinity: return magnitudes.reduce(0) { $1.isNaN || $1 > $0 ? $1 : $0 }
    case -.infinity: return magnitudes.reduce(.infinity) { $1.isNaN || $1 < $0 ? $1 : $0 }
    case 0: return Scalar(magnitudes.count { $0 != 0 })
    case 1: return magnitudes.reduce(0, +)
    case 2: return norm()
    default: return .pow(magnitudes.reduce(0) { $0 + .pow($1, order) }, 1 / order)
    }
  }
}

extension NDArray where Rank == 2, Scalar: Real {
  /// A norm of a matrix, as NumPy's `linalg.norm(a, ord)`; 0 without elements.
  @inlinable
  public func norm(_ kind: MatrixNorm) -> Scalar {
    var sums: [Scalar]
    switch kind {
    case .frobenius: return norm()
    case .one: sums = [Scalar](repeating: 0, count: shape[1])
    case .infinity: sums = [Scalar](repeating: 0, count: shape[0])
    }
    for i in 0..<shape[0] {
      for j in 0..<shape[1] {
        sums[kind == .one ? j : i] += base[i &* strides[0] &+ j &* strides[1]].magnitude
      }
    }
    withExtendedLifetime(storage) {}
    return sums.reduce(0) { $1.isNaN || $1 > $0 ? $1 : $0 }
  }
}

extension NDArray {
  /// The root of the sum of the squares of the lengths of all elements.
  @inlinable
  public func norm<RealType: Real & ArrayElement>() -> RealType where Scalar == Complex<RealType> {
    lengths().norm()
  }

  /// The lengths of complex numbers.
  @inlinable
  func lengths<RealType: Real & ArrayElement>() -> NDArray<RealType, Rank>
  where Scalar == Complex<RealType> {
    mapped { $0.length }
  }
}

extension NDArray where Rank == 1 {
  /// The norm of a vector of complex numbers, see `norm(order:)` of real ones.
  @inlinable
  public func norm<RealType: Real & ArrayElement>(order: RealType) -> RealType
  where Scalar == Complex<RealType> {
    lengths().norm(order: order)
  }
}

extension NDArray where Rank == 2 {
  /// A norm of a matrix of complex numbers, see `norm(_:)` of real ones.
  @inlinable
  public func norm<RealType: Real & ArrayElement>(_ kind: MatrixNorm) -> RealType
  where Scalar == Complex<RealType> {
    lengths().norm(kind)
  }
}
