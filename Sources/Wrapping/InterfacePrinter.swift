import Interface

/// The model as indented text, for `--show interface` and for tests.
struct InterfacePrinter {
  func print(_ library: Library) -> String {
    var text = "library \(library.name)\n"
    for routine in library.routines { text += describe(routine, indentation: "  ") }
    for scope in library.scopes {
      text += "  \(scope.kind == .module ? "module" : "common") \(scope.name)\n"
      for variable in scope.variables {
        let value = variable.value.map { " = \($0)" } ?? ""
        text +=
          "    variable \(variable.name): \(variable.type)"
          + "\(shape(variable.dimensions))\(value)\n"
      }
      for routine in scope.routines { text += describe(routine, indentation: "    ") }
    }
    return text
  }

  private func describe(_ routine: Routine, indentation: String) -> String {
    let kind = routine.isFunction ? "function" : "subroutine"
    let place = routine.location.map { "  (\($0))" } ?? ""
    var text = "\(indentation)\(kind) \(routine.name)\(place)\n"
    for argument in routine.arguments {
      text += "\(indentation)  \(argument.name): \(argument.type)\(shape(argument.dimensions))\n"
    }
    if let result = routine.result {
      text += "\(indentation)  result \(result.name): \(result.type)\(shape(result.dimensions))\n"
    }
    return text
  }

  private func shape(_ dimensions: [Dimension]) -> String {
    dimensions.isEmpty ? "" : " rank \(dimensions.count)"
  }
}
