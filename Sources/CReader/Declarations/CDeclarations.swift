import Interface

/// What headers declare, as clang sees it: nothing inferred, all in the order of the sources.
///
/// Declarations of system headers are here only where others refer to them (`struct tm`, `FILE`).
public struct CDeclarations: Sendable, Hashable {
  public var functions: [CFunction] = []
  public var records: [CRecord] = []
  public var enumerations: [CEnumeration] = []
  public var variables: [CVariable] = []
  public var macros: [CMacro] = []
  /// What clang said of the headers, short of errors.
  public var warnings: [Diagnostic] = []

  public init() {}
}

public struct CFunction: Sendable, Hashable {
  public var name: String
  public var type: CFunctionType
  /// `static inline`: defined in the header, and exported by no library.
  public var isInline = false
  /// A macro with parameters that calls a function of the headers: it has no address, and `isInline`.
  public var isMacro = false
  /// `__attribute__((deprecated))` with its message, which may be empty.
  public var deprecation: String?
  /// The comment before it or behind it, markers removed, lines joined by `\n`.
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(name: String, type: CFunctionType) {
    self.name = name
    self.type = type
  }
}

/// A struct or union.
public struct CRecord: Sendable, Hashable {
  /// Unique among the declarations: the tag, else the name of the first typedef, else made up.
  public var id: String
  /// As C writes it: `struct tm`, or the typedef's name where there is no tag.
  public var spelling: String
  /// Names that typedefs give it, in order; not those of pointers to it.
  public var typedefNames: [String] = []
  /// Typedefs of a pointer to it: `typedef struct x *handle`.
  public var pointerTypedefNames: [String] = []
  public var isUnion = false
  /// Declared only: fields, size and alignment are unknown.
  public var isOpaque = false
  public var fields: [CField] = []
  public var size = 0
  public var alignment = 1
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(id: String, spelling: String) {
    self.id = id
    self.spelling = spelling
  }
}

/// A member. One of a nameless record within a record stands in the outer record, where C finds it.
public struct CField: Sendable, Hashable {
  public var name: String
  public var type: QualifiedType
  /// In bytes from the outer record's beginning; that of the storage unit for a bit-field.
  public var offset: Int
  public var bitWidth: Int?
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(name: String, type: QualifiedType, offset: Int) {
    self.name = name
    self.type = type
    self.offset = offset
  }
}

public struct CEnumeration: Sendable, Hashable {
  public struct Case: Sendable, Hashable {
    public var name: String
    public var value: Int
    public var documentation: String = ""

    public init(name: String, value: Int) {
      self.name = name
      self.value = value
    }
  }

  /// As in `CRecord`; a nameless one without typedef has an id that is made up, and no spelling.
  public var id: String
  public var spelling: String
  public var typedefNames: [String] = []
  public var bytes = 4
  public var isSigned = false
  public var cases: [Case] = []
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(id: String, spelling: String) {
    self.id = id
    self.spelling = spelling
  }
}

/// A global variable.
public struct CVariable: Sendable, Hashable {
  public var name: String
  public var type: QualifiedType
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(name: String, type: QualifiedType) {
    self.name = name
    self.type = type
  }
}

/// A macro without parameters that means a value or a function's other name.
public struct CMacro: Sendable, Hashable {
  public enum Meaning: Sendable, Hashable {
    case integer(Int)
    /// Beyond `Int`.
    case unsigned(UInt)
    case real(Double)
    case string([UInt8])
    /// `#define ffopen fits_open_file`: the name of a function declared in the headers.
    case function(String)
  }

  public var name: String
  public var meaning: Meaning
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(name: String, meaning: Meaning) {
    self.name = name
    self.meaning = meaning
  }
}
