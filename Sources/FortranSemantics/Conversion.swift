import Interface

/// Intrinsic assignment's conversions between constants (F2018 10.2.1.3).
enum Conversion {
  static func convert(
    _ value: ConstantValue, to type: ValueType
  ) throws(EvaluationFailure) -> ConstantValue {
    if case .array(let elements, let shape, let bounds) = value {
      var converted: [ConstantValue] = []
      converted.reserveCapacity(elements.count)
      for element in elements { converted.append(try convert(element, to: type)) }
      return .array(converted, shape: shape, lowerBounds: bounds)
    }
    switch type {
    case .integer(let bytes, _): return .integer(try truncated(value), kind: bytes)
    case .real(let bytes): return .rounded(try parts(value).0, kind: bytes)
    case .complex(let bytes):
      let (re, im) = try parts(value)
      return .roundedComplex(re, im, kind: bytes)
    case .logical(let bytes):
      guard case .logical(let isTrue, _) = value else {
        throw .invalid("a logical value was expected")
      }
      return .logical(isTrue, kind: bytes)
    case .character(let length):
      guard case .character(var text) = value else {
        throw .invalid("a character value was expected")
      }
      let count: Int?
      switch length {
      case .one: count = 1
      case .fixed(let expression): count = expression.integerValue
      case .assumed, .deferred, .terminated: count = nil
      }
      if let count, count <= ConstantEvaluator.elementLimit {
        if text.count > count { text.removeLast(text.count - max(0, count)) }
        while text.count < count { text.append(UInt8(ascii: " ")) }
      }
      return .character(text)
    case .derived, .procedure, .opaque: return value
    }
  }

  /// Real and imaginary part of a number.
  static func parts(_ value: ConstantValue) throws(EvaluationFailure) -> (Double, Double) {
    switch value {
    case .integer(let value, _): return (Double(value), 0)
    case .real(let value, _): return (value, 0)
    case .complex(let re, let im, _): return (re, im)
    default: throw .invalid("a number was expected")
    }
  }

  static func truncated(_ value: ConstantValue) throws(EvaluationFailure) -> Int {
    if case .integer(let value, _) = value { return value }
    if case .logical = value { throw .invalid("an integer was expected") }
    return try integer(parts(value).0.rounded(.towardZero))
  }

  static func integer(_ value: Double) throws(EvaluationFailure) -> Int {
    guard let exact = Int(exactly: value) else {
      throw .invalid("\(value) is out of the range of integers")
    }
    return exact
  }
}
