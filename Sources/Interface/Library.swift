/// What a foreign library offers: the one thing that readers and writers share.
///
/// Readers fill it, `verify()` checks it, `inferArguments()` completes it, writers print it.
public struct Library: Sendable, Hashable {
  /// The name of the module to be made.
  public var name: String
  /// External procedures.
  public var routines: [Routine] = []
  /// Fortran modules and COMMON blocks, in source order.
  public var scopes: [Scope] = []
  /// Structs and unions of C, each after those that it holds.
  public var records: [RecordType] = []
  public var enumerations: [EnumerationType] = []
  /// Named constants of the library as a whole; each `isConstant`, with a value.
  public var constants: [Variable] = []
  /// Global variables of C.
  public var variables: [Variable] = []
  /// What generated C includes, as after `#include`; then it declares none of the functions itself.
  public var headers: [String] = []
  /// Functions `f(void)` that are called once, before all others: when the module is loaded.
  public var initializers: [String] = []
  /// `usercode` at module level: C text for before the routines, after them, and in the module's
  /// initialisation, in that order.
  public var userCode: [String] = []
  public var pymethoddef: String?
  public var documentation: String = ""
  /// What was not wrapped, and why. Reported as warnings.
  public var skipped: [Skipped] = []

  public init(name: String) {
    self.name = name
  }
}

/// A named part of a library that holds routines and data.
public struct Scope: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case module
    /// A COMMON block; a nameless one has the name `_blnk_`.
    case common
  }

  public var name: String
  public var kind: Kind
  public var routines: [Routine] = []
  public var variables: [Variable] = []
  public var documentation: String = ""
  /// `usercode` inside it.
  public var userCode: [String] = []
  public var location: SourceLocation?

  public init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// A datum of a module or COMMON block.
public struct Variable: Sendable, Hashable {
  public var name: String
  public var type: ValueType
  public var dimensions: [Dimension] = []
  public var isAllocatable = false
  public var isPointer = false
  /// What is there is a pointer to the type: to a record that the library keeps.
  public var isReference = false
  /// PARAMETER: the value is known, and cannot be set.
  public var isConstant = false
  /// PROTECTED: can be read only.
  public var isProtected = false
  /// Evaluated to literals where `isConstant`; arrays as `.array` in Fortran's element order.
  public var value: Expression?
  /// The symbol, where `bind(C)` gives one.
  public var bindingLabel: String?
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(name: String, type: ValueType) {
    self.name = name
    self.type = type
  }
}

/// A declaration that the wrapper leaves out.
public struct Skipped: Sendable, Hashable {
  public var name: String
  /// The rest of "'name' is not wrapped: …".
  public var reason: String
  public var location: SourceLocation?

  public init(name: String, reason: String, location: SourceLocation? = nil) {
    self.name = name
    self.reason = reason
    self.location = location
  }
}
