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
  /// C names of the `static swl_routine_def`s of the scope's wrapped routines, in order,
  /// already defined above `fileScope`. `swl_routine_object(&def)` makes the routine object.
  var routineDefinitions: [(routine: Routine, definition: String)]
  var options: PythonWriter.Options
  /// How C reaches the scope's data, `calls[data: scope]`; `nil` where it has none.
  var data: DataAccess?
}

struct NamespaceWriter: Sendable {
  func emit(_ context: NamespaceContext) throws(UserError) -> NamespaceEmission {
    let variables = served(context)
    if variables.isEmpty && context.routineDefinitions.isEmpty { return NamespaceEmission() }
    var c = CodePrinter()
    c.verbatim("#ifndef SWL_SELF_CONTAINED\n#include \"swiftlet_namespace.h\"\n#endif")
    printDeclarations(context, variables, to: &c)
    if !variables.isEmpty { printVariables(context, variables, to: &c) }
    printRoutines(context, to: &c)
    printDefinition(context, variables, to: &c)
    return NamespaceEmission(fileScope: c.text, initializer: "\(context.prefix)_add")
  }

  private struct Served {
    /// In `Scope.variables`; the shims count by it.
    var index: Int
    var variable: Variable
    var storage: DataAccess.Storage
    var dtype: String
  }

  private func served(_ context: NamespaceContext) -> [Served] {
    guard let data = context.data else { return [] }
    return context.scope.variables.enumerated().compactMap { index, variable in
      guard let storage = data.storage[index], let dtype = CType(variable.type)?.dtype else {
        return nil
      }
      return Served(index: index, variable: variable, storage: storage, dtype: dtype)
    }
  }

  /// The procedures that the Fortran shims offer.
  private func printDeclarations(
    _ context: NamespaceContext, _ variables: [Served], to c: inout CodePrinter
  ) {
    let kind = context.scope.kind == .module ? "module" : "COMMON block"
    c.line("/* The \(kind) '\(context.scope.name)'. */")
    if let symbol = context.data?.symbol, !variables.isEmpty {
      c.line("extern void \(symbol)(swl_visit visit, void *context);")
    }
    for served in variables {
      switch served.storage {
      case .allocatable(let symbol):
        c.line("extern int32_t \(symbol)(")
        c.line("    int32_t action, const int64_t *shape, swl_visit visit, void *context);")
      case .pointer(let symbol):
        c.line("extern void \(symbol)(swl_visit visit, void *context);")
      case .fixed, .constant: break
      }
    }
  }

  /// Indexed as in the scope, since the shims visit by index; what is not served leaves a hole.
  private func printVariables(
    _ context: NamespaceContext, _ variables: [Served], to c: inout CodePrinter
  ) {
    c.block("static const swl_variable \(context.prefix)_variables[] = {", "};") { c in
      for served in variables {
        let variable = served.variable
        var fields = [
          ".name = \(cLiteral(variable.name))",
          ".type_num = \(served.dtype)", ".rank = \(variable.dimensions.count)",
          ".storage = \(storageName(served.storage))",
        ]
        if context.scope.kind == .common, Self.renamed.contains(variable.name) {
          fields.append(".alias = \(cLiteral(variable.name + "_bn"))")
        }
        if case .logical = variable.type { fields.append(".is_logical = 1") }
        if variable.isProtected || served.storage == .constant {
          fields.append(".is_read_only = 1")
        }
        if case .character(.deferred) = variable.type { fields.append(".is_deferred = 1") }
        switch served.storage {
        case .allocatable(let symbol): fields.append(".reshape = \(symbol)")
        case .pointer(let symbol): fields.append(".show = \(symbol)")
        case .fixed, .constant: break
        }
        c.line("[\(served.index)] = {\(fields.joined(separator: ", ")),")
        c.line("  .doc = \(documentation(variable.documentation, indentation: "    "))},")
      }
    }
  }

  /// Names that mean something in C or in signature files: f2py calls members of COMMON blocks by
  /// them with `_bn` appended. We know both names.
  private static let renamed: Set<String> = [
    "int", "double", "float", "char", "short", "long", "void", "case", "while", "return", "signed",
    "unsigned", "if", "for", "typedef", "sizeof", "union", "struct", "static", "register", "new",
    "break", "do", "goto", "switch", "continue", "else", "inline", "extern", "delete", "const",
    "auto", "len", "rank", "shape", "index", "slen", "size", "max", "min", "flen", "fshape",
    "string", "complex_double", "float_double", "stdin", "stderr", "stdout", "type", "default",
  ]

  private func storageName(_ storage: DataAccess.Storage) -> String {
    switch storage {
    case .fixed: "SWL_FIXED"
    case .constant: "SWL_CONSTANT"
    case .allocatable: "SWL_ALLOCATABLE"
    case .pointer: "SWL_POINTER"
    }
  }

  /// The source's comments as a C literal of whole lines.
  private func documentation(_ comment: String, indentation: String) -> String {
    cLiteral(
      Docstrings.trimmedLines(comment).map { $0.isEmpty ? "\n" : "\(indentation)\($0)\n" }.joined())
  }

  private func printRoutines(_ context: NamespaceContext, to c: inout CodePrinter) {
    c.block("static swl_routine_def *const \(context.prefix)_routines[] = {", "};") { c in
      for entry in context.routineDefinitions { c.line("&\(entry.definition),") }
      c.line("NULL,")
    }
  }

  private func printDefinition(
    _ context: NamespaceContext, _ variables: [Served], to c: inout CodePrinter
  ) {
    let scope = context.scope
    c.block("static const swl_namespace_def \(context.prefix)_def = {", "};") { c in
      c.line(".name = \(cLiteral(scope.pythonName)),")
      c.line(".qualified_name = \(cLiteral("\(context.library.name).\(scope.pythonName)")),")
      c.line(".kind = \(scope.kind == .module ? "\"module\"" : "\"COMMON block\""),")
      c.line(".doc = \(documentation(scope.documentation, indentation: "")),")
      c.line(".mode = \(context.options.strictness == .legacy ? "SWL_LEGACY" : "SWL_STRICT"),")
      if let symbol = context.data?.symbol, !variables.isEmpty { c.line(".show = \(symbol),") }
      if !variables.isEmpty {
        c.line(".variables = \(context.prefix)_variables,")
        c.line(".count = \((variables.last?.index ?? -1) + 1),")
      }
      c.line(".routines = \(context.prefix)_routines,")
    }
    c.line()
    c.line("static int")
    c.line("\(context.prefix)_add(PyObject *module)")
    c.block("{", "}") { c in
      c.line("return swl_namespace_add(module, &\(context.prefix)_def);")
    }
    c.line()
  }
}

extension Scope {
  /// The attribute of the Python module; f2py writes that of blank COMMON in capitals.
  var pythonName: String { name == "_blnk_" ? "_BLNK_" : name }
}
