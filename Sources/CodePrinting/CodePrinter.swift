/// Text that knows its indentation, so that a writer's function shows the shape of its output.
///
/// ```swift
/// var c = CodePrinter()
/// c.block("if (x < 0) {", "}") { c in
///   c.line("return -1;")
/// }
/// ```
public struct CodePrinter: Sendable {
  public private(set) var text: String = ""
  public var indentation = 0
  public let indentWidth: Int

  public init(indentWidth: Int = 2) {
    self.indentWidth = indentWidth
  }

  /// One line, indented; an empty one stays empty.
  public mutating func line(_ line: String = "") {
    if !line.isEmpty {
      for _ in 0..<(indentation * indentWidth) { text.append(" ") }
      text.append(line)
    }
    text.append("\n")
  }

  /// Several lines, each indented, of which later ones keep their own leading white space.
  public mutating func lines(_ lines: String) {
    for part in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      line(String(part))
    }
  }

  /// Text as it is: user code, preprocessor lines.
  public mutating func verbatim(_ string: String) {
    text.append(string)
    if !string.hasSuffix("\n") { text.append("\n") }
  }

  public mutating func indented(_ body: (inout CodePrinter) -> Void) {
    indentation += 1
    body(&self)
    indentation -= 1
  }

  public mutating func block(
    _ opening: String, _ closing: String, _ body: (inout CodePrinter) -> Void
  ) {
    line(opening)
    indented(body)
    line(closing)
  }
}
