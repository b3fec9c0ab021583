import CodePrinting
import Interface

/// The C that makes a Fortran module or COMMON block an attribute of the Python module.
struct NamespaceEmission: Sendable {
  var fileScope = ""
  /// Name of a `static int NAME(PyObject *module)` in `fileScope`, called when the module is
  /// initialised; 0 on success, -1 with an exception set. `nil`: nothing to do.
  var initializer: String?
}

struct NamespaceContext: Sendable {
  var library: Library
  var scope: Scope
  /// A C identifier, unique in the file, to prefix everything at file scope with.
  var prefix: String
  /// C names of the `static const swl_routine_def`s of the scope's wrapped routines, in order,
  /// already defined above `fileScope`. `swl_routine_new(&def)` makes the routine object.
  var routineDefinitions: [(routine: Routine, definition: String)]
  var options: PythonWriter.Options
}

struct NamespaceWriter: Sendable {
  init() {}

  func emit(_ context: NamespaceContext) throws(UserError) -> NamespaceEmission {
    NamespaceEmission()
  }
}
