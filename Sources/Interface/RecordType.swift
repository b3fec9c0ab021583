/// A struct or union that a library declares, and what pointers to it mean.
public struct RecordType: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case structure
    case union
    /// Declared and never defined: the library alone knows what is in it.
    case opaque
  }

  /// A member with a place in memory. Members of nested nameless records stand in their place.
  public struct Field: Sendable, Hashable {
    public var name: String
    public var type: ValueType
    /// Fixed extents of an array member, in C's order.
    public var dimensions: [Dimension] = []
    /// From the record's beginning, in bytes.
    public var offset: Int
    /// The number of bits of a bit-field, which has no address.
    public var bitWidth: Int?
    /// What is there is a pointer to the type: to a record, or to memory of unknown size.
    public var isReference = false
    public var isConstant = false
    /// The enumeration, where the integer is one of its values.
    public var enumeration: String?
    public var documentation: String = ""
    public var location: SourceLocation?

    public init(name: String, type: ValueType, offset: Int) {
      self.name = name
      self.type = type
      self.offset = offset
    }
  }

  /// The name in the target language: the tag, or that of the typedef.
  public var name: String
  /// As C writes it: `struct tm`, `gsl_vector`.
  public var foreignName: String
  public var kind: Kind
  /// Those that the target language can reach; none where it is opaque.
  public var fields: [Field] = []
  /// In bytes; 0 where it is opaque.
  public var size = 0
  public var alignment = 1
  /// Its two reals are a complex number, and it is one in the target language.
  public var isComplex = false
  /// The symbol of the function that ends the life of one, given its pointer; where it has a routine
  /// in the library, all other arguments of that are hidden. A caller who owns one need not call it:
  /// the target language does.
  public var release: String?
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(name: String, foreignName: String, kind: Kind) {
    self.name = name
    self.foreignName = foreignName
    self.kind = kind
  }
}

/// An enumeration of C: a family of named integers.
public struct EnumerationType: Sendable, Hashable {
  public struct Case: Sendable, Hashable {
    public var name: String
    public var value: Int
    public var documentation: String = ""

    public init(name: String, value: Int) {
      self.name = name
      self.value = value
    }
  }

  public var name: String
  public var foreignName: String
  public var bytes = 4
  public var isSigned = false
  public var cases: [Case] = []
  /// Its values are bits to be joined.
  public var isOptionSet = false
  public var documentation: String = ""
  public var location: SourceLocation?

  public init(name: String, foreignName: String) {
    self.name = name
    self.foreignName = foreignName
  }
}
