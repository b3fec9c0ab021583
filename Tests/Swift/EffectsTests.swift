import Extras
import Testing

/// Fortran without INTENT, as its bodies show it.
struct EffectsTests {
  @Test func whatIsSetBeforeItIsReadIsAResult() {
    let good = divide(a: 6, b: 4)
    #expect(good.q == 1.5)
    #expect(good.ierror == 0)
    #expect(divide(a: 6, b: 0) == (q: 0, ierror: 1))
  }

  @Test func whatMayKeepItsValueIsInout() {
    var largest = 2.0
    keepLargest(x: 1, largest: &largest)
    #expect(largest == 2)
    keepLargest(x: 3, largest: &largest)
    #expect(largest == 3)
  }

  @Test func arraysThatAreOnlyReadAreParameters() {
    let x: NDArray<Double, 1> = [1, 5, 3]
    #expect(largestOf(x: x) == 5)
    #expect(largestOf(x: x[stride(by: -1)]) == 5)
    #expect(x == [1, 5, 3])
  }

  @Test func aSizeThatIsWrittenComesBack() {
    var x: NDArray<Double, 1> = [1, -2, 3, 0, 5]
    let copy = x
    #expect(drop(x: &x) == 3)
    #expect(Array(x).prefix(3) == [1, 3, 5])
    #expect(copy == [1, -2, 3, 0, 5])
  }

  @Test func whatFunctionsWriteComesBack() throws {
    let (negatives, total) = try tally(x: [1, -2, -3])
    #expect(negatives == 2)
    #expect(total == 6)
    var count = 4
    #expect(try visit(x: -1, negatives: &count) == 1)
    #expect(count == 5)
  }

  @Test func textsAndTruthValues() throws {
    #expect(try label(n: 42) == (text: "  42", fits: true))
    #expect(try label(n: 12345) == (text: "****", fits: false))
    var (a, b, code) = (0.0, 7.0, 0)
    try scanPair(text: "1.5 2.5", a: &a, b: &b, code: &code)
    #expect((a, b, code) == (1.5, 2.5, 0))
    try scanPair(text: "3.5", a: &a, b: &b, code: &code)
    #expect(a == 3.5 && b == 2.5 && code != 0)
  }
}
