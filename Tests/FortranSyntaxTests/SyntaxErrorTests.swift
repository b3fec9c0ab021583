import FortranSyntax
import Interface
import Testing

/// Statements with an error each: `severity line:column+length message`.
private let statements = cases(
  #"""
  integer :: :: x
    -> error 1:12+1 expected a name, found ':'
  real(kind= x
    -> error 1:13+1 expected ')' after the kind, found the end of the statement
  real(kind=8 x
    -> error 1:13+1 expected ')' after the kind, found 'x'
  subroutine (a)
    -> error 1:12+1 expected the name of the subroutine, found '('
  subroutine foo(a
    -> error 1:17+1 expected ')' after the dummy arguments, found the end of the statement
  subroutine foo(a b)
    -> error 1:18+1 expected ')' after the dummy arguments, found 'b'
  subroutine foo(a,)
    -> error 1:18+1 expected the name of a dummy argument, found ')'
  function f
    -> error 1:11+1 expected '(' after the name of the function, found the end of the statement
  function f(x) results(y)
    -> error 1:15+7 expected 'result', 'bind' or the end, found 'results'
  module m n
    -> error 1:10+1 expected the end of the statement, found 'n'
  module
    -> error 1:7+1 expected the name of the module, found the end of the statement
  use
    -> error 1:4+1 expected the name of a module, found the end of the statement
  use, foo :: m
    -> error 1:6+3 expected 'intrinsic' or 'non_intrinsic', found 'foo'
  use m, only a
    -> error 1:13+1 expected the end of the statement, found 'a'
  integer, intent(in) x
    -> error 1:21+1 expected '::' after the attributes, found 'x'
  integer, intent( :: x
    -> error 1:19+1 expected an expression, found ':'
  integer, dimension :: x
    -> error 1:20+1 expected '(' and the dimensions, found ':'
  integer, dimension(3 :: x
    -> error 1:23+1 expected an expression, found ':'
  integer x(3
    -> error 1:12+1 expected ')' after the dimensions, found the end of the statement
  integer x(3,)
    -> error 1:13+1 expected an expression, found ')'
  integer x =
    -> error 1:12+1 expected an expression, found the end of the statement
  integer x y
    -> error 1:11+1 expected ',' or the end of the statement, found 'y'
  character(len=) x
    -> error 1:15+1 expected an expression, found ')'
  character(len=*, x
    -> error 1:19+1 expected ')' after the length, found the end of the statement
  character*x y
    -> error 1:11+1 expected a size after '*', found 'x'
  real* x
    -> error 1:7+1 expected a size after '*', found 'x'
  type(foo x
    -> error 1:10+1 expected ')' after the name of the type, found 'x'
  type(
    -> error 1:6+1 expected the name of a type, found the end of the statement
  procedure(f
    -> error 1:12+1 expected ')', found the end of the statement
  implicit foo
    -> error 1:10+3 expected a type or 'none', found 'foo'
  implicit real
    -> error 1:14+1 expected '(' and letters, found the end of the statement
  implicit real (a-)
    -> error 1:18+1 expected a letter, found ')'
  implicit real (z-a)
    -> error 1:19+1 expected a letter after 'z', found ')'
  parameter (a)
    -> error 1:13+1 expected '=', found ')'
  parameter (a = 1
    -> error 1:17+1 expected ')' after the constants, found the end of the statement
  common /x
    -> error 1:10+1 expected '/' after the name of the block, found the end of the statement
  common
    -> error 1:7+1 expected '/' or a name, found the end of the statement
  dimension a(3
    -> error 1:14+1 expected ')' after the dimensions, found the end of the statement
  intent x
    -> error 1:8+1 expected '(' and the intent, found 'x'
  submodule child
    -> error 1:11+5 expected '(' and the ancestor module, found 'child'
  integer :: x = 'abc
    -> error 1:16+4 this string has no closing '
  integer :: 3x
    -> error 1:12+2 expected a name, found '3x'
  real :: x = (1.0, 2.0, 3.0)
    -> error 1:13+15 expected an expression or a complex constant
  entry
    -> error 1:6+1 expected the name of the entry, found the end of the statement
  data x
    -> warning 1:7+1 expected '/', found the end of the statement
  import, foo
    -> error 1:9+3 expected 'only', 'none' or 'all', found 'foo'
  """#)

@Test(arguments: statements)
func anErrorSaysWhatWasExpectedAndWhere(_ example: Example) {
  let (_, diagnostics) = read(example.source, .free)
  #expect(diagnostics.joined(separator: " && ") == example.expected)
}

private let signatures = cases(
  #"""
  python module
    -> error 1:14+1 expected the name of the module, found the end of the statement
  foo bar
    -> error 1:1+3 expected a declaration or a directive, found 'foo'
  integer :: x(
    -> error 1:14+1 expected an expression, found the end of the statement
  check( x
    -> error 1:9+1 expected ')' after the condition, found the end of the statement
  note( x
    -> error 1:5+1 expected a matching ')', found '('
  callstatement
    -> error 1:14+1 expected the statement, found the end of the statement
  usercode '''abc
    -> error 1:10+3 the block that ''' opens here has no end
  """#)

@Test(arguments: signatures)
func anErrorInASignatureFileIsLocated(_ example: Example) {
  let (_, diagnostics) = read(example.source, .signature)
  #expect(diagnostics.joined(separator: " && ") == example.expected)
}
