import Arrays
import RealModule
import Testing

@Suite struct RandomTests {
  /// Computed by an independent implementation of the two published algorithms.
  @Test func theGeneratorIsXoshiroSeededBySplitMix() {
    var generator = SeededGenerator(seed: 42)
    #expect(generator.next() == 0xD076_4D4F_4476_689F)
    #expect(generator.next() == 0x519E_4174_576F_3791)
    #expect(generator.next() == 0xFBE0_7CFB_0C24_ED8C)
    #expect(generator.next() == 0xB37D_9F60_0CD8_35B8)
  }

  @Test func uniformNumbersAreTheTopBitsOfTheGenerator() {
    let x = NDArray<Double, 1>.random([3], seed: 42)
    #expect(Array(x) == [0.8143051451229099, 0.3188210400616611, 0.9838941681774888])
  }

  /// Computed by an independent implementation with 40 digits: numbers from inside of layers, from a
  /// wedge beside the curve (78) and from the tail.
  @Test func normalNumbersFollowTheZiggurat() {
    let x = NDArray<Double, 1>.normal([12_000], seed: 42)
    for (i, expected) in [
      (0, 1.0808830622368988), (1, -0.45309073526346605), (2, -1.4311548275054773),
      (3, -0.8095181557934016), (78, -0.6796404048519993), (2477, 3.8577429432455865),
      (2544, -4.339065651446867), (7079, 4.161914245859498), (8177, 3.7453272655329775),
      (8625, -3.7233277202122115), (11598, -3.9456150883135566), (11999, -0.45868855615214105),
    ] {
      #expect(abs(x[i] - expected) <= 2 * expected.ulp, "\(i)")
    }
    var generator = SeededGenerator(seed: 42)
    #expect(Array(x) == (0..<12_000).map { _ in generator.nextNormal() })
    let floats = NDArray<Float, 1>.normal([12_000], mean: 1, deviation: 2, seed: 42)
    #expect(Array(floats) == Array(x).map { 1 + 2 * Float($0) })
  }

  @Test func normalNumbersHaveTheNormalDistribution() {
    let n = 1_000_000
    let x = NDArray<Double, 1>.normal([n], seed: 2026)
    // Moments and their standard deviations over samples.
    for (power, expected, deviation) in [(1, 0.0, 1.0), (2, 1, 2), (3, 0, 15), (4, 3, 96)] {
      let moment = pow(x, power).mean()
      #expect(abs(moment - expected) < 4 * (deviation / Double(n)).squareRoot(), "\(power)")
    }
    func cumulative(_ x: Double) -> Double { .erfc(-x * 0.5.squareRoot()) / 2 }
    // On both sides, in the layers and in the tail beyond 3.654.
    for bound in [0.5, 1, 2, 3, 3.654, 3.8, 4, 4.5] {
      let expected = Double(n) * cumulative(-bound)
      for count in [Array(x).count { $0 < -bound }, Array(x).count { $0 > bound }] {
        #expect(abs(Double(count) - expected) < 4 * expected.squareRoot() + 1, "\(bound)")
      }
    }
    // Kolmogorov and Smirnov's distance; 1.95 / √n is passed once in a thousand samples.
    let sorted = x.sorted()
    var distance = 0.0
    for i in 0..<n {
      let expected = cumulative(sorted[i])
      distance = max(
        distance, expected - Double(i) / Double(n), Double(i + 1) / Double(n) - expected)
    }
    #expect(distance < 1.95 / Double(n).squareRoot())
    // Neighbours do not depend on each other.
    let product = (x[1...] * x[..<(n - 1)]).mean()
    #expect(abs(product) < 4 / Double(n).squareRoot())
  }

  @Test func theSameSeedGivesTheSameNumbersAndAnotherOneOthers() {
    let x = NDArray<Float, 2>.normal([10, 10], mean: 3, deviation: 2, seed: 7)
    #expect(x == .normal([10, 10], mean: 3, deviation: 2, seed: 7))
    #expect(x != .normal([10, 10], mean: 3, deviation: 2, seed: 8))
  }

  @Test func oneGeneratorFillsSeveralArraysFromOneStream() {
    var generator = SeededGenerator(seed: 1)
    let first = NDArray<Double, 1>.random([2], using: &generator)
    let second = NDArray<Double, 1>.random([2], using: &generator)
    #expect(Array(first) + Array(second) == Array(NDArray<Double, 1>.random([4], seed: 1)))
  }

  @Test func momentsOfManyNumbersAreThoseOfTheDistribution() {
    let n = 200_000
    let uniform = Array(NDArray<Double, 1>.random([n], in: -1..<3, seed: 3))
    #expect(uniform.allSatisfy { (-1..<3).contains($0) })
    #expect(abs(uniform.reduce(0, +) / Double(n) - 1) < 0.01)
    let normal = Array(NDArray<Double, 1>.normal([n], mean: 5, deviation: 2, seed: 3))
    let mean = normal.reduce(0, +) / Double(n)
    let variance = normal.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
    #expect(abs(mean - 5) < 0.02)
    #expect(abs(variance - 4) < 0.05)
  }

  @Test func integersReachBothEndsOfTheirRangeAndNoOther() {
    let dice = Array(NDArray<Int8, 1>.random([10_000], in: -3...3, seed: 5))
    for face in -3...3 {
      let share = Double(dice.count { $0 == face }) / 10_000
      #expect(abs(share - 1 / 7) < 0.02)
    }
    #expect(dice.allSatisfy { (-3...3).contains($0) })
    let all = NDArray<UInt64, 1>.random([3], in: UInt64.min...UInt64.max, seed: 42)
    #expect(all[0] == 0xD076_4D4F_4476_689F)
    #expect(Array(NDArray<Int, 1>.random([5], in: 4..<5, seed: 1)) == [4, 4, 4, 4, 4])
  }

  @Test func floatsNeverReachTheUpperBound() {
    let x = NDArray<Float, 1>.random([100_000], in: 1..<Float(1).nextUp, seed: 9)
    #expect(Array(x).allSatisfy { $0 == 1 })
  }
}
