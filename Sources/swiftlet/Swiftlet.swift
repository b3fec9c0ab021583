import ArgumentParser

@main
struct Swiftlet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swiftlet",
    abstract: "Wraps Fortran and C for Python.",
    discussion: """
      Examples:
        swiftlet f2py -c fcopy.f -m fcopy       f2py's command line, as it is
        swiftlet wrap solver.f90 -m solver      the same, in today's form
        swiftlet signature solver.f90           the interface, as a .pyf file to edit
        swiftlet info solver                    what a built module offers
        swiftlet doctor                         what is installed and what is missing

      Exit codes: 0 done, 1 an error in the input or the build, 2 a wrong command line, \
      130 interrupted.
      """,
    version: Version.current,
    subcommands: [
      F2pyCommand.self, WrapCommand.self, SignatureCommand.self, InfoCommand.self,
      DoctorCommand.self, CacheCommand.self, PluginCommand.self,
    ])

  static func main() async {
    await CommandLineEntry.run(Array(CommandLine.arguments.dropFirst()))
  }
}
