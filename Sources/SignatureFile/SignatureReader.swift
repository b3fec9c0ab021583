import FortranSyntax
import Interface

/// `.pyf` → `Library`.
public struct SignatureReader: Sendable {
  public struct Options: Sendable {
    /// See `FortranReader.Options.kindMap`.
    public var kindMap: [String: [String: String]] = [:]
    /// f2py keeps the case of signature files unless `--lower` is given.
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
    /// The library's name stands in the file (`python module name`).
    public var isNamed = true
  }

  public var options: Options
  public init(options: Options = Options()) { self.options = options }

  /// Reads a signature file. One with bare routines, without `python module`, gets `name`.
  public func read(
    _ file: SourceFile, name: String = "untitled"
  ) throws(UserError) -> Output {
    var builder = SignatureTreeBuilder(options: options)
    let root = builder.build(file)
    var diagnostics = builder.diagnostics
    if diagnostics.contains(where: { $0.severity == .error }) { throw UserError(diagnostics) }
    let assembler = SignatureAssembler(options: options)
    let (library, isNamed) = assembler.assemble(root, name: name)
    diagnostics += assembler.diagnostics
    if diagnostics.contains(where: { $0.severity == .error }) { throw UserError(diagnostics) }
    return Output(library: library, warnings: diagnostics, isNamed: isNamed)
  }
}
