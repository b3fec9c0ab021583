import CodePrinting
import Interface

/// The C that stands around one procedure argument of a wrapper.
///
/// The wrapper (`RoutineWriter`) puts the parts in this order:
///
/// ```c
/// fileScope                        before the wrapper function
/// static PyObject *wrapper(…) {
///   declarations                   with the wrapper's other variables
///   …
///   setup                          after all other arguments; failure: set the exception, goto capi_fail
///   beforeCall                     for example: if (setjmp(f_cb.escape) == 0) {
///     (*f2py_func)(…, functionPointer, …);
///   afterCall                      for example: }
///   if (PyErr_Occurred()) goto capi_fail;
///   …
/// capi_fail:
///   teardown                       on every way out, also where setup was not reached
/// }
/// ```
struct CallbackEmission: Sendable {
  var fileScope = ""
  var declarations = ""
  var setup = ""
  /// A C expression, cast to `CallbackContext.pointerType`.
  var functionPointer = "NULL"
  var beforeCall = ""
  var afterCall = ""
  var teardown = ""
}

/// What a call-back's C may refer to.
struct CallbackContext: Sendable {
  var moduleName: String
  var scope: Scope?
  var routine: Routine
  /// Index of the procedure argument.
  var argument: Int
  /// A C identifier, unique in the file, to prefix everything at file scope with.
  var prefix: String
  /// C expression: the Python callable (borrowed); `Py_None` where the caller gave none.
  var object: String
  /// C expression: the extra arguments (borrowed), any object; `NULL` where the caller gave none or
  /// the call plan has none.
  var extraArguments: String
  /// C type of a pointer to the function as the foreign routine expects it.
  var pointerType: String
  /// C text that starts an error message: `m.f() 1st argument (g)`.
  var label: String
  var options: PythonWriter.Options
}

struct CallbackWriter: Sendable {
  init() {}

  func emit(_ context: CallbackContext) throws(UserError) -> CallbackEmission {
    CallbackEmission()
  }
}
