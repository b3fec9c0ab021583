import Interface

extension RoutineWriter {
  /// A number, logical or single character.
  mutating func writeScalar(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    guard let type = CType(argument.type) else { throw unsupported(index) }
    let isComplex = argument.type.isComplex
    declarations.line("\(type.name) \(name) = \(isComplex ? "{0, 0}" : "0");")

    let initial = argument.initialValue.map { assignment(of: $0, to: name, type: argument.type) }
    if isGiven(index) {
      let read = conversionCall(index, type)
      if plan.optional.contains(index) {
        if let initial {
          conversion.line("if (SWL_LIKELY(\(name)_capi == Py_None)) { \(initial) }")
          conversion.line("else if (\(read)) goto capi_fail;")
        } else {
          conversion.line("if (\(name)_capi != Py_None && \(read)) goto capi_fail;")
        }
      } else {
        conversion.line("if (\(read)) goto capi_fail;")
      }
      if argument.isChangedInPlace { storeScalar(index, type) }
    } else if let initial {
      conversion.line(initial)
    }
    if options.tracesCalls, let show = type.show {
      conversion.line(
        "fprintf(stderr, \"debug-capi:\(argument.name)=\(show.format)\\n\", (\(show.cast))\(name));"
      )
    }
  }

  private func conversionCall(_ index: Int, _ type: CType) -> String {
    let argument = routine.arguments[index]
    let name = cNames[index]
    let label = cLiteral(label(of: index))
    switch argument.type {
    case .integer(_, signed: true) where plan.optional.contains(index):
      return "swl_read_\(type.name)(\(name)_capi, &\(name), \(label), \(mode)) < 0"
    case .logical, .character: return "\(type.getter)(\(name)_capi, &\(name), \(label)) < 0"
    default: return "\(type.getter)(\(name)_capi, &\(name), \(label), \(mode)) < 0"
    }
  }

  private mutating func storeScalar(_ index: Int, _ type: CType) {
    let argument = routine.arguments[index]
    let name = cNames[index]
    let label = cLiteral(label(of: index))
    let isOptional = plan.optional.contains(index)
    let guarded = isOptional ? "\(name)_capi != Py_None && " : ""
    let store =
      argument.type.isSingleCharacter
      ? "swl_store_string(\(name)_capi, &\(name), 1, 1, \(label), \(mode))"
      : "swl_store_scalar(\(name)_capi, \(type.dtype), &\(name), sizeof \(name), \(label), \(mode))"
    storing.line("if (\(guarded)\(store) < 0) goto capi_fail;")
  }

  /// A statement that gives a scalar its value.
  func assignment(of value: Expression, to name: String, type: ValueType) -> String {
    switch type {
    case .complex:
      if case .complex(let real, let imaginary) = value {
        return "\(name).r = \(printer.print(real)); \(name).i = \(printer.print(imaginary));"
      }
      if case .name(let other) = value, let variable = printer.variables[other],
        variable.type.isComplex, !variable.isArray
      {
        return "\(name).r = \(variable.cName).r; \(name).i = \(variable.cName).i;"
      }
      return "\(name).r = \(printer.print(value)); \(name).i = 0;"
    case .character:
      return "\(name) = \(printer.singleCharacter(value) ?? printer.print(value));"
    default:
      return "\(name) = \(printer.print(value));"
    }
  }
}

extension Argument {
  /// Stands for C's `void`; a pointer is a reference.
  var isNothing: Bool { type == .opaque && !isReference }

  /// `intent(inout)` as f2py means it: the caller's own object is changed.
  var isChangedInPlace: Bool {
    intent.contains(.inout) && intent.isDisjoint(with: [.in, .hide, .inplace])
  }
}
