import FortranSyntax
import Interface
import Testing

@Test func aFixedFormRoutineIsReadWithItsDirectives() throws {
  let parsed = StatementParser(form: .fixed).parse(
    SourceFile(
      path: "t.f",
      text: """
        C  Copies.
              SUBROUTINE FCOPY(A, N,
             &   B)
        Cf2py intent(in) a
              DOUBLE PRECISION A(N), B(0:*)  ! data
              real(3) = 2
              END
        """))
  #expect(parsed.diagnostics.isEmpty)
  #expect(parsed.statements.map(\.isDirective) == [false, true, false, false, false])
  let first = try #require(parsed.statements.first)
  guard case .subroutine(let header) = first.kind else {
    Issue.record("expected a subroutine")
    return
  }
  #expect(header.dummies.map(\.text) == ["a", "n", "b"])
  #expect(first.leadingComments == ["Copies."])
  #expect(parsed.statements[2].trailingComment == "data")
}
