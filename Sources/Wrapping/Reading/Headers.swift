import CReader
import Interface
import Toolchain

/// C and C++ headers among the inputs.
extension Wrapper {
  /// What the headers declare, with clang's warnings reported.
  func readHeaders(_ inputs: InputFiles) async throws -> CDeclarations {
    if inputs.headers.isEmpty {
      throw UserError("no C header among the inputs", hint: "name at least one file such as name.h")
    }
    report(.reading(files: inputs.headers.count))
    let packages = try await PackageFlags(request.dependencies, toolchain: toolchain)
    var options = headerOptions(inputs)
    options.flags = packages.compileFlags
    let declarations = try HeaderReader(options).read(inputs.headers)
    for warning in declarations.warnings { report(.warning(warning)) }
    return declarations
  }

  private func headerOptions(_ inputs: InputFiles) -> HeaderReader.Options {
    var options = HeaderReader.Options()
    options.language = inputs.hasCxxHeaders ? .cxx : .c
    options.includeFolders = request.includeFolders
    options.definitions = request.definitions
    options.undefinitions = request.undefinitions
    let variables = toolchain.variables
    options.finder = LibclangFinder(variable: { variables[$0] })
    return options
  }

  /// What the libraries of the request define, the linked files and those of `--dep` among them.
  ///
  /// - Returns: `nil` where it is not known: there is no library, or one of them cannot be read, or
  ///   sources are compiled along, which define what only the compiler knows.
  /// - Throws: `UserError` that names a library which is not there.
  func exportedSymbols(_ inputs: InputFiles) async throws -> Set<String>? {
    let hasSources = !inputs.c.isEmpty || !inputs.cxx.isEmpty || !inputs.fortran.isEmpty
    let packages = try await PackageFlags(request.dependencies, toolchain: toolchain)
    let flags = packages.linkFlags + request.linkFlags
    let libraries =
      request.libraries + flags.filter { $0.hasPrefix("-l") }.map { String($0.dropFirst(2)) }
    let folders =
      request.libraryFolders + flags.filter { $0.hasPrefix("-L") }.map { String($0.dropFirst(2)) }
    let found = try await ExportedSymbols(toolchain).require(
      libraries: libraries, folders: folders, files: inputs.linked)
    return hasSources || (libraries.isEmpty && inputs.linked.isEmpty) ? nil : found
  }
}
