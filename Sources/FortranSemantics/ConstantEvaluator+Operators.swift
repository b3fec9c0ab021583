import Interface

/// Intrinsic operations on constants (F2018 10.1.5), element by element on arrays.
extension ConstantEvaluator {
  func unary(
    _ op: Expression.UnaryOperator, _ operand: ConstantValue
  ) throws(Failure) -> ConstantValue {
    if case .array(let elements, let shape, let bounds) = operand {
      var results: [ConstantValue] = []
      for element in elements { results.append(try unary(op, element)) }
      return .array(results, shape: shape, lowerBounds: bounds)
    }
    switch (op, operand) {
    case (.plus, .integer), (.plus, .real), (.plus, .complex): return operand
    case (.minus, .integer(let value, let kind)):
      return .integer(0 &- value, kind: kind)
    case (.minus, .real(let value, let kind)): return .real(-value, kind: kind)
    case (.minus, .complex(let re, let im, let kind)): return .complex(-re, -im, kind: kind)
    case (.not, .logical(let value, let kind)): return .logical(!value, kind: kind)
    default: throw .invalid("'\(op.rawValue)' does not apply to this operand")
    }
  }

  func binary(
    _ op: Expression.BinaryOperator, _ a: ConstantValue, _ b: ConstantValue
  ) throws(Failure) -> ConstantValue {
    if a.isArray || b.isArray {
      return try elementwise(a, b) { x, y throws(Failure) in
        try binary(op, x, y)
      }
    }
    switch (a, b) {
    case (.logical(let x, let kind), .logical(let y, _)):
      switch op {
      case .and: return .logical(x && y, kind: kind)
      case .or: return .logical(x || y, kind: kind)
      case .equal: return .logical(x == y, kind: kind)
      case .notEqual: return .logical(x != y, kind: kind)
      default: break
      }
    case (.character(let x), .character(let y)): return try text(op, x, y)
    case (.integer(let x, let k), .integer(let y, let l)):
      return try integers(op, x, y, kind: max(k, l))
    default:
      if case .complex = a { return try complexes(op, a, b) }
      if case .complex = b { return try complexes(op, a, b) }
      if let x = a.asDouble, let y = b.asDouble {
        return try reals(op, x, y, kind: max(a.realKind, b.realKind), exponent: b)
      }
    }
    throw .invalid("'\(op.rawValue)' does not apply to these operands")
  }

  func elementwise(
    _ a: ConstantValue, _ b: ConstantValue,
    _ operation: (ConstantValue, ConstantValue) throws(Failure) -> ConstantValue
  ) throws(Failure) -> ConstantValue {
    let x = a.elements
    let y = b.elements
    guard !a.isArray || !b.isArray || x.count == y.count else {
      throw .invalid("arrays of \(x.count) and \(y.count) elements do not conform")
    }
    let count = a.isArray ? x.count : y.count
    var results: [ConstantValue] = []
    results.reserveCapacity(count)
    for index in 0..<count {
      results.append(try operation(a.isArray ? x[index] : a, b.isArray ? y[index] : b))
    }
    let shape = a.isArray ? a.shape : b.shape
    return .array(results, shape: shape, lowerBounds: shape.map { _ in 1 })
  }

  private func integers(
    _ op: Expression.BinaryOperator, _ x: Int, _ y: Int, kind: Int
  ) throws(Failure) -> ConstantValue {
    let result: (partialValue: Int, overflow: Bool)
    switch op {
    case .add: result = x.addingReportingOverflow(y)
    case .subtract: result = x.subtractingReportingOverflow(y)
    case .multiply: result = x.multipliedReportingOverflow(by: y)
    case .divide:
      guard y != 0 else { throw .invalid("division by zero") }
      result = x.dividedReportingOverflow(by: y)
    case .remainder:
      guard y != 0 else { throw .invalid("division by zero") }
      result = x.remainderReportingOverflow(dividingBy: y)
    case .power: return .integer(try power(x, y), kind: kind)
    case .bitAnd: return .integer(x & y, kind: kind)
    case .bitOr: return .integer(x | y, kind: kind)
    case .bitXor: return .integer(x ^ y, kind: kind)
    case .shiftLeft: return .integer(x << y, kind: kind)
    case .shiftRight: return .integer(x >> y, kind: kind)
    default:
      if let answer = compared(op, x, y) { return .logical(answer, kind: 4) }
      throw .invalid("'\(op.rawValue)' does not apply to integers")
    }
    guard !result.overflow else { throw .invalid("integer overflow") }
    return .integer(result.partialValue, kind: kind)
  }

  private func power(_ base: Int, _ exponent: Int) throws(Failure) -> Int {
    if exponent < 0 {
      switch base {
      case 0: throw .invalid("division by zero")
      case 1: return 1
      case -1: return exponent % 2 == 0 ? 1 : -1
      default: return 0
      }
    }
    var result = 1
    var factor = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw .invalid("integer overflow") }
        result = product
      }
      rest >>= 1
      if rest > 0 {
        let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw .invalid("integer overflow") }
        factor = square
      }
    }
    return result
  }

  private func reals(
    _ op: Expression.BinaryOperator, _ x: Double, _ y: Double, kind: Int, exponent: ConstantValue
  ) throws(Failure) -> ConstantValue {
    switch op {
    case .add: return .rounded(x + y, kind: kind)
    case .subtract: return .rounded(x - y, kind: kind)
    case .multiply: return .rounded(x * y, kind: kind)
    case .divide: return .rounded(x / y, kind: kind)
    case .power:
      if let whole = exponent.integerValue { return .rounded(integerPower(x, whole), kind: kind) }
      return .rounded(CMath.pow(x, y), kind: kind)
    default:
      if let answer = compared(op, x, y) { return .logical(answer, kind: 4) }
      throw .invalid("'\(op.rawValue)' does not apply to reals")
    }
  }

  private func integerPower(_ x: Double, _ n: Int) -> Double {
    var result = 1.0
    var factor = x
    var rest = n.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return n < 0 ? 1 / result : result
  }

  private func complexes(
    _ op: Expression.BinaryOperator, _ a: ConstantValue, _ b: ConstantValue
  ) throws(Failure) -> ConstantValue {
    let (p, q) = try Conversion.parts(a)
    let (r, s) = try Conversion.parts(b)
    let kind = max(a.realKind, b.realKind)
    switch op {
    case .add: return .roundedComplex(p + r, q + s, kind: kind)
    case .subtract: return .roundedComplex(p - r, q - s, kind: kind)
    case .multiply: return .roundedComplex(p * r - q * s, p * s + q * r, kind: kind)
    case .divide:
      let size = r * r + s * s
      return .roundedComplex((p * r + q * s) / size, (q * r - p * s) / size, kind: kind)
    case .power:
      guard let n = b.integerValue, n.magnitude <= 1024 else {
        throw .invalid("a complex power needs a small integer exponent")
      }
      var (re, im) = (1.0, 0.0)
      for _ in 0..<n.magnitude { (re, im) = (re * p - im * q, re * q + im * p) }
      if n < 0 {
        let size = re * re + im * im
        (re, im) = (re / size, -im / size)
      }
      return .roundedComplex(re, im, kind: kind)
    case .equal: return .logical(p == r && q == s, kind: 4)
    case .notEqual: return .logical(p != r || q != s, kind: 4)
    default: throw .invalid("'\(op.rawValue)' does not apply to complex numbers")
    }
  }

  private func text(
    _ op: Expression.BinaryOperator, _ x: [UInt8], _ y: [UInt8]
  ) throws(Failure) -> ConstantValue {
    if op == .concatenate { return .character(x + y) }
    // Shorter operands compare as if padded with blanks (F2018 10.1.5.5.1).
    let length = max(x.count, y.count)
    let padded = { (bytes: [UInt8]) in
      bytes + [UInt8](repeating: UInt8(ascii: " "), count: length - bytes.count)
    }
    let (a, b) = (padded(x), padded(y))
    let order = a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
    guard let answer = compared(op, order, 0) else {
      throw .invalid("'\(op.rawValue)' does not apply to characters")
    }
    return .logical(answer, kind: 4)
  }

  private func compared<T: Comparable>(
    _ op: Expression.BinaryOperator, _ x: T, _ y: T
  ) -> Bool? {
    switch op {
    case .equal: x == y
    case .notEqual: x != y
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    default: nil
    }
  }
}

extension ConstantValue {
  /// The kind that counts for the result of real arithmetic; integers give way.
  var realKind: Int {
    switch self {
    case .real(_, let kind), .complex(_, _, let kind): kind
    default: 0
    }
  }
}
