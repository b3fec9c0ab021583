import CReader
import FortranReader
import FortranSyntax
import Interface
import SignatureFile
import Toolchain

/// The sources read: the library, and what building needs to know of each file.
public struct ReadSources: Sendable {
  public var library: Library
  public var inputs: InputFiles
  /// Of the Fortran sources.
  public var summaries: [FortranReader.FileSummary]
  /// Fortran sources that the compiler must preprocess.
  var preprocessed: Set<String>
  /// The texts read, for diagnostics and stages.
  var files: [SourceFile]
  /// `only:` names what modules keep to themselves: then an empty module is what was asked for.
  var selectsPrivate = false
  /// How the library was made of C headers; `nil` where it is Fortran.
  var inference: LibraryInference.Output?
}

extension Wrapper {
  /// Reads the sources, or the signature file in their place, and completes the model.
  ///
  /// - Parameter infersEffects: whether bodies tell what they do to arguments without INTENT. f2py
  ///   does not ask.
  public func read(infersEffects: Bool = false) async throws -> ReadSources {
    let inputs = try InputFiles(request.inputs)
    if !inputs.headers.isEmpty { return try await readLibrary(of: inputs) }
    if inputs.fortran.isEmpty && inputs.signature == nil {
      throw UserError(
        "no Fortran source, no signature file and no C header among the inputs",
        hint: "name at least one file such as name.f90, name.pyf or name.h")
    }
    report(.reading(files: inputs.fortran.count + (inputs.signature == nil ? 0 : 1)))
    let loader = SourceLoader(includeFolders: request.includeFolders)
    let kindMap = try readKindMap(loader)
    let texts = try await FortranTexts(inputs.fortran, loader: loader, wrapper: self)
    var sources: ReadSources
    if let signature = inputs.signature {
      sources = try readSignature(signature, inputs, texts, loader, kindMap)
    } else {
      sources = try await readFortran(inputs, texts, loader, kindMap, infersEffects)
    }
    try ModuleName.validate(sources.library.name)
    try checkOnly(&sources)
    addHeaders(to: &sources.library)
    try sources.library.verify(after: "reading")
    let problems = sources.library.inferArguments()
    if problems.contains(where: { $0.severity == .error }) { throw UserError(problems) }
    for problem in problems { report(.warning(problem)) }
    try sources.library.verify(after: "inference of arguments")
    return sources
  }

  private func readSignature(
    _ path: String, _ inputs: InputFiles, _ texts: FortranTexts, _ loader: SourceLoader,
    _ kindMap: KindMapFile.Map
  ) throws -> ReadSources {
    var file = try loader.load(path)
    let folder = Files.folder(of: path)
    if path.lowercased().hasSuffix(".src") {
      file = try TemplateExpander(readFile: { try loader.load($0) }).expand(file)
    }
    var reader = SignatureReader()
    reader.options.kindMap = kindMap
    reader.options.only = request.only
    reader.options.skip = request.skip
    reader.options.readFile = { try loader.include($0, besides: [folder]) }
    let name = request.moduleName ?? "untitled"
    var output = try reader.read(file, name: name)
    if !request.foldsCase {
      if let clash = CaseClash.first(in: file, output.library) {
        let names = clash.spellings.map { "'\($0)'" }.joined(separator: " and ")
        report(
          .warning(
            .warning(
              "\(names) in '\(clash.routine.name)' are one name to Fortran, "
                + "so all names of this file are taken in lower case",
              at: clash.routine.location, hint: "spell it in one way, or give --lower")))
      } else {
        reader.options.foldsCase = false
        output = try reader.read(file, name: name)
        output.library.foldForeignNames()
      }
    }
    for warning in output.warnings { report(.warning(warning)) }
    if let name = request.moduleName, name != output.library.name {
      report(
        .warning(
          Diagnostic(
            .note,
            "the module's name is '\(output.library.name)', from '\(path)', not '\(name)'")))
    }
    return ReadSources(
      library: output.library, inputs: inputs, summaries: texts.scanned(),
      preprocessed: texts.preprocessed, files: [file] + texts.files)
  }

  private func readFortran(
    _ inputs: InputFiles, _ texts: FortranTexts, _ loader: SourceLoader,
    _ kindMap: KindMapFile.Map, _ infersEffects: Bool
  ) async throws -> ReadSources {
    var reader = FortranReader()
    reader.options.infersEffects = infersEffects
    reader.options.includePaths = request.includeFolders
    reader.options.kindMap = kindMap
    reader.options.foldsCase = request.foldsCase
    reader.options.only = request.only
    reader.options.skip = request.skip
    reader.options.readFile = { try texts.include($0) }
    let name = request.moduleName ?? "untitled"
    let constants = ModuleConstants(
      toolchain: toolchain, flags: request.includeFolders.map { "-I\($0)" })
    let output = try await constants.answering { oracle in
      reader.options.constantOfModule = oracle
      return try reader.read(texts.files, name: name)
    }
    for warning in output.warnings { report(.warning(warning)) }
    let known = Set(output.files.map(\.path))
    let summaries = output.files + texts.scanned(besides: known)
    return ReadSources(
      library: output.library, inputs: inputs, summaries: summaries,
      preprocessed: texts.preprocessed, files: texts.files)
  }

  /// A name after `only:` that is nowhere is a slip of the pen; one that is PRIVATE is left out.
  private func checkOnly(_ sources: inout ReadSources) throws(UserError) {
    if request.only.isEmpty { return }
    let library = sources.library
    var known = Set(library.routines.map(\.name)).union(library.skipped.map(\.name))
    for scope in library.scopes {
      known.insert(scope.name)
      known.formUnion(scope.routines.map(\.name))
    }
    let spelled = Set(known.map { $0.lowercased() })
    var unknown = request.only.filter { !spelled.contains($0.lowercased()) }.sorted()
    if unknown.isEmpty { return }
    let declared = Self.declaredProcedures(sources.files)
    for name in unknown where declared.contains(name.lowercased()) {
      sources.selectsPrivate = true
      report(.warning(.warning("'\(name)' is not wrapped: it is private to its module")))
    }
    unknown.removeAll { declared.contains($0.lowercased()) }
    if unknown.isEmpty { return }
    let names = unknown.map { "'\($0)'" }.joined(separator: ", ")
    if known.isEmpty, !sources.selectsPrivate {
      throw UserError("'only:' names \(names), which is in none of the sources")
    }
    report(.warning(.warning("'only:' names \(names), which is in none of the sources")))
  }

  /// The procedures in the sources, whether or not others may call them.
  private static func declaredProcedures(_ files: [SourceFile]) -> Set<String> {
    var names: Set<String> = []
    for file in files {
      let form = SourceForm.detect(path: file.path, bytes: file.bytes)
      for statement in StatementParser(form: form).parse(file).statements {
        switch statement.kind {
        case .subroutine(let header), .function(let header), .entry(let header):
          names.insert(header.name.text.lowercased())
        default: break
        }
      }
    }
    return names
  }

  private func readKindMap(_ loader: SourceLoader) throws(UserError) -> KindMapFile.Map {
    let usual = ".f2py_f2cmap"
    guard let path = request.kindMapFile ?? (Files.exists(usual) ? usual : nil) else { return [:] }
    return try KindMapFile.parse(try loader.load(path))
  }

  /// `-include<header>`: the generated C includes it before all else of the user's.
  private func addHeaders(to library: inout Library) {
    if request.headers.isEmpty { return }
    let lines = request.headers.map { "#include \($0)\n" }.joined()
    if library.userCode.isEmpty {
      library.userCode = [lines]
    } else {
      library.userCode[0] = lines + library.userCode[0]
    }
  }
}
