import CodePrinting
import Interface

/// `Library` → `.pyi`: what type checkers and editors know of the module.
struct StubWriter: Sendable {
  private(set) var types = StubType()

  func write(_ library: Library) -> String {
    var writer = self
    writer.types = StubType(hiding: Self.definedNames(library))
    return writer.text(library)
  }

  private func text(_ library: Library) -> String {
    var stub = CodePrinter(indentWidth: 4)
    preamble(library, &stub)
    if !library.headers.isEmpty { writePointer(&stub) }
    for record in library.records { writeRecord(record, &stub) }
    writeConstants(library, &stub)
    for scope in library.scopes where !isEmpty(scope) { writeClass(scope, &stub) }
    for routine in library.routines {
      stub.line()
      function(routine, moduleName: library.name, scope: nil, &stub)
    }
    let attributes = attributeCallbacks(library)
    if !attributes.isEmpty {
      stub.line()
      for name in attributes { stub.line("\(name): Callable[..., Any]") }
    }
    let scopes = library.scopes.filter { !isEmpty($0) && !PythonName.isKeyword($0.name) }
    if !scopes.isEmpty {
      stub.line()
      for scope in scopes { stub.line("\(scope.pythonName): \(className(scope))") }
    }
    return stub.text
  }

  private func preamble(_ library: Library, _ stub: inout CodePrinter) {
    stub.line("\"\"\"Types of the module '\(library.name)'.\"\"\"")
    stub.line()
    if types.hidesBuiltins { stub.line("import builtins as _builtins") }
    stub.line("from collections.abc import Callable")
    stub.line("from typing import Any, SupportsComplex, SupportsFloat, SupportsIndex")
    stub.line()
    stub.line(types.numpy == "np" ? "import numpy as np" : "import numpy as \(types.numpy)")
    stub.line("from numpy.typing import ArrayLike, NDArray")
    stub.line()
    stub.line("_Logical = \(types.builtin("bool")) | \(types.numpy).bool_ | SupportsIndex")
    stub.line("_Real = SupportsFloat | SupportsIndex")
    stub.line("_Complex = SupportsComplex | SupportsFloat | SupportsIndex")
    stub.line()
    stub.line("__version__: \(types.builtin("str"))")
  }

  /// A Fortran module or COMMON block: an object whose attributes are its variables and routines.
  private func writeClass(_ scope: Scope, _ stub: inout CodePrinter) {
    stub.line()
    let kind = scope.kind == .module ? "Fortran module" : "COMMON block"
    stub.block("class \(className(scope)):", "") { stub in
      var summary = "\(kind) \(scope.name)."
      let comment = Docstrings.trimmedLines(scope.documentation)
      if !comment.isEmpty { summary += "\n\n" + comment.joined(separator: "\n") }
      documentation(summary, &stub)
      for variable in scope.variables where !PythonName.isKeyword(variable.name) {
        stub.line()
        self.variable(variable, &stub)
      }
      for routine in scope.routines where !PythonName.isKeyword(routine.name) {
        stub.line()
        stub.line("@\(types.builtin("staticmethod"))")
        function(routine, moduleName: "", scope: scope, &stub)
      }
    }
  }

  /// Variables are read as arrays, of rank 0 where they are scalars, and set from anything that
  /// converts.
  private func variable(_ variable: Variable, _ stub: inout CodePrinter) {
    var type = types.array(variable.type)
    if variable.isAllocatable || variable.isPointer { type += " | None" }
    stub.line("@\(types.builtin("property"))")
    stub.line("def \(variable.name)(self) -> \(type): ...")
    guard !variable.isConstant, !variable.isProtected else { return }
    stub.line("@\(variable.name).setter")
    let value = variable.isAllocatable || variable.isPointer ? "ArrayLike | None" : "ArrayLike"
    stub.line("def \(variable.name)(self, value: \(value)) -> None: ...")
  }

  private func function(
    _ routine: Routine, moduleName: String, scope: Scope?, _ stub: inout CodePrinter
  ) {
    guard !PythonName.isKeyword(routine.name) else { return }
    let plan = routine.callPlan
    var parameters = plan.required.map { index in
      let argument = routine.arguments[index]
      return "\(PythonName.parameter(argument.name)): \(types.parameter(argument))"
    }
    for index in plan.optional {
      let argument = routine.arguments[index]
      let name = PythonName.parameter(argument.name)
      let literal = argument.initialValue.flatMap { TextSignature.literal($0, argument.type) }
      let isPlain = literal != nil && !argument.isArray
      let value = isPlain ? literal ?? "..." : argument.initialValue == nil ? "None" : "..."
      parameters.append("\(name): \(types.parameter(argument)) | None = \(value)")
    }
    for extra in plan.extras {
      let keyword = extra.keyword(of: routine)
      switch extra {
      case .extraArguments:
        parameters.append("\(keyword): \(types.builtin("tuple"))[Any, ...] = ()")
      case .overwrite:
        parameters.append(
          "\(keyword): \(types.builtin("bool")) | \(types.builtin("int")) = \(extra.defaultText)")
      }
    }
    var results = plan.returnsResult ? routine.result.map { [$0] } ?? [] : []
    results += plan.outputs.map { routine.arguments[$0] }
    let result = types.results(results.map(types.result))
    let heading = "def \(routine.name)("
    let line = "\(heading)\(parameters.joined(separator: ", "))) -> \(result):"
    if line.utf8.count + stub.indentation * 4 <= 88 {
      stub.line(line)
    } else {
      stub.line(heading)
      stub.indented { stub in
        for parameter in parameters { stub.line("\(parameter),") }
      }
      stub.line(") -> \(result):")
    }
    stub.indented { stub in
      documentation(Docstrings.routine(routine, in: scope, moduleName: moduleName), &stub)
      stub.line("...")
    }
  }

  /// A docstring; raw, because comments may hold backslashes.
  func documentation(_ text: String, _ stub: inout CodePrinter) {
    var quoted = text
    if text.utf8.contains(UInt8(ascii: "\"")) {
      quoted = String(decoding: text.utf8.map { $0 == 0x22 ? 0x27 : $0 }, as: UTF8.self)
    }
    var lines = quoted.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let prefix = quoted.utf8.contains(UInt8(ascii: "\\")) ? "r" : ""
    // A raw string cannot end in a backslash before its quotes, so those stand on their own line.
    if lines.count == 1, let line = lines.first, !line.hasSuffix("\\") {
      stub.line("\(prefix)\"\"\"\(line)\"\"\"")
      return
    }
    stub.line("\(prefix)\"\"\"\(lines.first ?? "")")
    for line in lines.dropFirst() { stub.line(String(line)) }
    stub.line("\"\"\"")
  }

  /// Every name that the stub defines, also inside its classes.
  private static func definedNames(_ library: Library) -> [String] {
    var names = library.routines.map(\.name) + library.scopes.map(\.name)
    names += library.records.map(\.name) + library.constants.map(\.name)
    names += library.records.flatMap(\.fields).map(\.name)
    for scope in library.scopes {
      names += scope.routines.map(\.name) + scope.variables.map(\.name)
    }
    return names
  }

  /// Procedures that are reached by their global name are set as attributes of the module.
  private func attributeCallbacks(_ library: Library) -> [String] {
    var names: [String] = []
    for routine in library.routines + library.scopes.flatMap(\.routines) {
      for argument in routine.arguments
      where argument.type == .procedure && argument.intent.contains(.callback) {
        if !names.contains(argument.name), !PythonName.isKeyword(argument.name) {
          names.append(argument.name)
        }
      }
    }
    return names
  }

  private func isEmpty(_ scope: Scope) -> Bool {
    scope.variables.isEmpty && scope.routines.isEmpty
  }

  private func className(_ scope: Scope) -> String {
    scope.kind == .module ? "_module_\(scope.name)" : "_common_\(scope.name)"
  }
}
