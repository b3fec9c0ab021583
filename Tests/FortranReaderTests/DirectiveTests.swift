import FortranReader
import Interface
import Testing

@Suite struct DirectiveTests {
  @Test func `directives of any case add to declarations`() throws {
    let routine = try routine(
      """
            SUBROUTINE FOO(A, N, R)
            REAL*8 A(N), R
            INTEGER N
      Cf2py intent(in) a
      CF2PY INTENT(HIDE), DEPEND(A) :: N = LEN(A)
      cf2py intent(out) r
      !f2py check(n > 2) :: n
      c$f2py not a directive
            END
      """, path: "a.f")
    #expect(routine.arguments.map(\.intent) == [.in, .hide, .out])
    let n = routine.arguments[1]
    #expect(n.dependencies == ["a"])
    #expect(n.initialValue == .call("len", [.name("a")]))
    #expect(n.checks.map(\.text) == ["n > 2"])
  }

  @Test func `a directive may give a default, an optional and other attributes`() throws {
    let routine = try routine(
      """
      subroutine s(x, k, w)
        real(8), intent(in) :: x(:)
        integer, intent(in) :: k
        real(8) :: w(3)
      !f2py integer, optional, intent(in) :: k = 1
      !f2py intent(in,out,copy,out=weights) w
      end subroutine
      """)
    let k = routine.arguments[1]
    #expect(k.isOptional)
    #expect(!k.isFortranOptional)
    #expect(k.initialValue == .integer(1))
    #expect(routine.arguments[2].intent == [.in, .out, .copy])
    #expect(routine.arguments[2].outName == "weights")
  }

  @Test func `directives about the call as a whole`() throws {
    let routine = try routine(
      """
      subroutine s(n)
        integer :: n
      !f2py threadsafe
      !f2py callstatement (*f2py_func)(&n);
      !f2py callprotoargument int*
      !f2py fortranname other
      !f2py intent(c) s
      !f2py note(what it does) n
      end subroutine
      """)
    #expect(routine.directives.isThreadsafe)
    #expect(routine.directives.callStatement == "(*f2py_func)(&n);")
    #expect(routine.directives.callProtoArgument == "int*")
    #expect(routine.directives.isC)
    #expect(routine.foreignName == "other")
    #expect(routine.arguments[0].note == "what it does")
  }

  @Test func `an intent for nobody is for everybody`() throws {
    let routine = try routine(
      "subroutine s(a, b)\n real :: a, b\n!f2py intent(in) ::\nend subroutine\n")
    #expect(routine.arguments.map(\.intent) == [.in, .in])
  }

  @Test func `a directive's type replaces the declared one`() throws {
    let routine = try routine(
      "subroutine s(x)\n use gone\n real(wp) :: x\n!f2py real(8) :: x\nend subroutine\n")
    #expect(routine.arguments[0].type == .real(bytes: 8))
  }
}
