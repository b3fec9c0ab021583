import Extras
import Testing

/// Wrapped with `--status info,ierr`.
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
}
