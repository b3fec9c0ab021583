import Fixtures
import Testing

/// Closures that may be left out, and closures that get texts.
struct CallbackKindsTests {
  struct Refusal: Error {}

  @Test func aClosureMayBeLeftOut() throws {
    #expect(try CallbackKinds.integral(f: { 4 * $0 * $0 * $0 }, n: 1000).isClose(to: 1))
    let weighted = try CallbackKinds.integral(f: { $0 }, n: 1000, weight: { _ in 2 })
    #expect(weighted.isClose(to: 1))
    #expect(throws: Refusal.self) {
      try CallbackKinds.integral(f: { $0 }, n: 10, weight: { _ in throw Refusal() })
    }
    #expect(throws: Refusal.self) {
      try CallbackKinds.integral(f: { _ in throw Refusal() }, n: 10)
    }
    var x = 6.0
    var seen: [Double] = []
    try CallbackKinds.watched(x: &x)
    try CallbackKinds.watched(x: &x, watch: { seen.append($0) })
    #expect(x == 1.5)
    #expect(seen == [1.5])
  }

  @Test func closuresGetTexts() throws {
    var seen: [String] = []
    let (first, last) = try CallbackKinds.shorten { names in
      seen = names
      names[0] = "a"
      names[2] = "longer than six"
    }
    #expect(seen == ["alpha", "beta", "gamma"])
    #expect(first == "a")
    #expect(last == "longer")
    let error = #expect(throws: FixturesError.self) {
      try CallbackKinds.shorten { $0.removeLast() }
    }
    #expect(error?.reason == .shape(expected: [3], given: [2]))
    #expect(error?.argument == "change.names")
  }
}

extension Double {
  fileprivate func isClose(to other: Double) -> Bool { (self - other).magnitude < 1e-5 }
}
