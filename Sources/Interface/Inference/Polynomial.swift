/// A sum of products with integer coefficients, over names and what cannot be taken apart.
///
/// Equal expressions get the same form, whose terms stand in f2py's order: `n+1` and `1+n` are both
/// `1 + n`.
struct Polynomial: Equatable {
  /// Sorted factors, repeated for powers; no factor means 1.
  typealias Product = [Expression]

  /// No coefficient is 0.
  private(set) var terms: [Product: Int]

  /// More terms than any array bound has; expanding products must not run away.
  private static let largestCount = 200
  private static let longestProduct = 12

  init(_ constant: Int) {
    terms = constant == 0 ? [:] : [[]: constant]
  }

  init(atom: Expression) {
    terms = [[atom]: 1]
  }

  /// `nil` where the form would be too large. `constants` are replaced by their values.
  init?(_ expression: Expression, constants: [String: Expression] = [:]) {
    switch expression {
    case .integer(let value):
      self.init(value)
    case .name(let name):
      if let value = constants[name]?.integerValue {
        self.init(value)
      } else {
        self.init(atom: expression)
      }
    case .unary(.plus, let operand):
      self.init(operand, constants: constants)
    case .unary(.minus, let operand):
      guard let value = Polynomial(operand, constants: constants)?.scaled(by: -1) else {
        return nil
      }
      self = value
    case .binary(let operation, let left, let right):
      guard let left = Polynomial(left, constants: constants),
        let right = Polynomial(right, constants: constants),
        let value = Self.combine(operation, left, right)
      else { return nil }
      self = value
    case .call(let name, let arguments):
      var normal: [Expression] = []
      for argument in arguments {
        guard let value = Polynomial(argument, constants: constants) else { return nil }
        normal.append(value.expression)
      }
      self.init(atom: .call(name, normal))
    default:
      self.init(atom: expression)
    }
  }

  private static func combine(
    _ operation: Expression.BinaryOperator, _ left: Polynomial, _ right: Polynomial
  ) -> Polynomial? {
    switch operation {
    case .add: return left.plus(right)
    case .subtract: return right.scaled(by: -1).flatMap { left.plus($0) }
    case .multiply: return left.times(right)
    case .power:
      if let exponent = right.constant, (0...4).contains(exponent) {
        return (0..<exponent).reduce(Polynomial(1) as Polynomial?) { product, _ in
          product.flatMap { $0.times(left) }
        }
      }
    case .divide:
      if let divisor = right.constant, divisor != 0, let quotient = left.divided(by: divisor) {
        return quotient
      }
    default: break
    }
    return Polynomial(atom: .binary(operation, left.expression, right.expression))
  }

  // MARK: Arithmetic; `nil` on overflow or excess of size

  func plus(_ other: Polynomial) -> Polynomial? {
    var result = self
    for (product, coefficient) in other.terms {
      guard result.add(product, coefficient) else { return nil }
    }
    return result
  }

  func scaled(by factor: Int) -> Polynomial? {
    times(Polynomial(factor))
  }

  func times(_ other: Polynomial) -> Polynomial? {
    var result = Polynomial(0)
    for (left, a) in terms {
      for (right, b) in other.terms {
        let (coefficient, overflows) = a.multipliedReportingOverflow(by: b)
        let product = (left + right).sorted(by: Self.precedes)
        guard !overflows, product.count <= Self.longestProduct,
          result.add(product, coefficient)
        else { return nil }
      }
    }
    return result
  }

  /// Exact division of every coefficient, or `nil`.
  func divided(by divisor: Int) -> Polynomial? {
    guard divisor != 0, divisor != Int.min else { return nil }
    var result = self
    for (product, coefficient) in terms {
      let (quotient, overflows) = coefficient.dividedReportingOverflow(by: divisor)
      guard !overflows, quotient * divisor == coefficient else { return nil }
      result.terms[product] = quotient
    }
    return result
  }

  private mutating func add(_ product: Product, _ coefficient: Int) -> Bool {
    let (sum, overflows) = (terms[product] ?? 0).addingReportingOverflow(coefficient)
    terms[product] = sum == 0 ? nil : sum
    return !overflows && terms.count <= Self.largestCount
  }

  // MARK: Queries

  /// The value where no name is left.
  var constant: Int? {
    if terms.isEmpty { return 0 }
    return terms.count == 1 ? terms[[]] : nil
  }

  func uses(_ name: String) -> Bool {
    terms.keys.contains { product in product.contains { $0.names.contains(name) } }
  }

  /// `slope` and `offset` with self = slope · name + offset, neither using the name.
  func linear(in name: String) -> (slope: Polynomial, offset: Polynomial)? {
    var slope = Polynomial(0)
    var offset = Polynomial(0)
    for (product, coefficient) in terms {
      let using = product.filter { $0.names.contains(name) }
      if using.isEmpty {
        offset.terms[product] = coefficient
      } else if using == [.name(name)] {
        slope.terms[product.filter { $0 != .name(name) }] = coefficient
      } else {
        return nil
      }
    }
    return (slope, offset)
  }

  // MARK: Writing

  /// Constants first, then names by the alphabet, then calls, then products.
  var expression: Expression {
    let sorted = terms.sorted { a, b in
      let ranks = (Self.rank(of: a.key), Self.rank(of: b.key))
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      return a.key.lexicographicallyPrecedes(b.key, by: Self.precedes)
    }
    var sum: Expression?
    for (product, coefficient) in sorted {
      if let left = sum {
        if coefficient < 0, coefficient != Int.min {
          sum = .binary(.subtract, left, Self.term(product, -coefficient))
        } else {
          sum = .binary(.add, left, Self.term(product, coefficient))
        }
      } else if coefficient == -1, !product.isEmpty {
        sum = .unary(.minus, Self.term(product, 1))
      } else {
        sum = Self.term(product, coefficient)
      }
    }
    return sum ?? .integer(0)
  }

  private static func term(_ product: Product, _ coefficient: Int) -> Expression {
    guard let first = product.first else { return .integer(coefficient) }
    let factors = product.dropFirst().reduce(first) { .binary(.multiply, $0, $1) }
    return coefficient == 1 ? factors : .binary(.multiply, .integer(coefficient), factors)
  }

  private static func rank(of product: Product) -> Int {
    guard let first = product.first else { return 0 }
    return product.count > 1 ? 4 : rank(of: first)
  }

  private static func rank(of atom: Expression) -> Int {
    switch atom {
    case .name: 1
    case .call: 2
    default: 3
    }
  }

  private static func precedes(_ a: Expression, _ b: Expression) -> Bool {
    let ranks = (rank(of: a), rank(of: b))
    return ranks.0 == ranks.1 ? a.description < b.description : ranks.0 < ranks.1
  }
}
