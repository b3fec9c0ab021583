import FortranSyntax
import Interface

/// A type as written → a type of known size.
public struct TypeResolver {
  public let scope: ScopeEnvironment

  public init(_ scope: ScopeEnvironment) { self.scope = scope }

  /// The type of a symbol by its declaration or the implicit rules.
  ///
  /// `nil` where IMPLICIT NONE leaves it without a type.
  public func type(of symbol: Symbol) throws(SemanticsProblem) -> ValueType? {
    if let declared = symbol.type { return try resolve(declared, length: symbol.length) }
    guard let implicit = implicitType(of: symbol.name) else { return nil }
    return try resolve(implicit, length: symbol.length)
  }

  /// The implicit type: rules of this scope, else of its host (F2018 8.7).
  public func implicitType(of name: Name) -> TypeSpecification? {
    var current: ScopeEnvironment? = scope
    while let environment = current {
      if environment.part.implicit.isExplicit { return environment.part.implicit.type(of: name) }
      current = environment.inheritsImplicitTyping ? environment.host : nil
    }
    return ImplicitTyping().type(of: name)
  }

  /// `length` is the one at the entity (`character c*8`, `real x*8`), which wins.
  public func resolve(
    _ type: TypeSpecification, length: TypeSpecification.Length? = nil
  ) throws(SemanticsProblem) -> ValueType {
    switch type.base {
    case .doublePrecision: return .doublePrecision
    case .doubleComplex: return .complex(bytes: 8)
    case .derived(let name, let isClass):
      let shown = "\(isClass ? "class" : "type")(\(name))"
      throw .unsupported(reason: "'\(shown)' is a derived type", location: type.location)
    case .unknown(let word):
      if word.lowercased() == "byte" { return .integer(bytes: 1) }
      throw .error(
        .error(
          "unknown type '\(word)'; expected integer, real, double precision, complex, logical, "
            + "character or type(…)", at: type.location))
    case .character: return try character(type, length)
    case .integer, .real, .complex, .logical: return try numeric(type, length)
    }
  }

  // MARK: - Numbers

  private func numeric(
    _ type: TypeSpecification, _ entityLength: TypeSpecification.Length?
  ) throws(SemanticsProblem) -> ValueType {
    let keyword = type.base.keyword
    var star = type.starSize
    if case .expression(let bytes) = entityLength { star = bytes }
    if let star {
      if let mapped = mapped(keyword, star.text) { return mapped }
      let size = try constant(star, "the size of '\(keyword)'")
      let bytes = type.base == .complex ? size / 2 : size
      return try sized(type.base, bytes, shown: "\(keyword)*\(size)", at: star.location)
    }
    if let kind = type.kind {
      if let mapped = mapped(keyword, kind.text) { return mapped }
      let bytes = try constant(kind, "the kind of '\(keyword)'")
      return try sized(type.base, bytes, shown: "\(keyword)(\(bytes))", at: kind.location)
    }
    if let mapped = mapped(keyword, "") { return mapped }
    return try sized(type.base, 4, shown: keyword, at: type.location)
  }

  private func sized(
    _ base: TypeSpecification.Base, _ bytes: Int, shown: String, at location: SourceLocation
  ) throws(SemanticsProblem) -> ValueType {
    switch (base, bytes) {
    case (.integer, 1), (.integer, 2), (.integer, 4), (.integer, 8):
      return .integer(bytes: bytes)
    // f2py's spelling of C's unsigned types: `integer*-4`.
    case (.integer, -1), (.integer, -2), (.integer, -4), (.integer, -8):
      return .integer(bytes: -bytes, signed: false)
    case (.real, 4), (.real, 8), (.real, 10): return .real(bytes: bytes)
    case (.complex, 4), (.complex, 8), (.complex, 10): return .complex(bytes: bytes)
    case (.logical, 1), (.logical, 2), (.logical, 4), (.logical, 8):
      return .logical(bytes: bytes)
    case (.integer, 16), (.real, 16), (.complex, 16), (.logical, 16), (.real, 2), (.real, 3),
      (.complex, 2), (.complex, 3):
      throw .unsupported(
        reason: "'\(shown)' has no counterpart in NumPy", location: location)
    default:
      throw .error(
        .error("'\(shown)' is not a type of gfortran or flang", at: location))
    }
  }

  private func constant(
    _ expression: SyntaxExpression, _ subject: String
  ) throws(SemanticsProblem) -> Int {
    do {
      let value = try ConstantEvaluator(scope).evaluate(expression.expression)
      guard let number = value.integerValue else {
        throw EvaluationFailure.invalid("'\(expression.text)' is not an integer")
      }
      return number
    } catch let failure as EvaluationFailure {
      throw .error(failure.diagnostic(subject, of: SyntaxExpressionPlace(expression)))
    } catch {
      throw .error(.error("\(subject) cannot be resolved", at: expression.location))
    }
  }

  /// f2py's kind map, which knows kinds by their spelling.
  private func mapped(_ keyword: String, _ kind: String) -> ValueType? {
    guard let kinds = scope.kindMap[keyword] else { return nil }
    let key = String(kind.filter { $0 != " " && $0 != "\t" })
    guard let name = kinds[key] ?? kinds[key.lowercased()], let type = CTypeName(name) else {
      return nil
    }
    return type.valueType(for: keyword)
  }

  // MARK: - Characters

  private func character(
    _ type: TypeSpecification, _ entityLength: TypeSpecification.Length?
  ) throws(SemanticsProblem) -> ValueType {
    if let kind = type.kind {
      let value = try constant(kind, "the kind of 'character'")
      guard value == 1 else {
        throw .unsupported(
          reason: "'character(kind=\(value))' is not a default character",
          location: kind.location)
      }
    }
    var length = entityLength ?? type.length
    if length == nil, let star = type.starSize { length = .expression(star) }
    switch length {
    case nil: return .character(length: .one)
    case .assumed: return .character(length: .assumed)
    case .deferred: return .character(length: .deferred)
    case .expression(let expression):
      if let value = try? ConstantEvaluator(scope).evaluate(expression.expression),
        let count = value.integerValue
      {
        return .character(length: .fixed(.integer(max(0, count))))
      }
      return .character(length: .fixed(expression.expression))
    }
  }
}

extension TypeSpecification.Base {
  public var keyword: String {
    switch self {
    case .integer: "integer"
    case .real: "real"
    case .doublePrecision: "double precision"
    case .complex: "complex"
    case .doubleComplex: "double complex"
    case .logical: "logical"
    case .character: "character"
    case .derived(_, let isClass): isClass ? "class" : "type"
    case .unknown(let word): word
    }
  }
}
