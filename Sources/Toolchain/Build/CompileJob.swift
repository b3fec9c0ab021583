/// One source file to compile.
public struct CompileJob: Sendable {
  public enum Language: Sendable, Hashable {
    case fixedFortran, freeFortran, c, cxx

    public var isFortran: Bool { self == .fixedFortran || self == .freeFortran }

    var compiler: Compiler.Language {
      switch self {
      case .fixedFortran, .freeFortran: .fortran
      case .c: .c
      case .cxx: .cxx
      }
    }
  }

  /// The path as the compiler gets it, which is how its messages name it.
  public var source: String
  public var language: Language
  /// Before the environment's flags, so that these win.
  public var optimization = "-O2"
  /// After the usual and the environment's flags.
  public var flags: [String] = []
  /// Flags that are known later than the job, such as Python's folders. The job takes no compiler's
  /// place while they are awaited.
  public var lateFlags: (@Sendable () async throws -> [String])?
  /// What else decides the result and does not show in flags: `PythonInstallation.identity`.
  public var lateIdentity: @Sendable () async throws -> String = { "" }
  /// Fortran modules, in lower case.
  public var providesModules: [String] = []
  public var usesModules: [String] = []
  /// Files that it includes, directly or not.
  public var includedFiles: [String] = []
  /// Folders where modules of others lie.
  public var includeFolders: [String] = []
  public var needsPreprocessor = false
  /// We wrote it: that it does not compile is our fault.
  public var isGenerated = false
  /// Makes assembly, without debugging information, instead of an object.
  public var emitsAssembly = false
  /// `false` where the result depends on files that we cannot name.
  public var isCacheable = true

  public init(source: String, language: Language) {
    self.source = source
    self.language = language
  }
}

/// What a build tells while it runs. Files are named as their jobs name them.
public enum BuildEvent: Sendable {
  case started(source: String)
  /// `command` made the object, or would have without the cache.
  case finished(source: String, command: Command, wasCached: Bool)
  /// Warnings of a compiler about a file.
  case warnings(source: String, text: String)
  case linking(output: String)
}
