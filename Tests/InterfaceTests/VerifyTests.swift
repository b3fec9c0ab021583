import Testing

@testable import Interface

@Suite("Verifier")
struct VerifyTests {
  func message(_ change: (inout Library) -> Void) -> String? {
    var library = Library(name: "m")
    library.routines = [
      Routine(name: "f", arguments: [Argument(name: "a", type: .defaultInteger)])
    ]
    change(&library)
    do {
      try library.verify(after: "reader")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `a sound library passes`() {
    #expect(message { _ in } == nil)
  }

  @Test func `two routines of one name are refused`() {
    #expect(
      message { $0.routines.append(Routine(name: "f")) }
        == "this is a bug in Swiftlet (reader): 'f' is declared twice among the routines of 'm'")
  }

  @Test func `a dependency must be an argument`() {
    #expect(
      message { $0.routines[0].arguments[0].dependencies = ["b"] }
        == "this is a bug in Swiftlet (reader): 'a' of 'f' depends on 'b', which is not an argument"
    )
  }

  @Test func `a procedure needs an interface`() {
    #expect(
      message { $0.routines[0].arguments[0].type = .procedure }
        == "this is a bug in Swiftlet (reader): 'a' of 'f' is a procedure without an interface")
  }

  @Test func `a rank is at most 15`() {
    #expect(
      message {
        $0.routines[0].arguments[0].dimensions = Array(
          repeating: .count(.integer(1)), count: 16)
      } == "this is a bug in Swiftlet (reader): 'a' of 'f' has rank 16, more than 15")
  }

  @Test func `an impossible size is refused`() {
    #expect(
      message { $0.routines[0].arguments[0].type = .integer(bytes: 3) }
        == "this is a bug in Swiftlet (reader): 'a' of 'f' has 3-byte values")
  }
}
