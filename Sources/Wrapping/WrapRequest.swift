import PythonWriter
import SwiftWriter

/// What to wrap and how: the whole of a command line, options understood.
public struct WrapRequest: Sendable {
  /// Sources, objects and libraries, in the user's order.
  public var inputs: [String]
  /// A signature file's own name wins over it.
  public var moduleName: String?
  /// Where the module goes.
  public var outputFolder = "."
  /// Where intermediate files go, and stay; nil: a private folder that is removed.
  public var buildFolder: String?

  // Reading
  public var only: Set<String> = []
  public var skip: Set<String> = []
  public var foldsCase = true
  /// Folders for INCLUDE, `#include` and module files (`-I`, `--include-paths`).
  public var includeFolders: [String] = []
  /// `NAME` or `NAME=VALUE` (`-D`).
  public var definitions: [String] = []
  public var undefinitions: [String] = []
  /// f2py's `--f2cmap` file; nil: `.f2py_f2cmap` here, if there is one.
  public var kindMapFile: String?

  // Writing
  public var strictness: PythonWriter.Strictness = .strict
  public var tracesCalls = false
  public var isFreeThreadingCompatible = false
  /// Headers to include in the generated C, as after `#include`.
  public var headers: [String] = []

  /// How Swift packages are written.
  public var swift = SwiftWriter.Options()
  /// The Swift package holds the Fortran compiled, and needs no Fortran compiler.
  public var isPrebuilt = false

  // Building
  public var fixedFortranFlags: [String] = []
  public var freeFortranFlags: [String] = []
  /// For every Fortran and C file.
  public var compileFlags: [String] = []
  public var libraryFolders: [String] = []
  public var libraries: [String] = []
  public var linkFlags: [String] = []
  /// pkg-config packages whose flags are added (`--dep`).
  public var dependencies: [String] = []

  public init(inputs: [String] = []) {
    self.inputs = inputs
  }
}
