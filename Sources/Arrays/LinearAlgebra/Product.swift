/// The matrix product `a · b`, as NumPy's `a @ b`.
///
/// Floating-point types and their complex numbers are multiplied by BLAS with the trait `LAPACK`,
/// without copying matrices whose rows or columns are without gaps; else by a loop of our own.
/// Integers stop on overflow.
///
/// Stops when the inner extents differ; `tryMatmul` throws instead.
@inlinable
public func matmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>
) -> NDArray<Scalar, 2> {
  orTrap { () throws(ArrayError) in try tryMatmul(a, b) }
}

/// The product of a matrix with a column.
@inlinable
public func matmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ x: NDArray<Scalar, 1>
) -> NDArray<Scalar, 1> {
  orTrap { () throws(ArrayError) in try tryMatmul(a, x) }
}

/// The product of a row with a matrix.
@inlinable
public func matmul<Scalar: ArrayElement & Numeric>(
  _ x: NDArray<Scalar, 1>, _ a: NDArray<Scalar, 2>
) -> NDArray<Scalar, 1> {
  orTrap { () throws(ArrayError) in try tryMatmul(x, a) }
}

/// The sum of the products of the elements; of complex ones neither is conjugated.
///
/// Stops when the extents differ; `tryDot` throws instead.
@inlinable
public func dot<Scalar: ArrayElement & Numeric>(
  _ x: NDArray<Scalar, 1>, _ y: NDArray<Scalar, 1>
) -> Scalar {
  orTrap { () throws(ArrayError) in try tryDot(x, y) }
}

/// Matrix times matrix: the same as `matmul`, under NumPy's other name.
@inlinable
public func dot<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>
) -> NDArray<Scalar, 2> { matmul(a, b) }

/// Matrix times column: the same as `matmul`, under NumPy's other name.
@inlinable
public func dot<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ x: NDArray<Scalar, 1>
) -> NDArray<Scalar, 1> { matmul(a, x) }

/// Row times matrix: the same as `matmul`, under NumPy's other name.
@inlinable
public func dot<Scalar: ArrayElement & Numeric>(
  _ x: NDArray<Scalar, 1>, _ a: NDArray<Scalar, 2>
) -> NDArray<Scalar, 1> { matmul(x, a) }

/// The matrix of all products of an element of `x` with one of `y`.
@inlinable
public func outer<Scalar: ArrayElement & Numeric>(
  _ x: NDArray<Scalar, 1>, _ y: NDArray<Scalar, 1>
) -> NDArray<Scalar, 2> {
  NDArray(shape: [x.count, y.count]) { x[$0[0]] * y[$0[1]] }
}

// MARK: Throwing forms

/// Like `matmul`, throwing `ArrayError` with code `shapeMismatch` when the inner extents differ.
@inlinable
public func tryMatmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>
) throws(ArrayError) -> NDArray<Scalar, 2> {
  guard a.shape[1] == b.shape[0] else {
    throw productMismatch(a.shape.text, b.shape.text)
  }
  if let product = blasProduct(a, b) { return product }
  let product = NDArray<Scalar, 2>(shape: [a.shape[0], b.shape[1]])
  let right = b.asContiguous(order: .c)
  addProducts(
    to: product.base, a.base, a.strides, right.base,
    rows: a.shape[0], inner: a.shape[1], columns: b.shape[1])
  withExtendedLifetime((a.storage, right.storage, product.storage)) {}
  return product
}

/// Like `matmul`, throwing `ArrayError` with code `shapeMismatch` when the inner extents differ.
@inlinable
public func tryMatmul<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ x: NDArray<Scalar, 1>
) throws(ArrayError) -> NDArray<Scalar, 1> {
  guard a.shape[1] == x.shape[0] else {
    throw productMismatch(a.shape.text, x.shape.text)
  }
  return product(a, x)
}

/// Like `matmul`, throwing `ArrayError` with code `shapeMismatch` when the inner extents differ.
@inlinable
public func tryMatmul<Scalar: ArrayElement & Numeric>(
  _ x: NDArray<Scalar, 1>, _ a: NDArray<Scalar, 2>
) throws(ArrayError) -> NDArray<Scalar, 1> {
  guard x.shape[0] == a.shape[0] else {
    throw productMismatch(x.shape.text, a.shape.text)
  }
  return product(a.transposed(), x)
}

/// Like `dot`, throwing `ArrayError` with code `shapeMismatch` when the extents differ.
@inlinable
public func tryDot<Scalar: ArrayElement & Numeric>(
  _ x: NDArray<Scalar, 1>, _ y: NDArray<Scalar, 1>
) throws(ArrayError) -> Scalar {
  guard x.shape[0] == y.shape[0] else {
    throw productMismatch(x.shape.text, y.shape.text)
  }
  defer { withExtendedLifetime((x.storage, y.storage)) {} }
  return sumOfProducts(x.base, x.strides[0], y.base, y.strides[0], x.count)
}

@usableFromInline
func productMismatch(_ left: String, _ right: String) -> ArrayError {
  ArrayError(
    .shapeMismatch, "the shapes \(left) and \(right) do not fit for a product: inner extents differ"
  )
}

// MARK: Loops

/// Matrix times column, whose extents fit.
@inlinable
func product<Scalar: ArrayElement & Numeric>(
  _ a: NDArray<Scalar, 2>, _ x: NDArray<Scalar, 1>
) -> NDArray<Scalar, 1> {
  if let product = blasProduct(a, x) { return product }
  let rows = a.shape[0]
  let inner = a.shape[1]
  let result = NDArray<Scalar, 1>(shape: [rows])
  let right = x.asContiguous(order: .c)
  if a.strides[1] == 1 || a.strides[0] != 1 {
    for i in 0..<rows {
      result.base[i] = sumOfProducts(
        a.base + i &* a.strides[0], a.strides[1], right.base, 1, inner)
    }
  } else {
    // Column by column, along memory.
    for j in 0..<inner {
      let column = a.base + j &* a.strides[1]
      let factor = right.base[j]
      for i in 0..<rows { result.base[i] += column[i] * factor }
    }
  }
  withExtendedLifetime((a.storage, right.storage, result.storage)) {}
  return result
}

/// The products are added in eight sums, which the processor can do at once, and which err less
/// than one.
@inlinable
func sumOfProducts<Scalar: Numeric>(
  _ x: UnsafeMutablePointer<Scalar>, _ xStride: Int, _ y: UnsafeMutablePointer<Scalar>,
  _ yStride: Int, _ count: Int
) -> Scalar {
  var (s0, s1, s2, s3) = (Scalar.zero, Scalar.zero, Scalar.zero, Scalar.zero)
  var (s4, s5, s6, s7) = (Scalar.zero, Scalar.zero, Scalar.zero, Scalar.zero)
  var i = 0
  if xStride == 1, yStride == 1 {
    while i &+ 8 <= count {
      s0 += x[i] * y[i]
      s1 += x[i &+ 1] * y[i &+ 1]
      s2 += x[i &+ 2] * y[i &+ 2]
      s3 += x[i &+ 3] * y[i &+ 3]
      s4 += x[i &+ 4] * y[i &+ 4]
      s5 += x[i &+ 5] * y[i &+ 5]
      s6 += x[i &+ 6] * y[i &+ 6]
      s7 += x[i &+ 7] * y[i &+ 7]
      i &+= 8
    }
  }
  var sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))
  while i < count {
    sum += x[i &* xStride] * y[i &* yStride]
    i &+= 1
  }
  return sum
}

/// Adds `a · b` to a matrix in C order; `b` lies in C order, `a` anyhow.
///
/// Four rows of `b` at a time are added, each times its factor, to a row of the product: a loop
/// along memory in all five. Columns are taken in blocks so that rows of `b` stay in the cache.
@inlinable
func addProducts<Scalar: Numeric>(
  to product: UnsafeMutablePointer<Scalar>, _ a: UnsafeMutablePointer<Scalar>,
  _ strides: InlineArray<2, Int>, _ b: UnsafeMutablePointer<Scalar>,
  rows: Int, inner: Int, columns: Int
) {
  let width = 512
  let depth = 64
  var first = 0
  while first < columns {
    let count = min(width, columns &- first)
    var top = 0
    while top < inner {
      let bottom = min(top &+ depth, inner)
      for i in 0..<rows {
        let sums = product + (i &* columns &+ first)
        let factors = a + i &* strides[0]
        var k = top
        while k &+ 4 <= bottom {
          let f0 = factors[k &* strides[1]]
          let f1 = factors[(k &+ 1) &* strides[1]]
          let f2 = factors[(k &+ 2) &* strides[1]]
          let f3 = factors[(k &+ 3) &* strides[1]]
          let b0 = b + (k &* columns &+ first)
          let b1 = b0 + columns
          let b2 = b1 + columns
          let b3 = b2 + columns
          for j in 0..<count {
            sums[j] += (f0 * b0[j] + f1 * b1[j]) + (f2 * b2[j] + f3 * b3[j])
          }
          k &+= 4
        }
        while k < bottom {
          let factor = factors[k &* strides[1]]
          let row = b + (k &* columns &+ first)
          for j in 0..<count { sums[j] += factor * row[j] }
          k &+= 1
        }
      }
      top = bottom
    }
    first &+= width
  }
}
