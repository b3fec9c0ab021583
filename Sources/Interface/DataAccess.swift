/// How compiled C reaches the data of a Fortran module or COMMON block.
///
/// Made by `FortranShims`, in Fortran, so that no compiler's mangling or descriptor layout is known
/// elsewhere. Writers emit, once:
///
/// ```c
/// typedef void (*swl_visit)(void *context, int32_t index, void *address, size_t length,
///                           const int64_t *extents, const int64_t *strides);
/// ```
///
/// `index` counts in `Scope.variables`; `length` is that of a character datum, else 0; `extents`
/// holds one number per dimension and is NULL for a scalar; `strides`, in bytes, is NULL where the
/// elements follow each other in Fortran's order.
public struct DataAccess: Sendable, Hashable {
  public enum Storage: Sendable, Hashable {
    /// Stays where it is for the life of the program; `symbol` visits it.
    case fixed
    /// PARAMETER: `symbol` visits a value that must be copied during the visit.
    case constant
    /// `int32_t symbol(int32_t action, const int64_t *shape, swl_visit visit, void *context)`.
    ///
    /// `action` is one of `DataAccess.query`, `.allocate`, `.deallocate`; `shape` holds the extents
    /// and, last, the character length; both are read by `.allocate` only, but `shape` must be
    /// there. Visits the datum if it is allocated in the end. The result is 0, or Fortran's
    /// non-zero STAT.
    case allocatable(symbol: String)
    /// `void symbol(swl_visit visit, void *context)`: visits the target if there is one.
    case pointer(symbol: String)
  }

  /// Actions of an allocatable's procedure.
  public static let query = 0
  public static let allocate = 1
  public static let deallocate = 2

  /// `void symbol(swl_visit visit, void *context)`: visits what is `.fixed` or `.constant`; `nil`
  /// where there is nothing of this kind.
  public var symbol: String?
  /// By index into `Scope.variables`; variables that no shim can serve are missing.
  public var storage: [Int: Storage]

  public init(symbol: String? = nil, storage: [Int: Storage] = [:]) {
    self.symbol = symbol
    self.storage = storage
  }
}
