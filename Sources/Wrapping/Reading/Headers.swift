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
    let declarations = try await readHeaders(inputs)
    var options = LibraryInference.Options()
    options.only = request.only
    options.skip = request.skip
    options.headers = inputs.headers.map { header in
      header.hasPrefix("<") ? header : "\"\(header)\""
    }
    options.parseExpression = Self.parseExtent
    if !request.libraries.isEmpty || !inputs.linked.isEmpty {
      options.exportedSymbols = try await ExportedSymbols(toolchain).find(
        libraries: request.libraries, folders: request.libraryFolders, files: inputs.linked)
    }
    let name = request.moduleName ?? Files.stem(of: inputs.headers[0])
    try ModuleName.validate(name)
    let output = try LibraryInference(options).infer(declarations, name: name)
    try output.library.verify(after: "inference from C headers")
    // Clang's warnings were reported when the headers were read.
    for warning in output.warnings.dropFirst(declarations.warnings.count) {
      report(.warning(warning))
    }
    return output
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
