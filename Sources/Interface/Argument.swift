/// What a dummy argument is for, in f2py's and Fortran's words.
public struct Intent: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let `in` = Intent(rawValue: 1 << 0)
  public static let out = Intent(rawValue: 1 << 1)
  /// Changed in place; the caller's array must have the exact dtype, order and contiguity.
  public static let `inout` = Intent(rawValue: 1 << 2)
  /// Changed in place, the caller's array converted where it stands.
  public static let inplace = Intent(rawValue: 1 << 3)
  public static let hide = Intent(rawValue: 1 << 4)
  public static let cache = Intent(rawValue: 1 << 5)
  public static let copy = Intent(rawValue: 1 << 6)
  public static let overwrite = Intent(rawValue: 1 << 7)
  public static let aux = Intent(rawValue: 1 << 8)
  /// Passed as C does: scalars by value, arrays in row-major order.
  public static let c = Intent(rawValue: 1 << 9)
  public static let callback = Intent(rawValue: 1 << 10)
  public static let aligned4 = Intent(rawValue: 1 << 11)
  public static let aligned8 = Intent(rawValue: 1 << 12)
  public static let aligned16 = Intent(rawValue: 1 << 13)
}

/// A dummy argument, or the result of a function.
public struct Argument: Sendable, Hashable {
  public var name: String
  public var type: ValueType
  /// Empty for a scalar.
  public var dimensions: [Dimension] = []
  /// Empty where nothing was said: then `intent(in)` as f2py means it.
  public var intent: Intent = []
  /// What the procedure's body does to it, where nothing declares that and the reader was asked.
  public var effect: Effect?
  /// The name in `intent(out=name)`.
  public var outName: String?
  /// The caller may leave it out: because the directives say so, or it has a default.
  public var isOptional = false
  /// The directives say `required`.
  public var isRequired = false
  /// Fortran's OPTIONAL attribute in the source: the callee may ask `present(x)`.
  public var isFortranOptional = false
  public var isAllocatable = false
  public var isPointer = false
  public var isContiguous = false
  /// Fortran's VALUE attribute.
  public var isValue = false
  /// What crosses is a pointer to memory that stays where it is: a record by its address. One with
  /// `intent(out)` is passed by the pointer's own address (`T **`).
  public var isReference = false
  /// A null pointer means something: the caller may say that there is none.
  public var isNullable = false
  /// Who comes back belongs to the caller, and ends by this function, given the pointer alone.
  public var release: String?
  /// What is given belongs to the callee afterwards: the caller's own is dead, and not released.
  /// Not where the routine says that it failed: by its status, an integer result other than 0, or a
  /// null pointer as result.
  public var isConsumed = false
  /// Any value of the target language, by a pointer that the callee keeps and gives back. Only what
  /// was given so is taken for one when it comes back. `destructor` takes the function that is told
  /// when it is of no more use; without one it is kept for good.
  public var isObject = false
  /// The enumeration, where an integer is one of its values.
  public var enumeration: String?
  /// Bytes that the callee may write to a text, the NUL at its end included. What the caller gives is
  /// copied to room of that size, or of its own where it is longer. For a number behind a pointer:
  /// how many of its type there must be room for, though the first alone is read.
  public var room: Expression?
  /// Bytes of one code unit of a text: 1 for UTF-8, 2 for UTF-16 in the machine's byte order.
  public var unitBytes = 1
  /// An array of any rank is taken for its elements in C's order; `dimensions` has one extent.
  public var isFlat = false
  /// The caller gives it, and it is no parameter: it becomes a member of a call-back's record.
  public var isRecordMember = false
  /// The storage is used after the call too: it must live as long as what is named here, an argument
  /// or the result; `*` means for good.
  public var keptBy: String?
  /// Index of the argument that takes the function which ends this memory (`void (*)(void *)`); it
  /// is hidden. The callee gets a copy made by `malloc`, and C's `free` for that argument.
  public var destructor: Int?
  public var initialValue: Expression?
  public var checks: [Check] = []
  /// Names this one must be computed after; from `depend(…)` or found in its expressions.
  public var dependencies: [String] = []
  /// The interface of a procedure argument.
  public var callback: Callback?
  /// `note(…)`.
  public var note: String?
  /// The source's comments about it.
  public var documentation: String = ""
  /// Other attributes as written: `target`, `volatile`, …
  public var otherAttributes: [String] = []
  public var location: SourceLocation?

  public init(name: String, type: ValueType) {
    self.name = name
    self.type = type
  }

  public var rank: Int { dimensions.count }
  public var isArray: Bool { !dimensions.isEmpty }
}

/// A condition on the arguments that is tested before the call.
public struct Check: Sendable, Hashable {
  public var condition: Expression
  /// As the user wrote it; errors quote it.
  public var text: String
  public var location: SourceLocation?

  public init(condition: Expression, text: String, location: SourceLocation? = nil) {
    self.condition = condition
    self.text = text
    self.location = location
  }
}

/// The interface of a procedure that the callee calls back.
public final class Callback: Sendable, Hashable {
  /// The routine as the callee sees it; its `arguments` carry intents from the callee's side.
  public let routine: Routine
  /// The call-back module of `use name__user__routines`, if it was declared in one.
  public let moduleName: String?
  /// The name by which the routine calls it (`use …, f => user_f` renames).
  public let localName: String
  /// How C tells one call-back from another.
  public let context: Context?

  /// A pointer that the routine takes beside the function, and gives back at each call (`void *`).
  public struct Context: Sendable, Hashable {
    /// Index of the pointer among the routine's arguments; it is hidden.
    public var argument: Int
    /// Index of the pointer among the call-back's own arguments; it is hidden.
    public var parameter: Int
    /// Index, among the routine's arguments, of the function that is told when the pointer is of no
    /// more use (`void (*)(void *)`); hidden. Without one, the call-back is good for the call alone,
    /// unless `isKept`.
    public var destructor: Int?
    /// The library keeps the function beyond the call.
    public var isKept: Bool
    /// The member of the record behind `parameter` that holds the pointer.
    public var accessorField: String?
    /// `void *f(T *parameter)`: the function that gives the pointer, where the call-back is handed a
    /// record (`parameter`) in its place. Call-backs of one routine may share one `argument`.
    public var accessor: String?
    /// The function and its pointer cross as members of a record, whose address is passed; then
    /// `argument` is the call-back's own, or that of the first where the record has several
    /// functions: the others are `isRecordMember`.
    public var record: Record?

    /// `struct { double (*function)(double x, void *params); void *params; }`.
    public struct Record: Sendable, Hashable {
      /// The record's name in `Library.records`.
      public var name: String
      public var functionField: String
      public var contextField: String
      /// Members that the caller gives as arguments of their own: by field, the argument's index.
      /// They are not passed.
      public var fields: [String: Int]

      public init(
        name: String, functionField: String, contextField: String, fields: [String: Int] = [:]
      ) {
        self.name = name
        self.functionField = functionField
        self.contextField = contextField
        self.fields = fields
      }
    }

    public init(
      argument: Int, parameter: Int, destructor: Int? = nil, isKept: Bool = false,
      accessor: String? = nil, accessorField: String? = nil, record: Record? = nil
    ) {
      self.argument = argument
      self.parameter = parameter
      self.destructor = destructor
      self.isKept = isKept
      self.accessor = accessor
      self.accessorField = accessorField
      self.record = record
    }
  }

  public init(
    routine: Routine, moduleName: String? = nil, localName: String? = nil, context: Context? = nil
  ) {
    self.context = context
    self.routine = routine
    self.moduleName = moduleName
    self.localName = localName ?? routine.name
  }

  public static func == (a: Callback, b: Callback) -> Bool {
    a.routine == b.routine && a.moduleName == b.moduleName && a.localName == b.localName
      && a.context == b.context
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(routine.name)
    hasher.combine(localName)
  }
}
