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
      if (0..<wanted.count).allSatisfy({ lowered(line[index + $0]) == lowered(wanted[$0]) }),
        index + wanted.count == line.count || !isNameByte(line[index + wanted.count]),
        index == 0 || !isNameByte(line[index - 1]) || line[index - 1] == UInt8(ascii: "_")
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

func lowered(_ byte: UInt8) -> UInt8 {
  byte >= 65 && byte <= 90 ? byte | 0x20 : byte
}

func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
    true
  default: false
  }
}
