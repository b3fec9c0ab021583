import FortranSyntax
import Interface
import Testing

private func parsed(_ text: String, _ form: SourceForm) -> [Statement] {
  StatementParser(form: form).parse(SourceFile(path: "t", text: text)).statements
}

@Test func commentLinesBeforeAStatementAreItsDocumentation() {
  let text = """
    C**********************
    C   Sums.
    C     indented
    C
    C
    C   More.
    C======================
          SUBROUTINE FOO
    """
  #expect(parsed(text, .fixed)[0].leadingComments == ["Sums.", "  indented", "", "More."])
}

@Test(arguments: ["!> text", "!! text", "!< text", "!   text", "  !!> text  "])
func markersAreRemoved(_ comment: String) {
  #expect(parsed(comment + "\nreal x", .free)[0].leadingComments == ["text"])
}

@Test func compilerDirectivesAreNoDocumentation() {
  #expect(parsed("!$omp threadprivate(x)\n!DIR$ IVDEP\nreal x", .free)[0].leadingComments == [])
}

@Test func theCommentAtTheEndOfALineBelongsToItsStatement() {
  let statements = parsed("real x, & !< no\n y !< the sums\nreal z", .free)
  #expect(statements[0].trailingComment == "the sums")
  #expect(statements[1].trailingComment == nil)
  #expect(parsed("      REAL X ! caf\u{e9}", .fixed)[0].trailingComment == "caf\u{e9}")
}

@Test func commentsThatAreNotUTF8AreReadAsLatin1() {
  let bytes = Array("! caf".utf8) + [0xE9, 0x0A] + Array("real x ! \u{27}".utf8) + [0xFC, 0x0A]
  let file = StatementParser(form: .free).parse(SourceFile(path: "t", bytes: bytes))
  #expect(file.statements[0].leadingComments == ["café"])
  #expect(file.statements[0].trailingComment == "'ü")
}

@Test func onlyTheFirstExecutableStatementKeepsItsComments() {
  let text = """
    subroutine s
      ! what it does
      a = 1
      ! how
      b = 2
    end
    """
  #expect(parsed(text, .free).map(\.leadingComments) == [[], ["what it does"], [], []])
}
