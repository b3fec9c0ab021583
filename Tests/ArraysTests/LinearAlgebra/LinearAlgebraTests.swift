#if LAPACK
  import Arrays
  import ComplexModule
  import RealModule
  import Testing

  /// Random matrices of all four types and both orders: what NumPy computes, we do.
  @Suite struct LinearAlgebraTests {
    @Test func doublesAreNumPys() async throws { try await compare("f8", Double.self, 1e-10) }
    @Test func floatsAreNumPys() async throws { try await compare("f4", Float.self, 2e-3) }
    @Test func complexDoublesAreNumPys() async throws {
      try await compare("c16", Complex<Double>.self, 1e-10)
    }
    @Test func complexFloatsAreNumPys() async throws {
      try await compare("c8", Complex<Float>.self, 2e-3)
    }

    private func compare<Scalar: LAPACKElement & NPYElement>(
      _ kind: String, _ type: Scalar.Type, _ tolerance: Scalar.RealPart
    ) async throws
    where Scalar.RealPart: NPYComplexPart {
      try await NumPy.withFolder { folder in
        try await NumPy.run("linear.py", [folder, kind, "40", "7"])
        for number in 0..<40 {
          try Comparison<Scalar>(base: folder + "/\(number).", tolerance: tolerance).run()
        }
      }
    }
  }

  /// One set of files.
  private struct Comparison<Scalar: LAPACKElement & NPYElement>
  where Scalar.RealPart: NPYComplexPart {
    typealias Matrix = NDArray<Scalar, 2>
    typealias RealPart = Scalar.RealPart
    let base: String
    let tolerance: RealPart

    func load<S: NPYElement, let Rank: Int>(
      _ name: String, as type: NDArray<S, Rank>.Type = NDArray<S, Rank>.self
    ) throws -> NDArray<S, Rank> { try NDArray(npyFile: base + name + ".npy") }

    func expectEqual<S: LAPACKElement, let Rank: Int>(
      _ x: NDArray<S, Rank>, _ y: NDArray<S, Rank>, _ comment: Comment? = nil,
      location: SourceLocation = #_sourceLocation
    ) where S.RealPart == RealPart {
      #expect(
        "\(x.shape)" == "\(y.shape)" || shapeText(x) == shapeText(y), comment,
        sourceLocation: location)
      guard shapeText(x) == shapeText(y) else { return }
      let (left, right) = (Array(x), Array(y))
      let scale = right.map { length($0) }.max() ?? 0
      let error = zip(left, right).map { length($0 - $1) }.max() ?? 0
      #expect(error <= tolerance * max(1, scale), comment, sourceLocation: location)
    }

    func shapeText<S: ArrayElement, let Rank: Int>(_ x: NDArray<S, Rank>) -> [Int] {
      x.shape.indices.map { x.shape[$0] }
    }

    func length<S: LAPACKElement>(_ x: S) -> RealPart where S.RealPart == RealPart {
      NDArray<S, 1>([x]).withUnsafePointer(order: .c) { start in
        let count = MemoryLayout<S>.size / MemoryLayout<RealPart>.size
        return start.withMemoryRebound(to: RealPart.self, capacity: count) { parts in
          (0..<count).reduce(RealPart.zero) { $0 + parts[$1] * parts[$1] }.squareRoot()
        }
      }
    }

    func run() throws {
      try products()
      try systems()
      try decompositions()
      try leastSquares()
    }

    func products() throws {
      let a: Matrix = try load("a")
      let b: Matrix = try load("b")
      let x: NDArray<Scalar, 1> = try load("x")
      expectEqual(matmul(a, b), try load("ab"))
      expectEqual(matmul(a, x), try load("ax"))
      expectEqual(matmul(x, a.transposed()), try load("ax"))
      expectEqual(dot(b.transposed(), a.transposed()), try load("ab", as: Matrix.self).transposed())
      // Neither rows nor columns are without gaps, or they run backwards.
      let back = a[stride(by: -1), stride(by: -1)]
      expectEqual(
        matmul(back, b[stride(by: -1), ...]),
        try load("ab", as: Matrix.self)[stride(by: -1), ...])
      expectEqual(
        matmul(back, x[stride(by: -1)]), try load("ax", as: NDArray<Scalar, 1>.self)[stride(by: -1)]
      )
    }

    func systems() throws {
      let square: Matrix = try load("square")
      let wide: Matrix = try load("wide")
      let solution: Matrix = try load("solution")
      expectEqual(try solve(square, wide), solution)
      expectEqual(try solve(square, wide[..., 0]), solution[..., 0])
      expectEqual(try square.inverse(), try load("inverse"))
      let determinant = try square.determinant()
      expectEqual(NDArray<Scalar, 0>(determinant), try load("determinant"))
      expectEqual(try load("positive", as: Matrix.self).cholesky(), try load("cholesky"))
    }

    func decompositions() throws {
      let a: Matrix = try load("a")
      let square: Matrix = try load("square")
      // Eigenvalues may come in another order: their sums of powers do not care.
      let (values, vectors) = try square.eigen()
      let expected: NDArray<Complex<RealPart>, 1> = try load("eigenvalues")
      expectSameSet(values, expected)
      expectSameSet(try square.eigenvalues(), expected)
      let complexSquare = NDArray<Complex<RealPart>, 2>(shape: square.shape) {
        complex(square[$0[0], $0[1]])
      }
      let scaled = NDArray<Complex<RealPart>, 2>(shape: square.shape) {
        vectors[$0[0], $0[1]] * values[$0[1]]
      }
      expectEqual(matmul(complexSquare, vectors), scaled)

      let hermitian: Matrix = try load("hermitian")
      let (levels, states) = try hermitian.symmetricEigen()
      expectEqual(levels, try load("hermitianvalues"))
      expectEqual(try hermitian.symmetricEigenvalues(), try load("hermitianvalues"))
      expectEqual(matmul(hermitian, states), columnsScaled(states, levels))

      let singular: NDArray<RealPart, 1> = try load("singular")
      for full in [true, false] {
        let (u, s, vt) = try a.svd(fullMatrices: full)
        expectEqual(s, singular)
        let k = s.count
        expectEqual(matmul(columnsScaled(u[..., ..<k], s), vt[..<k, ...]), a)
        #expect(u.shape[1] == (full ? a.shape[0] : k) && vt.shape[0] == (full ? a.shape[1] : k))
      }
      expectEqual(try a.singularValues(), singular)
      expectEqual(try a.transposed().singularValues(), singular)

      let (q, r) = try a.qr()
      expectEqual(q, try load("q"))
      expectEqual(r, try load("r"))
    }

    func leastSquares() throws {
      let a: Matrix = try load("a")
      let right: Matrix = try load("right")
      let answer = try a.leastSquares(right)
      expectEqual(answer.solution, try load("leastsquares"))
      expectEqual(answer.residuals, try load("residuals"))
      #expect(try answer.rank == load("rank", as: NDArray<Int, 0>.self).element)
      expectEqual(answer.singularValues, try load("singular"))
      let one = try a.leastSquares(right[..., 1])
      expectEqual(one.solution, try load("leastsquares", as: Matrix.self)[..., 1])
    }

    func complex(_ x: Scalar) -> Complex<RealPart> {
      (x as? Complex<RealPart>) ?? Complex((x as? RealPart) ?? .nan)
    }

    /// Columns times real factors.
    func columnsScaled(_ a: Matrix, _ factors: NDArray<RealPart, 1>) -> Matrix {
      Matrix(shape: a.shape) { index in
        let factor = factors[index[1]]
        return a[index[0], index[1]] * ((factor as? Scalar) ?? (Complex(factor) as? Scalar) ?? 0)
      }
    }

    func expectSameSet(
      _ x: NDArray<Complex<RealPart>, 1>, _ y: NDArray<Complex<RealPart>, 1>,
      location: SourceLocation = #_sourceLocation
    ) {
      var left = Array(x)
      for value in Array(y) {
        let nearest = left.indices.min { (left[$0] - value).length < (left[$1] - value).length }
        guard let nearest else { break }
        #expect(
          (left[nearest] - value).length <= tolerance * max(1, value.length),
          sourceLocation: location)
        left.remove(at: nearest)
      }
      #expect(left.isEmpty && x.count == y.count, sourceLocation: location)
    }
  }
#endif
