import FortranSyntax
import Interface

/// The actual arguments of an intrinsic, by place or keyword.
struct IntrinsicArguments {
  var positional: [Expression] = []
  var named: [String: Expression] = [:]

  init(_ arguments: [Expression]) {
    for argument in arguments {
      if let (keyword, value) = argument.keywordArgument {
        named[keyword.lowercased()] = value
      } else {
        positional.append(argument)
      }
    }
  }

  subscript(index: Int, keyword: String) -> Expression? {
    index < positional.count ? positional[index] : named[keyword]
  }
}

extension ConstantEvaluator {
  func call(_ name: String, _ arguments: [Expression]) throws(Failure) -> ConstantValue {
    let whole = Expression.call(name, arguments)
    if let (literal, kind) = whole.kindedLiteral { return try self.literal(literal, kind) }
    if let (items, variable, first, last, step) = whole.impliedDoParts {
      return try impliedDo(items, variable, integer(first), integer(last), integer(step))
    }
    if let (_, items) = whole.typedArrayParts { return try evaluate(.array(items)) }
    switch scope.meaning(of: name) {
    case .symbol(let symbol, let owner)
    where symbol.flags.contains(.parameter) || (symbol.dimensions != nil && !symbol.isProcedure):
      return try element(of: try owner.value(of: symbol), at: arguments)
    case .value(let value): return try element(of: value, at: arguments)
    case .symbol, .unknown: break
    }
    let given = IntrinsicArguments(arguments)
    let lower = name.lowercased()
    if let value = try inquiry(lower, given) { return value }
    if let value = try arrayFunction(lower, given) { return value }
    if let value = try characterFunction(lower, given) { return value }
    if let value = try numericFunction(lower, given) { return value }
    throw EvaluationFailure(.notConstant(name))
  }

  private func literal(_ literal: Expression, _ kind: Expression) throws(Failure) -> ConstantValue {
    let kind = try integer(kind)
    switch literal {
    case .real(let digits, _): return try real(digits, kind: kind)
    case .integer(let value): return .integer(value, kind: kind)
    case .logical(let value): return .logical(value, kind: kind)
    case .string(let bytes): return .character(bytes)
    default: throw .invalid("a malformed literal")
    }
  }

  private func impliedDo(
    _ items: [Expression], _ variable: String, _ first: Int, _ last: Int, _ step: Int
  ) throws(Failure) -> ConstantValue {
    guard step != 0 else { throw .invalid("the step of an implied loop is zero") }
    var elements: [ConstantValue] = []
    var inner = self
    var index = first
    while step > 0 ? index <= last : index >= last {
      inner.loopVariables[variable] = index
      for item in items { elements += try inner.evaluate(item).elements }
      guard elements.count <= Self.elementLimit else { throw .invalid("too many elements") }
      let (next, overflow) = index.addingReportingOverflow(step)
      if overflow { break }
      index = next
    }
    return .array(elements, shape: [elements.count], lowerBounds: [1])
  }

  private func element(
    of value: ConstantValue, at subscripts: [Expression]
  ) throws(Failure) -> ConstantValue {
    guard case .array(let elements, let shape, let lower) = value else {
      return try substring(of: value, subscripts)
    }
    guard subscripts.count == shape.count else { throw .invalid("a wrong number of subscripts") }
    if subscripts.count == 1, let bounds = subscripts[0].sectionParts {
      return try section(elements, lower[0], bounds)
    }
    var offset = 0
    var stride = 1
    for (dimension, subscript_) in subscripts.enumerated() {
      let index = try integer(subscript_) &- lower[dimension]
      guard index >= 0, index < shape[dimension] else {
        throw .invalid("a subscript out of bounds")
      }
      offset += index * stride
      stride *= shape[dimension]
    }
    return elements[offset]
  }

  private func bound(_ written: Expression, default value: Int) throws(Failure) -> Int {
    written == .omitted ? value : try integer(written)
  }

  private func section(
    _ elements: [ConstantValue], _ lower: Int,
    _ bounds: (low: Expression, high: Expression, step: Expression)
  ) throws(Failure) -> ConstantValue {
    let first = try bound(bounds.low, default: lower) &- lower
    let last = try bound(bounds.high, default: lower &+ elements.count &- 1) &- lower
    let step = try bound(bounds.step, default: 1)
    guard step != 0 else { throw .invalid("the step of a section is zero") }
    var chosen: [ConstantValue] = []
    for index in stride(from: first, through: last, by: step) {
      guard elements.indices.contains(index) else { throw .invalid("a subscript out of bounds") }
      chosen.append(elements[index])
    }
    return .array(chosen, shape: [chosen.count], lowerBounds: [1])
  }

  private func substring(
    of value: ConstantValue, _ subscripts: [Expression]
  ) throws(Failure) -> ConstantValue {
    guard case .character(let text) = value, subscripts.count == 1,
      let bounds = subscripts[0].sectionParts
    else { throw .invalid("a subscript of a scalar") }
    let first = try bound(bounds.low, default: 1)
    let last = try bound(bounds.high, default: text.count)
    guard first <= last else { return .character([]) }
    guard first >= 1, last <= text.count else { throw .invalid("a substring out of bounds") }
    return .character(Array(text[(first - 1)..<last]))
  }
}
