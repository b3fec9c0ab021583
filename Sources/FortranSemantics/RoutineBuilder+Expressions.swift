import FortranSyntax
import Interface

/// Bounds, lengths and defaults: constants replaced by their values, the rest over dummies.
extension RoutineBuilder {
  /// Intrinsic functions that a caller from C can compute from the dummies.
  private static let computable: Set<String> = [
    "size", "ubound", "lbound", "len", "max", "min", "max0", "min0", "abs", "iabs", "mod",
    "modulo", "int", "nint", "ceiling", "floor", "sign", "dim", "real", "dble", "float", "sqrt",
    "dsqrt", "log", "log10", "exp", "merge", "iand", "ior", "ieor", "ishft",
  ]

  /// What f2py's expressions ask of arguments.
  private static let inquiries: Set<String> = [
    "shape", "fshape", "rank", "slen", "flen", "len_trim", "f2py_shape", "f2py_fshape",
    "f2py_rank", "f2py_size", "f2py_len", "f2py_slen", "f2py_flen", "f2py_itemsize",
  ]

  /// `subject` leads the reason if the expression cannot be computed by a caller.
  func simplified(
    _ expression: Expression, _ subject: String, at place: SyntaxExpressionPlace
  ) throws(SemanticsProblem) -> Expression {
    let simplifier = Simplifier(
      scope: scope, dummies: Set(header.dummies.map(\.text)), isLenient: dialect == .signature,
      computable: Self.computable,
      spellings: dialect == .signature ? spellings(of: expression, in: place.text) : [:])
    do {
      return try simplifier.simplify(expression)
    } catch {
      let place = place.location(of: error.name)
      switch error.reason {
      case .notConstant(let name):
        throw .unsupported(
          reason: "\(subject) depends on '\(name)', which is not an argument", location: place)
      case .undeclared(let name, let modules):
        let from =
          modules.isEmpty
          ? "is not declared"
          : "must come from \(modules.map { "'\($0)'" }.joined(separator: " or ")), which is not among the sources"
        throw .unsupported(
          reason: "\(subject) depends on '\(name)', which \(from)", location: place)
      case .invalid(let message):
        throw .unsupported(reason: "\(subject) cannot be computed: \(message)", location: place)
      }
    }
  }

  /// An expression of a directive, in C's language: only names of constants are replaced.
  func withConstants(_ written: SyntaxExpression) -> Expression {
    let expression = written.expression
    let simplifier = Simplifier(
      scope: scope, dummies: Set(header.dummies.map(\.text)), isLenient: true,
      computable: Self.computable, spellings: spellings(of: expression, in: written.text))
    return (try? simplifier.simplify(expression)) ?? expression
  }

  /// Names of C's, which heeds case, as they were written: names of the expression in capitals that
  /// mean nothing in Fortran here.
  private func spellings(of expression: Expression, in text: String) -> [String: String] {
    guard text.utf8.contains(where: { $0 >= 65 && $0 <= 90 }) else { return [:] }
    var spellings: [String: String] = [:]
    var word: [UInt8] = []
    for byte in Array(text.utf8) + [UInt8(ascii: " ")] {
      if byte.isNamePart {
        word.append(byte)
        continue
      }
      defer { word.removeAll(keepingCapacity: true) }
      guard word.contains(where: { $0 >= 65 && $0 <= 90 }) else { continue }
      let name = String(decoding: word.map(\.lowered), as: UTF8.self)
      if part[name] != nil || Self.computable.contains(name) || Self.inquiries.contains(name) {
        continue
      }
      spellings[name] = String(decoding: word, as: UTF8.self)
    }
    return spellings
  }
}

extension Expression {
  /// It has parts that mean something to a C compiler only.
  var isC: Bool {
    switch self {
    case .verbatim, .conditional, .unary(.dereference, _), .unary(.address, _): true
    case .integer, .real, .logical, .string, .name: false
    case .unary(_, let a): a.isC
    case .complex(let a, let b), .binary(_, let a, let b): a.isC || b.isC
    case .call(_, let parts), .array(let parts): parts.contains(where: \.isC)
    }
  }
}

/// Replaces what is constant.
private struct Simplifier {
  var scope: ScopeEnvironment
  var dummies: Set<String>
  /// Names that mean nothing here stay as they are.
  var isLenient: Bool
  var computable: Set<String>
  /// How names that mean nothing here were written, where not in lower case.
  var spellings: [String: String]
  var depth = 0

  func simplify(_ expression: Expression) throws(EvaluationFailure) -> Expression {
    guard depth < 200 else { throw .invalid("it is nested too deeply") }
    var inner = self
    inner.depth += 1
    return try inner.step(expression)
  }

  private func step(_ expression: Expression) throws(EvaluationFailure) -> Expression {
    switch expression {
    case .integer, .real, .logical, .string: return expression
    case .name(let name): return try self.name(name)
    case .complex(let a, let b): return .complex(try simplify(a), try simplify(b))
    case .unary(let op, let operand): return folded(.unary(op, try simplify(operand)))
    case .binary(let op, let a, let b):
      return folded(.binary(op, try simplify(a), try simplify(b)))
    case .conditional(let a, let b, let c):
      return .conditional(try simplify(a), try simplify(b), try simplify(c))
    case .array(let items): return .array(try all(items))
    case .call(let name, let arguments): return try call(name, arguments)
    case .verbatim(let text, _):
      if isLenient { return expression }
      throw .invalid("'\(text)' is not an expression over the arguments")
    }
  }

  private func all(_ items: [Expression]) throws(EvaluationFailure) -> [Expression] {
    var result: [Expression] = []
    for item in items { result.append(try simplify(item)) }
    return result
  }

  private func name(_ name: String) throws(EvaluationFailure) -> Expression {
    if dummies.contains(name) { return .name(name) }
    if isLenient {
      guard case .symbol(let symbol, _) = scope.meaning(of: name), symbol.flags.contains(.parameter)
      else { return .name(spellings[name] ?? name) }
    }
    do {
      return try scope.constant(name).expression
    } catch {
      if isLenient { return .name(name) }
      throw error
    }
  }

  private func call(
    _ name: String, _ arguments: [Expression]
  ) throws(EvaluationFailure) -> Expression {
    let whole = Expression.call(name, arguments)
    if let (_, value) = whole.keywordArgument { return try simplify(value) }
    if isLenient {
      if case .symbol(let symbol, _) = scope.meaning(of: name), symbol.flags.contains(.parameter),
        let value = try? ConstantEvaluator(scope).evaluate(whole)
      {
        return value.expression
      }
      return .call(spellings[name] ?? name, try all(arguments))
    }
    if let value = try? ConstantEvaluator(scope).evaluate(whole) { return value.expression }
    if dummies.contains(name) { return .call(name, try all(arguments)) }
    if computable.contains(name.lowercased()) {
      // A variable of the same name is an array, not the intrinsic.
      if case .symbol(let symbol, _) = scope.meaning(of: name), symbol.dimensions != nil {
        throw EvaluationFailure(.notConstant(name))
      }
      return .call(name, try all(arguments))
    }
    throw EvaluationFailure(.notConstant(name))
  }

  /// Arithmetic on literals done; an overflow or a division by zero stays as written.
  private func folded(_ expression: Expression) -> Expression {
    switch expression {
    case .unary(.minus, .integer(let value)): return .integer(0 &- value)
    case .binary(_, .integer, .integer):
      return (try? ConstantEvaluator(scope).evaluate(expression).expression) ?? expression
    default: return expression
    }
  }
}
