import Fixtures
import Testing

struct KindsTests {
  /// Not representable in single precision.
  let exact = 0.1 + 1 / 1_099_511_627_776

  @Test func kindsOfTheSameModule() {
    #expect(KindsSameModule.twice(x: exact) == 2 * exact)
    #expect(KindsSameModule.single(x: 0.5) as Float == 1)
    #expect(KindsSameModule.long(i: 1 << 50) == 1 << 51)
    #expect(KindsSameModule.total(a: NDArray([exact, exact])) == 2 * exact)
    #expect(KindsSameModule.dp == 8)
  }

  @Test func kindsThroughUse() {
    #expect(Array(KindsByUse.scale(x: exact)) == [exact, 2 * exact, 3 * exact])
    #expect(KindsByUse.big(i: 1 << 40) == (1 << 40) + 1)
  }

  @Test func kindsOfC() throws {
    #expect(try KindsOfC.mixed(x: exact, i: 1, l: 2, f: 3, b: false) == exact + 6)
    #expect(try KindsOfC.mixed(x: exact, i: 1, l: 2, f: 3, b: true) == -(exact + 6))
    #expect(try KindsOfC.triple(i: 14) == 42)
  }

  @Test func kindsOutsideModules() {
    #expect(outside(x: exact) == exact / 4)
    #expect(literalKinds(x: exact) == exact / 8)
  }

  @Test func pointersThatAreOnlyRead() throws {
    #expect(Pointers.total(a: [1, 2, 3]) == 6)
    #expect(try Pointers.twice(k: 21) == 42)
    #expect(Pointers.trace(a: [[1, 2], [3, 4]]) == 5)
    #expect(Pointers.longest(texts: ["a", "abc", "ab"]) == 3)
  }
}
