import Interface

/// One Fortran statement: continuation lines joined, labels and comments split off.
///
/// The parser knows one statement at a time and no scopes: `x(3) = 1` comes as `.executable` even
/// where it defines a statement function, and `real x` is the same in a module and a routine.
public struct Statement: Sendable {
  public var kind: Kind
  public var label: Int?
  public var location: SourceLocation
  /// Comment lines that stand directly before, markers removed.
  public var leadingComments: [String] = []
  /// The comment at the end of its (last) line.
  public var trailingComment: String?
  /// For `StatementParser.calls(of:in:)`: where the line starts in which it begins, the number of
  /// that line, and the offsets of its own first and last byte.
  var lineStart: Int32 = 0
  var lineNumber: Int32 = 1
  var firstByte: Int32 = 0
  var lastByte: Int32 = 0
  /// It stood in an f2py directive (`!f2py`, `CF2PY`) or in a signature file.
  public var isDirective = false

  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  public indirect enum Kind: Sendable {
    // Program units and what nests in them
    case module(Name)
    case submodule(Name, ancestor: Name)
    case program(Name?)
    case blockData(Name?)
    case subroutine(ProcedureHeader)
    case function(ProcedureHeader)
    /// `module procedure name` that opens a separate module procedure's body (in a submodule).
    case separateProcedure(Name)
    case entry(ProcedureHeader)
    case contains
    case interface(InterfaceHeader)
    /// `[module] procedure a, b` inside an interface block.
    case moduleProcedure([Name])
    /// Any `END …`; `unit` is the word after END (`subroutine`, `module`, …), nil for a bare END.
    /// `end if`, `end do` and the like are `.executable`.
    case end(unit: String?, name: Name?)

    // Specification
    case use(UseStatement)
    /// `import`, `import, only: …`
    case `import`([Name])
    /// nil: `implicit none`
    case implicit([ImplicitRule]?)
    case declaration(TypeSpecification, [Attribute], [Entity])
    /// `procedure(interface), attributes :: names`
    case procedureDeclaration(interface: TypeOrInterface, [Attribute], [Entity])
    /// An attribute given by a statement of its own: `dimension a(3)`, `intent(in) x, y`,
    /// `optional :: z`, `external f`, `save`, `check(n>0) :: n`, `depend(n) x`, …
    case attribute(Attribute, [Entity])
    case parameter([(name: Name, value: SyntaxExpression)])
    case common([(block: Name?, entities: [Entity])])
    case equivalence([[SyntaxExpression]])
    /// A repeated value `3*0` comes as the product.
    case data([(objects: [SyntaxExpression], values: [SyntaxExpression])])
    case namelist
    /// `type [, attributes ::] name`; everything up to the matching `.end(unit: "type")` is its body.
    case derivedType(Name, [Attribute])
    /// A component or type-bound procedure we do not take apart.
    case typeBound
    /// An enumerator list in `enum, bind(c)`.
    case enumerators([Entity])
    case enumStart
    case include(path: String)
    /// A preprocessor line that was left in the text.
    case preprocessor(String)

    // Signature files and directives
    case pythonModule(Name)
    case callStatement(String)
    case callProtoArgument(String)
    case threadsafe
    case fortranName(String)
    case userCode(String)
    case pymethoddef(String)
    /// `note(text)` with no entity, in a routine; also a `'''` block that stands alone.
    case note(String)
    /// `y = f(x)` in a directive: shows how a call-back is called, and what it returns.
    case directiveAssignment(SyntaxExpression, SyntaxExpression)
    /// `call f(x)` in a directive: shows how a call-back is called.
    case directiveCall(Name, [SyntaxExpression])

    /// Anything else: assignments, control, I/O. Its text is not parsed.
    case executable
    /// A specification statement that we do not need (`format`, `sequence`, `asynchronous`, …).
    case ignored
  }
}

/// A name as used for look-up (lower case where the language folds) with its place.
public struct Name: Sendable, Hashable {
  public var text: String
  /// As the user spelt it.
  public var spelling: String
  public var location: SourceLocation

  public init(_ text: String, spelling: String? = nil, at location: SourceLocation) {
    self.text = text
    self.spelling = spelling ?? text
    self.location = location
  }
}

/// An expression with its place and its text as written.
public struct SyntaxExpression: Sendable, Hashable {
  public var expression: Expression
  public var text: String
  public var location: SourceLocation

  public init(_ expression: Expression, text: String, at location: SourceLocation) {
    self.expression = expression
    self.text = text
    self.location = location
  }
}

/// SUBROUTINE, FUNCTION and ENTRY statements.
public struct ProcedureHeader: Sendable {
  public var name: Name
  /// `*` (alternate return) comes as a name `*`.
  public var dummies: [Name]
  /// RESULT(…)
  public var result: Name?
  /// The type in the prefix: `real(8) function f(x)`.
  public var type: TypeSpecification?
  /// pure, elemental, recursive, impure, module, non_recursive, in lower case.
  public var prefixes: [String]
  /// BIND(C): the label, or the empty string for the default one.
  public var bindingLabel: String?

  public init(name: Name, dummies: [Name]) {
    self.name = name
    self.dummies = dummies
    self.prefixes = []
  }
}

public struct InterfaceHeader: Sendable {
  public var isAbstract = false
  /// The generic specification as written, lower case: a name, `operator(+)`, `assignment(=)`.
  public var genericName: String?

  public init(isAbstract: Bool = false, genericName: String? = nil) {
    self.isAbstract = isAbstract
    self.genericName = genericName
  }
}

public struct UseStatement: Sendable {
  public enum Nature: Sendable { case intrinsic, nonIntrinsic }
  public var module: Name
  public var nature: Nature?
  /// `only:` was given; then just `renames` are visible.
  public var isOnly = false
  /// local name → name in the module; equal without `=>`.
  public var renames: [(local: Name, original: Name)] = []

  public init(module: Name) {
    self.module = module
  }
}

public struct ImplicitRule: Sendable {
  public var type: TypeSpecification
  /// Inclusive letter ranges, lower case ASCII.
  public var ranges: [ClosedRange<UInt8>]

  public init(type: TypeSpecification, ranges: [ClosedRange<UInt8>]) {
    self.type = type
    self.ranges = ranges
  }
}

/// A type as written, its kind not evaluated.
public struct TypeSpecification: Sendable {
  public enum Base: Sendable, Hashable {
    case integer, real, doublePrecision, complex, doubleComplex, logical, character
    /// `type(name)` or `class(name)`; `type(*)` and `class(*)` have the name `*`.
    case derived(String, isClass: Bool)
    /// `byte`, `type(c_ptr)` and friends stay derived; this is for words we do not know.
    case unknown(String)
  }

  public enum Length: Sendable, Hashable {
    case expression(SyntaxExpression)
    case assumed
    case deferred
  }

  public var base: Base
  /// `real*8`: the 8, which counts bytes (for complex both components together).
  public var starSize: SyntaxExpression?
  /// `real(8)`, `real(kind=dp)`.
  public var kind: SyntaxExpression?
  /// For characters.
  public var length: Length?
  public var location: SourceLocation

  public init(_ base: Base, at location: SourceLocation) {
    self.base = base
    self.location = location
  }
}

public enum TypeOrInterface: Sendable {
  case type(TypeSpecification)
  case interface(Name)
  case none
}

/// An attribute of a declaration, of Fortran or of a signature file.
public enum Attribute: Sendable {
  case dimension([DimensionSyntax])
  case codimension
  /// The words inside `intent(…)`, lower case; `out=name` in one piece.
  case intent([String])
  case parameter, optional, required, allocatable, pointer, target, contiguous, value
  case external, intrinsic, save, `public`, `private`, protected, volatile, asynchronous
  case bind(label: String)
  // f2py's
  case check([SyntaxExpression])
  case depend([String])
  case note(String)
  case other(String)
}

/// One name of a declaration's list.
public struct Entity: Sendable {
  public var name: Name
  public var dimensions: [DimensionSyntax]?
  /// `character c*8` or `real x*8`.
  public var length: TypeSpecification.Length?
  public var initialValue: SyntaxExpression?
  /// `name[…]`: a coarray.
  public var isCoarray = false
  /// `=> null()` or `=> target`.
  public var isPointerInitialized = false

  public init(name: Name) {
    self.name = name
  }
}

public struct DimensionSyntax: Sendable {
  public enum Bound: Sendable {
    case expression(SyntaxExpression)
    /// `*`
    case assumedSize
    /// `:`
    case colon
    /// `..`
    case assumedRank
  }
  public var lower: SyntaxExpression?
  public var upper: Bound
  public var location: SourceLocation

  public init(lower: SyntaxExpression? = nil, upper: Bound, at location: SourceLocation) {
    self.lower = lower
    self.upper = upper
    self.location = location
  }
}
