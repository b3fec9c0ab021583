import FortranSyntax
import Interface

/// Evaluates constant expressions as the standard says (F2018 10.1.12).
public struct ConstantEvaluator {
  typealias Failure = EvaluationFailure

  public let scope: ScopeEnvironment
  /// Values of implied-do variables.
  var loopVariables: [String: Int] = [:]
  var depth = 0

  /// Nesting of expressions and of definitions by other constants.
  private static let depthLimit = 200
  /// Elements of one array constructor or RESHAPE.
  static let elementLimit = 1 << 20

  public init(_ scope: ScopeEnvironment) { self.scope = scope }

  public func evaluate(_ expression: Expression) throws(EvaluationFailure) -> ConstantValue {
    guard depth < Self.depthLimit else { throw .invalid("the expression is nested too deeply") }
    var inner = self
    inner.depth += 1
    return try inner.step(expression)
  }

  private func step(_ expression: Expression) throws(Failure) -> ConstantValue {
    switch expression {
    case .integer(let value): return .integer(value)
    case .real(let digits, let bytes): return try real(digits, kind: bytes)
    case .complex(let a, let b): return try complex(evaluate(a), evaluate(b))
    case .logical(let value): return .logical(value, kind: 4)
    case .string(let bytes): return .character(bytes)
    case .name(let name):
      if let value = loopVariables[name] { return .integer(value) }
      return try scope.constant(name)
    case .unary(let op, let operand): return try unary(op, evaluate(operand))
    case .binary(let op, let a, let b): return try binary(op, evaluate(a), evaluate(b))
    case .conditional(let condition, let a, let b):
      guard case .logical(let isTrue, _) = try evaluate(condition) else {
        throw .invalid("the condition is not a logical constant")
      }
      return try evaluate(isTrue ? a : b)
    case .array(let items): return try constructor(items)
    case .call(let name, let arguments): return try call(name, arguments)
    case .verbatim(let text, _): throw .invalid("'\(text)' is not a constant expression")
    }
  }

  func integer(_ expression: Expression) throws(Failure) -> Int {
    guard let value = try evaluate(expression).integerValue else {
      throw .invalid("an integer was expected")
    }
    return value
  }

  // MARK: - Literals and constructors

  func real(_ digits: String, kind: Int) throws(Failure) -> ConstantValue {
    let plain = String(digits.map { "dDqQE".contains($0) ? "e" : $0 })
    guard let value = kind == 4 ? Float(plain).map(Double.init) : Double(plain) else {
      throw .invalid("'\(digits)' is not a real literal")
    }
    return .real(value, kind: kind)
  }

  private func complex(_ a: ConstantValue, _ b: ConstantValue) throws(Failure) -> ConstantValue {
    guard let re = a.asDouble, let im = b.asDouble else {
      throw .invalid("the parts of a complex literal must be numbers")
    }
    let kinds = [a, b].compactMap { if case .real(_, let kind) = $0 { kind } else { nil } }
    return .roundedComplex(re, im, kind: kinds.max() ?? 4)
  }

  private func constructor(_ items: [Expression]) throws(Failure) -> ConstantValue {
    var elements: [ConstantValue] = []
    for item in items {
      elements += try evaluate(item).elements
      guard elements.count <= Self.elementLimit else {
        throw .invalid("the array has more than \(Self.elementLimit) elements")
      }
    }
    return .array(elements, shape: [elements.count], lowerBounds: [1])
  }

  // MARK: - Named constants

  /// The value that a declaration gives: converted to its type and shape (F2018 8.4, 8.5.13).
  public func initialValue(
    of symbol: Symbol, from expression: Expression
  ) throws(EvaluationFailure) -> ConstantValue {
    var value = try evaluate(expression)
    let type: ValueType?
    do {
      type = try TypeResolver(scope).type(of: symbol)
    } catch {
      // Its own type does not matter for a derived type; a wrong kind is reported where it is asked.
      type = nil
    }
    if let type { value = try Conversion.convert(value, to: type) }
    if let dimensions = symbol.dimensions {
      value = try shaped(value, by: dimensions)
    }
    return value
  }

  private func shaped(
    _ value: ConstantValue, by dimensions: [DimensionSyntax]
  ) throws(Failure) -> ConstantValue {
    var shape: [Int] = []
    var lower: [Int] = []
    for (index, dimension) in dimensions.enumerated() {
      var low = 1
      if let written = dimension.lower { low = try integer(written.expression) }
      lower.append(low)
      switch dimension.upper {
      case .expression(let upper):
        let (extent, overflow) = try integer(upper.expression).subtractingReportingOverflow(low)
        guard !overflow, extent < Self.elementLimit else {
          throw .invalid("the array is too large")
        }
        shape.append(max(0, extent + 1))
      default:  // an implied-shape array (F2018 8.5.8.6)
        shape.append(index < value.shape.count ? value.shape[index] : 1)
      }
    }
    var count = 1
    for extent in shape {
      count = count.multipliedReportingOverflow(by: extent).partialValue
      guard count <= Self.elementLimit, count >= 0 else { throw .invalid("the array is too large") }
    }
    if case .array(let elements, _, _) = value {
      guard elements.count == count else {
        throw .invalid("\(elements.count) values are given for \(count) elements")
      }
      return .array(elements, shape: shape, lowerBounds: lower)
    }
    return .array(
      [ConstantValue](repeating: value, count: count), shape: shape, lowerBounds: lower)
  }
}

extension ConstantValue {
  var asDouble: Double? {
    switch self {
    case .integer(let value, _): Double(value)
    case .real(let value, _): value
    default: nil
    }
  }
}
