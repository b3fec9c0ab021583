import FortranSyntax
import Interface

/// Where an expression stands, and its text, to put a caret under one of its names.
public struct SyntaxExpressionPlace: Sendable {
  public var text: String
  public var location: SourceLocation

  public init(_ expression: SyntaxExpression) {
    text = expression.text
    location = expression.location
  }

  public init(text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }

  /// The place of `name` inside the expression, or of the whole expression.
  ///
  /// Continuation lines break the distance between text and column, so a name is looked up only in
  /// what the source line itself holds.
  public func location(of name: String?) -> SourceLocation {
    guard let name else { return location }
    let line = Array(location.file.line(Int(location.line)).utf8)
    let wanted = Array(name.utf8)
    var index = Int(location.column) - 1
    guard index >= 0, !wanted.isEmpty else { return location }
    while index + wanted.count <= line.count {
      if (0..<wanted.count).allSatisfy({ line[index + $0].lowered == wanted[$0].lowered }),
        index + wanted.count == line.count || !line[index + wanted.count].isNamePart,
        index == 0 || !line[index - 1].isNamePart || line[index - 1] == UInt8(ascii: "_")
      {
        var place = location
        place.column = Int32(clamping: index + 1)
        place.length = Int32(clamping: wanted.count)
        return place
      }
      index += 1
    }
    return location
  }
}
