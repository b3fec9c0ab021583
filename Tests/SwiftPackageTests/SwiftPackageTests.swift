import Testing
import Toolchain
import Wrapping

/// Packages as their users have them: written, built by SwiftPM, called.
@Suite(.serialized) struct SwiftPackageTests {
  private func swift(_ arguments: [String], in folder: String) async throws -> CommandOutput {
    let toolchain = Toolchain()
    let swift = try #require(toolchain.compilers.locate("swift"))
    return try await toolchain.runner.run(Command(swift, arguments, in: folder))
  }

  @Test func everyFixtureIsInAPackageOrHasItsReason() {
    let packaged = FixturesPackage.packages.flatMap(\.sources)
    let known = Set(packaged).union(FixturesPackage.others.keys)
    #expect(Set(Files.list(FixturesPackage.fixtures)) == known)
  }

  /// The tests in `Tests/Swift` run in a package of their own that depends on the wrapped fixtures.
  @Test func fixturesAreCalledFromSwift() async throws {
    let package = try await FixturesPackage()
    let output = try await swift(["test"], in: Files.join(package.folder, "Client"))
    let text = output.standardOutput + output.standardError
    let warnings = text.split(separator: "\n").filter {
      $0.contains("warning:") && $0.contains("-package/")
    }
    #expect(warnings == [])
    #expect(output.isSuccess, "\(Self.failures(text))")
    let program = try await swift(["run", "Program"], in: Files.join(package.folder, "Client"))
    #expect(program.isSuccess, "\(program.standardError)")
    #expect(
      program.standardOutput == """
        1 2
        [[65, 66, 67], [68, 69, 70]]
        ["abcde", "ABCDE"]
        14 6
        Refusal()

        """)
    for tested in FixturesPackage.packages {
      let style = try await swift(
        ["format", "lint", "--strict", "-r", "Sources/\(tested.name)", "Package.swift"],
        in: Files.join(package.folder, tested.folder))
      #expect(style.standardError == "", "\(tested.name) is not as swift format would have it")
    }
  }

  /// What a reader wants to see of a long output.
  private static func failures(_ text: String) -> String {
    let lines = text.split(separator: "\n")
    let told = lines.filter { $0.contains("error:") || $0.contains("✘") || $0.contains("recorded") }
    return (told.isEmpty ? lines.suffix(20) : told.prefix(40)[...]).joined(separator: "\n")
  }
}
