import ArgumentParser
import PythonWriter
import Toolchain
import Wrapping

import struct Interface.UserError

/// f2py's options about what is made.
struct F2pyMakeOptions: ParsableArguments {
  @Flag(name: [.customShort("c"), .customLong("compile")], help: "Compile and build the module.")
  var compiles = false

  @Option(
    name: [.customShort("m"), .customLong("module")],
    help: "The module's name; a signature file's own name wins.")
  var module: String?

  @Option(
    name: [.customShort("h"), .customLong("signature-file")],
    help: "Write the signatures into this file ('stdout': print them) and stop.")
  var signatureFile: String?

  @Flag(name: .customLong("overwrite-signature"), help: "Replace an existing signature file.")
  var overwritesSignature = false

  @Option(name: .customLong("build-dir"), help: "Where intermediate files go, and stay.")
  var buildFolder: String?

  @Option(name: .long, help: "The name of the C file.")
  var coutput: String?

  @Option(name: .customLong("f2py-wrapper-output"), help: "The name of the Fortran wrappers' file.")
  var wrapperOutput: String?

  @Flag(name: .customLong("debug-capi"), help: "The module reports on stderr what it does.")
  var tracesCalls = false

  @Flag(
    name: .customLong("freethreading-compatible"), inversion: .prefixedNo,
    exclusivity: .chooseLast, help: "The module declares that it does not need the GIL.")
  var isFreeThreadingCompatible = false

  @Flag(name: .customLong("requires-gil"), help: "The module declares that it needs the GIL.")
  var requiresGIL = false

  @Option(
    name: .customLong("f2py-strictness"),
    help: """
      'legacy': arguments are converted as leniently as f2py does. Without this option \
      SWIFTLET_F2PY_STRICTNESS in the environment decides, else it is 'strict'.
      """)
  var strictness: PythonWriter.Strictness?

  @Option(
    name: .customLong("header"),
    help: "A header for the generated C (f2py's -include<header>).")
  var headers: [String] = []

  @Flag(name: [.customShort("v"), .customLong("f2py-version")], help: "Print the version.")
  var showsVersion = false

  func apply(to request: inout WrapRequest, _ variables: Variables) throws {
    request.moduleName = module
    request.buildFolder = buildFolder
    request.tracesCalls = tracesCalls
    request.isFreeThreadingCompatible = isFreeThreadingCompatible && !requiresGIL
    request.strictness = try strictness ?? Self.strictness(variables) ?? .strict
    request.headers = headers
  }

  /// For build scripts whose command line cannot be changed.
  private static func strictness(
    _ variables: Variables
  ) throws(UserError) -> PythonWriter.Strictness? {
    let name = "SWIFTLET_F2PY_STRICTNESS"
    guard let word = variables[name] else { return nil }
    guard let strictness = PythonWriter.Strictness(rawValue: word) else {
      throw UserError(
        "\(name)='\(word)' is no strictness", hint: "set it to 'strict' or 'legacy', or unset it")
    }
    return strictness
  }
}
