import ArgumentParser
import Toolchain
import Wrapping

/// What SwiftletPlugin calls while SwiftPM builds; not for typing.
struct PluginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Generates sources for SwiftPM's plugin.",
    shouldDisplay: false)

  enum Part: String, ExpressibleByArgument { case fortran, swift }

  @Argument(help: "The target whose sources are written.") var part: Part
  @Option(name: .customLong("swift-module")) var swiftModule: String
  @Option(name: .customLong("fortran-module")) var fortranModule: String
  @Option(name: .customLong("folder"), help: "Where the Fortran sources lie.") var folder: String
  @Option(name: .customLong("output")) var output: String
  @Option(name: .customLong("options"), help: "A file with options of 'swiftlet wrap'.")
  var optionsFile: String?
  @Argument var sources: [String]

  func run() async throws {
    let options = try optionsFile.map(Self.words(ofFile:)) ?? []
    let command = try WrapCommand.parse(["-m", swiftModule, "--quiet"] + options + sources)
    var request = try command.request()
    request.outputFolder = output
    let targets = PluginTargets(
      swiftModule: swiftModule, foreignModule: fortranModule, folder: folder)
    let part = part
    try await Session.run(request, command.console) { wrapper in
      switch part {
      case .fortran: try await wrapper.writeForeignTarget(targets)
      case .swift: try await wrapper.writeSwiftTarget(targets)
      }
    }
  }

  /// Words as in a shell; what follows a `#` at a line's beginning is a comment.
  private static func words(ofFile path: String) throws -> [String] {
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .flatMap { ShellWords.split(String($0)) }
  }
}
