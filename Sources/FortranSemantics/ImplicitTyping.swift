import FortranSyntax
import Interface

/// The letter → type mapping of a scope (F2018 8.7).
public struct ImplicitTyping: Sendable {
  public enum Rule: Sendable {
    /// IMPLICIT NONE
    case none
    /// The default: integer for i to n, real otherwise.
    case standard
    case type(TypeSpecification)
  }

  /// By letter, `a` first.
  private var rules = [Rule](repeating: .standard, count: 26)
  /// IMPLICIT NONE or a rule was given.
  public private(set) var isExplicit = false

  public init() {}

  /// Adds an IMPLICIT statement; `nil` is IMPLICIT NONE.
  public mutating func add(_ statement: [ImplicitRule]?) {
    isExplicit = true
    guard let statement else {
      rules = [Rule](repeating: .none, count: 26)
      return
    }
    for rule in statement {
      for range in rule.ranges {
        for letter in range where letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") {
          rules[Int(letter - UInt8(ascii: "a"))] = .type(rule.type)
        }
      }
    }
  }

  public func rule(for name: String) -> Rule {
    guard let first = name.utf8.first else { return .none }
    let letter = first.lowered
    guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z") else { return .none }
    return rules[Int(letter - UInt8(ascii: "a"))]
  }

  /// The type of an undeclared name, as a specification at the place where the name stands.
  public func type(of name: Name) -> TypeSpecification? {
    switch rule(for: name.text) {
    case .none: return nil
    case .type(let type): return type
    case .standard:
      let letter = (name.text.utf8.first ?? 0).lowered
      let isInteger = letter >= UInt8(ascii: "i") && letter <= UInt8(ascii: "n")
      return TypeSpecification(isInteger ? .integer : .real, at: name.location)
    }
  }
}
