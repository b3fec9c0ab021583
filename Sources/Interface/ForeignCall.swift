/// How compiled C calls a routine: the symbol and its parameters in C's order.
///
/// Made by `Routine.directCall` for what C can call by symbol and by `FortranShims` for the rest, so
/// that writers for Python and Swift emit calls without knowing which it was.
public struct ForeignCall: Sendable, Hashable {
  public enum Parameter: Sendable, Hashable {
    /// Pointer to the first element or to the scalar of this argument.
    case pointer(argument: Int)
    /// The scalar itself.
    case value(argument: Int)
    /// A character argument's length, `size_t` by value.
    case characterLength(argument: Int)
    /// The number of elements in a dimension (from 0), `int64_t` by value; shims only.
    case extent(argument: Int, dimension: Int)
    /// The call-back's C function.
    case callback(argument: Int)
    /// Where the function result is to be stored.
    case resultPointer
    /// Room for a character result, `size_t` by value.
    case resultLength
    /// The number of elements in a dimension (from 0) of an array result, `int64_t` by value; shims
    /// only.
    case resultExtent(dimension: Int)
  }

  /// How the symbol is spelt in the object file.
  public enum Symbol: Sendable, Hashable {
    /// Decorated as the Fortran compiler does: written through a macro in generated C.
    case fortran(String)
    case exact(String)
  }

  public var symbol: Symbol
  public var parameters: [Parameter]
  /// The result is returned by value in C's sense.
  public var returnsByValue: Bool

  public init(symbol: Symbol, parameters: [Parameter], returnsByValue: Bool) {
    self.symbol = symbol
    self.parameters = parameters
    self.returnsByValue = returnsByValue
  }
}

/// The calls of a library, by the routine's qualified name: `name`, or `module.name` inside a scope.
public struct ForeignCalls: Sendable {
  public private(set) var calls: [String: ForeignCall] = [:]
  private var dataAccess: [String: DataAccess] = [:]

  public init() {}

  public subscript(routine: Routine, in scope: Scope?) -> ForeignCall? {
    get { calls[Self.key(routine, scope)] }
    set { calls[Self.key(routine, scope)] = newValue }
  }

  /// How to reach the data of a scope; `nil` where it has none.
  public subscript(data scope: Scope) -> DataAccess? {
    get { dataAccess[Self.key(scope)] }
    set { dataAccess[Self.key(scope)] = newValue }
  }

  /// A module and a COMMON block may bear the same name.
  private static func key(_ scope: Scope) -> String {
    switch scope.kind {
    case .module: scope.name
    case .common: "/\(scope.name)/"
    }
  }

  private static func key(_ routine: Routine, _ scope: Scope?) -> String {
    scope.map { "\(key($0)).\(routine.name)" } ?? routine.name
  }
}
