/// An expression over dummy arguments and constants, in the meaning that Fortran and C share.
///
/// Dimensions, initial values and checks are kept in this form, so that a writer can print them in
/// its own language. Integer division truncates, as in both languages.
public indirect enum Expression: Sendable, Hashable {
  case integer(Int)
  /// Digits as written, without kind suffix, exponent letter `e`: `1.5e-3`. `bytes` is 4, 8, 10 or 16.
  case real(String, bytes: Int)
  case complex(Expression, Expression)
  case logical(Bool)
  case string([UInt8])
  /// A dummy argument, constant or variable, in lower case where the source language folds case.
  case name(String)
  case unary(UnaryOperator, Expression)
  case binary(BinaryOperator, Expression, Expression)
  /// An intrinsic or C function, or an array element; which one depends on what the name means.
  case call(String, [Expression])
  /// `condition ? then : else` (C), `merge(then, else, condition)` (Fortran).
  case conditional(Expression, Expression, Expression)
  /// `[a, b, c]` or `(/ a, b, c /)`, implied loops already unrolled; also C's `{a, b, c}`.
  case array([Expression])
  /// C text that we do not take apart (casts, member access); `names` are the identifiers in it.
  case verbatim(String, names: [String])

  public enum UnaryOperator: String, Sendable, Hashable {
    case plus = "+"
    case minus = "-"
    case not = "!"
    case bitNot = "~"
    case dereference = "*"
    case address = "&"
  }

  /// Raw values are C's spelling, except `power` and `concatenate`, which C does not have.
  public enum BinaryOperator: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case power = "**"
    case concatenate = "//"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
    case bitAnd = "&"
    case bitOr = "|"
    case bitXor = "^"
    case shiftLeft = "<<"
    case shiftRight = ">>"
  }
}

extension Expression {
  /// The names this expression uses, functions excluded, each once, in order of first use.
  public var names: [String] {
    var found: [String] = []
    var seen: Set<String> = []
    func visit(_ expression: Expression) {
      switch expression {
      case .integer, .real, .logical, .string: break
      case .name(let name):
        if seen.insert(name).inserted { found.append(name) }
      case .verbatim(_, let names):
        for name in names where seen.insert(name).inserted { found.append(name) }
      case .unary(_, let operand): visit(operand)
      case .complex(let a, let b), .binary(_, let a, let b):
        visit(a)
        visit(b)
      case .conditional(let a, let b, let c):
        visit(a)
        visit(b)
        visit(c)
      case .call(_, let arguments), .array(let arguments): arguments.forEach(visit)
      }
    }
    visit(self)
    return found
  }

  /// The value where it is an integer literal, also a negated one.
  public var integerValue: Int? {
    switch self {
    case .integer(let value): value
    case .unary(.minus, let operand): operand.integerValue.map { 0 &- $0 }
    case .unary(.plus, let operand): operand.integerValue
    default: nil
    }
  }
}
