import Arrays
import ComplexModule
import Testing

/// Products by the loops of our own: of integers with all traits, of all types without them.
@Suite struct ProductTests {
  private func slowly<Scalar: ArrayElement & Numeric>(
    _ a: NDArray<Scalar, 2>, _ b: NDArray<Scalar, 2>
  ) -> NDArray<Scalar, 2> {
    NDArray(shape: [a.shape[0], b.shape[1]]) { index in
      (0..<a.shape[1]).reduce(0) { $0 + a[index[0], $1] * b[$1, index[1]] }
    }
  }

  @Test(arguments: [(1, 1, 1), (2, 3, 4), (7, 130, 5), (65, 9, 600), (0, 3, 2), (3, 0, 2)])
  func matricesOfAnySizeAndOrder(m: Int, k: Int, n: Int) {
    let a = NDArray<Int, 2>(shape: [m, k]) { 3 * $0[0] - 2 * $0[1] }
    let b = NDArray<Int, 2>(shape: [k, n]) { $0[0] * $0[1] % 11 - 5 }
    let expected = slowly(a, b)
    #expect(matmul(a, b) == expected)
    #expect(dot(a.asContiguous(order: .fortran), b.asContiguous(order: .fortran)) == expected)
    #expect(matmul(b.transposed(), a.transposed()) == expected.transposed())
    if m > 0 {
      let row = a[0, ...]
      #expect(matmul(row, b) == expected[0, ...])
      #expect(matmul(b.transposed(), row) == expected[0, ...])
      #expect(matmul(b.transposed().asContiguous(order: .c), row) == expected[0, ...])
    }
    let z = NDArray<Float16, 2>(shape: [m, k]) { Float16($0[0] % 3) - Float16($0[1] % 2) }
    let w = NDArray<Float16, 2>(shape: [k, n]) { Float16(($0[0] + $0[1]) % 3) }
    #expect(matmul(z, w) == slowly(z, w))
  }

  private func expectStacks<Scalar: ArrayElement & Numeric>(_: Scalar.Type) throws {
    for (left, right, m, k, n) in [
      (4, 4, 3, 5, 2), (1, 3, 2, 2, 2), (3, 1, 1, 4, 3), (2, 2, 0, 2, 1),
    ] {
      let a = NDArray<Scalar, 3>(shape: [left, m, k]) {
        Scalar(exactly: 7 * $0[0] + 3 * $0[1] - 2 * $0[2])!
      }
      let b = NDArray<Scalar, 3>(shape: [right, k, n]) {
        Scalar(exactly: $0[0] + ($0[1] * $0[2] + $0[2]) % 11 - 5)!
      }
      let product = matmul(a, b)
      #expect(product.shape[0] == max(left, right))
      for i in 0..<product.shape[0] {
        let (first, second) = (left == 1 ? 0 : i, right == 1 ? 0 : i)
        let x: NDArray<Scalar, 2> = a[first, ..., ...]
        let y: NDArray<Scalar, 2> = b[second, ..., ...]
        let expected: NDArray<Scalar, 2> = slowly(x, y)
        let (ofStacks, ofLeft, ofRight) = (product, matmul(a, y), matmul(x, b))
        let one: NDArray<Scalar, 2> = ofStacks[i, ..., ...]
        let two: NDArray<Scalar, 2> = ofLeft[first, ..., ...]
        let three: NDArray<Scalar, 2> = ofRight[second, ..., ...]
        #expect(one == expected && two == expected && three == expected)
      }
      // Matrices that do not lie as BLAS wants them.
      let (scattered, other) = (
        a.asContiguous(order: .fortran), b.asContiguous(order: .fortran)
      )
      #expect(matmul(scattered, other) == product)
      let one: NDArray<Scalar, 2> = b[0, ..., ...]
      let reversed: NDArray<Scalar, 3> = scattered[stride(by: -1), ..., ...]
      let backward: NDArray<Scalar, 3> = matmul(reversed, one)
      let forward: NDArray<Scalar, 3> = matmul(a, one)
      for i in 0..<left {
        let (x, y): (NDArray<Scalar, 2>, NDArray<Scalar, 2>) = (
          backward[i, ..., ...], forward[left - 1 - i, ..., ...]
        )
        #expect(x == y)
      }
    }
  }

  @Test func stacksMultiplyMatrixByMatrix() throws {
    try expectStacks(Int.self)
    try expectStacks(Double.self)
    try expectStacks(Float.self)
    let a = NDArray<Double, 3>(shape: [2, 3, 4])
    let error = try #require(throws: ArrayError.self) {
      try tryMatmul(a, NDArray<Double, 3>(shape: [3, 4, 1]))
    }
    #expect(
      error.message == "the shapes [2, 3, 4] and [3, 4, 1] do not fit for a product: "
        + "the numbers of matrices differ")
    #expect(throws: ArrayError.self) { try tryMatmul(a, a) }
    #expect(throws: ArrayError.self) { try tryMatmul(a, NDArray<Double, 2>(shape: [3, 4])) }
    #expect(throws: ArrayError.self) { try tryMatmul(NDArray<Double, 2>(shape: [2, 2]), a) }
  }

  @Test func vectors() throws {
    let x = NDArray<Int, 1>(shape: [21]) { $0[0] - 7 }
    #expect(dot(x, x) == (0..<21).reduce(0) { $0 + ($1 - 7) * ($1 - 7) })
    #expect(dot(x[stride(by: -2)], x[stride(by: 2)]) == dot(x[stride(by: 2)], x[stride(by: -2)]))
    #expect(dot(NDArray<Complex<Double>, 1>([Complex(0, 1)]), NDArray([Complex(0, 1)])) == -1)
    #expect(outer(NDArray([1, 2]), NDArray([3, 4, 5])) == [[3, 4, 5], [6, 8, 10]])
  }

  @Test func innerExtentsMustBeEqual() throws {
    let a = NDArray<Double, 2>(shape: [2, 3])
    let error = try #require(throws: ArrayError.self) { try tryMatmul(a, a) }
    #expect(error.code == .shapeMismatch)
    #expect(
      error.message
        == "the shapes [2, 3] and [2, 3] do not fit for a product: inner extents differ")
    #expect(throws: ArrayError.self) { try tryMatmul(a, NDArray<Double, 1>([1, 2])) }
    #expect(throws: ArrayError.self) { try tryMatmul(NDArray<Double, 1>([1, 2, 3]), a) }
    #expect(throws: ArrayError.self) { try tryDot(NDArray([1]), NDArray([1, 2])) }
  }

  @Test func norms() {
    let x: NDArray<Double, 1> = [3, -4, 0]
    #expect(x.norm() == 5 && x.norm(order: 1) == 7 && x.norm(order: 0) == 2)
    #expect(x.norm(order: .infinity) == 4 && x.norm(order: -.infinity) == 0)
    #expect(abs(x.norm(order: 3) - 4.497941445275415) < 1e-14)
    let a: NDArray<Double, 2> = [[1, -2], [3, 4]]
    #expect(a.norm(.one) == 6 && a.norm(.infinity) == 7)
    #expect(a.norm(.frobenius) == a.norm() && abs(a.norm() - 5.477225575051661) < 1e-14)
    let z = NDArray<Complex<Double>, 1>([Complex(3, 4), Complex(0, -12)])
    #expect(z.norm() == 13 && z.norm(order: 1) == 17)
    #expect(NDArray<Double, 1>([1, .nan]).norm(order: .infinity).isNaN)
  }
}
