/// A procedure that a foreign library offers.
public struct Routine: Sendable, Hashable {
  /// How compiled code finds it.
  public enum Linkage: Sendable, Hashable {
    /// An external procedure of Fortran: the compiler decorates the name (`fcopy_`).
    case fortranExternal
    /// A symbol as it is: C functions, and `bind(C)` procedures with their binding label.
    case c(symbol: String)
    /// A procedure inside a module; only Fortran itself can name it.
    case fortranModule(String)
  }

  /// The name in the target language.
  public var name: String
  /// The name in the source language, where it differs (`fortranname`).
  public var foreignName: String
  public var linkage: Linkage = .fortranExternal
  /// Other names under which the target language offers it.
  public var aliases: [String] = []
  /// In the order of the foreign call. The function result is not among them.
  public var arguments: [Argument]
  /// `nil` for a subroutine. Its name is the result variable's.
  public var result: Argument?
  public var directives = Directives()
  /// It is called by its name only: a macro of C's.
  public var isMacro = false
  /// What tells that a call failed.
  public var status: StatusRule?
  /// PURE, ELEMENTAL, RECURSIVE, … in lower case.
  public var prefixes: [String] = []
  /// The procedure whose ENTRY this is.
  public var entryOf: String?
  /// An explicit interface is required by the standard (F2018 15.4.2.2), so a C caller needs a shim.
  public var needsExplicitInterface = false
  /// Named constants of the scope that argument expressions may use, with their values.
  public var constants: [String: Expression] = [:]
  /// The source's comments about it, markers removed, lines joined by `\n`.
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(name: String, arguments: [Argument] = [], result: Argument? = nil) {
    self.name = name
    self.foreignName = name
    self.arguments = arguments
    self.result = result
  }

  public var isFunction: Bool { result != nil }

  public subscript(argument name: String) -> Argument? {
    arguments.first { $0.name == name }
  }

  /// What f2py's statements inside a routine block say about the call as a whole.
  public struct Directives: Sendable, Hashable {
    public var isThreadsafe = false
    /// `intent(c)` on the routine itself.
    public var isC = false
    public var callStatement: String?
    public var callProtoArgument: String?
    /// `usercode`: C text that goes before the wrapper, after its declarations, before its end.
    public var userCode: [String] = []
    public var pymethoddef: String?
    public var note: String?

    public init() {}
  }
}
