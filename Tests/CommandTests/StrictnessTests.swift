import Interface
import PythonWriter
import Testing
import Toolchain

@testable import swiftlet

@Suite struct StrictnessTests {
  private func strictness(
    _ options: [String], _ value: String?
  ) throws -> PythonWriter.Strictness {
    let command = try F2pyCommand.parse(options + ["x.f90"])
    let variables = Variables(replacing: ["SWIFTLET_F2PY_STRICTNESS": value])
    return try command.request(variables).strictness
  }

  @Test func strictUnlessToldOtherwise() throws {
    #expect(try strictness([], nil) == .strict)
  }

  @Test func theEnvironmentMayAskForLeniency() throws {
    #expect(try strictness([], "legacy") == .legacy)
    #expect(try strictness([], "strict") == .strict)
  }

  @Test func theOptionWinsOverTheEnvironment() throws {
    #expect(try strictness(["--f2py-strictness=strict"], "legacy") == .strict)
    #expect(try strictness(["--f2py-strictness=legacy"], "strict") == .legacy)
  }

  @Test func aWordThatIsNeitherIsTheUsersError() {
    #expect(throws: UserError.self) { try strictness([], "lenient") }
  }
}
