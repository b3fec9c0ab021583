import ArgumentParser
import Wrapping

/// f2py's options about how sources are read.
struct F2pyReadingOptions: ParsableArguments {
  @Option(name: .long, help: "Wrap only this routine (f2py's 'only: names :').")
  var only: [String] = []

  @Option(name: .long, help: "Do not wrap this routine (f2py's 'skip: names :').")
  var skip: [String] = []

  @Flag(
    inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Names in lower case; f2py keeps those of .pyf files without this option.")
  var lower: Bool?

  @Option(
    name: [.customShort("I"), .customLong("include")],
    help: "A folder for INCLUDE, #include and module files.", completion: .directory)
  var includeFolders: [String] = []

  @Option(
    name: .customLong("include-paths"), help: "More such folders, separated by ':'.")
  var includePaths: [String] = []

  @Option(
    name: [.customShort("D"), .customLong("define")],
    help: "A macro for the preprocessor, NAME or NAME=VALUE.")
  var definitions: [String] = []

  @Option(
    name: [.customShort("U"), .customLong("undefine")],
    help: "A macro that is not defined.")
  var undefinitions: [String] = []

  @Option(
    name: .long, help: "A map of Fortran kinds to C types; .f2py_f2cmap is read if it exists.",
    completion: .file())
  var f2cmap: String?

  func apply(to request: inout WrapRequest) {
    request.only = Set(only)
    request.skip = Set(skip)
    request.foldsCase = lower ?? true
    request.includeFolders =
      includeFolders + includePaths.flatMap { $0.split(separator: ":").map(String.init) }
    request.definitions = definitions
    request.undefinitions = undefinitions
    request.kindMapFile = f2cmap
  }
}
