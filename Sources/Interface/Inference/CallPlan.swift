/// How a routine is called from the target language: which arguments the caller gives, in which
/// order they are computed, and what comes back. The same for every writer.
///
/// The rules are f2py's (NumPy's "F2PY user guide", signature file): hidden are `intent(hide)` and
/// `intent(out)` without `in`/`inout`/`inplace`, and auxiliary variables; optional are those marked
/// so or with an initial value and not `required`; a call-back brings an optional
/// `<name>_extra_args` tuple.
public struct CallPlan: Sendable, Hashable {
  /// A keyword argument that exists in the target language only; they come after `optional`.
  public enum Extra: Sendable, Hashable {
    /// `<name>_extra_args`: a tuple that is handed to the call-back after its own arguments.
    case extraArguments(argument: Int)
    /// `overwrite_<name>`: whether an array may be changed in place of a copy; 1 by default for
    /// `intent(overwrite)`, 0 for `intent(copy)`.
    case overwrite(argument: Int, isOnByDefault: Bool)
  }

  /// Indices into `Routine.arguments` of what the caller must give, in order.
  public var required: [Int] = []
  /// Indices of what the caller may give, in order.
  public var optional: [Int] = []
  /// Indices of call-backs that take extra arguments; they come after `optional`.
  public var extraArguments: [Int] = []
  /// All keyword arguments that come after `optional`, in order; holds `extraArguments` too.
  public var extras: [Extra] = []
  /// Indices computed by the wrapper.
  public var hidden: [Int] = []
  /// Every argument index, each after those that its shape, default and checks depend on.
  public var evaluationOrder: [Int] = []
  /// Indices of arguments that depend on each other in a ring; empty in a sound routine. They stand
  /// at the end of `evaluationOrder`.
  public var cycle: [Int] = []
  /// Indices of the arguments that come back, in order, after the function result.
  public var outputs: [Int] = []
  /// The function result comes back, before `outputs`; one that is a status does not.
  public var returnsResult = false

  public init() {}
}
