import ArgumentParser
import Testing

@testable import swiftlet

/// The options of Swift packages.
struct SwiftOptionsTests {
  @Test func aStatusMayHaveValuesThatMeanSuccess() throws {
    let words = ["a.f90", "--status", "info,ierr:0...", "--status", "outcome:1...3"]
    let swift = try WrapCommand.parse(words).request().swift
    #expect(swift.statusArguments == ["info", "ierr", "outcome"])
    #expect(swift.successValues["info"] == nil)
    #expect(swift.successValues["ierr"]?.lower == 0)
    #expect(swift.successValues["ierr"]?.upper == nil)
    #expect(swift.successValues["outcome"]?.lower == 1)
    #expect(swift.successValues["outcome"]?.upper == 3)
  }

  @Test(arguments: ["info:x", "info:", ":0", "info:3...1", "info:..."])
  func aStatusThatCannotBeUnderstoodIsRefused(_ text: String) throws {
    let command = try WrapCommand.parse(["a.f90", "--status", text])
    #expect(throws: ValidationError.self) { try command.request() }
  }
}
