import CodePrinting
import Interface

/// Writes the Swift function that the C trampoline calls: it hands the arguments to the closure and
/// brings back what it returns.
struct ThunkWriter {
  let interface: CallbackInterface
  /// The function's name.
  let name: String
  let qualifiedRoutine: String
  /// The closure's type, whatever it throws.
  let bodyType: String
  /// Named constants that shapes may use.
  let constants: [String: Expression]
  let owner: Routine

  func write() throws(UserError) -> String {
    var parameters = ["_ context: UnsafeMutableRawPointer"]
    for item in interface.items { parameters.append("_ \(parameter(item))") }
    for item in interface.items where item.hasLength {
      parameters.append("_ \(item.length): Int")
    }
    for item in interface.items where item.isSizeless { parameters.append("_ \(item.room): Int") }
    if let result = interface.result {
      parameters.append("_ value: \(pointerType(result.type, isConstant: false))")
    }
    var before = CodePrinter()
    var after = CodePrinter()
    let printer = self.printer
    // Arrays' shapes name scalars that may come after them.
    for item in interface.items where !item.argument.isArray {
      try read(item, printer, into: &before, storing: &after)
    }
    for item in interface.items where item.argument.isArray {
      try read(item, printer, into: &before, storing: &after)
    }

    var c = CodePrinter()
    c.signature(
      "private typealias \(bodyType) = (", interface.parameters,
      ") throws -> \(interface.returnType)")
    c.line()
    c.signature("private func \(name)(", parameters, ") -> Int32 {")
    c.indented { c in
      c.block("Fortran.run(context) { (body: \(bodyType)) in", "}") { c in
        c.embed(before)
        writeCall(into: &c)
        c.embed(after)
      }
    }
    c.line("}")
    return c.text
  }

  private func pointerType(_ type: CrossingType, isConstant: Bool) -> String {
    if type.c == "void" { return isConstant ? "UnsafeRawPointer" : "UnsafeMutableRawPointer" }
    return "Unsafe\(isConstant ? "" : "Mutable")Pointer<\(type.wire)>"
  }

  private func parameter(_ item: CallbackInterface.Item) -> String {
    if item.isByValue, item.type.c != "void" { return "\(item.pointer): \(item.type.wire)" }
    return "\(item.pointer): \(pointerType(item.type, isConstant: false))"
  }

  private var printer: SwiftExpression {
    var variables: [String: SwiftExpression.Variable] = [:]
    for item in interface.items {
      variables[item.argument.name] = SwiftExpression.Variable(
        name: SwiftNames.escaped(item.name), type: item.argument.type,
        dimensions: item.argument.dimensions)
    }
    let own = interface.routine.constants
    return SwiftExpression(
      variables: variables, constants: own.merging(constants) { own, _ in own })
  }

  private func read(
    _ item: CallbackInterface.Item, _ printer: SwiftExpression, into before: inout CodePrinter,
    storing after: inout CodePrinter
  ) throws(UserError) {
    let name = SwiftNames.escaped(item.name)
    let keyword = item.role == .changed ? "var" : "let"
    switch item.form {
    case .scalar:
      if item.role == .returned { return }
      if item.role == .implied, !isUsed(item) { return }
      before.line("\(keyword) \(name) = \(scalar(item))")
      if item.role == .changed { after.line(store(name, item)) }
    case .array:
      var shape = try shape(item, printer)
      if item.isSizeless {
        before.list(
          "let \(item.name)Shape = Fortran.shape(",
          [shape, "room: \(item.room)", "at: \(address(item))"], ")")
        shape = "\(item.name)Shape"
      }
      if item.role == .returned { return }
      let (opening, closing) = item.argument.type.isLogical ? ("Fortran.truths(", "))") : ("", ")")
      before.list(
        "\(keyword) \(name) = \(opening)Fortran.array(",
        ["at: \(address(item))", "shape: \(shape)"], closing)
      if item.role == .changed {
        if item.isSizeless { before.line("let \(item.name)Before = \(name)") }
        after.lines(storeArray(name, item, shape))
      }
    case .text:
      if item.role == .returned { return }
      before.line("\(keyword) \(name) = Fortran.text(at: \(item.pointer), length: \(item.length))")
      if item.role == .changed {
        after.line("Fortran.store(\(name), at: \(item.pointer), length: \(item.length))")
      }
    case .textArray:
      let count = try count(item, printer)
      if item.role == .returned { return }
      before.list(
        "\(keyword) \(name) = Fortran.texts(",
        ["at: \(item.pointer)", "length: \(item.length)", "count: \(count)"], ")")
      if item.role == .changed { after.lines(storeTexts(name, item, count)) }
    case .procedure: break
    }
  }

  /// A size that no array's shape needs is not read.
  private func isUsed(_ item: CallbackInterface.Item) -> Bool {
    interface.items.contains { other in
      other.argument.dimensions.contains { $0.size?.names.contains(item.argument.name) == true }
    }
  }

  private func address(_ item: CallbackInterface.Item) -> String {
    if item.argument.type.isCharacter { return "Fortran.bytes(at: \(item.pointer))" }
    guard item.type.c == "void" else { return item.pointer }
    return "\(item.pointer).assumingMemoryBound(to: \(item.type.element).self)"
  }

  private func scalar(_ item: CallbackInterface.Item) -> String {
    let value =
      item.type.c == "void"
      ? "\(item.pointer).load(as: \(item.type.wire).self)"
      : item.isByValue ? item.pointer : "\(item.pointer).pointee"
    switch item.argument.type {
    case .integer where item.type.isConverted: return "Int(\(value))"
    case .logical: return "\(value) != 0"
    case .character: return "Fortran.string(\(value))"
    default: return value
    }
  }

  private func store(_ value: String, _ item: CallbackInterface.Item) -> String {
    store(value, item.argument, item.type, at: item.pointer)
  }

  private func store(
    _ value: String, _ argument: Argument, _ crossing: CrossingType, at pointer: String
  ) -> String {
    switch argument.type {
    case .complex: return "\(pointer).storeBytes(of: \(value), as: \(crossing.wire).self)"
    case .integer(4, signed: true):
      let place = "\"\(qualifiedRoutine)\", \"\(interface.routine.name).\(argument.name)\""
      return "\(pointer).pointee = try Fortran.int32(\(value), \(place))"
    case .integer(8, signed: true): return "\(pointer).pointee = Int64(\(value))"
    case .logical: return "\(pointer).pointee = \(value) ? 1 : 0"
    case .character: return "\(pointer).pointee = Fortran.character(\(value))"
    default: return "\(pointer).pointee = \(value)"
    }
  }

  private func storeArray(
    _ value: String, _ item: CallbackInterface.Item, _ shape: String
  ) -> String {
    let argument = "\(interface.routine.name).\(item.argument.name)"
    let isLogical = item.argument.type.isLogical
    func wire(_ name: String) -> String { isLogical ? "Fortran.integers(\(name))" : name }
    var parts = [wire(value)]
    if item.isSizeless, item.role == .changed {
      parts.append("over: \(wire("\(item.name)Before"))")
    }
    parts += [
      "at: \(address(item))", "shape: \(shape)", "\"\(qualifiedRoutine)\"", "\"\(argument)\"",
    ]
    return statement("try Fortran.store(", parts)
  }

  private func storeTexts(
    _ value: String, _ item: CallbackInterface.Item, _ count: String
  ) -> String {
    statement(
      "try Fortran.store(",
      [
        value, "at: \(item.pointer)", "length: \(item.length)", "count: \(count)",
        "\"\(qualifiedRoutine)\"", "\"\(interface.routine.name).\(item.argument.name)\"",
      ])
  }

  /// A call on as many lines as it needs in the thunk's closure.
  private func statement(_ opening: String, _ items: [String]) -> String {
    var c = CodePrinter()
    c.indentation = 2
    c.list(opening, items, ")")
    return c.text.split(separator: "\n").map { String($0.dropFirst(4)) }.joined(separator: "\n")
  }

  /// How many texts there are.
  private func count(
    _ item: CallbackInterface.Item, _ printer: SwiftExpression
  ) throws(UserError) -> String {
    String(try shape(item, printer).dropFirst().dropLast())
  }

  private func shape(
    _ item: CallbackInterface.Item, _ printer: SwiftExpression
  ) throws(UserError) -> String {
    var extents: [String] = []
    for dimension in item.argument.dimensions {
      guard let count = dimension.size else {
        extents.append("nil")
        continue
      }
      guard let text = printer.integer(count) else {
        throw .unservable(
          owner,
          "its call-back '\(interface.routine.name)' has the array '\(item.argument.name)', whose "
            + "size cannot be said in Swift")
      }
      extents.append(text)
    }
    return "[\(extents.joined(separator: ", "))]"
  }

  private func writeCall(into c: inout CodePrinter) {
    let arguments = interface.items.compactMap { item -> String? in
      switch item.role {
      case .given: SwiftNames.escaped(item.name)
      case .changed: "&\(SwiftNames.escaped(item.name))"
      case .returned, .implied: nil
      }
    }
    let call = "try body(\(arguments.joined(separator: ", ")))"
    let returned = interface.items.filter { $0.role == .returned }
    let count = returned.count + (interface.result == nil ? 0 : 1)
    if count == 0 { return c.line(call) }
    c.line("let returned = \(call)")
    func value(_ place: Int) -> String { count == 1 ? "returned" : "returned.\(place)" }
    var place = 0
    if let result = interface.result {
      c.line(store(value(0), result.argument, result.type, at: "value"))
      place = 1
    }
    for item in returned {
      switch item.form {
      case .array:
        if item.isSizeless {
          c.lines(storeArray(value(place), item, "\(item.name)Shape"))
        } else if let shape = try? shape(item, printer) {
          c.lines(storeArray(value(place), item, shape))
        }
      case .textArray:
        if let count = try? self.count(item, printer) {
          c.lines(storeTexts(value(place), item, count))
        }
      case .text:
        c.line("Fortran.store(\(value(place)), at: \(item.pointer), length: \(item.length))")
      default: c.line(store(value(place), item))
      }
      place += 1
    }
  }
}
