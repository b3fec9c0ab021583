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
  /// C variables of the routine's arrays, and the NumPy arrays that hold them.
  var arrays: [(data: String, object: String)] = []
  /// C expression: the module object (borrowed), whose attributes are the call-backs that foreign
  /// code reaches by their global names.
  var module = "NULL"
}

/// One procedure argument: the trampoline that foreign code calls, and the wrapper's care for it.
///
/// The work is done in `Support/swiftlet_callback.h`, which says how; this prints what depends on the
/// call-back's interface.
struct CallbackWriter: Sendable {
  func emit(_ context: CallbackContext) throws(UserError) -> CallbackEmission {
    let argument = context.routine.arguments[context.argument]
    let interface = argument.callback?.routine ?? Routine(name: argument.name)
    let isSymbol = argument.intent.contains(.callback)
    let trampoline = TrampolineWriter(
      interface: interface, context: context, argumentName: argument.name, isSymbol: isSymbol)
    let prefix = trampoline.prefix
    let variable = "\(context.prefix)_callback"
    let module = isSymbol ? context.module : "NULL"
    let extra = context.extraArguments
    let isOptional = argument.mayBeOmitted && !isSymbol
    let isThreadsafe = context.routine.directives.isThreadsafe

    var emission = CallbackEmission()
    emission.fileScope = try trampoline.text()
    emission.declarations = "swl_callback \(variable);\n\(variable).slot = NULL;\n"
    emission.setup = """
      if (swl_callback_begin(&\(variable), &\(prefix)_slot, \(context.object), \(extra), \(module),
              \(isOptional ? 1 : 0), \(isThreadsafe ? 1 : 0), \(cLiteral(context.label))) < 0)
        goto capi_fail;
      \(variable).outer = \(prefix)_get();
      if (\(prefix)_set(&\(variable)) < 0) goto capi_fail;

      """
    if interface.arguments.contains(where: \.isSizeless), !context.arrays.isEmpty {
      let memory = "\(context.prefix)_memory"
      emission.declarations += "swl_memory \(memory)[\(context.arrays.count)];\n"
      for (index, array) in context.arrays.enumerated() {
        emission.setup += """
          \(memory)[\(index)].data = \(array.data);
          \(memory)[\(index)].size = \(array.object) ? (size_t)PyArray_NBYTES(\(array.object)) : 0;

          """
      }
      emission.setup += """
        \(variable).memory = \(memory);
        \(variable).memory_count = \(context.arrays.count);

        """
    }
    let pointer =
      "(\(variable).function ? \(variable).function : (swl_function)\(trampoline.function))"
    emission.functionPointer =
      argument.isFortranOptional
      ? "(\(context.pointerType))(\(context.object) == Py_None ? NULL : \(pointer))"
      : "(\(context.pointerType))\(pointer)"
    emission.beforeCall = "if (setjmp(\(variable).escape) == 0) {\n"
    emission.afterCall = "}\nswl_callback_raise(&\(variable));\n"
    emission.teardown = """
      if (\(variable).slot) {
        \(prefix)_set(\(variable).outer);
        swl_callback_end(&\(variable));
      }

      """
    return emission
  }
}

extension Argument {
  /// An array with an extent that only the foreign code knows.
  var isSizeless: Bool { dimensions.contains { $0.count == nil } }
}
