import Fixtures
import Testing

struct ScalarsTests {
  @Test func integersOfAllSizes() throws {
    #expect(nextInt1(x: -3) == -2)
    #expect(nextInt2(x: 1000) == 1001)
    #expect(try nextInt4(x: 7) as Int == 8)
    #expect(nextInt8(x: 1 << 40) as Int == (1 << 40) + 1)
    #expect(int1Function(x: 5) == -5)
    #expect(int2Function(x: 5) == -5)
    #expect(try int4Function(x: 5) == -5)
    #expect(int8Function(x: 1 << 40) == -(1 << 40))
  }

  @Test func integersThatDoNotFitAreThrown() throws {
    let most = Int(Int32.max)
    let error = #expect(throws: FixturesError.self) { try int4Function(x: most + 1) }
    #expect(error?.reason == .range(expected: -most - 1...most, given: most + 1))
    #expect(
      error?.description == "int4_function: argument 'x' must lie between -2147483648 and "
        + "2147483647, not 2147483648")
    #expect(try int4Function(x: most) == -most)
    #expect(throws: FixturesError.self) { try int4Function(x: -most - 2) }
    // One that may be absent, and one that has a default.
    #expect(throws: FixturesError.self) { try Optionals.power(x: 3, exponent: .max) }
    #expect(throws: FixturesError.self) { try statistics(values: [1, 2], ddof: .min) }
    // The size of an array that would be made.
    #expect(throws: FixturesError.self) { try squares(n: .max) }
  }

  @Test func realsAndComplexNumbers() {
    #expect(halfReal4(x: 3) == 1.5)
    #expect(halfReal8(x: 3) == 1.5)
    #expect(real4Function(x: 0.25) == 0.5)
    #expect(real8Function(x: 0.1) == 0.2)
    #expect(namedResult(x: 2) == 6)
    #expect(conjugate4(x: Complex(1, 2)) == Complex(1, -2))
    #expect(conjugate8(x: Complex(1, 2)) == Complex(1, -2))
    #expect(complex4Function(x: Complex(1, 2)) == Complex(-2, 1))
    #expect(complex8Function(x: Complex(1, 2)) == Complex(-2, 1))
  }

  @Test func truthValuesOfAllSizes() throws {
    #expect(negate1(x: true) == false)
    #expect(negate2(x: false) == true)
    #expect(negate4(x: true) == false)
    #expect(negate8(x: false) == true)
    #expect(try logicalFunction(x: 3))
    #expect(try !logicalFunction(x: -3))
  }

  @Test func aScalarIsChangedInPlace() {
    var x = 1.5
    addOne(x: &x)
    #expect(x == 2.5)
  }

  @Test func severalResultsAreANamedTuple() {
    nothing()
    let result = threeResults(x: -3)
    #expect(result.doubled == -6)
    #expect(result.squared == 9)
    #expect(result.positive == false)
  }

  @Test func optionalArguments() throws {
    #expect(try Optionals.power(x: 3) == 3)
    #expect(try Optionals.power(x: 3, exponent: 2) == 9)
    #expect(try Optionals.power(x: 3, exponent: 2, offset: 0.5) == 9.5)
    #expect(Optionals.howMany(a: [1, 2, 3]) == 3)
    #expect(Optionals.howMany(a: [1, 2, 3], weights: [1, 2]) == 203)
  }

  @Test func defaultsAndComments() throws {
    let (mean, spread) = try statistics(values: [1, 2, 3, 4])
    #expect(mean == 2.5)
    #expect(abs(spread - 1.2909944487358056) < 1e-15)
    #expect(try abs(statistics(values: [1, 2, 3, 4], ddof: 0).spread - 1.25.squareRoot()) < 1e-15)
    #expect(Geometry.distance(x1: 0, y1: 0, x2: 3, y2: 4) == 5)
  }

  @Test func oldSources() throws {
    #expect(poly(x: 2) == 12)
    #expect(half(x: 3) == 1.5)
    #expect(try tabbed(i: 2, j: 3) == 5)
    #expect(try implied(x: 1.5, i: 4) == 6)
    #expect(starred(a: 1, b: 2, c: Complex(3, 9), d: true) == -6)
    #expect(try holler(n: 42) == 42)
    #expect(try included(n: 10) == [[11, 12], [21, 22], [31, 32], [41, 42]])
    #expect(try spacedout(n: 3) == 9 || spacedout(n: 3) == 12)
    let table: NDArray<Float, 2> = [[1, 2], [3, 4]]
    #expect(try bounds(a: table, n: 2) == 5)
  }
}
