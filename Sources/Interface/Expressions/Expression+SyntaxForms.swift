/// Forms that only source texts have. Readers resolve them; no writer meets them.
///
/// They are spelt as calls of names that no language can spell, so that every pass which walks
/// expressions walks these too.
extension Expression {
  /// `name=value` in an argument list: `real(x, kind=8)`.
  public static func keyword(_ name: String, _ value: Expression) -> Expression {
    .call("=", [.name(name), value])
  }

  /// A literal with a kind suffix: `1_dp`, `1.0_dp`, `.true._1`, `c_"x"`.
  ///
  /// A real literal whose kind is a plain 4, 8, 10 or 16 comes as `.real` with these bytes.
  public static func kinded(_ literal: Expression, kind: Expression) -> Expression {
    .call("_", [literal, kind])
  }

  /// `low:high:step` as a subscript; a part that was left out is `.omitted`.
  public static func section(_ low: Expression, _ high: Expression, step: Expression) -> Expression
  {
    .call(":", [low, high, step])
  }

  /// `(items, variable=first, last, step)` in an array constructor or a DATA statement.
  public static func impliedDo(
    _ items: [Expression], variable: String, first: Expression, last: Expression,
    step: Expression
  ) -> Expression {
    .call("(do)", [.array(items), .name(variable), first, last, step])
  }

  /// `[real(8) :: 1, 2]`; the type as written.
  public static func typedArray(_ type: String, _ items: [Expression]) -> Expression {
    .call("::", [.verbatim(type, names: []), .array(items)])
  }

  /// A part of a section that was left out.
  public static let omitted = Expression.verbatim("", names: [])

  /// The parts of `name=value`.
  public var keywordArgument: (name: String, value: Expression)? {
    guard case .call("=", let parts) = self, parts.count == 2, case .name(let name) = parts[0]
    else { return nil }
    return (name, parts[1])
  }

  /// The parts of a literal with a kind suffix.
  public var kindedLiteral: (literal: Expression, kind: Expression)? {
    guard case .call("_", let parts) = self, parts.count == 2 else { return nil }
    return (parts[0], parts[1])
  }

  /// The parts of an implied loop.
  public var impliedDoParts:
    (items: [Expression], variable: String, first: Expression, last: Expression, step: Expression)?
  {
    guard case .call("(do)", let parts) = self, parts.count == 5, case .array(let items) = parts[0],
      case .name(let variable) = parts[1]
    else { return nil }
    return (items, variable, parts[2], parts[3], parts[4])
  }

  /// The parts of `low:high:step`.
  public var sectionParts: (low: Expression, high: Expression, step: Expression)? {
    guard case .call(":", let parts) = self, parts.count == 3 else { return nil }
    return (parts[0], parts[1], parts[2])
  }

  /// The items of an array constructor with a type in front, and the type as written.
  public var typedArrayParts: (type: String, items: [Expression])? {
    guard case .call("::", let parts) = self, parts.count == 2,
      case .verbatim(let type, _) = parts[0], case .array(let items) = parts[1]
    else { return nil }
    return (type, items)
  }
}
