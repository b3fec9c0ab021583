import ArgumentParser
import Toolchain
import Wrapping

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Shows which compilers, Python and NumPy are found, and how to install the rest.",
    discussion: """
      Example:
        swiftlet doctor

      Exit code 1 if something that is needed is missing.
      """)

  @OptionGroup(title: "Messages") var console: ConsoleOptions

  func run() async throws {
    let toolchain = Session.toolchain(console)
    let examination = try await Interruption.guarding { await Doctor(toolchain).examine() }
    print(examination.text, terminator: "")
    if !examination.isHealthy { throw ExitCode(1) }
  }
}
