import Arrays
import Testing

@Suite struct ArithmeticTests {
  @Test func operatorsWorkElementByElement() {
    let a: NDArray<Double, 2> = [[1, 2], [3, 4]]
    let b: NDArray<Double, 2> = [[10, 20], [30, 40]]
    #expect(a + b == [[11, 22], [33, 44]])
    #expect(b - a == [[9, 18], [27, 36]])
    #expect(a * b == [[10, 40], [90, 160]])
    #expect(b / a == [[10, 10], [10, 10]])
    #expect(-a == [[-1, -2], [-3, -4]])
  }

  @Test func scalarsStandOnEitherSide() {
    let a: NDArray<Double, 1> = [1, 2, 4]
    #expect(a + 1 == [2, 3, 5])
    #expect(8 / a == [8, 4, 2])
    #expect(1 - a == [0, -1, -3])
  }

  @Test func axesOfExtentOneAreRepeated() {
    let column: NDArray<Int, 2> = [[1], [2]]
    let row: NDArray<Int, 2> = [[10, 20, 30]]
    #expect(column + row == [[11, 21, 31], [12, 22, 32]])
  }

  @Test func strangeLayoutsGiveTheSameValues() {
    let a = NDArray<Float, 2>(shape: [3, 4]) { Float(10 * $0[0] + $0[1]) }
    let b = NDArray<Float, 2>(shape: [4, 3]) { Float($0[0] * $0[1]) }
    let sum = a[stride(by: -1), ...] + b.transposed()
    for i in 0..<3 {
      for j in 0..<4 { #expect(sum[i, j] == a[2 - i, j] + b[j, i]) }
    }
  }

  @Test func slicesAreChangedInPlace() {
    var a: NDArray<Double, 2> = [[1, 2], [3, 4], [5, 6]]
    let before = a
    a[1..<3, ...] += a[0, ...]
    #expect(a == [[1, 2], [4, 6], [6, 8]])
    #expect(before == [[1, 2], [3, 4], [5, 6]])
    a[..., 0] *= 10
    #expect(a == [[10, 2], [40, 6], [60, 8]])
  }

  @Test func theRightSideIsReadBeforeTheLeftIsWritten() {
    var a = NDArray<Int, 1>(0..<6)
    a[1...] += a[..<5]
    #expect(a == [0, 1, 3, 5, 7, 9])
    a += a
    #expect(a == [0, 2, 6, 10, 14, 18])
  }

  @Test func sumsRunOverAllElementsOrAlongAnAxis() {
    let a: NDArray<Double, 2> = [[1, 2, 3], [4, 5, 6]]
    #expect(a.sum() == 21)
    #expect(a.sum(axis: 0) == [5, 7, 9])
    #expect(a.sum(axis: -1) == [6, 15])
    #expect(a.sum(keepingAxes: 1) == [[6], [15]])
  }

  #if os(Linux) || os(macOS)
    @Test func integerOverflowStops() async {
      await #expect(processExitsWith: .failure) {
        let a: NDArray<Int32, 1> = [1, 2_147_483_647]
        _ = a + 1
      }
      await #expect(processExitsWith: .failure) {
        let a: NDArray<Double, 2> = [[1, 2], [3, 4]]
        let b: NDArray<Double, 2> = [[1, 2, 3]]
        _ = a + b
      }
    }
  #endif
}

@Suite struct RankTests {
  @Test func operandsOfDifferentRankAreRepeated() {
    let m: NDArray<Double, 2> = [[1, 2], [3, 4]]
    let v: NDArray<Double, 1> = [10, 20]
    #expect(m + v == [[11, 22], [13, 24]])
    #expect(v - m == [[9, 18], [7, 16]])
    let cube = NDArray<Double, 3>.full([2, 2, 2], 2)
    #expect(cube * m == [[[2, 4], [6, 8]], [[2, 4], [6, 8]]])
    #expect((v / cube)[1, 0, 1] == 10)
  }

  @Test func temporariesAreReusedWithoutAnyoneSeeing() {
    let a: NDArray<Double, 1> = [1, 2, 3]
    let b = a + 1
    let c = b
    let d = -(b * 2 + a) / b - (1 - sqrt(b * b))  // (-(2b + a) / b) - 1 + b
    #expect(a == [1, 2, 3])
    #expect(b == [2, 3, 4])
    #expect(c == b)
    for i in 0..<3 { #expect(d[i] == -(b[i] * 2 + a[i]) / b[i] - (1 - b[i])) }
  }
}

/// Expressions that the type checker once took for sums of numbers, or took seconds for.
@Suite struct StencilTests {
  @Test func differencesOfSlicesAreArrays() {
    let u: NDArray<Double, 1> = [1, 4, 9, 16, 25]
    let curvature = (u[2...] - u[1 ..< -1]) * 0.5 - (u[1 ..< -1] - u[..<3]) * 0.5
    #expect(curvature == [1, 1, 1])
  }

  @Test func slicesTakeOneValue() {
    var u = NDArray<Double, 2>(shape: [2, 2])
    u[0, ...] = 1.5
    u[..., -1] = 2
    #expect(u == [[1.5, 2], [0, 2]])
  }
}
