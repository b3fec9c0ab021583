import FortranSyntax
import Interface

/// `.pyf` → `Library`.
public struct SignatureReader: Sendable {
  public struct Options: Sendable {
    /// See `FortranReader.Options.kindMap`.
    public var kindMap: [String: [String: String]] = [:]
    public var foldsCase = true
    public var only: Set<String> = []
    public var skip: Set<String> = []
    /// Reads the file of an INCLUDE line (already searched along the include paths by the caller).
    public var readFile: @Sendable (_ path: String) throws -> SourceFile = { path in
      throw UserError("cannot open '\(path)'")
    }
    public init() {}
  }

  public struct Output: Sendable {
    public var library: Library
    public var warnings: [Diagnostic] = []
  }

  public var options: Options
  public init(options: Options = Options()) { self.options = options }

  public func read(_ file: SourceFile) throws(UserError) -> Output {
    Output(library: Library(name: "unnamed"))
  }
}

/// `Library` → `.pyf`, in the form that f2py prints and reads.
public struct SignatureWriter: Sendable {
  public init() {}
  public func write(_ library: Library) -> String { "" }
}
