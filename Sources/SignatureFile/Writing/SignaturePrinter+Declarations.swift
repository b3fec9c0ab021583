import Interface

extension SignaturePrinter {
  /// One declaration with its attributes in f2py's order:
  /// `integer, optional,check(shape(x, 0) == n),depend(x) :: n=shape(x, 0)`.
  mutating func declare(_ argument: Argument, of routine: Routine) {
    if argument.type == .procedure {
      if argument.intent.contains(.callback) { code.line("intent(callback) \(argument.name)") }
      code.line("external \(argument.name)")
      if argument.isRequired { code.line("required \(argument.name)") }
      if argument.isOptional || argument.isFortranOptional {
        code.line("optional \(argument.name)")
      }
      return
    }
    let arrays = Set(routine.arguments.filter(\.isArray).map(\.name))
    var words: [String] = []
    if argument.isRequired { words.append("required") }
    if argument.isOptional || argument.isFortranOptional { words.append("optional") }
    if argument.isAllocatable { words.append("allocatable") }
    if argument.isPointer { words.append("pointer") }
    if argument.isContiguous { words.append("contiguous") }
    if argument.isValue { words.append("value") }
    words += argument.otherAttributes
    var attributes: [String] = []
    if argument.isArray {
      attributes.append("dimension(\(dimensionsText(argument.dimensions, arrays)))")
    }
    let intents = intentText(argument)
    if !intents.isEmpty { attributes.append("intent(\(intents))") }
    if !argument.checks.isEmpty {
      let checks = argument.checks.map { oneLine($0.text) }.joined(separator: ",")
      attributes.append("check(\(checks))")
    }
    if !argument.dependencies.isEmpty {
      attributes.append("depend(\(argument.dependencies.joined(separator: ",")))")
    }
    if let note = argument.note { attributes.append("note(\(oneLine(note)))") }
    let value = argument.initialValue.map { "=\($0.text(arrays: arrays))" } ?? ""
    code.line(
      typeText(argument.type) + joined(words, attributes) + " :: \(argument.name)\(value)")
  }

  mutating func declare(_ variable: Variable) {
    var words: [String] = []
    if variable.isConstant { words.append("parameter") }
    if variable.isAllocatable { words.append("allocatable") }
    if variable.isPointer { words.append("pointer") }
    if variable.isProtected { words.append("protected") }
    let attributes =
      variable.dimensions.isEmpty
      ? [] : ["dimension(\(dimensionsText(variable.dimensions, [])))"]
    let value = variable.isConstant ? variable.value.map { "=\($0.text())" } ?? "" : ""
    code.line(
      typeText(variable.type) + joined(words, attributes) + " :: \(variable.name)\(value)")
  }

  /// f2py puts a comma before single words, and a blank before the first attribute otherwise.
  private func joined(_ words: [String], _ attributes: [String]) -> String {
    if words.isEmpty {
      return attributes.isEmpty ? "" : " " + attributes.joined(separator: ",")
    }
    return ", " + (words + attributes).joined(separator: ",")
  }

  private func intentText(_ argument: Argument) -> String {
    // `out=name` in the place of `out`, as the last word.
    let words = argument.intent.subtracting([.out, .callback]).description
    var result = words.isEmpty ? [] : [words]
    if let name = argument.outName {
      result.append("out=\(name)")
    } else if argument.intent.contains(.out) {
      result.append("out")
    }
    return result.joined(separator: ",")
  }

  private func dimensionsText(_ dimensions: [Dimension], _ arrays: Set<String>) -> String {
    dimensions.map { dimension in
      let lower = dimension.lowerBound.map { "\($0.text(arrays: arrays)):" } ?? ""
      switch dimension.extent {
      case .upperBound(let upper): return lower + upper.text(arrays: arrays)
      case .assumedSize: return lower + "*"
      case .assumedShape, .deferred: return lower.isEmpty ? ":" : lower
      }
    }.joined(separator: ",")
  }

  func typeText(_ type: ValueType) -> String {
    switch type {
    case .integer(4, true): "integer"
    case .integer(let bytes, let signed): "integer*\(signed ? bytes : -bytes)"
    case .real(4): "real"
    case .real(8): "double precision"
    case .real(let bytes): "real*\(bytes)"
    case .complex(4): "complex"
    case .complex(8): "double complex"
    case .complex(let bytes): "complex*\(bytes * 2)"
    case .logical(4): "logical"
    case .logical(let bytes): "logical*\(bytes)"
    case .character(.one): "character"
    case .character(.fixed(let length)):
      length.integerValue.map { "character*\($0)" } ?? "character*(\(length.text()))"
    case .character(.assumed): "character*(*)"
    case .character(.deferred): "character*(:)"
    case .character(.terminated): "character*(*)"
    case .derived(let name): "type(\(name))"
    case .procedure: "external"
    case .opaque: "type(c_ptr)"
    }
  }
}
