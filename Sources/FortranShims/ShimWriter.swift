import CodePrinting
import Interface

/// Writes the `bind(C)` Fortran that makes any procedure and any module datum reachable from C.
public struct ShimWriter: Sendable {
  public struct Output: Sendable {
    /// Free-form Fortran; empty where no shim is needed.
    public var source: String = ""
    /// The calls of all routines: shims and direct ones.
    public var calls = ForeignCalls()
    /// Routines and variables that no shim can serve; reported as warnings.
    public var skipped: [Skipped] = []
  }

  public init() {}
  public func write(_ library: Library) throws(UserError) -> Output { Output() }
}
