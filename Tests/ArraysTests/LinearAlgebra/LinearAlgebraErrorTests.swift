#if LAPACK
  import Arrays
  import ComplexModule
  import Testing

  private let oblong = NDArray<Double, 2>(shape: [2, 3])
  private let singular: NDArray<Double, 2> = [[1, 2], [2, 4]]

  private func error(_ body: () throws -> Void) throws -> ArrayError {
    try #require(throws: ArrayError.self) { try body() }
  }

  @Suite struct LinearAlgebraErrorTests {
    @Test func shapesThatDoNotFitAreNamed() throws {
      let square = try error { _ = try oblong.inverse() }
      #expect(square.code == .shapeMismatch)
      #expect(square.message == "the matrix of shape [2, 3] is not square")
      #expect(throws: ArrayError.self) { try oblong.determinant() }
      #expect(throws: ArrayError.self) { try oblong.eigen() }
      #expect(throws: ArrayError.self) { try oblong.symmetricEigenvalues() }
      #expect(throws: ArrayError.self) { try oblong.cholesky() }
      let side = try error { _ = try solve(singular, NDArray<Double, 1>([1, 2, 3])) }
      #expect(
        side.message == "the right-hand side of shape [3] does not fit the matrix of shape [2, 2]")
      #expect(throws: ArrayError.self) { try oblong.leastSquares(NDArray<Double, 1>([1])) }
    }

    @Test func singularMatricesHaveNoSolution() throws {
      let inverse = try error { _ = try singular.inverse() }
      #expect(inverse.code == .noSolution)
      #expect(
        inverse.message
          == "the matrix of shape [2, 2] is singular: pivot 2 of its LU factors is zero")
      #expect(throws: inverse) { try solve(singular, NDArray<Double, 1>([1, 2])) }
      #expect(try singular.determinant() == 0)
      let positive = try error { _ = try NDArray<Double, 2>([[1, 2], [2, 1]]).cholesky() }
      #expect(positive.code == .noSolution)
      #expect(positive.message.contains("not positive definite: its leading part of 2 rows"))
    }

    @Test func iterationsRefuseWhatIsNotFinite() throws {
      let broken = NDArray<Double, 2>([[1, .nan], [.infinity, 1]])
      #expect(try error { _ = try broken.eigen() }.code == .invalidData)
      #expect(try error { _ = try broken.svd() }.code == .invalidData)
      #expect(try error { _ = try broken.symmetricEigen() }.code == .invalidData)
      #expect(try error { _ = try broken.leastSquares(broken) }.code == .invalidData)
    }

    @Test func matricesWithoutElementsHaveAnswers() throws {
      let empty = NDArray<Double, 2>(shape: [0, 0])
      #expect(try empty.determinant() == 1)
      #expect(try empty.inverse().isEmpty)
      #expect(try solve(empty, NDArray<Double, 1>(shape: [0])).isEmpty)
      #expect(try empty.eigen().values.isEmpty)
      #expect(try empty.symmetricEigen().values.isEmpty)
      #expect(try empty.cholesky().isEmpty)
      let flat = NDArray<Double, 2>(shape: [0, 3])
      #expect(try flat.svd().vt == .identity(3))
      #expect(try flat.qr().r.isEmpty)
      #expect(try flat.leastSquares(NDArray<Double, 2>(shape: [0, 2])).solution == .zeros([3, 2]))
      #expect(matmul(flat.transposed(), flat) == .zeros([3, 3]))
      #expect(matmul(flat.transposed(), NDArray<Double, 1>(shape: [0])) == [0, 0, 0])
    }

    @Test func whatIsGivenIsNotChanged() throws {
      let a: NDArray<Double, 2> = NDArray<Double, 2>([[2, 1], [1, 3]]).asContiguous(order: .fortran)
      let before = Array(a)
      _ = try (a.inverse(), a.determinant(), a.eigen(), a.svd(), a.qr(), a.cholesky())
      _ = try (solve(a, a), a.leastSquares(a), a.symmetricEigen(), a.singularValues())
      #expect(Array(a) == before)
    }
  }
#endif
