import FortranSyntax
import Interface

/// Array functions and inquiries about shapes (F2018 16.9).
extension ConstantEvaluator {
  func arrayFunction(
    _ name: String, _ given: IntrinsicArguments
  ) throws(Failure) -> ConstantValue? {
    switch name {
    case "size", "shape", "lbound", "ubound":
      guard let argument = given[0, name == "shape" ? "source" : "array"] else {
        throw .invalid("\(name) needs an argument")
      }
      let bounds = try self.bounds(of: argument)
      var chosen: Int?
      if let written = given[1, "dim"], name != "shape" { chosen = try integer(written) }
      if let chosen, !(1...max(1, bounds.count)).contains(chosen) {
        throw .invalid("dim=\(chosen) is not a dimension of the array")
      }
      let answers = bounds.map { low, extent in
        name == "lbound" ? low : name == "ubound" ? low &+ extent &- 1 : extent
      }
      if let chosen, chosen <= answers.count { return .integer(answers[chosen - 1]) }
      if name == "size" { return .integer(answers.reduce(1, &*)) }
      return .array(answers.map { .integer($0) }, shape: [answers.count], lowerBounds: [1])
    case "sum", "product", "maxval", "minval":
      guard let argument = given[0, "array"] else { throw .invalid("\(name) needs an argument") }
      let elements = try evaluate(argument).elements
      guard var result = elements.first else { throw .invalid("\(name) of an empty array") }
      for element in elements.dropFirst() {
        switch name {
        case "sum": result = try binary(.add, result, element)
        case "product": result = try binary(.multiply, result, element)
        default:
          let isBetter = try binary(name == "maxval" ? .greater : .less, element, result)
          if case .logical(true, _) = isBetter { result = element }
        }
      }
      return result
    case "reshape":
      guard let source = given[0, "source"], let shape = given[1, "shape"] else {
        throw .invalid("reshape needs a source and a shape")
      }
      var elements = try evaluate(source).elements
      let extents = try evaluate(shape).elements.compactMap(\.integerValue)
      var count = 1
      for extent in extents {
        let (product, overflow) = count.multipliedReportingOverflow(by: extent)
        guard !overflow, extent >= 0, product <= Self.elementLimit else {
          throw .invalid("a shape that is too large")
        }
        count = product
      }
      if let pad = given[2, "pad"] {
        let filler = try evaluate(pad).elements
        var index = 0
        while elements.count < count, !filler.isEmpty {
          elements.append(filler[index % filler.count])
          index += 1
        }
      }
      guard elements.count >= count else { throw .invalid("reshape has too few elements") }
      return .array(
        Array(elements.prefix(count)), shape: extents, lowerBounds: extents.map { _ in 1 })
    case "spread":
      guard let source = given[0, "source"], let copies = given[2, "ncopies"] else {
        throw .invalid("spread needs a source and a number of copies")
      }
      let value = try evaluate(source)
      let count = try integer(copies)
      guard !value.isArray, count >= 0, count <= Self.elementLimit else {
        throw .invalid("spread of an array is not evaluated")
      }
      return .array(
        [ConstantValue](repeating: value, count: count), shape: [count], lowerBounds: [1])
    case "any", "all", "count":
      guard let mask = given[0, "mask"] else { throw .invalid("\(name) needs a mask") }
      var count = 0
      let elements = try evaluate(mask).elements
      for case .logical(true, _) in elements { count += 1 }
      if name == "count" { return .integer(count) }
      return .logical(name == "any" ? count > 0 : count == elements.count, kind: 4)
    default: return nil
    }
  }

  /// Lower bound and extent of each dimension of a constant or of a declared array.
  private func bounds(of expression: Expression) throws(Failure) -> [(Int, Int)] {
    if case .name(let name) = expression,
      case .symbol(let symbol, let owner) = scope.meaning(of: name),
      !symbol.flags.contains(.parameter)
    {
      guard let dimensions = symbol.dimensions else {
        throw EvaluationFailure(.notConstant(name))
      }
      let evaluator = ConstantEvaluator(owner)
      var result: [(Int, Int)] = []
      for dimension in dimensions {
        guard case .expression(let upper) = dimension.upper else {
          throw EvaluationFailure(.notConstant(name))
        }
        var low = 1
        if let lower = dimension.lower { low = try evaluator.integer(lower.expression) }
        let high = try evaluator.integer(upper.expression)
        result.append((low, max(0, high &- low &+ 1)))
      }
      return result
    }
    guard case .array(_, let shape, let lower) = try evaluate(expression) else {
      throw .invalid("an array was expected")
    }
    return Array(zip(lower, shape))
  }
}
