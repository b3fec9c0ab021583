import FoundationEssentials
import Interface

@testable import PythonWriter

/// A built module whose call-backs are tried from Python.
struct CallbackBuild {
  private let module: GeneratedModule

  init(
    _ library: Library, fortran: String, options: PythonWriter.Options = .init(),
    flags: String = ""
  ) throws {
    module = try GeneratedModule(
      library, foreign: (fortran, "f90"), options: options, flags: flags)
  }

  /// Runs a script in which the module can be imported; returns what it prints.
  func python(_ script: String, environment: String = "") throws -> String {
    defer { module.remove() }
    try Data(script.utf8).write(to: URL(filePath: "\(module.folder)/script.py"))
    return try GeneratedModule.run(
      "cd \(module.folder) && \(environment) timeout 120 python3 -X faulthandler script.py")
  }
}
