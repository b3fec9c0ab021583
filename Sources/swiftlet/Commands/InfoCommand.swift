import ArgumentParser
import Toolchain
import Wrapping

struct InfoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Shows what a built module offers: signatures, arguments, types and bounds.",
    discussion: """
      Examples:
        swiftlet info fcopy                 an overview and every routine
        swiftlet info fcopy fcopy           one routine
        swiftlet info build/fcopy.cpython-311-x86_64-linux-gnu.so
      """)

  @OptionGroup(title: "Messages") var console: ConsoleOptions

  @Argument(help: "A module that Python can import, or the path of its file.", completion: .file())
  var module: String

  @Argument(help: "One routine, or MODULE.ROUTINE for one in a Fortran module.")
  var routine: String?

  func run() async throws {
    let toolchain = Session.toolchain(console)
    let (module, routine) = (self.module, self.routine)
    print(
      try await Interruption.guarding {
        try await ModuleInformation(toolchain: toolchain).text(of: module, routine: routine)
      }, terminator: "")
  }
}
