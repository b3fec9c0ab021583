import Arrays
import ComplexModule
import RealModule
import Testing

@Suite struct FunctionTests {
  typealias Function<Scalar: ArrayElement> = (
    name: String, array: (NDArray<Scalar, 1>) -> NDArray<Scalar, 1>, one: (Scalar) -> Scalar,
    range: ClosedRange<Scalar>
  ) where Scalar: Comparable

  func functions<Scalar: Real & ArrayElement>(of: Scalar.Type) -> [Function<Scalar>] {
    [
      ("exp", { exp($0) }, { .exp($0) }, -20...20),
      ("exp2", { exp2($0) }, { .exp2($0) }, -20...20),
      ("expm1", { expm1($0) }, { .expMinusOne($0) }, -1...1),
      ("log", { log($0) }, { .log($0) }, 1...1000),
      ("log2", { log2($0) }, { .log2($0) }, 1...1000),
      ("log10", { log10($0) }, { .log10($0) }, 1...1000),
      ("log1p", { log1p($0) }, { .log(onePlus: $0) }, 0...1),
      ("sqrt", { sqrt($0) }, { .sqrt($0) }, 0...1000),
      ("cbrt", { cbrt($0) }, { .root($0, 3) }, -1000...1000),
      ("sin", { sin($0) }, { .sin($0) }, -10...10),
      ("cos", { cos($0) }, { .cos($0) }, -10...10),
      ("tan", { tan($0) }, { .tan($0) }, -1...1),
      ("asin", { asin($0) }, { .asin($0) }, -1...1),
      ("acos", { acos($0) }, { .acos($0) }, -1...1),
      ("atan", { atan($0) }, { .atan($0) }, -10...10),
      ("sinh", { sinh($0) }, { .sinh($0) }, -5...5),
      ("cosh", { cosh($0) }, { .cosh($0) }, -5...5),
      ("tanh", { tanh($0) }, { .tanh($0) }, -5...5),
      ("asinh", { asinh($0) }, { .asinh($0) }, -5...5),
      ("acosh", { acosh($0) }, { .acosh($0) }, 1...5),
      ("floor", { floor($0) }, { $0.rounded(.down) }, -5...5),
      ("ceil", { ceil($0) }, { $0.rounded(.up) }, -5...5),
      ("trunc", { trunc($0) }, { $0.rounded(.towardZero) }, -5...5),
      ("round", { round($0) }, { $0.rounded() }, -5...5),
      ("abs", { abs($0) }, { $0.magnitude }, -5...5),
    ]
  }

  func expectFunctionsOfArrays<Scalar: Real & ArrayElement>(_ type: Scalar.Type) {
    for (name, array, one, range) in functions(of: type) {
      for count in [1, 3, 16, 101] {
        let x = NDArray<Scalar, 1>(shape: [count]) {
          range.lowerBound
            + (range.upperBound - range.lowerBound) * Scalar($0[0]) / Scalar(max(count - 1, 1))
        }
        let y = array(x)
        let reversed = array(x[stride(by: -1)])
        for i in 0..<count {
          let expected = one(x[i])
          // 4 units of the last place; of 1 near the zeros of a function.
          let unit = max(expected.magnitude, 1 / 8) * .ulpOfOne
          #expect((y[i] - expected).magnitude <= 4 * unit, "\(name) \(x[i])")
          #expect(reversed[count - 1 - i] == y[i], "\(name) \(x[i])")
        }
      }
    }
  }

  @Test func functionsOfArraysAreThoseOfNumbers() {
    expectFunctionsOfArrays(Double.self)
    expectFunctionsOfArrays(Float.self)
  }

  @Test func functionsOfPairsTakeArraysAndNumbers() {
    let x: NDArray<Double, 1> = [1, 2, 3]
    #expect(pow(x, 2) == [1, 4, 9] as NDArray<Double, 1>)
    #expect(pow(x, x)[2] == 27)
    #expect(abs(hypot(3 * x, 4 * x) - 5 * x).max() < 1e-14)
    #expect((atan2(x, -x)[0] - 3 * Double.pi / 4).magnitude < 1e-15)
    #expect(x.truncatingRemainder(dividingBy: 2) == [1, 0, 1])
  }

  @Test func complexNumbersHaveFunctionsToo() {
    let z = NDArray<Complex<Double>, 1>([Complex(0, .pi)])
    #expect((exp(z)[0] - Complex(-1)).magnitude < 1e-15)
    #expect((z * z)[0] == Complex(-.pi * .pi))
  }

  @Test func halvesRoundByTheRule() {
    let halves: NDArray<Double, 1> = [-2.5, -0.5, 0.5, 1.5, 2.5]
    #expect(round(halves) == [-3, -1, 1, 2, 3])
    #expect(halves.rounded(.toNearestOrEven) == [-2, 0, 0, 2, 2])
  }

  @Test func comparisonsGiveMasksThatChoose() {
    let a = NDArray<Double, 1>([1, -2, .nan, 4])
    #expect((a .> 0) == [true, false, false, true])
    #expect((0 .> a) == [false, true, false, false])
    #expect((a .== a) == [true, true, false, true])
    #expect(a.isNaN == [false, false, true, false])
    #expect(a.isFinite == [true, true, false, true])
    #expect(((a .> 0) .& (a .< 3)) == [true, false, false, false])
    #expect(((a .> 3) .| .!(a .> -1)) == [false, true, true, true])
    #expect(NDArray(where: a .> 0, a, else: 0) == [1, 0, 0, 4])
    #expect(a.replacing(with: 7, where: a.isNaN) == [1, -2, 7, 4])
    #expect(NDArray<Int, 1>(where: a .> 0, 1, else: 2) == [1, 2, 2, 1])
  }

  @Test func choosingRepeatsAxes() {
    let mask: NDArray<Bool, 2> = [[true], [false]]
    let a: NDArray<Int32, 2> = [[1, 2, 3]]
    #expect(NDArray(where: mask, a, else: -a) == [[1, 2, 3], [-1, -2, -3]])
  }

  @Test func theLesserAndTheGreaterKeepNotANumber() {
    let a = NDArray<Float, 1>([1, .nan, 3])
    let b = NDArray<Float, 1>([2, 2, .nan])
    #expect(minimum(a, b)[0] == 1)
    #expect(minimum(a, b).isNaN == [false, true, true])
    #expect(maximum(a, 2).isNaN == [false, true, false])
    #expect(NDArray<Int, 1>(-3...3).clipped(to: -1...2) == [-1, -1, -1, 0, 1, 2, 2])
    #expect(sign(NDArray<Double, 1>([-2, 0, 5])) == [-1, 0, 1])
  }

  @Test func closuresMapToOtherTypes() throws {
    let a = NDArray<Int, 2>(shape: [2, 3]) { 3 * $0[0] + $0[1] }
    #expect(a.mapped { $0 % 2 == 0 } == [[true, false, true], [false, true, false]])
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      try a.mapped { (value) throws(Refusal) in
        if value == 4 { throw Refusal() }
        return value
      }
    }
  }

  @Test func integersDivideWrapAndLeaveRemainders() async {
    let a: NDArray<Int8, 1> = [100, -7, 7]
    #expect(a &+ a == [-56, -14, 14])
    #expect(a &* 3 == [44, -21, 21])
    #expect(a / 2 == [50, -3, 3])
    #expect(a % 4 == [0, -3, 3])
    await #expect(processExitsWith: .failure) { _ = NDArray<Int, 1>([1, 2]) / 0 }
    await #expect(processExitsWith: .failure) { _ = NDArray<UInt16, 1>([1, 2]) - 2 }
    await #expect(processExitsWith: .failure) {
      _ = NDArray<Int, 1>([.max / 2 + 1, 2, 3, 4, 5, 6, 7, 8]) * 2
    }
  }
}
