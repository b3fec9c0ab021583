import CReader
import FortranSyntax
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

  /// What the headers' functions mean, and what that was concluded from.
  ///
  /// Symbols that the libraries do not export are left out; without libraries all are taken.
  func inferHeaders(_ inputs: InputFiles) async throws -> LibraryInference.Output {
    try await inferHeaders(inputs, exported: try await exportedSymbols(inputs))
  }

  private func inferHeaders(
    _ inputs: InputFiles, exported: Set<String>?
  ) async throws -> LibraryInference.Output {
    let declarations = try await readHeaders(inputs)
    var options = LibraryInference.Options()
    options.exportedSymbols = exported
    options.only = request.only
    options.skip = request.skip
    options.headers = request.headers + inputs.headers.map(Self.includeOperand)
    options.parseExpression = Self.parseExtent
    let name = request.moduleName ?? Files.stem(of: inputs.headers[0])
    try ModuleName.validate(name)
    var output = try LibraryInference(options).infer(declarations, name: name)
    if let exported { output.library.removeReleases(notIn: exported) }
    try output.library.verify(after: "inference from C headers")
    // Clang's warnings were reported when the headers were read.
    for warning in output.warnings.dropFirst(declarations.warnings.count) {
      report(.warning(warning))
    }
    return output
  }

  /// Reads headers and infers what the arguments of their functions are for.
  ///
  /// - Throws: `UserError` where a library is missing, and where Fortran stands beside the headers.
  func readLibrary(of inputs: InputFiles) async throws -> ReadSources {
    if let other = inputs.signature ?? inputs.fortran.first {
      throw UserError(
        "'\(other)' and '\(inputs.headers[0])' cannot be wrapped into one module",
        hint: "make two modules, one of the C headers and one of the Fortran")
    }
    try requireLibrary(inputs)
    let output = try await inferHeaders(inputs)
    if output.library.routines.isEmpty { throw nothingDeclared(inputs, output) }
    return ReadSources(
      library: output.library, inputs: inputs, summaries: [], preprocessed: [], files: [],
      inference: output)
  }

  /// Of an `#include` line: headers of the system by their names there.
  private static func includeOperand(_ header: String) -> String {
    if header.hasPrefix("<") { return header }
    for folder in ["/usr/include/", "/usr/local/include/"] where header.hasPrefix(folder) {
      return "<\(header.dropFirst(folder.count))>"
    }
    return "\"\(header)\""
  }

  private func requireLibrary(_ inputs: InputFiles) throws(UserError) {
    let files = inputs.c + inputs.cxx + inputs.linked
    let names = request.libraries + request.dependencies + request.linkFlags
    guard files.isEmpty, names.isEmpty else { return }
    throw UserError(
      "nothing holds the functions that '\(inputs.headers[0])' declares",
      hint: "name the library with -l NAME, and its folder with -L, or give its C sources")
  }

  private func nothingDeclared(
    _ inputs: InputFiles, _ output: LibraryInference.Output
  ) -> UserError {
    let names = inputs.headers.map { "'\($0)'" }.joined(separator: ", ")
    if output.summary.skipped[.notExported] != nil {
      return UserError(
        "none of the functions that \(names) declares is exported by the libraries",
        hint: "check the names after -l")
    }
    return UserError("nothing to wrap: \(names) declares no function that can be called")
  }

  /// The extents of directives are C's expressions.
  private static let parseExtent: LibraryInference.ExpressionParser = { text in
    var parser = ExpressionParser(.c)
    parser.foldsCase = false
    let place = SourceLocation(file: SourceFile(path: "directive", text: text), line: 1)
    guard let expression = try? parser.parse(text, at: place).expression else { return nil }
    if case .verbatim = expression { return nil }
    return expression
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

extension LibraryInference.Output {
  /// - Parameter skipped: what the writer left out.
  func count(without skipped: [Skipped]) -> FunctionCounts {
    let names = Set(skipped.map(\.name))
    let raw = summary.raw.filter { !names.contains($0) }.count
    let wrapped = summary.wrapped - skipped.count
    return FunctionCounts(
      exported: summary.exported, wrapped: wrapped, withoutRawPointers: wrapped - raw)
  }
}

extension Library {
  /// A header may declare the end of what its library knows nothing of: `fftwl_destroy_plan`.
  mutating func removeReleases(notIn exported: Set<String>) {
    for index in records.indices {
      if let release = records[index].release, !exported.contains(release) {
        records[index].release = nil
      }
    }
  }
}
