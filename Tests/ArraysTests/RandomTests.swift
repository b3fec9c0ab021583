import Arrays
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

  /// The reference takes the logarithm of the C library, so the last digit may differ.
  @Test func normalNumbersFollowThePolarMethod() {
    let x = NDArray<Double, 1>.normal([4], seed: 42)
    for (number, expected) in zip(
      Array(x), [0.9813983900724986, -0.565720104673956, 1.3403256427520227, 0.4023128702992608])
    {
      #expect(abs(number - expected) <= 2 * expected.ulp)
    }
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
