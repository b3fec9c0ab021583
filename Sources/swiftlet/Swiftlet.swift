import ArgumentParser
import Wrapping

@main
struct Swiftlet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swiftlet", abstract: "Drives Fortran, C and C++ from Python and Swift.")
}
