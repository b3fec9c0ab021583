import Extras
import Testing

/// Wrapped with `--status info,ierr,outcome:1...2`.
struct StatusTests {
  @Test func aStatusThatIsNotZeroIsThrown() throws {
    #expect(try solveLinear(a: 2, b: 3) == 1.5)
    let error = #expect(throws: ExtrasError.self) { try solveLinear(a: 0, b: 3) }
    #expect(error?.reason == .status(1))
    #expect(error?.description == "solve_linear failed: info is 1")
  }

  @Test func aStatusNeedsNoIntent() throws {
    #expect(try halveEven(n: 42) == 21)
    #expect(throws: ExtrasError.self) { try halveEven(n: 43) }
  }

  @Test func valuesThatMeanSuccessComeBack() throws {
    let found = try squareRoot(x: 9, iterations: 50)
    #expect(abs(found.root - 3) < 1e-9 && found.outcome == 1)
    #expect(try squareRoot(x: 9, iterations: 1).outcome == 2)
    let error = #expect(throws: ExtrasError.self) { try squareRoot(x: -1, iterations: 1) }
    #expect(error?.reason == .status(0))
  }
}
