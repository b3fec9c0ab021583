import CodePrinting
import Interface

extension RoutineWriter {
  /// An array of numbers, truth values or single characters.
  mutating func writeArray(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    guard let type = CrossingType(argument.type) else { return }
    let name = names[index]
    let array = "NDArray<\(type.element), \(argument.rank)>"
    let order = self.order(index)
    if isOptional(index) {
      try writeOptionalArray(index, array)
    } else {
      switch roles[index] {
      case .given:
        let type = spans.contains(index) ? "Span<\(type.element)>" : array
        parameters[index] = parameter(index, type, nil)
      case .changed: parameters[index] = parameter(index, "inout \(array)", nil)
      case .copied, .spoiled:
        parameters[index] = parameter(index, array, nil)
        preparation.line("var \(name) = \(name)")
      case .computed, .returned: break
      }
      if roles[index].isParameter { try writeShapeCheck(index, isLate: false) }
    }
    if isWorkspace(index) {
      return try writeWorkspace(index, argument.type.isLogical ? type.wire : type.element)
    }
    if argument.type.isLogical { return try writeLogicalArray(index, type) }
    if !roles[index].isParameter {
      let shape = try self.shape(of: argument, index)
      if let value = argument.initialValue {
        guard let text = printer.value(value, as: argument.type) else {
          throw .unservable(
            routine,
            "the value '\(value)' of its argument '\(argument.name)' cannot be said in Swift",
            at: argument.location)
        }
        preparation.list("var \(name) = \(array).full(", [shape, text, "order: \(order)"], ")")
      } else {
        preparation.list("var \(name) = \(array)(", ["shape: \(shape)", "order: \(order)"], ")")
      }
    }
    extents[index] = extentTexts(index)
    countBytes(of: name, index, type.element)
    address(of: name, index, isMutable: roles[index] != .given)
  }

  func order(_ index: Int) -> String {
    routine.arguments[index].intent.contains(.c) ? ".c" : ".fortran"
  }

  /// Opens a closure that gives the address of an array.
  mutating func address(of array: String, _ index: Int, isMutable: Bool) {
    let pointer = helper(index, "Pointer")
    actuals[index] = pointer
    if spans.contains(index) {
      return pointers.append(
        PointerScope(opening: "Fortran.withPointer(to: \(array)) { \(pointer) in"))
    }
    if mayBeAbsent(index) {
      pointers.append(
        PointerScope(
          opening: "Fortran.withPointer(to: \(array), order: \(order(index))) { \(pointer) in"))
    } else {
      let method = isMutable ? "withUnsafeMutablePointer" : "withUnsafePointer"
      pointers.append(
        PointerScope(opening: "\(array).\(method)(order: \(order(index))) { \(pointer) in"))
    }
  }

  /// The memory that call-backs may get parts of, counted before the call.
  private mutating func countBytes(of array: String, _ index: Int, _ element: String) {
    guard routine.arguments.contains(where: \.callsBackSizeless) else { return }
    let count = mayBeAbsent(index) ? "(\(array)?.count ?? 0)" : "\(array).count"
    let name = helper(index, "Size")
    preparation.line("let \(name) = \(count) * MemoryLayout<\(element)>.stride")
    byteCounts[index] = name
  }

  /// Extents for shims, as `Int64`; of an array that is changed they are taken before.
  private mutating func extentTexts(_ index: Int) -> [String] {
    let argument = routine.arguments[index]
    let isNeeded = context.call.parameters.contains { parameter in
      if case .extent(argument: index, dimension: _) = parameter { true } else { false }
    }
    guard isNeeded else { return [] }
    if mayBeAbsent(index) {
      return (0..<argument.rank).map { "Int64(\(names[index])?.shape[\($0)] ?? 0)" }
    }
    if spans.contains(index) { return ["Int64(\(names[index]).count)"] }
    var shape = "\(names[index]).shape"
    if roles[index] != .given {
      let copy = helper(index, "Shape")
      preparation.line("let \(copy) = \(shape)")
      shape = copy
    }
    return (0..<argument.rank).map { "Int64(\(shape)[\($0)])" }
  }

  /// `[m, n]`: the shape of an array that we make.
  func shape(of argument: Argument, _ index: Int?) throws(UserError) -> String {
    "[\(try madeExtents(of: argument, index).joined(separator: ", "))]"
  }

  /// The extents of an array that we make.
  func madeExtents(of argument: Argument, _ index: Int?) throws(UserError) -> [String] {
    var extents: [String] = []
    for dimension in argument.dimensions {
      guard let count = dimension.size else {
        throw .unservable(
          routine, "the size of its '\(argument.name)' is known to the routine only",
          at: argument.location)
      }
      extents.append(try extent(count, of: index))
    }
    return extents
  }

  /// A size that is not negative: an array that ends before it begins is empty (F2018 8.5.8.2).
  func extent(_ count: Expression, of index: Int?) throws(UserError) -> String {
    let text = try integer(count, of: index)
    if let value = count.integerValue { return "\(max(0, value))" }
    if case .name(let name) = count, let argument = routine[argument: name],
      routine.isImpliedSize(argument)
    {
      return text
    }
    if case .call(let name, _) = count, ["size", "shape", "len"].contains(name) { return text }
    return "Swift.max(\(text), 0)"
  }

  /// An optional array: absent in Fortran, or made from its default.
  private mutating func writeOptionalArray(_ index: Int, _ array: String) throws(UserError) {
    let argument = routine.arguments[index]
    let name = names[index]
    if roles[index] == .changed {
      throw .unservable(
        routine, "its argument '\(argument.name)' is optional and is changed",
        at: argument.location)
    }
    parameters[index] = parameter(index, "\(array)?", "nil")
    if mayBeAbsent(index) { return try writeShapeCheck(index, isLate: false) }
    let shape = try self.shape(of: argument, index)
    let make: String
    if let value = argument.initialValue {
      guard let text = printer.value(value, as: argument.type) else {
        throw .unservable(
          routine,
          "the value '\(value)' of its argument '\(argument.name)' cannot be said in Swift",
          at: argument.location)
      }
      make = ".full(\(shape), \(text), order: \(order(index)))"
    } else {
      make = "\(array)(shape: \(shape), order: \(order(index)))"
    }
    let keyword = [.copied, .spoiled].contains(roles[index]) ? "var" : "let"
    preparation.line("\(keyword) \(name) = \(name) ?? \(make)")
    try writeShapeCheck(index, isLate: false)
  }

  /// LOGICAL has the size of a number: the elements are converted.
  private mutating func writeLogicalArray(
    _ index: Int, _ type: CrossingType
  ) throws(UserError) {
    let argument = routine.arguments[index]
    let name = names[index]
    let wire = helper(index, "Values")
    let wireArray = "NDArray<\(type.wire), \(argument.rank)>"
    if mayBeAbsent(index) {
      preparation.line("let \(wire) = \(name).map { Fortran.integers($0) as \(wireArray) }")
    } else if roles[index].isParameter {
      let keyword = roles[index] == .given ? "let" : "var"
      preparation.line("\(keyword) \(wire): \(wireArray) = Fortran.integers(\(name))")
    } else {
      let shape = try self.shape(of: argument, index)
      preparation.list(
        "var \(wire) = \(wireArray)(", ["shape: \(shape)", "order: \(order(index))"], ")")
    }
    extents[index] = extentTexts(index, wire)
    countBytes(of: wire, index, type.wire)
    if roles[index] == .changed { completion.line("\(name) = Fortran.truths(\(wire))") }
    address(of: wire, index, isMutable: roles[index] != .given)
  }

  private mutating func extentTexts(_ index: Int, _ wire: String) -> [String] {
    if roles[index].isParameter { return extentTexts(index) }
    let isNeeded = context.call.parameters.contains { parameter in
      if case .extent(argument: index, dimension: _) = parameter { true } else { false }
    }
    guard isNeeded else { return [] }
    let copy = helper(index, "Shape")
    preparation.line("let \(copy) = \(wire).shape")
    return (0..<routine.arguments[index].rank).map { "Int64(\(copy)[\($0)])" }
  }
}
