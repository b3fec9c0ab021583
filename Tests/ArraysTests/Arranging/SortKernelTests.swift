import Arrays
import Testing
import _ArraysShims

/// The sorts of every instruction set that this processor has, beside Swift's.
@Suite struct SortKernelTests {
  /// Sorted by a kernel; nil when the processor lacks the set.
  static func sorted<Scalar>(
    _ set: Int, _ type: arrays_type, _ numbers: [Scalar]
  ) -> [Scalar]? {
    var result = numbers
    let outcome = result.withUnsafeMutableBytes {
      arrays_sort_on(Int32(set), Int32(type.rawValue), $0.baseAddress, numbers.count)
    }
    return outcome == Int32(arrays_done.rawValue) ? result : nil
  }

  func expectSorted<Scalar: Comparable>(
    _ numbers: [Scalar], _ type: arrays_type, _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = numbers.sorted()
    #expect(Self.sorted(0, type, numbers) != nil)
    for set in 0...2 {
      guard let result = Self.sorted(set, type, numbers) else { continue }
      #expect(result == expected, "set \(set)", sourceLocation: sourceLocation)
    }
  }

  /// Random ones of the whole range, of few values, ascending, descending and all equal.
  func patterns(_ count: Int, _ generator: inout SeededGenerator) -> [[UInt64]] {
    let random = (0..<count).map { _ in generator.next() }
    return [
      random, random.map { $0 % 5 }, random.sorted(), random.sorted(by: >),
      random.map { _ in 7 }, random.map { _ in .max },
    ]
  }

  @Test func integersOfAnyTypeAndCountAreSorted() {
    var generator = SeededGenerator(seed: 31)
    for count in Array(0...300) + [511, 512, 513, 1000, 2047, 2049, 5000, 20_011] {
      for numbers in patterns(count, &generator) {
        expectSorted(numbers, arrays_u64)
        expectSorted(numbers.map { Int64(truncatingIfNeeded: $0) }, arrays_i64)
        expectSorted(numbers.map { UInt32(truncatingIfNeeded: $0) }, arrays_u32)
        expectSorted(numbers.map { Int32(truncatingIfNeeded: $0) }, arrays_i32)
        if count % 50 == 0 {
          expectSorted(numbers.map { UInt16(truncatingIfNeeded: $0) }, arrays_u16)
          expectSorted(numbers.map { Int16(truncatingIfNeeded: $0) }, arrays_i16)
          expectSorted(numbers.map { UInt8(truncatingIfNeeded: $0) }, arrays_u8)
          expectSorted(numbers.map { Int8(truncatingIfNeeded: $0) }, arrays_i8)
        }
      }
    }
  }

  func expectSortedFloats<Scalar: BinaryFloatingPoint>(_ type: arrays_type, _: Scalar.Type) {
    var generator = SeededGenerator(seed: 32)
    let special: [Scalar] = [
      .infinity, -.infinity, 0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
    ]
    for count in Array(0...140) + [600, 3000] {
      let numbers = (0..<count).map { i in
        i % 9 == 4 ? special[i % special.count] : Scalar(generator.nextNormal())
      }
      expectSorted(numbers, type)
      // With NaNs of both signs, which keep their number.
      let mixed = numbers.enumerated().map { i, x in i % 5 == 1 ? (x < 0 ? -.nan : .nan) : x }
      let expected = mixed.filter { !$0.isNaN }.sorted()
      for set in 0...2 {
        guard let result = Self.sorted(set, type, mixed) else { continue }
        #expect(Array(result[..<expected.count]) == expected)
        let restIsNaN = result[expected.count...].allSatisfy { $0.isNaN }
        #expect(restIsNaN)
      }
    }
  }

  @Test func floatsAreSortedAndNaNsAreLast() {
    expectSortedFloats(arrays_f64, Double.self)
    expectSortedFloats(arrays_f32, Float.self)
  }

  /// Numbers that make each pivot, the median of 64 at equal distances, nearly the least number, so
  /// that dividing is given up.
  @Test func numbersWithTheWorstPivotsAreSortedToo() {
    var values = [UInt64?](repeating: nil, count: 6000)
    var alive = Array(values.indices)
    var next: UInt64 = 1
    while alive.count >= 2048 {
      let distance = alive.count / 64
      let sampled = (0..<64).map { alive[$0 * distance + distance / 2] }
      for place in sampled where values[place] == nil {
        values[place] = next
        next += 1
      }
      let pivot = sampled.compactMap { values[$0] }.sorted()[32]
      alive.removeAll { values[$0].map { $0 < pivot } ?? false }
    }
    let numbers = values.map { $0 ?? 1 << 40 }
    #expect(next > 3000)
    expectSorted(numbers, arrays_u64)
    expectSorted(numbers.map { UInt32(truncatingIfNeeded: Swift.min($0, 1 << 20)) }, arrays_u32)
  }
}
