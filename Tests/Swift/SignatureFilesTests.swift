import CSquare
import Foundation
import Testing
import ThreadLocal

struct SignatureFilesTests {
  @Test func cIsCalledAsCDoes() {
    #expect(square(x: 3) == 9)
    #expect(Array(rowSums(a: [[1, 2, 3], [4, 5, 6]])) == [6, 15])
    let transposed: NDArray<Double, 2> = [[1, 4], [2, 5], [3, 6]]
    #expect(Array(rowSums(a: transposed.transposed())) == [6, 15])
  }

  /// All four are inside their first call at the same time.
  @Test func eachThreadCallsItsOwnClosure() {
    let results = Results()
    let threads = (1...4).map { k in
      Thread {
        let start = Double(k)
        let x = try? iterate(
          f: { x in
            if x == start { results.meet() }
            return x + start
          }, n: 100, x: start)
        results.add(x ?? .nan, for: k)
      }
    }
    for thread in threads { thread.start() }
    #expect(results.wait() == [1: 101, 2: 202, 3: 303, 4: 404])
  }

  private final class Results: @unchecked Sendable {
    private let condition = NSCondition()
    private var inside = 0
    private var values: [Int: Double] = [:]

    func meet() {
      condition.withLock {
        inside += 1
        condition.broadcast()
        let limit = Date(timeIntervalSinceNow: 20)
        while inside < 4, condition.wait(until: limit) {}
      }
    }

    func add(_ value: Double, for key: Int) {
      condition.withLock {
        values[key] = value
        condition.broadcast()
      }
    }

    func wait() -> [Int: Double] {
      condition.withLock {
        let limit = Date(timeIntervalSinceNow: 40)
        while values.count < 4, condition.wait(until: limit) {}
        return values
      }
    }
  }
}
