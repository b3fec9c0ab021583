import Testing

@testable import Interface

@Suite("Diagnostics as text")
struct DiagnosticRendererTests {
  func render(_ line: String, column: Int, length: Int = 1, width: Int = 100) -> String {
    render(Array(line.utf8), column: column, length: length, width: width)
  }

  func render(_ line: [UInt8], column: Int, length: Int = 1, width: Int = 100) -> String {
    let file = SourceFile(path: "a.f", bytes: Array("first\n".utf8) + line + [10])
    let location = SourceLocation(file: file, line: 2, column: column, length: length)
    return DiagnosticRenderer(width: width).render(.error("wrong", at: location, hint: "mend it"))
  }

  @Test func `quotes the line and underlines the place`() {
    #expect(
      render("real*8 a(n", column: 8, length: 3) == """
        a.f:2:8: error: wrong
          real*8 a(n
                 ^~~
        hint: mend it

        """)
  }

  @Test func `without a place there is only the message`() {
    #expect(
      DiagnosticRenderer().render(.warning("no compiler")) == "warning: no compiler\n")
  }

  @Test func `tabs become spaces up to the next stop of eight`() {
    #expect(
      render("ab\tx", column: 4) == """
        a.f:2:4: error: wrong
          ab      x
                  ^
        hint: mend it

        """)
  }

  @Test func `columns count bytes, carets count cells`() {
    // é: 2 bytes, 1 cell; 中: 3 bytes, 2 cells; the combining accent: 2 bytes, no cell
    #expect(
      render("é中e\u{301}x", column: 9) == """
        a.f:2:9: error: wrong
          é中e\u{301}x
              ^
        hint: mend it

        """)
  }

  @Test func `bytes that are not UTF-8 and control characters are shown as U+FFFD`() {
    #expect(
      render([0xE9, 0x1B, 0x78], column: 3) == """
        a.f:2:3: error: wrong
          \u{FFFD}\u{FFFD}x
            ^
        hint: mend it

        """)
  }

  @Test func `a place past the end of the line gets its caret there`() {
    #expect(
      render("call", column: 99) == """
        a.f:2:99: error: wrong
          call
              ^
        hint: mend it

        """)
  }

  @Test func `a long line is cut around the caret`() {
    let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let lines = render(line, column: 501, width: 30).split(separator: "\n")
    #expect(lines[1].count <= 2 + 30 + 2)
    #expect(lines[1].hasPrefix("  …aaa"))
    #expect(lines[1].hasSuffix("bbb…"))
    #expect(Array(lines[1])[lines[2].count - 1] == "X")
  }

  @Test func `a line of ten million bytes is quoted at once`() {
    let line = [UInt8](repeating: 0x61, count: 10_000_000)
    let text = render(line, column: 5_000_000, width: 40)
    #expect(text.utf8.count < 300)
  }

  @Test func `colour frames severity, caret and hint`() {
    let file = SourceFile(path: "a.f", text: "x")
    let text = DiagnosticRenderer(usesColor: true).render(
      .error("wrong", at: SourceLocation(file: file, line: 1)))
    #expect(text.contains("\u{1B}[1;31merror: \u{1B}[0m"))
    #expect(text.contains("\u{1B}[1;32m^\u{1B}[0m"))
  }
}
