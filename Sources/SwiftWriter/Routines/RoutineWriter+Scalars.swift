import CodePrinting
import Interface

extension RoutineWriter {
  /// A number, truth value or single character.
  mutating func writeScalar(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    guard let type = CrossingType(argument.type) else { return }
    let name = names[index]
    if mayBeAbsent(index) {
      parameters[index] = parameter(index, "\(type.scalar)?", "nil")
      return writeAbsentScalar(index, type)
    }
    switch roles[index] {
    case .given, .spoiled:
      try declareParameter(index, type)
      actuals[index] = argument.type.isInt32 ? checked(index, "let", name) : reading(index)
    case .changed:
      parameters[index] = parameter(index, "inout \(type.scalar)", nil)
      writeWire(index, type, initial: name)
      if type.isConverted {
        completion.line("\(name) = \(unwire(actualName(index), argument.type))")
      }
    case .copied:
      try declareParameter(index, type)
      writeWire(index, type, initial: name)
    case .computed:
      let value = try initialValue(of: index, type)
      preparation.line("let \(name)\(annotation(type, value)) = \(value)")
      actuals[index] = reading(index)
      if isComputedSize(index) {
        sizes.append(Size(index: index, variable: helper(index, "Value"), value: name))
      }
    case .returned:
      var initial = try argument.initialValue == nil ? nil : initialValue(of: index, type)
      if let value = initial, type.isConverted, routine.isImpliedSize(argument) {
        // Shapes and checks use it.
        preparation.line("let \(name) = \(value)")
        initial = name
      }
      writeWire(index, type, initial: initial)
    }
  }

  /// Whether the declaration needs its type: where the value is a bare literal of another one.
  private func annotation(_ type: CrossingType, _ value: String) -> String {
    let isNumber = value.utf8.allSatisfy { "+-.0123456789e".utf8.contains($0) }
    return isNumber && type.scalar != "Int" ? ": \(type.scalar)" : ""
  }

  /// The parameter of a scalar; one with a default that depends on others is `nil` at first.
  private mutating func declareParameter(_ index: Int, _ type: CrossingType) throws(UserError) {
    guard isOptional(index) else {
      parameters[index] = parameter(index, type.scalar, nil)
      return
    }
    let value = try initialValue(of: index, type)
    let names = routine.arguments[index].initialValue?.names ?? []
    if names.allSatisfy({ routine.constants[$0] != nil }) {
      parameters[index] = parameter(index, type.scalar, value)
    } else {
      parameters[index] = parameter(index, "\(type.scalar)?", "nil")
      preparation.line("let \(self.names[index]) = \(self.names[index]) ?? \(value)")
    }
  }

  func parameter(_ index: Int, _ type: String, _ defaultValue: String?) -> Parameter {
    Parameter(
      label: names[index].filter { $0 != "`" }, name: names[index], type: type,
      defaultValue: defaultValue)
  }

  /// What an argument is before the call where the caller says nothing: its default or zero.
  func initialValue(of index: Int, _ type: CrossingType) throws(UserError) -> String {
    let argument = routine.arguments[index]
    guard let value = argument.initialValue else { return type.zero }
    if let text = printer.value(value, as: argument.type) { return text }
    throw .unservable(
      routine, "the value '\(value)' of its argument '\(argument.name)' cannot be said in Swift",
      at: argument.location)
  }

  private mutating func writeAbsentScalar(_ index: Int, _ type: CrossingType) {
    let name = names[index]
    let type = routine.arguments[index].type
    if type.isComplex {
      let copy = helper(index, "Value")
      preparation.line("var \(copy) = \(name) ?? 0")
      actuals[index] = "\(name) != nil, &\(copy)"
    } else if type.isCharacter {
      actuals[index] = "\(name) != nil, Fortran.character(\(name) ?? \"\")"
    } else if type.isLogical {
      actuals[index] = "\(name) != nil, \(name) == true ? 1 : 0"
    } else if type.isInt32 {
      actuals[index] = "\(name) != nil, \(checked(index, "let", "\(name) ?? 0"))"
    } else {
      actuals[index] = "\(name) != nil, \(wire("\(name) ?? 0", type))"
    }
  }

  /// The value as it goes to C.
  private mutating func reading(_ index: Int) -> String {
    let argument = routine.arguments[index]
    guard argument.type.isComplex else { return wire(names[index], argument.type) }
    let copy = helper(index, "Value")
    preparation.line("var \(copy) = \(names[index])")
    return "&\(copy)"
  }

  /// A variable of C's type that foreign code writes to.
  private mutating func writeWire(_ index: Int, _ type: CrossingType, initial: String?) {
    let name = names[index]
    let argument = routine.arguments[index]
    if !type.isConverted {
      switch roles[index] {
      case .changed: break
      case .copied: preparation.line("var \(name) = \(name)")
      default: preparation.line("var \(name): \(type.scalar) = \(initial ?? type.zero)")
      }
      actuals[index] = "&\(name)"
      return
    }
    if argument.type.isInt32, roles[index].isParameter, let initial {
      actuals[index] = "&\(checked(index, "var", initial))"
      return
    }
    let variable = helper(index, "Value")
    if roles[index] == .returned, let initial, isComputedSize(index) {
      sizes.append(Size(index: index, variable: variable, value: initial))
      actuals[index] = "&\(variable)"
      return
    }
    let zero = argument.type.isCharacter ? "32" : "0"
    let value = initial.map { wire($0, argument.type) } ?? zero
    preparation.line("var \(variable): \(type.wire) = \(value)")
    actuals[index] = "&\(variable)"
  }

  /// A variable with a number of the caller's, for which Fortran has 32 bits only.
  private mutating func checked(_ index: Int, _ keyword: String, _ value: String) -> String {
    let variable = helper(index, "Value")
    check(index, "\(keyword) \(variable)", value)
    return variable
  }

  private mutating func check(_ index: Int, _ declaration: String, _ value: String) {
    canThrow = true
    preparation.list("\(declaration) = try Fortran.int32(", [value] + place(index), ")")
  }

  private func isComputedSize(_ index: Int) -> Bool {
    let argument = routine.arguments[index]
    guard let value = argument.initialValue?.integerValue else {
      return argument.type.isInt32 && argument.initialValue != nil
    }
    return argument.type.isInt32 && Int32(exactly: value) == nil
  }

  /// Sizes that we compute, too, are checked where the function throws anyway. Elsewhere the program
  /// stops: only arrays of more elements than 32 bits can count get there.
  mutating func writeSizes() {
    let mayThrow = canThrow || (!callbacks.isEmpty && genericParameters.isEmpty)
    for size in sizes {
      let isReturned = roles[size.index] == .returned
      if mayThrow {
        check(size.index, "\(isReturned ? "var" : "let") \(size.variable)", size.value)
        if !isReturned { actuals[size.index] = size.variable }
      } else if isReturned {
        preparation.line("var \(size.variable) = Fortran.int32(\(size.value))")
      }
    }
  }

  /// How errors call an argument: its routine and its name.
  func place(_ index: Int) -> [String] {
    ["\"\(qualifiedName)\"", "\"\(routine.arguments[index].name)\""]
  }

  /// The variable that holds C's value.
  func actualName(_ index: Int) -> String {
    let actual = actuals[index] ?? names[index]
    return actual.hasPrefix("&") ? String(actual.dropFirst()) : actual
  }

  /// Swift's value as C's.
  func wire(_ value: String, _ type: ValueType) -> String {
    switch type {
    case .integer(4, signed: true): "Fortran.int32(\(value))"
    case .integer(8, signed: true): "Int64(\(value))"
    case .logical: "\(value) ? 1 : 0"
    case .character: "Fortran.character(\(value))"
    default: value
    }
  }

  /// C's value as Swift's.
  func unwire(_ value: String, _ type: ValueType) -> String {
    switch type {
    case .integer(4, signed: true), .integer(8, signed: true): "Int(\(value))"
    case .logical: "\(value) != 0"
    case .character: "Fortran.string(\(value))"
    default: value
    }
  }
}
