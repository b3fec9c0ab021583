import Interface

/// The extent of a dimension in f2py's canonical form: sums multiplied out, like terms joined,
/// constants first, then names in alphabetical order, then functions, then products:
/// `a(2*n-1)` is `-1 + 2 * n`, `a(0:n)` is `1 + n`.
///
/// Users search for these texts, and tools parse them, so their form is kept.
enum CanonicalText {
  static func of(_ expression: Expression) -> String {
    guard let polynomial = Polynomial(expression, depth: 0) else {
      return ExpressionText.source(expression)
    }
    return polynomial.text
  }
}

/// A sum of products of powers with integer coefficients.
private struct Polynomial {
  /// What is not a sum or a product: a name, a function, a quotient.
  struct Atom: Hashable, Comparable {
    var isName: Bool
    var text: String
    /// Quotients print without parentheses where a sum stands, with them inside a product.
    var isQuotient = false

    static func < (a: Atom, b: Atom) -> Bool {
      a.isName == b.isName ? a.text < b.text : a.isName
    }
  }

  /// Atoms with their exponents, sorted; none for the constant term.
  typealias Product = [Factor]

  struct Factor: Hashable {
    var atom: Atom
    var exponent: Int
  }

  /// Beyond these a text would help nobody, and multiplying out would not end.
  static let maximumTerms = 64
  static let maximumDepth = 64

  private var terms: [Product: Int] = [:]

  init(_ value: Int) {
    if value != 0 { terms[[]] = value }
  }

  init(_ atom: Atom) {
    terms[[Factor(atom: atom, exponent: 1)]] = 1
  }

  init?(_ expression: Expression, depth: Int) {
    guard depth < Self.maximumDepth else { return nil }
    func part(_ operand: Expression) -> Polynomial? { Polynomial(operand, depth: depth + 1) }
    switch expression {
    case .integer(let value): self.init(value)
    case .name(let name): self.init(Atom(isName: true, text: name))
    case .unary(.plus, let operand): self.init(operand, depth: depth + 1)
    case .unary(.minus, let operand):
      guard let value = part(operand)?.scaled(by: -1) else { return nil }
      self = value
    case .binary(.add, let left, let right):
      guard let value = part(left)?.adding(part(right)) else { return nil }
      self = value
    case .binary(.subtract, let left, let right):
      guard let value = part(left)?.adding(part(right)?.scaled(by: -1)) else { return nil }
      self = value
    case .binary(.multiply, let left, let right):
      guard let value = part(left)?.multiplied(by: part(right)) else { return nil }
      self = value
    case .binary(.power, let base, let exponent):
      guard let count = exponent.integerValue, (1...8).contains(count), let factor = part(base)
      else { return nil }
      var power: Polynomial? = factor
      for _ in 1..<count { power = power?.multiplied(by: factor) }
      guard let power else { return nil }
      self = power
    case .binary(.divide, let left, let right):
      guard let value = part(left)?.divided(by: part(right)) else { return nil }
      self = value
    case .call(let name, let arguments):
      var texts: [String] = []
      for argument in arguments {
        guard let text = part(argument)?.text else { return nil }
        texts.append(text)
      }
      self.init(Atom(isName: false, text: "\(name)(\(texts.joined(separator: ", ")))"))
    default: return nil
    }
  }

  private mutating func add(_ product: Product, _ coefficient: Int) -> Bool {
    let (sum, overflow) = (terms[product] ?? 0).addingReportingOverflow(coefficient)
    terms[product] = sum == 0 ? nil : sum
    return !overflow && terms.count <= Self.maximumTerms
  }

  private func adding(_ other: Polynomial?) -> Polynomial? {
    guard let other else { return nil }
    var sum = self
    for (product, coefficient) in other.terms {
      guard sum.add(product, coefficient) else { return nil }
    }
    return sum
  }

  private func scaled(by factor: Int) -> Polynomial? {
    multiplied(by: Polynomial(factor))
  }

  private func multiplied(by other: Polynomial?) -> Polynomial? {
    guard let other else { return nil }
    var result = Polynomial(0)
    for (a, first) in terms {
      for (b, second) in other.terms {
        let (coefficient, overflow) = first.multipliedReportingOverflow(by: second)
        guard !overflow, result.add(Self.merge(a, b), coefficient) else { return nil }
      }
    }
    return result
  }

  /// Integer division truncates, so only common whole factors are cancelled.
  private func divided(by other: Polynomial?) -> Polynomial? {
    guard let other, !other.terms.isEmpty else { return nil }
    var numerator = self
    var denominator = other
    if numerator.terms.count == 1, denominator.terms.count == 1,
      let (top, a) = numerator.terms.first, let (bottom, b) = denominator.terms.first
    {
      guard a != .min, b != .min else { return nil }
      let divisor = Self.greatestCommonDivisor(abs(a), abs(b))
      numerator.terms[top] = a / divisor
      denominator.terms[bottom] = b / divisor
    }
    if denominator.terms == [[]: 1] { return numerator }
    func operand(_ value: Polynomial) -> String {
      value.terms.count == 1 ? value.text : "(\(value.text))"
    }
    return Polynomial(
      Atom(
        isName: false, text: "\(operand(numerator)) / \(operand(denominator))", isQuotient: true))
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  private static func merge(_ a: Product, _ b: Product) -> Product {
    var exponents: [Atom: Int] = [:]
    for factor in a + b { exponents[factor.atom, default: 0] += factor.exponent }
    return exponents.map { Factor(atom: $0.key, exponent: $0.value) }.sorted { $0.atom < $1.atom }
  }

  var text: String {
    var result = ""
    for (product, coefficient) in terms.sorted(by: Self.precedes) {
      let isNegative = coefficient < 0
      let size = coefficient.magnitude
      var term = ""
      if product.isEmpty {
        term = "\(size)"
      } else {
        let inProduct = size != 1 || product.count > 1 || product[0].exponent > 1
        let factors = product.map { factor in
          let atom = factor.atom
          let text = atom.isQuotient && inProduct ? "(\(atom.text))" : atom.text
          return Array(repeating: text, count: factor.exponent).joined(separator: " * ")
        }
        term = (size == 1 ? "" : "\(size) * ") + factors.joined(separator: " * ")
      }
      if result.isEmpty {
        result = (isNegative ? "-" : "") + term
      } else {
        result += (isNegative ? " - " : " + ") + term
      }
    }
    return result.isEmpty ? "0" : result
  }

  /// Constants, then names, then functions, then products.
  private static func precedes(
    _ a: (key: Product, value: Int), _ b: (key: Product, value: Int)
  ) -> Bool {
    func rank(_ product: Product) -> Int {
      switch product.count {
      case 0: 0
      case 1 where product[0].exponent == 1: product[0].atom.isName ? 1 : 2
      default: 3
      }
    }
    if rank(a.key) != rank(b.key) { return rank(a.key) < rank(b.key) }
    for (x, y) in zip(a.key, b.key) {
      if x.atom != y.atom { return x.atom < y.atom }
      if x.exponent != y.exponent { return x.exponent < y.exponent }
    }
    return a.key.count < b.key.count
  }
}
