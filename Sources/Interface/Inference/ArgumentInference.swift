/// The work of `Routine.inferArguments()` on one argument list.
struct ArgumentInference {
  private(set) var arguments: [Argument]
  private let constants: [String: Expression]
  private var indices: [String: Int] = [:]

  init(_ routine: Routine) {
    arguments = routine.arguments
    constants = routine.constants
    for (index, argument) in arguments.enumerated() { indices[argument.name] = index }
  }

  /// Lets the shape of an array determine the sizes that its bounds name.
  ///
  /// `x(n)` gives `n = shape(x, 0)` with a check, and `n` is computed after `x`. A bound with two
  /// names, or not linear in its name, makes them required; then `x` is checked, after them. Left
  /// alone are arrays with checks of their own, and names with a default or dependencies.
  mutating func inferSizes(from index: Int) {
    let array = arguments[index]
    guard array.isArray, array.checks.isEmpty else { return }
    let isGiven =
      array.isInput || array.intent.contains(.inplace)
      || (array.intent.contains(.inout) && !array.intent.contains(.hide))
    var needed = array.dependencies
    var checks: [Check] = []
    for (axis, dimension) in array.dimensions.enumerated() {
      guard let solver = ShapeSolver(dimension, constants: constants) else { continue }
      let sizes = sizes(in: solver.extent, of: array.name)
      if isGiven {
        for size in sizes
        where !needed.contains(arguments[size].name) && arguments[size].initialValue == nil
          && arguments[size].dependencies.isEmpty
        {
          let shape = Expression.call("shape", [.name(array.name), .integer(axis)])
          let condition = Expression.binary(.equal, shape, solver.extent.expression)
          let check = Check(
            condition: condition, text: condition.text(), location: array.location)
          if sizes.count == 1, arguments[size].isIntegerScalar,
            let value = solver.solve(for: arguments[size].name, shape: shape)
          {
            determine(size, value, from: array.name, check)
          } else {
            require(size)
            needed.append(arguments[size].name)
            // What is flat may have more elements than it needs: the writer compares.
            if !array.isFlat, !checks.contains(check) { checks.append(check) }
          }
        }
      }
      for size in sizes
      where !arguments[size].dependencies.contains(array.name)
        && !needed.contains(arguments[size].name)
      {
        needed.append(arguments[size].name)
      }
    }
    arguments[index].checks = checks
    arguments[index].dependencies = needed
  }

  /// An argument with a default is optional, and computed after what the default names.
  mutating func completeDefault(of index: Int) {
    guard let value = arguments[index].initialValue else { return }
    if !arguments[index].isRequired { arguments[index].isOptional = true }
    guard arguments[index].dependencies.isEmpty else { return }
    let name = arguments[index].name
    arguments[index].dependencies = value.names.filter { $0 != name && indices[$0] != nil }
  }

  /// The arguments that an extent uses, in the order of the list.
  private func sizes(in extent: Polynomial, of array: String) -> [Int] {
    let names = extent.expression.names
    return Set(names).compactMap { $0 == array ? nil : indices[$0] }.sorted()
  }

  private mutating func determine(
    _ size: Int, _ value: Expression, from array: String, _ check: Check
  ) {
    arguments[size].initialValue = value
    arguments[size].dependencies = [array]
    if arguments[size].checks.isEmpty { arguments[size].checks = [check] }
    if !arguments[size].isRequired { arguments[size].isOptional = true }
  }

  private mutating func require(_ size: Int) {
    arguments[size].intent.insert(.in)
    if !arguments[size].isOptional { arguments[size].isRequired = true }
  }
}

extension Argument {
  fileprivate var isIntegerScalar: Bool {
    if case .integer = type { return !isArray }
    return false
  }
}
