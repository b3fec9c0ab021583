/// A compiler that was found on this machine.
public struct Compiler: Sendable, Hashable {
  public enum Language: String, Sendable, Hashable, CaseIterable {
    case fortran = "Fortran"
    case c = "C"
    case cxx = "C++"
  }

  /// Whose command line it understands.
  public enum Family: String, Sendable, Hashable {
    /// GCC: gfortran, gcc, g++.
    case gnu
    /// LLVM's Fortran: flang, flang-new.
    case flang
    /// LLVM's C and C++: clang, clang++.
    case clang
    /// ifx, icx.
    case intel
    case other
  }

  public var language: Language
  public var family: Family
  public var path: String
  /// What `FC="gfortran -m64"` holds beside the program.
  public var leadingArguments: [String] = []
  /// `12.2.0`
  public var version: String
  /// The first line of `--version`: two compilers with equal ones are taken for the same.
  public var identity: String

  public init(
    language: Language, family: Family, path: String, version: String, identity: String
  ) {
    self.language = language
    self.family = family
    self.path = path
    self.version = version
    self.identity = identity
  }

  public func command(_ arguments: [String]) -> Command {
    Command(path, leadingArguments + arguments)
  }

  /// The number before the first dot of the version.
  public var majorVersion: Int {
    Int(version.prefix { $0.isNumber }) ?? 0
  }

  public var description: String { "\(Files.lastComponent(of: path)) \(version)" }
}

extension Compiler {
  /// What one Fortran compiler says differently from the next.
  public struct FortranDialect: Sendable {
    /// Where `.mod` files are written; they are read from there, too.
    public var moduleFolder: @Sendable (String) -> [String]
    public var fixedForm: [String]
    public var freeForm: [String]
    public var preprocess: [String]
    /// Lets old code pass that calls one procedure with arguments of several types.
    public var oldCode: [String]
  }

  public var fortranDialect: FortranDialect {
    switch family {
    case .flang:
      FortranDialect(
        moduleFolder: { ["-J\($0)", "-I\($0)"] }, fixedForm: ["-ffixed-form"],
        freeForm: ["-ffree-form"], preprocess: ["-cpp"], oldCode: [])
    case .intel:
      FortranDialect(
        moduleFolder: { ["-module", $0] }, fixedForm: ["-fixed"], freeForm: ["-free"],
        preprocess: ["-fpp"], oldCode: [])
    case .gnu, .clang, .other:
      FortranDialect(
        moduleFolder: { ["-J\($0)"] }, fixedForm: ["-ffixed-form"], freeForm: ["-ffree-form"],
        preprocess: ["-cpp"],
        oldCode: majorVersion >= 10 ? ["-fallow-argument-mismatch"] : [])
    }
  }
}
