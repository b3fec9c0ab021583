import Extras
import Testing

struct ChecksTests {
  @Test func aFailedCheckIsThrown() throws {
    #expect(try checked(a: [1, 2, 3]) == 6)
    let error = #expect(throws: ExtrasError.self) { try checked(a: NDArray(shape: [11])) }
    #expect(error?.reason == .check(condition: "n > 0 && n < 10", given: "11"))
    #expect(
      error?.description == "checked: argument 'n' is 11, but must satisfy n > 0 && n < 10")
  }

  @Test func shapesThatAreNotTheRoutinesAreThrown() throws {
    let error = #expect(throws: ExtrasError.self) {
      try bounded(a: [[1], [2]], b: [1, 2, 3])
    }
    #expect(error?.reason == .shape(expected: [4], given: [3]))
    #expect(error?.routine == "bounded")
    #expect(error?.argument == "b")
    #expect(try bounded(a: [[1], [2]], b: [1, 2, 3, 4]) == 13)
    #expect(try takeFixed(a: [[1, 2], [3, 4], [5, 6]]) == 21)
    #expect(throws: ExtrasError.self) { try takeFixed(a: [[1, 2, 3], [3, 4, 5]]) }
  }

  @Test func spansAreCheckedLikeArrays() throws {
    let list = [Double](repeating: 1, count: 11)
    #expect(throws: ExtrasError.self) { try checked(a: list.span) }
    let beginning = list[..<3]
    let sum = try checked(a: beginning.span)
    #expect(sum == 3)
  }
}
