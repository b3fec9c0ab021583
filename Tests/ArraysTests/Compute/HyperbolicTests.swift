import Arrays
import RealModule
import Testing
import _ArraysShims

/// The kernels of `tanh` for every instruction set that this processor has.
@Suite struct HyperbolicTests {
  /// Runs a kernel; nil when there is none for the set.
  static func tangents<Scalar: Real & ArrayElement>(
    _ set: Int, _ x: [Scalar], step: Int = 1
  ) -> [Scalar]? {
    let type = Scalar.self == Double.self ? arrays_f64 : arrays_f32
    var result = x
    let count = (x.count + step - 1) / step
    let outcome = result.withUnsafeMutableBytes { result in
      x.withUnsafeBytes { x in
        arrays_run_unary_on(
          Int32(set), Int32(type.rawValue), Int32(arrays_tanh.rawValue), result.baseAddress, step,
          x.baseAddress, step, count)
      }
    }
    return outcome == Int32(arrays_done.rawValue) ? result : nil
  }

  static func allTangents<Scalar: Real & ArrayElement>(_ x: [Scalar]) -> [[Scalar]] {
    (1...2).compactMap { (set: Int) -> [Scalar]? in tangents(set, x) }
      + [Array(Arrays.tanh(NDArray<Scalar, 1>(x)))]
  }

  func expectSpecialValues<Scalar: Real & ArrayElement>(_: Scalar.Type) {
    let zero: Scalar = 0
    let x: [Scalar] = [
      0, -zero, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 20, -20,
      .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
      -.leastNormalMagnitude,
    ]
    let expected: [Scalar] = [0, -zero, 1, -1, 1, -1, 1, -1] + x[8...]
    for tangents in Self.allTangents(x + [.nan]) {
      for i in x.indices {
        #expect(tangents[i] == expected[i] && tangents[i].sign == expected[i].sign, "\(x[i])")
      }
      #expect(tangents[x.count].isNaN)
    }
  }

  @Test func specialValuesAreThoseOfC() {
    expectSpecialValues(Double.self)
    expectSpecialValues(Float.self)
  }

  #if arch(x86_64) && !os(Windows)
    func expectSmallErrors<Scalar: Real & ArrayElement & BinaryFloatingPoint>(_: Scalar.Type) {
      var generator = SeededGenerator(seed: 13)
      let x = (0..<200_000).map { i -> Scalar in
        let u = generator.nextUniform()
        let magnitude: Double = i % 2 == 0 ? .exp(24 * u - 20) : 1.5 * u
        return Scalar(i % 3 == 0 ? -magnitude : magnitude)
      }
      for tangents in Self.allTangents(x) {
        var worst = 0.0
        for (x, tangent) in zip(x, tangents) {
          let exact = Float80.tanh(Float80(x))
          let unit = Scalar(exact).ulp
          worst = max(worst, Double(abs(Float80(tangent) - exact) / Float80(unit)))
          #expect(tangent.magnitude <= 1)
        }
        #expect(worst < 3 && worst > 0.4)
      }
    }

    @Test func resultsErrByLessThanThreeUnits() {
      expectSmallErrors(Double.self)
      expectSmallErrors(Float.self)
    }
  #endif

  /// Every length up to some vectors, with steps, beside what the same numbers give alone.
  func expectAnyLengthAndStep<Scalar: Real & ArrayElement>(_: Scalar.Type) {
    for set in 1...2 {
      for count in 0...72 {
        for step in 1...3 {
          let x = (0..<count).map { Scalar($0 % 11) / 4 - 1 }
          guard let tangents = Self.tangents(set, x, step: step) else { return }
          for i in 0..<count {
            let expected = i % step == 0 ? Self.tangents(set, [x[i]])![0] : x[i]
            #expect(tangents[i] == expected, "\(x[i]), \(count) by \(step)")
          }
        }
      }
    }
  }

  @Test func lengthsAndStepsDoNotMatter() {
    expectAnyLengthAndStep(Double.self)
    expectAnyLengthAndStep(Float.self)
  }
}
