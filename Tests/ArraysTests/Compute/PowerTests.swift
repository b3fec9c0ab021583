import Arrays
import RealModule
import Testing
import _ArraysShims

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Powers by the kernels of every instruction set that this processor has, beside C's `pow`.
@Suite struct PowerTests {
  /// Runs a kernel; nil when there is none for the set.
  static func powers<Scalar: Real & ArrayElement>(
    _ set: Int, _ x: [Scalar], _ y: [Scalar], step: Int = 1, isOneExponent: Bool = false
  ) -> [Scalar]? {
    let type = Scalar.self == Double.self ? arrays_f64 : arrays_f32
    var result = x
    let count = (x.count + step - 1) / step
    let outcome = result.withUnsafeMutableBytes { result in
      x.withUnsafeBytes { x in
        y.withUnsafeBytes { y in
          arrays_run_binary_on(
            Int32(set), Int32(type.rawValue), Int32(arrays_pow.rawValue), result.baseAddress,
            step, x.baseAddress, step, y.baseAddress, isOneExponent ? 0 : step, count)
        }
      }
    }
    return outcome == Int32(arrays_done.rawValue) ? result : nil
  }

  static func bothPowers<Scalar: Real & ArrayElement>(
    _ x: [Scalar], _ y: [Scalar]
  ) -> [[Scalar]] {
    (1...2).compactMap { (set: Int) -> [Scalar]? in powers(set, x, y) }
      + [Array(Arrays.pow(NDArray<Scalar, 1>(x), NDArray<Scalar, 1>(y)))]
  }

  // Bases and exponents of Annex F of C, and numbers around the ends of ranges.
  static let special: [Double] = [
    0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -1.5, .infinity, -.infinity, .nan,
    .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude,
    .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1.0.nextDown, 1.0.nextUp, -1.0.nextUp,
    0x1p53, 0x1p53 + 2, 0x1p52 + 1, -0x1p52 - 1, 0x1p52 + 0.5, 1e300, -1e300, 1e-300, 1023, 1024,
    -1074, -1075, -1022, -1023, 709, 710, -745, -746, 0x1p24, 0x1p24 + 1, 0x1p24 - 1, 0x1p127,
    0x1p128, -149, -150, 128, 127, -126, 0x1p-149, -0x1p-149, 1e38, -1e38, 33, 1e10, 0x1p40,
  ]

  func expectSpecialValues<Scalar: Real & ArrayElement>(
    _ values: [Scalar], _ isEqual: (_ power: Scalar, _ expected: Scalar) -> Bool
  ) {
    let bases = values.flatMap { x in values.map { _ in x } }
    let exponents = values.flatMap { _ in values }
    for powers in Self.bothPowers(bases, exponents) {
      for (i, power) in powers.enumerated() {
        let expected = powerByC(bases[i], exponents[i])
        #expect(isEqual(power, expected), "\(bases[i]) ^ \(exponents[i])")
      }
    }
    // One exponent for all, among them those with loops of their own.
    for y in values {
      for set in 0...2 {
        guard let powers = Self.powers(set, values, [y], isOneExponent: true) else { continue }
        for (x, power) in zip(values, powers) {
          #expect(isEqual(power, powerByC(x, y)), "\(x) ^ \(y)")
        }
      }
    }
  }

  @Test func specialValuesAreThoseOfC() {
    expectSpecialValues(Self.special) { $0.isSame(as: $1, within: 1) }
    expectSpecialValues(Self.special.map(Float.init)) { $0.isSame(as: $1, within: 1) }
  }

  #if arch(x86_64) && !os(Windows)
    /// Numbers whose powers reach all of the range, most of them near its ends, where errors of
    /// logarithms are largest.
    func cases(_ count: Int, seed: UInt64, greatest: Double) -> (x: [Double], y: [Double]) {
      var generator = SeededGenerator(seed: seed)
      var (x, y): ([Double], [Double]) = ([], [])
      for i in 0..<count {
        let spread = generator.nextUniform() - 0.5
        let base: Double =
          switch i % 4 {
          case 0: .exp2(4 * spread)
          case 1: 1 + spread * .exp2(-20 * generator.nextUniform())
          case 2: 1 + 0.13 * spread
          default: .exp2(200 * spread)
          }
        let reach = i % 8 < 4 ? 1 : generator.nextUniform()
        x.append(base)
        y.append((i % 3 == 0 ? -greatest : greatest) * reach / .log(base))
      }
      return (x, y)
    }

    @Test func doublesErrByLessThanOneUnit() {
      let (x, y) = cases(200_000, seed: 11, greatest: 700)
      for powers in Self.bothPowers(x, y) {
        var worst = 0.0
        for i in x.indices where y[i].isFinite {
          let exact = Float80.pow(Float80(x[i]), Float80(y[i]))
          worst = max(worst, Double(abs(Float80(powers[i]) - exact) / Float80(Double(exact).ulp)))
        }
        #expect(worst < 1 && worst > 0.4)
      }
    }

    @Test func floatsErrByLittleMoreThanHalfAUnit() {
      let (wideX, wideY) = cases(200_000, seed: 12, greatest: 85)
      let (x, y) = (wideX.map(Float.init), wideY.map(Float.init))
      for powers in Self.bothPowers(x, y) {
        var worst = 0.0
        for i in x.indices where y[i].isFinite && powers[i].isNormal {
          let exact = Float80.pow(Float80(x[i]), Float80(y[i]))
          worst = max(worst, Double(abs(Float80(powers[i]) - exact) / Float80(Float(exact).ulp)))
        }
        #expect(worst < 0.6 && worst > 0.4)
      }
    }
  #endif

  /// Every length up to some vectors, with steps, beside what the same numbers give alone.
  func expectAnyLengthAndStep<Scalar: Real & ArrayElement>(_: Scalar.Type) {
    for set in 1...2 {
      for count in 0...40 {
        for step in 1...3 {
          // Every seventh base is negative or zero.
          let x = (0..<count).map { Scalar($0 % 7 == 3 ? -$0 / 2 : $0 + 1) / 4 }
          let y = (0..<count).map { Scalar($0 % 5) - 2 }
          guard let powers = Self.powers(set, x, y, step: step) else { return }
          for i in 0..<count {
            let alone = i % step == 0 ? Self.powers(set, [x[i]], [y[i]])![0] : x[i]
            #expect(powers[i] == alone, "\(x[i]) ^ \(y[i]), \(count) by \(step)")
            if i % step == 0 {
              #expect(alone.isSame(as: powerByC(x[i], y[i]), within: 1))
            }
          }
        }
      }
    }
  }

  @Test func lengthsAndStepsDoNotMatter() {
    expectAnyLengthAndStep(Double.self)
    expectAnyLengthAndStep(Float.self)
  }

  /// All in NumPy's types of the same width, with what overflows.
  @Test func powersOfIntegersAreNumPys() async throws {
    func expect<Scalar: FixedWidthInteger & ArrayElement & NPYElement>(
      _: Scalar.Type, _ folder: String, _ name: String
    ) throws {
      let x = try NDArray<Scalar, 1>(npyFile: folder + "/x-\(name).npy")
      let y = try NDArray<Scalar, 1>(npyFile: folder + "/y-\(name).npy")
      #expect(try pow(x, y) == NDArray(npyFile: folder + "/z-\(name).npy"))
      #expect(
        try pow(x[stride(by: -2)], y[stride(by: -2)])
          == NDArray<Scalar, 1>(npyFile: folder + "/z-\(name).npy")[stride(by: -2)])
      for n in 0...13 {
        #expect(try pow(x, n) == NDArray(npyFile: folder + "/\(n)-\(name).npy"))
      }
    }
    try await NumPy.withFolder { folder in
      try await NumPy.run(
        lines: """
          r = np.random.default_rng(8)
          for name in ('i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8'):
              x = r.integers(-9 if name[0] == 'i' else 0, 12, 1003).astype(name)
              y = r.integers(0, 30, 1003).astype(name)
              x[:5], y[:5] = [0, 1, 0, 2, 3], [0, 0, 5, 1, 120]
              np.save(f'{sys.argv[1]}/x-{name}', x)
              np.save(f'{sys.argv[1]}/y-{name}', y)
              np.save(f'{sys.argv[1]}/z-{name}', np.power(x, y))
              for n in range(14):
                  np.save(f'{sys.argv[1]}/{n}-{name}', np.power(x, x.dtype.type(n)))
          """, [folder])
      try expect(Int8.self, folder, "i1")
      try expect(Int16.self, folder, "i2")
      try expect(Int32.self, folder, "i4")
      try expect(Int.self, folder, "i8")
      try expect(UInt8.self, folder, "u1")
      try expect(UInt16.self, folder, "u2")
      try expect(UInt32.self, folder, "u4")
      try expect(UInt64.self, folder, "u8")
    }
    let x: NDArray<Int, 2> = [[2], [3]]
    #expect(pow(x, [[0, 1, 2]] as NDArray<Int, 2>) == [[1, 2, 4], [1, 3, 9]])
    let error = try #require(throws: ArrayError.self) { try tryPow(x, x - 4) }
    #expect(error.message == "integers have no negative powers, and an exponent is -2")
    #expect(throws: ArrayError.self) { try tryPow(x, -1) }
  }

  @Test func wholePowersTakeNegativeBases() {
    let x = NDArray<Double, 1>(shape: [37]) { Double($0[0]) - 18 }
    for n in [-3, -1, 0, 1, 2, 3, 5] {
      let powers = pow(x, n)
      for i in 0..<37 {
        #expect(powers[i].isSame(as: powerByC(x[i], Double(n)), within: 1), "\(x[i]) ^ \(n)")
      }
    }
    // Odd, which no double is.
    #expect(pow(-1 * NDArray<Double, 1>([1]), Int.max)[0] == -1)
    var y = x
    y[..<20] = pow(x[..<20], x[..<20])
    #expect(y[stride(by: -1)][36 - 19] == 1 && y[18] == 1 && y[16] == 0.25 && y[20] == 2)
  }
}

/// C's `pow`; swift-numerics' takes no negative bases.
private func powerByC<Scalar: Real>(_ x: Scalar, _ y: Scalar) -> Scalar {
  if let x = x as? Double, let y = y as? Double { return pow(x, y) as! Scalar }
  return powf(x as! Float, y as! Float) as! Scalar
}

extension Real {
  /// Whether the two are equal, or both NaN, or finite and at most so many units apart.
  fileprivate func isSame(as other: Self, within units: Self) -> Bool {
    if isNaN || other.isNaN { return isNaN && other.isNaN }
    if self == other { return sign == other.sign }
    return isFinite && other.isFinite && !isZero && !other.isZero
      && (self - other).magnitude <= units * other.ulp
  }
}
