import FortranSyntax
import Interface
import Testing

private func statements(_ text: String, _ form: SourceForm) -> [String] {
  let (statements, diagnostics) = read(text, form)
  return statements + diagnostics
}

private func parsed(_ text: String, _ form: SourceForm) -> ParsedFile {
  StatementParser(form: form).parse(SourceFile(path: "t", text: text))
}

// MARK: Fixed form

@Test func fixedFormContinuesByColumnSixAcrossComments() {
  let text = """
          SUBROUTINE FOO(A,
    C     between
         1               B,

    * more
         &               C)
          END
    """
  #expect(statements(text, .fixed) == ["subroutine foo(a b c)", "end - -"])
}

@Test func fixedFormStopsAtColumn72() {
  let line = "      REAL X" + String(repeating: " ", count: 60) + "SEQ00010"
  #expect(line.utf8.count == 80)
  #expect(statements(line, .fixed) == ["real :: x"])
  var wide = StatementParser(form: .fixed)
  wide.lastFixedColumn = nil
  let all = wide.parse(SourceFile(path: "t", text: line))
  #expect(all.statements.map { render($0.kind) } == ["real :: xseq00010"])
}

@Test func fixedFormPadsContinuedStringsToColumn72() {
  let first = "      PARAMETER (S = 'AB"
  let text = first + "\n     &CD')"
  let blanks = String(repeating: " ", count: 72 - first.utf8.count)
  #expect(statements(text, .fixed) == ["parameter s=\"AB\(blanks)CD\""])
}

@Test func tabsStandForTheFirstColumns() {
  #expect(
    statements("\tREAL X,\n\t1 Y\n10\tCONTINUE\n\tEND", .fixed)
      == ["real :: x y", "executable", "end - -"])
}

@Test func labelsAreKept() {
  #expect(parsed("   10 CONTINUE\n 20   FORMAT(1X)", .fixed).statements.map(\.label) == [10, 20])
  #expect(parsed("10 continue; x = 1", .free).statements.map(\.label) == [10, nil])
}

@Test func fixedFormCommentsHaveManyMarks() {
  let text = "C a\nc b\n* c\n! d\nD     X = 1\nd     Y\n      ! e\n      X = 'a!b' ! f\n      END"
  #expect(statements(text, .fixed) == ["executable", "end - -"])
}

@Test func anExclamationMarkInColumnSixContinues() {
  #expect(statements("      REAL X,\n     !Y\n      END", .fixed) == ["real :: x y", "end - -"])
}

@Test func aZeroInColumnSixStartsAStatement() {
  #expect(statements("     0REAL X\n     0REAL Y", .fixed) == ["real :: x", "real :: y"])
}

// MARK: Free form

@Test func freeFormContinuesAfterAmpersands() {
  let text = """
    subroutine foo(a, & ! first
      ! a comment

      & b, &
    #ifdef X
      c)
    inte&
      &ger x
    character(len=5) :: s = 'a&
      &b! &
       c'
    end
    """
  #expect(
    statements(text, .free) == [
      "subroutine foo(a b c)", "integer :: x", "character*5 :: s=\"ab!    c\"", "end - -",
    ])
}

@Test func semicolonsSeparateStatements() {
  #expect(
    statements("integer a; real b ; x = ';'; end", .free)
      == ["integer :: a", "real :: b", "executable", "end - -"])
  #expect(
    statements("      INTEGER A; REAL B; X = ';'; END", .fixed)
      == ["integer :: a", "real :: b", "executable", "end - -"])
}

@Test func lineEndsMayBeOfAnySystem() {
  #expect(statements("real x\r\nreal y\r\n", .free) == ["real :: x", "real :: y"])
  #expect(statements("real x\rreal y", .free) == ["real :: x", "real :: y"])
  #expect(statements("real &\r\n  x\r\n\u{0C}\r\nreal y", .free) == ["real :: x", "real :: y"])
  #expect(statements("\u{FEFF}real x\u{1A}", .free) == ["real :: x"])
}

@Test func aStringEndsWithItsLine() {
  #expect(
    statements("print *, 'abc\nreal x", .free) == ["executable", "real :: x"])
}

// MARK: Directives

@Test(arguments: ["Cf2py", "cf2py", "CF2PY", "*f2py", "!f2py", "!F2PY", "      !f2py"])
func fixedFormDirectivesHaveManyMarks(_ mark: String) {
  let file = parsed("\(mark) intent(out) A", .fixed)
  #expect(file.statements.map { render($0.kind) } == ["intent(out) :: a"])
  #expect(file.statements.map(\.isDirective) == [true])
}

@Test func directivesContinue() {
  #expect(
    statements("!f2py intent(in), &\n!f2py & depend(n) :: a\n!f2py threadsafe", .free)
      == ["intent(in) :: a", "depend(n) :: a", "threadsafe"])
  #expect(
    statements("Cf2py integer optional,\nCf2py& depend(a) :: n\nCf2py threadsafe", .fixed)
      == ["integer, optional, depend(a) :: n", "threadsafe"])
  #expect(
    statements("!f2py usercode '''a\n!f2py b! c\n!f2py d'''\nreal x", .free)
      == ["usercode a\n b! c\n d", "real :: x"])
}

@Test func aDirectiveBetweenContinuationLinesComesAfterTheStatement() {
  let text = """
          SUBROUTINE FOO(A,
    Cf2py intent(in) a
         & B)
          END
    """
  let file = parsed(text, .fixed)
  #expect(
    file.statements.map { render($0.kind) } == [
      "subroutine foo(a b)", "intent(in) :: a", "end - -",
    ])
  #expect(file.statements.map(\.location.line) == [1, 2, 4])
  let free = "subroutine foo(a, &\n!f2py intent(in) a\n b)\nend"
  #expect(
    statements(free, .free) == ["subroutine foo(a b)", "intent(in) :: a", "end - -"])
}

@Test func semicolonsSeparateDirectivesButNotCText() {
  #expect(
    statements("!f2py intent(in) a; intent(out) b\n!f2py callstatement f(); x = 1;", .free)
      == ["intent(in) :: a", "intent(out) :: b", "callstatement f(); x = 1;"])
}

@Test func queuedDirectivesKeepTheirContinuations() {
  let text = """
    subroutine foo(a, &
    !f2py intent(in), &
    !f2py & optional :: a
    !f2py threadsafe
     b)
    end
    """
  #expect(
    statements(text, .free) == [
      "subroutine foo(a b)", "intent(in) :: a", "optional :: a", "threadsafe", "end - -",
    ])
}

@Test func aDirectiveAtTheEndOfALineIsAComment() {
  #expect(statements("real x !f2py intent(in) x", .free) == ["real :: x"])
}

@Test func aDirectiveThatCannotBeReadIsAWarning() {
  #expect(
    statements("      REAL X\nCf2py intent(in x\n      END", .fixed) == [
      "real :: x", "end - -",
      "warning 2:17+1 this f2py directive is passed over: expected ')' after the intent, "
        + "found 'x'",
    ])
}

// MARK: Signature files

@Test func blocksKeepTheirLines() {
  let text = """
    python module m
      usercode '''
    int f(void) { return '\\''; } /* ! & */
    '''
      callstatement { int i; for (i=0;i<n;i++) &
         if (!x[i]) (*f2py_func)(a); }
      real x ! comment
    end python module
    """
  #expect(
    statements(text, .signature) == [
      "python module m", "usercode \nint f(void) { return '\\''; } /* ! & */\n",
      "callstatement { int i; for (i=0;i<n;i++)  if (!x[i]) (*f2py_func)(a); }",
      "real :: x", "end python module -",
    ])
  #expect(parsed(text, .signature).statements.map(\.location.line) == [1, 2, 5, 7, 8])
}

@Test func theCaseOfCTextIsKept() {
  #expect(
    statements("REAL dimension(MAX(1,N)) :: A = (F_INT)B->C", .signature)
      == ["real, dimension(max(1, n)) :: a={(F_INT)B->C|b}"])
}

// MARK: Places

@Test func anErrorInAContinuationLineIsLocatedThere() {
  #expect(
    statements("integer :: x, &\n  y, & ! z\n  3z", .free)
      == ["error 3:3+2 expected a name, found '3z'"])
  #expect(
    statements("      INTEGER X,\n     &  Y(3", .fixed)
      == ["error 2:12+1 expected ')' after the dimensions, found the end of the statement"])
}

@Test func namesAndExpressionsKnowTheirPlaces() throws {
  let file = parsed("      REAL  A B(N\n     & + 1)", .fixed)
  guard case .declaration(_, _, let entities) = file.statements.first?.kind else {
    Issue.record("expected a declaration")
    return
  }
  let name = try #require(entities.first?.name)
  #expect(name.text == "ab")
  #expect(name.spelling == "AB")
  #expect(name.location.column == 13)
  #expect(name.location.length == 3)
  guard case .expression(let bound) = entities.first?.dimensions?.first?.upper else {
    Issue.record("expected a bound")
    return
  }
  #expect(bound.location.line == 1)
  #expect(bound.location.column == 17)
}

@Test func theTextOfAnExpressionIsAsWritten() {
  let file = parsed("      REAL A( N + 1 .GT. M )", .fixed)
  guard case .declaration(_, _, let entities) = file.statements.first?.kind,
    case .expression(let bound) = entities.first?.dimensions?.first?.upper
  else {
    Issue.record("expected a declaration")
    return
  }
  #expect(bound.text == "N + 1 .GT. M")
}

@Test func caseCanBeKept() {
  var parser = StatementParser(form: .free)
  parser.foldsCase = false
  let file = parser.parse(SourceFile(path: "t", text: "Subroutine Foo(Bar)"))
  #expect(file.statements.map { render($0.kind) } == ["subroutine Foo(Bar)"])
}

// MARK: Executable part

@Test func oddStatementsAmongExecutableOnesAreNoErrors() {
  let text = """
    subroutine s
      integer i
      call foo
      real x y
      dimension(3
    end subroutine
    """
  #expect(
    statements(text, .free) == [
      "subroutine s()", "integer :: i", "executable", "executable", "executable",
      "end subroutine -",
    ])
}

@Test func aStatementFunctionDoesNotEndTheDeclarations() {
  #expect(
    statements("f(x) = x\ninteger x(", .free) == [
      "executable",
      "error 2:11+1 expected an expression, found the end of the statement",
    ])
}

@Test func typeBoundProceduresAreTakenForWhatTheyAre() {
  let text = """
    type t
      procedure(f), pointer :: p
    contains
      procedure :: a => b
      generic :: g => a
      final :: c
    end type
    interface g
      procedure a
      module procedure b, c
    end interface
    module procedure d
    """
  #expect(
    statements(text, .free) == [
      "type t", "procedure(f), pointer :: p", "contains", "typebound", "typebound", "typebound",
      "end type -", "interface g", "procedures a", "procedures b c", "end interface -",
      "separate d",
    ])
}
