import CodePrinting
import Interface

extension RoutineWriter {
  /// Proves, once every argument has its value, that no array is shorter than its declared bounds:
  /// foreign code would read or write past its end.
  ///
  /// Where the bounds were known before the array was converted, its shape was compared with them
  /// then. What counts here is the number of elements: an array may be larger, or of another shape,
  /// as Fortran's sequence association allows (F2018 15.5.2.11).
  mutating func writeSizeChecks() {
    guard options.strictness != .legacy else { return }
    let conditions = Set(routine.arguments.flatMap { $0.checks.map(\.condition) })
    for index in plan.evaluationOrder where routine.arguments[index].isArray && isGiven(index) {
      let argument = routine.arguments[index]
      // Others count elements of their own; flat ones are compared elsewhere.
      if argument.type.isReference || argument.isFlat { continue }
      let name = cNames[index]
      var isProven = true
      var bounds: [String] = []
      for (axis, dimension) in argument.dimensions.enumerated() {
        guard let count = dimension.count else {
          bounds.append("1")  // `*` and `:` hold what the array has
          continue
        }
        let shape = Expression.call("shape", [.name(argument.name), .integer(axis)])
        if !isKnown(count, before: index), !conditions.contains(.binary(.equal, shape, count)) {
          isProven = false
        }
        bounds.append("swl_extent(\(printer.print(count)))")
      }
      if isProven { continue }
      let opening = mayBeAbsent(index) ? "if (\(name)_capi != Py_None) {" : "{"
      let specification = arraySpecification(index)
      conversion.block(opening, "}") { c in
        c.line("const npy_intp capi_bounds[] = {\(bounds.joined(separator: ", "))};")
        c.line("if (swl_check_size(&\(specification), \(name)_Dims, capi_bounds) < 0)")
        c.line("  goto capi_fail;")
      }
    }
  }

  /// Whether everything that the expression uses has its value when this argument's turn comes.
  func isKnown(_ expression: Expression, before index: Int) -> Bool {
    let later = Set(
      plan.evaluationOrder[position[index]...].map { routine.arguments[$0].name })
    return expression.names.allSatisfy { !later.contains($0) }
  }
}
