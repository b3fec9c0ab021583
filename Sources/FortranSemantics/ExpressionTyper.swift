import FortranSyntax
import Interface

/// The type of any expression, constant or not (F2018 10.1.9.3); `nil` where it is not known.
public struct ExpressionTyper {
  public let scope: ScopeEnvironment

  public init(_ scope: ScopeEnvironment) { self.scope = scope }

  public func type(of expression: Expression, depth: Int = 0) -> ValueType? {
    guard depth < 200 else { return nil }
    switch expression {
    case .integer: return .defaultInteger
    case .real(_, let bytes): return .real(bytes: bytes)
    case .logical: return .defaultLogical
    case .string(let bytes): return .character(length: .fixed(.integer(bytes.count)))
    case .complex(let a, let b):
      let bytes = [a, b].map { (part: Expression) -> Int in
        if case .real(let bytes)? = type(of: part, depth: depth + 1) { bytes } else { 4 }
      }
      return .complex(bytes: bytes.max() ?? 4)
    case .name(let name): return typeOfName(name)
    case .unary(_, let operand): return type(of: operand, depth: depth + 1)
    case .binary(let op, let a, let b):
      switch op {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or:
        return .defaultLogical
      default: break
      }
      guard let x = type(of: a, depth: depth + 1), let y = type(of: b, depth: depth + 1) else {
        return nil
      }
      return Self.promoted(x, y)
    case .conditional(_, let a, _): return type(of: a, depth: depth + 1)
    case .array(let items): return items.first.flatMap { type(of: $0, depth: depth + 1) }
    case .call(let name, let arguments): return call(name, arguments, depth)
    case .verbatim: return nil
    }
  }

  private func typeOfName(_ name: String) -> ValueType? {
    switch scope.meaning(of: name) {
    case .symbol(let symbol, let owner): return try? TypeResolver(owner).type(of: symbol)
    case .value(let value): return value.type
    case .unknown:
      guard
        let place = scope.part[name]?.name
          ?? scope.part.order.first.flatMap({ scope.part[$0]?.name })
      else { return nil }
      let symbol = scope.part[name] ?? Symbol(name: Name(name, at: place.location))
      return try? TypeResolver(scope).type(of: symbol)
    }
  }

  private func call(_ name: String, _ arguments: [Expression], _ depth: Int) -> ValueType? {
    if let (literal, kind) = Expression.call(name, arguments).kindedLiteral {
      guard let kind = try? ConstantEvaluator(scope).evaluate(kind).integerValue else {
        return nil
      }
      switch literal {
      case .integer: return .integer(bytes: kind)
      case .real: return .real(bytes: kind)
      case .logical: return .logical(bytes: kind)
      default: return nil
      }
    }
    if case .symbol(let symbol, let owner) = scope.meaning(of: name),
      !symbol.flags.contains(.intrinsic)
    {
      return try? TypeResolver(owner).type(of: symbol)
    }
    let first = arguments.first.flatMap { type(of: $0, depth: depth + 1) }
    switch name {
    case "dble", "dfloat", "dreal", "dsqrt", "dabs", "dexp", "dlog", "dsin", "dcos", "dmax1",
      "dmin1", "dmod", "dsign", "datan2", "dimag":
      return .doublePrecision
    case "float", "sngl", "amax1", "amin1", "alog": return .defaultReal
    case "int", "nint", "ifix", "idint", "size", "len", "ichar", "index", "floor", "ceiling",
      "max0", "min0":
      return .defaultInteger
    case "real", "aimag":
      if arguments.count > 1 { return nil }
      if case .complex(let bytes)? = first { return .real(bytes: bytes) }
      return .defaultReal
    case "dcmplx": return .complex(bytes: 8)
    case "cmplx": return arguments.count > 2 ? nil : .complex(bytes: 4)
    case "abs":
      if case .complex(let bytes)? = first { return .real(bytes: bytes) }
      return first
    case "sqrt", "exp", "log", "sin", "cos", "tan", "max", "min", "mod", "sign", "conjg", "sum",
      "maxval", "minval", "atan", "atan2", "asin", "acos", "merge", "log10", "tanh", "sinh",
      "cosh", "dim", "anint", "aint", "modulo", "product", "dot_product":
      return first
    default: return typeOfName(name)
    }
  }

  static func promoted(_ a: ValueType, _ b: ValueType) -> ValueType? {
    switch (a, b) {
    case (.integer(let x, _), .integer(let y, _)): return .integer(bytes: max(x, y))
    case (.integer, .real), (.integer, .complex): return b
    case (.real, .integer), (.complex, .integer): return a
    case (.real(let x), .real(let y)): return .real(bytes: max(x, y))
    case (.complex(let x), .complex(let y)), (.complex(let x), .real(let y)),
      (.real(let x), .complex(let y)):
      return .complex(bytes: max(x, y))
    case (.logical, .logical): return a
    default: return nil
    }
  }
}
