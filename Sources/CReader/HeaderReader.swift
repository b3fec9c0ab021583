import Interface
import _ClangShims

/// Reads C headers through libclang.
///
/// The headers named form one translation unit in their order, as if a source included them one after
/// the other. Which of the headers that these include count as the user's, `HeaderSelection` tells.
public struct HeaderReader: Sendable {
  public enum Language: Sendable, Hashable {
    case c
    /// Functions with C's linkage only.
    case cxx
  }

  public struct Options: Sendable {
    public var language = Language.c
    /// `-I`
    public var includeFolders: [String] = []
    /// `NAME` or `NAME=VALUE`: `-D`
    public var definitions: [String] = []
    public var undefinitions: [String] = []
    /// More of clang's flags: `-std=c99`, `-isystem`.
    public var flags: [String] = []
    /// Headers in memory, which stand before those on disk.
    public var unsavedFiles: [SourceFile] = []
    /// More errors than these are only counted.
    public var mostErrors = 10
    public var finder = LibclangFinder()

    public init() {}
  }

  public var options: Options

  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// - Parameter headers: paths, or names that are found along the include folders: `gsl/gsl_sf.h`,
  ///   with or without angle brackets.
  /// - Throws: `UserError` with clang's words where a header cannot be found or parsed, and where
  ///   there is no libclang.
  public func read(_ headers: [String]) throws(UserError) -> CDeclarations {
    let clang = try options.finder.find()
    return try read(headers, with: clang)
  }

  /// The same, with a libclang that is loaded already.
  public func read(_ headers: [String], with clang: Libclang) throws(UserError) -> CDeclarations {
    let text = try includes(headers)
    let unit: TranslationUnit
    do {
      unit = try parse(
        text, clang,
        options: ClangTranslationUnit_DetailedPreprocessingRecord
          | ClangTranslationUnit_SkipFunctionBodies)
    } catch {
      throw UserError(
        error.code == UInt32(ClangError_Crashed)
          ? "clang crashed while it parsed the headers"
          : "clang could not parse the headers (code \(error.code))",
        hint: "it is \(clang.version), from '\(clang.path)'; "
          + "choose another with SWIFTLET_LIBCLANG")
    }
    let files = UnitFiles(
      unit,
      selection: HeaderSelection(main: mainName, includeFolders: options.includeFolders))
    let collector = DeclarationCollector(unit, files: files, language: options.language)
    // Nothing is taken from what does not parse: clang has repaired it in its own way.
    collector.collectIncludes()
    let warnings = try HeaderDiagnostics(unit, files, mainName: mainName).check(
      mostErrors: options.mostErrors)
    collector.collect()
    var declarations = collector.declarations
    declarations.warnings = warnings
    let batch = MacroBatch(
      parse: { try? parse($0, clang, options: ClangTranslationUnit_SkipFunctionBodies) },
      headers: text, foreignIncludes: files.foreignIncludes, language: options.language)
    var macros = MacroReader(unit, files, declarations)
    declarations.macros += macros.read(collector.macros, batch)
    declarations.functions += MacroFunctions(unit, files, declarations.functions).read(
      collector.macros)
    return declarations
  }

  // MARK: The translation unit

  /// Of the text that includes the headers; it is nowhere on disk.
  private var mainName: String {
    options.language == .cxx ? "swiftlet-headers.cpp" : "swiftlet-headers.c"
  }

  private func includes(_ headers: [String]) throws(UserError) -> String {
    if headers.isEmpty {
      throw UserError("no header is named", hint: "name at least one file such as library.h")
    }
    var text = ""
    for header in headers {
      let isBracketed = header.hasPrefix("<") && header.hasSuffix(">") && header.count > 2
      // C17 6.4.7: there is no way to write these between quotes.
      if header.isEmpty || header.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 34 }) {
        throw UserError("'\(header)' cannot stand in an #include line")
      }
      text += isBracketed ? "#include \(header)\n" : "#include \"\(header)\"\n"
    }
    return text
  }

  private func parse(
    _ text: String, _ clang: Libclang, options flags: Int
  ) throws(TranslationUnit.Failure) -> TranslationUnit {
    let main = SourceFile(path: mainName, text: text)
    return try TranslationUnit(
      clang, arguments: arguments(clang), sources: [main] + options.unsavedFiles, options: flags)
  }

  private func arguments(_ clang: Libclang) -> [String] {
    var words = ["-x", options.language == .cxx ? "c++" : "c"]
    words += ["-resource-dir", clang.resourceFolder]
    words += SystemHeaders.flags
    // Comments need not be written for a documentation tool, and what lies in /usr/include is
    // documented, too. Spelling corrections cost time.
    words += ["-fparse-all-comments", "-fretain-comments-from-system-headers"]
    words += ["-fno-spell-checking", "-ferror-limit=0"]
    words += options.includeFolders.map { "-I\($0)" }
    words += options.definitions.map { "-D\($0)" }
    words += options.undefinitions.map { "-U\($0)" }
    return words + options.flags
  }
}
