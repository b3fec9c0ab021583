import CodePrinting
import Interface

/// `Library` → one self-contained C file for the CPython and NumPy C API, and a `.pyi` stub.
public struct PythonWriter: Sendable {
  public enum Strictness: String, Sendable { case strict, legacy }

  public struct Options: Sendable {
    public var strictness: Strictness = .strict
    /// f2py's `--debug-capi`: the module prints what it does on stderr.
    public var tracesCalls = false
    /// Declares the module safe without the GIL.
    public var isFreeThreadingCompatible = false
    /// `false`: the support code is not repeated in the file but linked (our own builds, where it
    /// is compiled once and cached).
    public var isSelfContained = true
    public init() {}
  }

  public struct Output: Sendable {
    public var cSource: String
    public var stub: String
  }

  public var options: Options
  public init(options: Options = Options()) { self.options = options }

  public func write(_ library: Library, calls: ForeignCalls) throws(UserError) -> Output {
    Output(cSource: "", stub: "")
  }
}
