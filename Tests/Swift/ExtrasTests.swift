import Extras
import Foundation
import Synchronization
import Testing

struct ExtrasTests {
  @Test func modulesComeInTheOrderThatTheyNeed() {
    #expect(OrderBase.shift == 0.25)
    #expect(OrderUser.shifted(x: 1) == 1.25)
  }

  @Test func callBacksComeFromOpenMPThreads() throws {
    let threads = Mutex<Set<ObjectIdentifier>>([])
    func f(_ x: Double) -> Double {
      _ = threads.withLock { $0.insert(ObjectIdentifier(Thread.current)) }
      return 2 * x
    }
    #expect(try parallelSum(f: f, n: 200) == 200 * 201)
    #expect(threads.withLock(\.count) > 1)
    #expect(try parallelSum(f: f, n: 100) == 100 * 101)
  }
}

/// Arrays that call-backs get without their extents.
struct UnknownExtentTests {
  struct NoJacobian: Error {}

  let matrix: [[Double]] = [[-2, 1, 0], [1, -300, 2], [0.5, 0, -1]]

  private func rates(_ t: Double, _ y: NDArray<Double, 1>) -> [Double] {
    matrix.map { row in (0..<3).reduce(t) { $0 + row[$1] * y[$1] } }
  }

  private func march(
    _ y: inout NDArray<Double, 1>, steps: Int, room: Int = 12,
    seeing see: (Int, [Int]) throws -> Void = { _, _ in }
  ) throws {
    var work = NDArray<Double, 1>(shape: [room])
    try Extras.march(
      f: { n, t, y, dy in
        try see(n, [y.count, dy.count])
        for (i, rate) in rates(t, y).enumerated() { dy[i] = rate }
      },
      jac: { n, t, y, jacobian, rows in
        try see(n, [y.count, jacobian.count, rows])
        // A shorter array is the beginning.
        jacobian = NDArray((0..<n * n).map { matrix[$0 % n][$0 / n] })
      }, n: 3, y: &y, t: 0, tout: 1, steps: steps, work: &work)
  }

  /// A step of the linearly implicit Euler method solves (1 - dt A) x = dt f; x is tested.
  @Test func aDriverTakesTheCallBacksThatOthersCall() throws {
    var y: NDArray<Double, 1> = [1, 2, 3]
    let before = y
    try march(&y, steps: 1)
    let x = (0..<3).map { y[$0] - before[$0] }
    let right = rates(1, before)
    for i in 0..<3 {
      let left = x[i] - (0..<3).reduce(0) { $0 + matrix[i][$1] * x[$1] }
      #expect(abs(left - right[i]) < 1e-9)
    }
  }

  @Test func theyReachToTheEndOfTheCallersArray() throws {
    var y = NDArray<Double, 1>.ones([3])
    var seen: [[Int]] = []
    try march(&y, steps: 1, room: 15) { seen.append([$0] + $1) }
    #expect(seen == [[3, 3, 15], [3, 3, 15], [3, 3, 12, 3]])
  }

  @Test func anErrorComesBackThroughAllRoutines() {
    var y = NDArray<Double, 1>.ones([3])
    #expect(throws: NoJacobian.self) {
      try march(&y, steps: 1) { if $1.count == 3 { throw NoJacobian() } }
    }
  }

  @Test func aFunctionOfSuchAnArrayIsCalled() throws {
    var seen: [Int] = []
    let y = try advance(
      f: { n, t, y in
        seen = [n, y.count]
        return t * 4
      }, t: 0.5, y: [1, 1, 1], dt: 0.25)
    #expect(Array(y) == [1.5, 1, 1])
    #expect(seen == [3, 3])
    #expect(try fExample(n: 1, t: 2, y: [3]) == 6)
  }

  /// What a closure does not change is not written: here it would undo what it does change.
  @Test func partsOfOneArrayMayOverlap() throws {
    var a: NDArray<Double, 1> = [1, 2, 3, 4]
    var seen: [[Double]] = []
    try overlap(
      f: { half, whole in
        seen = [Array(half), Array(whole)]
        half[0] = 30
        whole[0] = 10
        whole[3] = 40
      }, n: 4, a: &a)
    #expect(seen == [[3, 4], [1, 2, 3, 4]])
    #expect(Array(a) == [10, 2, 30, 40])
    #expect(throws: ExtrasError.self) {
      try overlap(f: { half, _ in half = [1, 2, 3] }, n: 4, a: &a)
    }
  }

  @Test func aFunctionIsHandedOnTwice() {
    #expect(mean(g: { $0 * $0 }, a: 1, b: 3) == 4)
  }
}
