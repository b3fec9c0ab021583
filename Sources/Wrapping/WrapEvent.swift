import Interface
import Toolchain

/// What a wrapping tells while it runs.
public enum WrapEvent: Sendable {
  /// Something the user should know; nothing stops.
  case warning(Diagnostic)
  /// So many files are read.
  case reading(files: Int)
  /// So many routines are written.
  case writing(routines: Int)
  /// What became of the functions of C headers.
  case inferred(FunctionCounts)
  /// So many files are going to be compiled.
  case compiling(files: Int)
  case build(BuildEvent)
  /// A file of the user's was written.
  case wrote(path: String)
}

/// What a wrapping made.
public struct WrapResult: Sendable {
  public var moduleName: String
  /// The extension module, or the generated sources where nothing was compiled.
  public var files: [String]
  public var routineCount: Int
}

/// What became of the functions that C headers declare.
public struct FunctionCounts: Sendable, Hashable {
  /// Of the library, whether or not they could be wrapped.
  public var exported: Int
  public var wrapped: Int
  /// Of the wrapped ones: the caller neither gives nor gets a raw pointer.
  public var withoutRawPointers: Int
}
