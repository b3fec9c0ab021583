import CodePrinting
import Interface

extension RoutineWriter {
  /// Room for a function result that the C side stores, before the call.
  mutating func writeResult() throws(UserError) {
    guard let result = routine.result, result.type != .opaque else { return }
    guard let type = CrossingType(result.type) else {
      throw .unservable(
        routine, "the type of its result has no counterpart in Swift", at: result.location)
    }
    let name = SwiftNames.escaped(
      registry.claim(SwiftNames.member(result.name) + "Result", for: "result"))
    if result.type.isCharacter, !result.type.isSingleCharacter {
      return try writeTextResult(result, name)
    }
    if result.isArray {
      if context.call.returnsByValue {
        throw .unservable(
          routine, "it returns a pointer to memory of its own", at: result.location)
      }
      let element = result.type.isLogical ? type.wire : type.element
      let array = "NDArray<\(element), \(result.rank)>"
      let shape = try self.shape(of: result, nil)
      preparation.line("var \(name) = \(array)(shape: \(shape), order: .fortran)")
      if context.call.parameters.contains(.resultExtent(dimension: 0)) {
        preparation.line("let \(name)Shape = \(name).shape")
        resultExtents = (0..<result.rank).map { "Int64(\(name)Shape[\($0)])" }
      }
      let pointer = registry.claim("\(name)Pointer", for: "result")
      pointers.append(
        PointerScope(
          opening: "\(name).withUnsafeMutablePointer(order: .fortran) { \(pointer) in"))
      resultActual = pointer
      let value = result.type.isLogical ? "Fortran.truths(\(name))" : name
      let final = "NDArray<\(type.element), \(result.rank)>"
      results.append(Result(label: SwiftNames.member(result.name), type: final, value: value))
      return
    }
    let label = SwiftNames.member(result.name)
    if context.call.returnsByValue, !result.type.isComplex, callbacks.isEmpty {
      let value = registry.claim("value", for: "result")
      resultActual = value
      results.append(Result(label: label, type: type.scalar, value: unwire(value, result.type)))
      return
    }
    let zero = result.type.isCharacter ? "32" : type.zero
    preparation.line("var \(name): \(type.wire) = \(zero)")
    resultActual = "&\(name)"
    results.append(Result(label: label, type: type.scalar, value: unwire(name, result.type)))
  }

  private mutating func writeTextResult(_ result: Argument, _ name: String) throws(UserError) {
    guard case .character(.fixed(let count)) = result.type, !result.isArray,
      !context.call.returnsByValue
    else {
      throw .unservable(
        routine, "it returns texts whose length only it knows", at: result.location)
    }
    let length = try extent(count, of: nil)
    preparation.line("var \(name) = Fortran.bytes(\"\", length: \(length))")
    resultActual = "&\(name)"
    resultLength = length
    results.append(
      Result(
        label: SwiftNames.member(result.name), type: "String", value: "Fortran.string(\(name))"))
  }

  /// The arguments that come back.
  mutating func collectResults() {
    if routine.result?.intent.contains(.hide) == true { results.removeAll() }
    for (index, argument) in routine.arguments.enumerated() {
      guard roles[index] == .returned || roles[index] == .copied,
        let type = CrossingType(argument.type)
      else { continue }
      if isStatus(index) {
        let success = context.options.successValues[argument.name]
        writeStatus(argument.name, unwire(actualName(index), argument.type), success)
        if success == nil { continue }
      }
      let base = argument.outName ?? argument.name
      let label = SwiftNames.member(base)
      switch forms[index] {
      case .scalar:
        let value = unwire(actualName(index), argument.type)
        results.append(Result(label: label, type: type.scalar, value: value))
      case .array:
        let array = "NDArray<\(type.element), \(argument.rank)>"
        let value =
          argument.type.isLogical
          ? "Fortran.truths(\(names[index].filter { $0 != "`" })Values)" : names[index]
        results.append(Result(label: label, type: array, value: value))
      case .text:
        results.append(
          Result(label: label, type: "String", value: "Fortran.string(\(actualName(index)))"))
      case .textArray:
        let value = "Fortran.strings(\(actualName(index)), length: \(lengths[index] ?? "1"))"
        results.append(Result(label: label, type: "[String]", value: value))
      case .procedure: break
      }
    }
  }

  /// Whether the user said that the argument reports success and failure.
  private func isStatus(_ index: Int) -> Bool {
    forms[index] == .scalar && routine.arguments[index].type.isInteger
      && context.options.statusArguments.contains(routine.arguments[index].name)
  }

  private mutating func writeStatus(
    _ argument: String, _ value: String, _ success: SuccessValues?
  ) {
    canThrow = true
    let places = ["\"\(qualifiedName)\"", "\"\(argument)\"", value]
    let condition = success?.condition(on: value) ?? "\(value) == 0"
    completion.block("guard \(condition) else {", "}") { c in
      c.list("throw Fortran.failure(", places, ")")
    }
  }
}
