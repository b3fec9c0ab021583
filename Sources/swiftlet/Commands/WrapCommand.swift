import ArgumentParser
import PythonWriter
import Wrapping

extension Stage: ExpressibleByArgument {}

struct WrapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wrap",
    abstract: "Makes a Python extension module or a Swift package from Fortran and C sources.",
    discussion: """
      Examples:
        swiftlet wrap solver.f90 -m solver
        swiftlet wrap base.f90 user.f90 -m both -o package/
        swiftlet wrap solver.pyf solver.f90 -l lapack
        swiftlet wrap solver.f90 -m solver --show c
        swiftlet wrap solver.f90 -m Solver --swift -o Solver
        swiftlet wrap /usr/include/fitsio.h -l cfitsio -m cfitsio
        swiftlet wrap fact.h fact.c -m fact --explain
      """)

  @Option(
    name: [.customShort("m"), .customLong("module")],
    help: "The module's name; the first source's without its extension, if not given.")
  var module: String?

  @Flag(name: .long, help: "Make a Python module; this is what is made if nothing is said.")
  var python = false

  @Flag(name: .long, help: "Write a Swift package into the output folder.")
  var swift = false

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The folder for the module.",
    completion: .directory)
  var output = "."

  @Option(name: .long, help: "Print a stage instead of building.")
  var show: Stage?

  @Flag(
    name: .long,
    help: "Print what is concluded from C headers, and by which rules, instead of building.")
  var explain = false

  @Option(name: .customLong("build-dir"), help: "Where intermediate files go, and stay.")
  var buildFolder: String?

  @Option(
    name: .long, help: "'legacy': arguments are converted as leniently as f2py does.")
  var strictness: PythonWriter.Strictness = .strict

  @Flag(name: .customLong("trace"), help: "The module reports on stderr what it does.")
  var tracesCalls = false

  @Flag(
    name: .customLong("free-threading"), help: "The module declares that it does not need the GIL.")
  var isFreeThreadingCompatible = false

  @OptionGroup(title: "Swift") var swiftOptions: SwiftOptions
  @OptionGroup(title: "Reading") var reading: F2pyReadingOptions
  @OptionGroup(title: "Building") var building: F2pyBuildOptions
  @OptionGroup(title: "Messages") var console: ConsoleOptions

  @Argument(
    help: "Fortran, C and signature files, C headers, objects and libraries.", completion: .file())
  var sources: [String]

  func request() throws -> WrapRequest {
    var request = WrapRequest(inputs: sources)
    request.moduleName = module ?? WrapRequest.defaultModuleName(for: sources)
    request.outputFolder = output
    request.buildFolder = buildFolder
    request.strictness = strictness
    request.tracesCalls = tracesCalls
    request.isFreeThreadingCompatible = isFreeThreadingCompatible
    reading.apply(to: &request)
    building.apply(to: &request)
    try swiftOptions.apply(to: &request)
    request.swift.module = module
    return request
  }

  func run() async throws {
    let request = try request()
    if explain {
      print(try await Session.run(request, console) { try await $0.explain() }, terminator: "")
      return
    }
    if let show {
      print(try await Session.run(request, console) { try await $0.show(show) }, terminator: "")
      return
    }
    if swift { _ = try await Session.run(request, console) { try await $0.wrapSwift() } }
    if python || !swift { _ = try await Session.run(request, console) { try await $0.wrap() } }
  }
}
