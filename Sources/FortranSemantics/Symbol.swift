import FortranSyntax
import Interface

/// All that the statements of one scope say about one name.
public struct Symbol: Sendable {
  /// Attributes without arguments.
  public struct Flags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let parameter = Flags(rawValue: 1 << 0)
    public static let optional = Flags(rawValue: 1 << 1)
    public static let required = Flags(rawValue: 1 << 2)
    public static let allocatable = Flags(rawValue: 1 << 3)
    public static let pointer = Flags(rawValue: 1 << 4)
    public static let target = Flags(rawValue: 1 << 5)
    public static let contiguous = Flags(rawValue: 1 << 6)
    public static let value = Flags(rawValue: 1 << 7)
    public static let external = Flags(rawValue: 1 << 8)
    public static let intrinsic = Flags(rawValue: 1 << 9)
    public static let save = Flags(rawValue: 1 << 10)
    public static let isPublic = Flags(rawValue: 1 << 11)
    public static let isPrivate = Flags(rawValue: 1 << 12)
    public static let protected = Flags(rawValue: 1 << 13)
    public static let volatile = Flags(rawValue: 1 << 14)
    public static let asynchronous = Flags(rawValue: 1 << 15)
    public static let codimension = Flags(rawValue: 1 << 16)
    /// `procedure(…) :: p`
    public static let procedure = Flags(rawValue: 1 << 17)
    /// OPTIONAL was said by a directive: f2py's meaning, not Fortran's.
    public static let optionalByDirective = Flags(rawValue: 1 << 18)
    public static let inCommon = Flags(rawValue: 1 << 19)
    /// `=> null()`
    public static let pointerInitialized = Flags(rawValue: 1 << 20)
    /// The initial value came from a directive or signature: a default for the caller.
    public static let initializedByDirective = Flags(rawValue: 1 << 21)
    /// The shape came from a directive: what the source declares later does not replace it.
    public static let shapedByDirective = Flags(rawValue: 1 << 22)
  }

  public var name: Name
  public var flags: Flags = []
  public var type: TypeSpecification?
  public var dimensions: [DimensionSyntax]?
  public var length: TypeSpecification.Length?
  public var intent: Intent = []
  public var outName: String?
  public var initialValue: SyntaxExpression?
  /// Repeats and values of a DATA statement for the whole of this object.
  public var dataValues: [SyntaxExpression]?
  public var procedureInterface: TypeOrInterface?
  public var bindingLabel: String?
  public var checks: [SyntaxExpression] = []
  public var dependencies: [String] = []
  public var notes: [String] = []
  public var otherAttributes: [String] = []
  public var documentation = ""

  public init(name: Name) { self.name = name }

  /// Some statement declares it here, so that it hides a name of the host or of a used module;
  /// PUBLIC, PRIVATE and directives alone do not.
  public var isDeclared: Bool {
    type != nil || dimensions != nil || procedureInterface != nil
      || !flags.isDisjoint(with: [
        .parameter, .external, .intrinsic, .procedure, .inCommon, .pointer, .allocatable,
      ])
  }

  public var isProcedure: Bool {
    !flags.isDisjoint(with: [.external, .procedure, .intrinsic])
  }
}
