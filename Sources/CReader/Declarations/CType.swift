/// A type of C as clang resolves it: typedefs seen through, their names kept beside.
public indirect enum CType: Sendable, Hashable {
  case void
  case bool
  /// `char`: a character, signed or not as the machine has it.
  case character
  /// `signed char` and `unsigned char` are integers of one byte.
  case integer(bytes: Int, isSigned: Bool)
  /// `bytes` names the format as in `ValueType`: 4, 8, 10 (x87) or 16.
  case real(bytes: Int)
  /// `_Complex`; `bytes` is the size of one component.
  case complex(bytes: Int)
  case pointer(to: QualifiedType)
  /// `nil`: `[]`, of unknown extent. Parameters are pointers already, see `CParameter.extents`.
  case array(of: QualifiedType, count: Int?)
  /// A struct or union by `CRecord.id`.
  case record(String)
  /// An enumeration by `CEnumeration.id`.
  case enumeration(String)
  case function(CFunctionType)
  /// `va_list` and what we have no word for, as clang spells it.
  case unsupported(String)
}

/// A type where it is used: const or not, and by which typedef it was named.
public struct QualifiedType: Sendable, Hashable {
  public var type: CType
  public var isConst: Bool
  /// The typedef's name, outermost first: `size_t`, `LONGLONG`, `gsl_matrix`.
  public var typedefName: String?

  public init(_ type: CType, isConst: Bool = false, typedefName: String? = nil) {
    self.type = type
    self.isConst = isConst
    self.typedefName = typedefName
  }
}

/// What a function takes and gives, and what a pointer to one points to.
public struct CFunctionType: Sendable, Hashable {
  public var result: QualifiedType
  public var parameters: [CParameter]
  public var isVariadic: Bool
  /// `f()` in C before C23: parameters unknown.
  public var hasPrototype: Bool

  public init(
    result: QualifiedType, parameters: [CParameter], isVariadic: Bool = false,
    hasPrototype: Bool = true
  ) {
    self.result = result
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.hasPrototype = hasPrototype
  }
}

public struct CParameter: Sendable, Hashable {
  /// `nil` where the header gives none.
  public var name: String?
  /// Adjusted as C does: an array is a pointer to its element.
  public var type: QualifiedType
  /// What stood in brackets, before the adjustment: `x[3]` and `y[]` → `[3]` and `[nil]`;
  /// `a[2][3]` → `[2, 3]`, with `double` as what the pointer points to.
  public var extents: [Int?] = []

  public init(name: String?, type: QualifiedType) {
    self.name = name
    self.type = type
  }
}
