import Fixtures
import Testing

struct CallbacksTests {
  struct Refusal: Error, Equatable { var at: Double }

  @Test func aClosureIsCalled() throws {
    // A closure that does not throw makes a function that does not throw.
    #expect(apply(f: { $0 * $0 }, x: 3) == 9)
    #expect(try accumulate(f: { 2 * $0 }, n: 4) == 20)
    var texts: [String] = []
    #expect(stringCallback(f: { texts.append($0) }) == 1)
    #expect(texts == ["hello"])
  }

  @Test func anErrorTravelsThroughTheForeignFrames() throws {
    var calls = 0
    let error = #expect(throws: Refusal.self) {
      try accumulate(
        f: { (x) throws(Refusal) -> Double in
          calls += 1
          if x > 2 { throw Refusal(at: x) }
          return x
        }, n: 1_000_000)
    }
    #expect(error == Refusal(at: 3))
    #expect(calls == 3)
    // The next call is as good as the first.
    #expect(try accumulate(f: { $0 }, n: 3) == 6)
  }

  @Test func callsNest() throws {
    let sum = try accumulate(f: { x in try accumulate(f: { $0 * x }, n: 3) }, n: 2)
    #expect(sum == 6 + 12)
    let inner = try accumulate(
      f: { x in
        do throws(Refusal) {
          return try apply(f: { (y) throws(Refusal) -> Double in throw Refusal(at: y) }, x: x)
        } catch {
          return error.at * 10
        }
      }, n: 2)
    #expect(inner == 30)
    #expect(throws: Refusal(at: 7)) {
      try apply(
        f: { (x) throws(Refusal) -> Double in
          try apply(f: { (y) throws(Refusal) -> Double in throw Refusal(at: y + 2) }, x: x)
        }, x: 5)
    }
  }

  @Test func numbersOfAllKinds() throws {
    #expect(try integerCallback(f: { $0 + 1 }, i: 41) == 42)
    #expect(complexCallback(f: { $0 * Complex(0, 1) }, z: Complex(1, 2)) == Complex(-2, 2))
  }

  @Test func arraysGoInAndOut() throws {
    #expect(minimumOf(f: { x in Array(x).min() ?? 0 }, x: [3, 1, 2]) == 1)
    let filled = try fillBy(f: { n in NDArray((0..<n).map { Double($0) }) }, n: 4)
    #expect(Array(filled) == [0, 1, 2, 3])
    let error = #expect(throws: FixturesError.self) { try fillBy(f: { _ in [1, 2] }, n: 3) }
    #expect(error?.reason == .shape(expected: [3], given: [2]))
    #expect(error?.argument == "f.a")
  }

  @Test func aNumberThatDoesNotFitTravelsThroughTheForeignFrames() throws {
    let error = #expect(throws: FixturesError.self) {
      try integerCallback(f: { $0 << 31 }, i: 1)
    }
    #expect(error?.routine == "integer_callback")
    #expect(error?.reason == .range(expected: -(1 << 31)...(1 << 31) - 1, given: 1 << 31))
    #expect(try integerCallback(f: { ($0 << 31) - 1 }, i: 1) == Int(Int32.max))
  }

  @Test func tasksCallAtTheSameTime() async throws {
    let sums = try await withThrowingTaskGroup(of: Double.self) { group in
      for factor in 1...8 {
        group.addTask { try accumulate(f: { $0 * Double(factor) }, n: 10_000) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums.sorted() == (1...8).map { Double($0) * 50_005_000 })
  }

  @Test func arraysOfTruthValuesAndOfCharacters() throws {
    let (marks, letters) = try markBy(
      f: { marks, letters in
        marks[1] = marks[0]
        letters[2] = letters[0] + 25
      }, n: 3)
    #expect(Array(marks) == [true, true, false])
    #expect(Array(letters) == Array("aaz".utf8))
  }
}
