import ArgumentParser
import Toolchain
import Wrapping

/// f2py's options about compiling and linking.
struct F2pyBuildOptions: ParsableArguments {
  @Option(
    name: [.customShort("L"), .customLong("library-folder")], help: "A folder of libraries.",
    completion: .directory)
  var libraryFolders: [String] = []

  @Option(name: [.customShort("l"), .customLong("library")], help: "A library to link.")
  var libraries: [String] = []

  @Option(
    name: .customLong("linker-flag"), parsing: .unconditionalSingleValue,
    help: "A flag for the linker (-Wl,…).")
  var linkerFlags: [String] = []

  @Option(
    name: .customLong("dep"), help: "A package whose flags pkg-config knows.")
  var dependencies: [String] = []

  @Option(name: .customLong("f77flags"), help: "Flags for fixed-form Fortran.")
  var f77Flags: [String] = []

  @Option(name: .customLong("f90flags"), help: "Flags for free-form Fortran.")
  var f90Flags: [String] = []

  @Option(name: .long, help: "Optimisation flags.")
  var opt: [String] = []

  @Option(name: .long, help: "Flags for the architecture.")
  var arch: [String] = []

  @Flag(name: .long, help: "Compile without optimisation.")
  var noopt = false

  @Flag(name: .long, help: "Compile with debugging information.")
  var debug = false

  func apply(to request: inout WrapRequest) {
    request.libraryFolders = libraryFolders
    request.libraries = libraries
    request.linkFlags = linkerFlags
    request.dependencies = dependencies
    request.fixedFortranFlags = f77Flags.flatMap(ShellWords.split)
    request.freeFortranFlags = f90Flags.flatMap(ShellWords.split)
    if noopt { request.compileFlags.append("-O0") }
    if debug { request.compileFlags.append("-g") }
    request.compileFlags += (opt + arch).flatMap(ShellWords.split)
  }
}
