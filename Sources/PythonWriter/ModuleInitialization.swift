import CodePrinting
import Interface

/// The end of the file: the module definition and `PyInit_…`.
struct ModuleInitialization {
  var library: Library
  var options: PythonWriter.Options
  /// C names of the routine definitions of external procedures.
  var definitions: [String]
  /// C functions `int f(PyObject *module)` that add namespaces.
  var initializers: [String]
  var constants: ConstantsWriter
  var hasVariables = false
  /// Other names of routines, with the names that they stand for.
  var aliases: [(alias: String, name: String)] = []

  func write() -> String {
    let name = library.name
    let identifier = CNames.identifier(name)
    var c = CodePrinter()
    c.line()
    c.line("/* ---- The module. ---- */")
    c.line()
    c.block("static swl_routine_def *const capi_routines[] = {", "};") { c in
      for definition in definitions { c.line("&\(definition),") }
      c.line("NULL,")
    }
    c.line()
    if !aliases.isEmpty {
      c.block("static const char *const capi_aliases[][2] = {", "};") { c in
        for (alias, name) in aliases { c.line("{\(cLiteral(alias)), \(cLiteral(name))},") }
        c.line("{NULL, NULL},")
      }
      c.line()
    }
    c.block("static PyMethodDef capi_methods[] = {", "};") { c in
      if let text = library.pymethoddef { c.lines(text.withTrailingComma()) }
      c.line("{NULL, NULL, 0, NULL},")
    }
    c.line()
    c.block("static struct PyModuleDef capi_module = {", "};") { c in
      c.line("PyModuleDef_HEAD_INIT, \(cLiteral(name)), NULL, -1, capi_methods, NULL, NULL, NULL,")
      c.line("NULL,")
    }
    c.line()
    c.block("static const swl_module capi_info = {", "};") { c in
      c.line(".name = \(cLiteral(name)),")
      c.line(".version = \(cLiteral(PythonWriter.version)),")
      c.line(
        ".is_free_threading_compatible = \(options.isFreeThreadingCompatible ? 1 : 0),")
      c.line(".doc =")
      c.lines(cLiteralLines(Docstrings.module(library)) + ",")
    }
    c.line()
    c.line("PyMODINIT_FUNC PyInit_\(name)(void);")
    c.line()
    c.line("PyMODINIT_FUNC")
    c.line("PyInit_\(name)(void)")
    c.block("{", "}") { c in
      c.line("if (swl_module_prepare(&capi_info) < 0) return NULL;")
      c.line("PyObject *m = PyModule_Create(&capi_module);")
      c.line("if (m == NULL) return NULL;")
      c.line("\(identifier)_module = m;")
      c.verbatim("#if defined(SWIFTLET_REPORT_ON_ARRAY_COPY)")
      c.line("swl_report_copies_above(SWIFTLET_REPORT_ON_ARRAY_COPY);")
      c.verbatim("#elif defined(F2PY_REPORT_ON_ARRAY_COPY)")
      c.line("swl_report_copies_above(F2PY_REPORT_ON_ARRAY_COPY);")
      c.verbatim("#endif")
      c.line("\(identifier)_error = swl_module_begin(m, &capi_info);")
      c.line("if (\(identifier)_error == NULL) goto capi_fail;")
      for symbol in library.initializers { c.line("(void)\(symbol)();") }
      c.line("if (swl_module_add_routines(m, capi_routines) < 0) goto capi_fail;")
      if hasVariables {
        c.line("if (swl_record_add_variables(m, capi_variables) < 0) goto capi_fail;")
      }
      if !aliases.isEmpty {
        c.line("if (swl_record_add_aliases(m, capi_aliases) < 0) goto capi_fail;")
      }
      if !library.headers.isEmpty {
        c.line("static swl_record_definition *const pointer[] = {&swl_pointer, NULL};")
        c.line("if (swl_record_add_types(m, pointer) < 0) goto capi_fail;")
      }
      if !library.records.isEmpty {
        c.line("if (swl_record_add_types(m, capi_records) < 0) goto capi_fail;")
      }
      if let failed = constants.addition { c.line("if (\(failed)) goto capi_fail;") }
      for initializer in initializers {
        c.line("if (\(initializer)(m) < 0) goto capi_fail;")
      }
      if library.userCode.count > 2 {
        c.line("PyObject *d = PyModule_GetDict(m);")
        c.line("(void)d;")
        for text in library.userCode.dropFirst(2) { c.verbatim(text) }
        c.line("if (PyErr_Occurred()) goto capi_fail;")
      }
      c.line("return m;")
      c.verbatim("capi_fail:")
      c.line("Py_DECREF(m);")
      c.line("return NULL;")
    }
    return c.text
  }
}

extension String {
  fileprivate func withTrailingComma() -> String {
    let text = trimmingSpaces()
    return text.hasSuffix(",") || text.hasSuffix(",\n") ? text : text + ","
  }
}
