import ArgumentParser
import Wrapping

struct SignatureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signature",
    abstract: "Prints the interface of sources as a signature file (.pyf) to edit.",
    discussion: """
      Examples:
        swiftlet signature solver.f90
        swiftlet signature solver.f90 -m solver -o solver.pyf
      """)

  @Option(name: [.customShort("m"), .customLong("module")], help: "The module's name.")
  var module: String?

  @Option(name: [.customShort("o"), .customLong("output")], help: "A file instead of stdout.")
  var output: String?

  @Flag(name: .customLong("overwrite"), help: "Replace an existing file.")
  var overwrites = false

  @OptionGroup(title: "Reading") var reading: F2pyReadingOptions
  @OptionGroup(title: "Messages") var console: ConsoleOptions

  @Argument(help: "Fortran or signature files.", completion: .file())
  var sources: [String]

  func run() async throws {
    var request = WrapRequest(inputs: sources)
    request.moduleName = module
    reading.apply(to: &request)
    try await SignatureOutput.write(
      request, console, to: output ?? "stdout", overwrites: overwrites)
  }
}
