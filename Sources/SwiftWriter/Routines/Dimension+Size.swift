import Interface

extension Dimension {
  /// The number of elements, without sums of literals.
  var size: Expression? {
    guard case .upperBound(let upper) = extent, let low = lowerBound?.integerValue, low != 1 else {
      return count
    }
    if let high = upper.integerValue { return .integer(high - low + 1) }
    return low < 1
      ? .binary(.add, upper, .integer(1 - low)) : .binary(.subtract, upper, .integer(low - 1))
  }
}
