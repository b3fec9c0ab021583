import FortranSyntax
import Interface

/// Statements as the parser sees them, one per line, for `--show tokens`.
///
/// ```
/// fcopy.f:1:7: subroutine(name: fcopy, dummies: [ain, n, aout])
/// ```
/// Taken apart by reflection, so that a new kind of statement shows without a change here. Places,
/// spellings and what is empty are left out.
struct StatementPrinter {
  func print(_ statement: Statement) -> String {
    let label = statement.label.map { "\($0) " } ?? ""
    let mark = statement.isDirective ? "!f2py " : ""
    return "\(statement.location): \(mark)\(label)\(text(statement.kind) ?? "")\n"
  }

  private static let omitted: Set<String> = ["location", "spelling", "text"]

  /// nil where there is nothing to show.
  private func text(_ value: Any) -> String? {
    switch value {
    case let name as Name: return name.text
    case let expression as SyntaxExpression: return expression.text
    case let string as String: return string
    case let flag as Bool: return flag ? "true" : nil
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { text($0.value) }
    case .collection, .set:
      let parts = mirror.children.compactMap { text($0.value) }
      return parts.isEmpty ? nil : "[\(parts.joined(separator: ", "))]"
    case .enum:
      guard let child = mirror.children.first else { return "\(value)" }
      let name = child.label ?? ""
      return text(child.value).map { inner in
        inner.hasPrefix("(") ? name + inner : "\(name)(\(inner))"
      } ?? name
    case .struct, .tuple:
      let parts = mirror.children.compactMap { child -> String? in
        let label = child.label ?? ""
        guard !Self.omitted.contains(label), let inner = text(child.value) else { return nil }
        return label.isEmpty || label.hasPrefix(".") ? inner : "\(label): \(inner)"
      }
      return parts.isEmpty ? nil : "(\(parts.joined(separator: ", ")))"
    default: return "\(value)"
    }
  }
}
