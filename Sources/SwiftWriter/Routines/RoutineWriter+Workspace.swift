import CodePrinting
import Interface

extension RoutineWriter {
  /// Whether nobody sees what is in the array: neither the caller, nor an expression. Then it is
  /// memory without values, which lies on the stack if it is small.
  ///
  /// Arrays that come back begin as zeros, because a routine may fill less than all of them.
  func isWorkspace(_ index: Int) -> Bool {
    let argument = routine.arguments[index]
    guard roles[index] == .computed, argument.initialValue == nil,
      argument.intent.isDisjoint(with: [.in, .inout, .inplace])
    else { return false }
    let others = routine.arguments + (routine.result.map { [$0] } ?? [])
    return !others.contains { other in
      let expressions =
        other.dimensions.compactMap(\.size) + (other.initialValue.map { [$0] } ?? [])
        + other.checks.map(\.condition)
      return expressions.contains { $0.names.contains(argument.name) }
    }
  }

  /// Memory to work in for the time of the call.
  mutating func writeWorkspace(_ index: Int, _ element: String) throws(UserError) {
    let argument = routine.arguments[index]
    let extents = try madeExtents(of: argument, index)
    let factors = extents.map { text in
      extents.count > 1 && text.contains(" ") && !text.hasPrefix("Swift.max(") ? "(\(text))" : text
    }
    let count = helper(index, "Count")
    preparation.line("let \(count) = \(factors.joined(separator: " * "))")
    self.extents[index] = extents.map { "Int64(\($0))" }
    if routine.arguments.contains(where: \.callsBackSizeless) {
      byteCounts[index] = "\(count) * MemoryLayout<\(element)>.stride"
    }
    let pointer = helper(index, "Pointer")
    actuals[index] = pointer
    pointers.append(
      PointerScope(
        opening: "Fortran.withWorkspace(of: \(element).self, count: \(count)) { \(pointer) in"))
  }
}
