import FortranReader
import FortranSyntax
import Interface
import Toolchain

/// The Fortran sources as the reader gets them: preprocessed where they need it.
struct FortranTexts: Sendable {
  var files: [SourceFile] = []
  /// Paths that the compiler must preprocess, too.
  var preprocessed: Set<String> = []
  /// Texts that stand in for included files, by the name in the INCLUDE line.
  private var insertions: [String: SourceFile] = [:]
  private var loader: SourceLoader
  private var folders: [String]

  init(_ paths: [String], loader: SourceLoader, wrapper: Wrapper) async throws {
    self.loader = loader
    var folders: [String] = []
    for path in paths where !folders.contains(Files.folder(of: path)) {
      folders.append(Files.folder(of: path))
    }
    self.folders = folders
    let preprocessor = Preprocessor(
      toolchain: wrapper.toolchain, includeFolders: wrapper.request.includeFolders,
      definitions: wrapper.request.definitions, undefinitions: wrapper.request.undefinitions)
    for path in paths {
      let file = try loader.load(path)
      guard Preprocessor.isNeeded(for: file) else {
        files.append(file)
        continue
      }
      let expanded = try await preprocessor.expand(file)
      files.append(expanded.file)
      insertions.merge(expanded.insertions) { _, new in new }
      preprocessed.insert(path)
    }
  }

  func include(_ name: String) throws(UserError) -> SourceFile {
    if let text = insertions[name] { return text }
    return try loader.include(name, besides: folders)
  }

  /// The summaries of the files that are not among `known` paths.
  func scanned(besides known: Set<String> = []) -> [FortranReader.FileSummary] {
    files.filter { !known.contains($0.path) }.map { file in
      FortranReader.FileSummary(
        scanning: file, form: SourceForm.detect(path: file.path, bytes: file.bytes))
    }
  }
}
