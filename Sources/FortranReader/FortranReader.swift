import FortranSyntax
import Interface

/// Fortran source → `Library`.
public struct FortranReader: Sendable {
  public struct Options: Sendable {
    /// Folders for INCLUDE.
    public var includePaths: [String] = []
    /// f2py's `--f2cmap`: Fortran type → kind → C type: `["real": ["rk": "double"]]`.
    public var kindMap: [String: [String: String]] = [:]
    /// Case of names is folded (f2py's `--lower`; `--no-lower` keeps it).
    public var foldsCase = true
    /// Bodies tell what they do to arguments without INTENT (`Argument.effect`).
    public var infersEffects = false
    /// Only these routines, if not empty (`only:`), and not those (`skip:`).
    public var only: Set<String> = []
    public var skip: Set<String> = []
    /// Expands `#` lines where a file needs it (`.F`, `.F90`, or it has such lines).
    public var preprocess: (@Sendable (SourceFile) throws -> SourceFile)?
    /// The value of a named constant of a module that is not among the sources, from the compiler.
    public var constantOfModule: (@Sendable (_ module: String, _ name: String) -> Int?)?
    /// Reads the file of an INCLUDE line.
    public var readFile: @Sendable (_ path: String) throws -> SourceFile = { path in
      throw UserError("cannot open '\(path)'")
    }
    public init() {}
  }

  /// What building needs to know of one file.
  public struct FileSummary: Sendable, Hashable {
    public var path: String
    public var providesModules: [String] = []
    public var usesModules: [String] = []
    public var includes: [String] = []
    public var isFixedForm = false
  }

  public struct Output: Sendable {
    public var library: Library
    public var files: [FileSummary] = []
    public var warnings: [Diagnostic] = []
  }

  public var options: Options
  public init(options: Options = Options()) { self.options = options }

  /// Reads the files, in any order, as one library.
  ///
  /// Routines and modules come in the order of the files. Throws all errors of all files at once.
  public func read(_ files: [SourceFile], name: String) throws(UserError) -> Output {
    let loader = SourceLoader(options: options)
    var diagnostics: [Diagnostic] = []
    var output = Output(library: Library(name: name))
    var units: [ProgramUnit] = []
    for file in files {
      // One file at a time, so that what execution needs is forgotten before the next.
      let loaded = loader.load(file)
      diagnostics += loaded.diagnostics
      var collector = UnitCollector(form: loaded.form, file: file)
      collector.collect(loaded.statements)
      output.files.append(FileSummary(loaded, collector.units))
      units += collector.units
    }
    var builder = LibraryBuilder(options: options, name: name)
    builder.add(units)
    diagnostics += builder.diagnostics + builder.context.warnings
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw UserError(diagnostics) }
    output.library = builder.library
    output.warnings = diagnostics
    return output
  }
}
