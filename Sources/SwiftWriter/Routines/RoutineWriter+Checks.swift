import CodePrinting
import Interface

extension RoutineWriter {
  /// Compares an array's shape with its declaration, as far as that is known now or, `isLate`, at
  /// last.
  mutating func writeShapeCheck(_ index: Int, isLate: Bool) throws(UserError) {
    let argument = routine.arguments[index]
    var conditions: [String] = []
    var expected: [String] = []
    var isComplete = true
    for (axis, dimension) in argument.dimensions.enumerated() {
      guard let count = dimension.size else {
        expected.append("nil")
        continue
      }
      if !isKnown(count, before: index) { isComplete = false }
      if defines(count, index, axis) {
        // The array says how large it is.
        expected.append("nil")
        continue
      }
      let text = isLate || isKnown(count, before: index) ? try integer(count, of: index) : "nil"
      expected.append(text)
      guard let variable = printer.variables[argument.name], text != "nil" else { continue }
      conditions.append("\(printer.extentText(of: variable, axis)) == \(text)")
    }
    if isLate == isComplete || conditions.isEmpty { return }
    canThrow = true
    let name = names[index]
    let isList = forms[index] == .textArray || spans.contains(index)
    let given = isList ? "[\(name).count]" : "\(name).shape"
    let list = expected.joined(separator: ", ")
    guarded(
      index, conditions.joined(separator: ", "), "Fortran.wrongShape",
      ["expected: [\(list)]", "given: \(given)"])
  }

  mutating func writeLateShapeChecks() throws(UserError) {
    for index in plan.evaluationOrder where roles[index].isParameter {
      if forms[index] == .array || forms[index] == .textArray {
        try writeShapeCheck(index, isLate: true)
      }
    }
  }

  /// Whether the caller has no say in its value before the call.
  private func isComputed(_ index: Int) -> Bool {
    roles[index] == .computed
      || (roles[index] == .returned && routine.isImpliedSize(routine.arguments[index]))
  }

  /// Whether the extent is a size that is computed from just this extent.
  private func defines(_ count: Expression, _ index: Int, _ axis: Int) -> Bool {
    guard case .name(let name) = count,
      let place = routine.arguments.firstIndex(where: { $0.name == name }),
      isComputed(place), let size = routine[argument: name],
      case .call(let inquiry, let parts)? = size.initialValue,
      case .name(routine.arguments[index].name)? = parts.first
    else { return false }
    switch inquiry {
    case "shape", "f2py_shape": return parts.count == 2 && parts[1].integerValue == axis
    case "len", "f2py_len": return axis == 0
    case "size", "f2py_size":
      if parts.count == 2 { return parts[1].integerValue == axis + 1 }
      return routine.arguments[index].rank == 1
    default: return false
    }
  }

  /// The conditions of `check(…)`; those that hold by construction are left out.
  mutating func writeChecks(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    if roles[index] == .returned, !isComputed(index) { return }
    for check in argument.checks where !holds(check.condition, for: argument, index) {
      guard let condition = printer.condition(check.condition) else {
        throw .unservable(
          routine, "its check(\(check.text)) cannot be said in Swift",
          at: check.location ?? argument.location)
      }
      canThrow = true
      var items = [SwiftExpression.quoted(Array(check.text.utf8))]
      if forms[index] == .scalar, !mayBeAbsent(index) {
        items.append("given: \"\\(\(names[index]))\"")
      }
      guarded(index, condition, "Fortran.failedCheck", items)
    }
  }

  /// Tests a condition on an argument, if it is there.
  private mutating func guarded(
    _ index: Int, _ condition: String, _ error: String, _ items: [String]
  ) {
    let items = place(index) + items
    if mayBeAbsent(index) { preparation.open("if let \(names[index]) {") }
    preparation.block("guard \(condition) else {", "}") { c in
      c.list("throw \(error)(", items, ")")
    }
    if mayBeAbsent(index) { preparation.close() }
  }

  /// Sizes that we compute from arrays agree with the arrays.
  private func holds(_ condition: Expression, for argument: Argument, _ index: Int) -> Bool {
    guard isComputed(index), case .binary(let symbol, let left, let right) = condition,
      let value = argument.initialValue
    else { return false }
    switch symbol {
    case .equal:
      return (left == value && right == .name(argument.name))
        || (right == value && left == .name(argument.name))
    case .greaterOrEqual: return left == value && right == .name(argument.name)
    case .lessOrEqual: return right == value && left == .name(argument.name)
    default: return false
    }
  }
}
