import FortranSyntax
import Interface
import Testing

/// One statement of a signature file each, and what is read.
private let statements = cases(
  #"""
  python module m
    -> python module m
  end python module m
    -> end python module m
  subroutine foo(a)
    -> subroutine foo(a)
  function foo
    -> function foo()
  end subroutinefoo
    -> end subroutine foo
  threadsafe
    -> threadsafe
  fortranname foo_
    -> fortranname foo_
  fortranname
    -> fortranname
  callstatement (*f2py_func)(&a, b); x = 1;
    -> callstatement (*f2py_func)(&a, b); x = 1;
  callstatement '''{ a; b!c }'''
    -> callstatement { a; b!c }
  callprotoargument char*, int*
    -> callprotoargument char*, int*
  usercode '''int Foo;'''
    -> usercode int Foo;
  pymethoddef '''x'''
    -> pymethoddef x
  note(Some Text)
    -> note Some Text
  '''Prose; alone.'''
    -> note Prose; alone.
  note(text) x
    -> note(text) :: x
  note(it's prose) :: x
    -> note(it's prose) :: x
  intent(c)
    -> intent(c) ::
  intent(c) foo
    -> intent(c) :: foo
  intent(callback, hide) f
    -> intent(callback,hide) :: f
  intent(in,out=Y,copy) :: x
    -> intent(in,out=y,copy) :: x
  intent(hide), depend(a) :: n = shape(a, 0)
    -> intent(hide) :: n=shape(a, 0) ; depend(a) :: n=shape(a, 0)
  check(n>0 && n != 3) n
    -> check(((n > 0) && (n != 3))) :: n
  depend(a,b) :: n
    -> depend(a,b) :: n
  required x
    -> required :: x
  integer, optional, intent(in), depend(a), check(len(a)>=n) :: n = len(a)
    -> integer, optional, intent(in), depend(a), check((len(a) >= n)) :: n=len(a)
  integer intent(hide),depend(a) :: n=shape(a,0)
    -> integer, intent(hide), depend(a) :: n=shape(a, 0)
  integer required intent(in), :: n
    -> integer, required, intent(in) :: n
  integer depend([a, b]) :: n
    -> integer, depend(a,b) :: n
  real*8 intent(out) :: r
    -> real*8, intent(out) :: r
  real x(n), y(n*(n+1)/2), z((side?n:m)), w(*)
    -> real :: x(n) y(((n * (n + 1)) / 2)) z((side ? n : m)) w(*)
  character intent(in), check(t=='N'||t=='T') :: t = 'N'
    -> character, intent(in), check(((t == {'N'|}) || (t == {'T'|}))) :: t="N"
  complex :: z = (1.0, 2.0), w = {1.0, 2.0}
    -> complex :: z=<1.0r8 2.0r8> w=[1.0r8, 2.0r8]
  double precision dimension((int)v+1) :: vl
    -> doublePrecision, dimension(({(int)v|v} + 1)) :: vl
  real, check(!(a<b)), note(it's fine) :: x
    -> real, check((!(a < b))), note(it's fine) :: x
  integer :: n = *m, p = &q, k = ~3 & 7 | 1 << 2 ^ 5
    -> integer :: n=(*m) p=(&q) k=(((~3) & 7) | ((1 << 2) ^ 5))
  y = f(x)
    -> y := f(x)
  call f(x, y+1)
    -> call f(x (y + 1))
  use m__user__routines, f=>cb
    -> use m__user__routines f=>cb
  """#)

@Test(arguments: statements)
func aSignatureStatementIsRead(_ example: Example) {
  let (statements, diagnostics) = read(example.source, .signature)
  #expect(statements.joined(separator: " ; ") == example.expected)
  #expect(diagnostics.isEmpty)
}

@Test(
  arguments: statements.filter { !$0.source.hasPrefix("python") && !$0.source.hasPrefix("end") })
func aDirectiveIsReadLikeASignatureStatement(_ example: Example) {
  let (statements, diagnostics) = read("!f2py " + example.source, .free)
  #expect(statements.joined(separator: " ; ") == example.expected)
  #expect(diagnostics.isEmpty)
}
