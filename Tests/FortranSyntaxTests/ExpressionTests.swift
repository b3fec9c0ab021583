import FortranSyntax
import Interface
import Testing

/// Fortran expressions, and how operators and operands group.
private let fortran = cases(
  #"""
  1 + 2 * 3 ** 2 ** 2
    -> (1 + (2 * (3 ** (2 ** 2))))
  -a*b + c
    -> ((-(a * b)) + c)
  -a**2
    -> (-(a ** 2))
  a**-2
    -> (a ** (-2))
  a - b - c
    -> ((a - b) - c)
  a/b*c
    -> ((a / b) * c)
  a == b .and. .not. c .or. d
    -> (((a == b) && (!c)) || d)
  a .eq. b .eqv. c .neqv. d
    -> (((a == b) == c) != d)
  a//b//'c'
    -> ((a // b) // "c")
  1.eq.2
    -> (1 == 2)
  1.e5 + 1.d0 + .5 + 5. + 1.5e-3 + 1q2
    -> (((((1.e5r4 + 1.e0r8) + 0.5r4) + 5.r4) + 1.5e-3r4) + 1e2r16)
  1_8 + 1_dp
    -> (_(1, 8) + _(1, dp))
  1.0_dp * 1.0_8 + 1e3_sp
    -> ((_(1.0r4, dp) * 1.0r8) + _(1e3r4, sp))
  .true. .and. .false._c_bool
    -> (T && _(F, c_bool))
  z'ff' + b"101" + o'17' + 'ff'x
    -> (((255 + 5) + 15) + 255)
  'it''s' // "a""b" // c_'x' // ck_"y"
    -> ((("it's" // "a"b") // _("x", c)) // _("y", ck))
  5hhello
    -> "hello"
  (1.0, -2.0)
    -> <1.0r4 (-2.0r4)>
  (/ 1, 2 /)
    -> [1, 2]
  [real(dp) :: 1, 2]
    -> ::({real(dp)|}, [1, 2])
  [(i*2, i=1, 5)]
    -> [(do)([(i * 2)], i, 1, 5, 1)]
  [((i+j, i=1,2), j=1,3,2)]
    -> [(do)([(do)([(i + j)], i, 1, 2, 1)], j, 1, 3, 2)]
  [integer ::]
    -> ::({integer|}, [])
  a(1, 2)%b(3)%c + 1
    -> ({a(1, 2)%b(3)%c|} + 1)
  a(:, 2:, :3, ::2, 1:9:2)
    -> a(:({|}, {|}, {|}), :(2, {|}, {|}), :({|}, 3, {|}), :({|}, {|}, 2), :(1, 9, 2))
  s(1:2)(3:4)
    -> {s(1:2)(3:4)|}
  f(x, kind=8)
    -> f(x, =(kind, 8))
  x%y
    -> {x%y|x}
  a .foo. b + c
    -> {a .foo. b + c|a,b,c}
  .foo. b
    -> {.foo. b|b}
  a >= b .or. c /= d
    -> ((a >= b) || (c != d))
  99999999999999999999
    -> {99999999999999999999|}
  f()
    -> f()
  N_Max
    -> n_max
  """#)

@Test(arguments: fortran)
func aFortranExpressionIsParsed(_ example: Example) {
  #expect(parse(example.source, .fortran) == example.expected)
}

/// C expressions of signature files; `{text|names}` is what stays C text.
private let c = cases(
  #"""
  n*(n+1)/2
    -> ((n * (n + 1)) / 2)
  a && b || !c
    -> ((a && b) || (!c))
  a & b | c ^ ~d
    -> ((a & b) | (c ^ (~d)))
  a == b ? c : d ? e : f
    -> ((a == b) ? c : (d ? e : f))
  x[0] + x[m-1]
    -> ({x[0]|x} + {x[m-1]|x,m})
  *x + &y
    -> ((*x) + (&y))
  (int)x + (double)(n+1)
    -> ({(int)x|x} + {(double)(n+1)|n})
  (unsigned long *)p
    -> {(unsigned long *)p|p}
  p->q.r
    -> {p->q.r|p}
  'a' == "b"
    -> ({'a'|} == "b")
  'a'
    -> "a"
  n**2
    -> (n ** 2)
  a % b << 2 >> 1
    -> (((a % b) << 2) >> 1)
  0x1F + 10L + 1.0f + 2.5
    -> (((31 + 10) + 1.0r4) + 2.5r8)
  a .gt. b .and. c
    -> ((a > b) && c)
  MAX(1,n)
    -> max(1, n)
  a ; b
    -> {a ; b|a,b}
  {1, 2.0}
    -> [1, 2.0r8]
  (1.0, 2.0)
    -> <1.0r8 2.0r8>
  -n - -m
    -> ((-n) - (-m))
  """#)

@Test(arguments: c)
func aCExpressionIsParsed(_ example: Example) {
  #expect(parse(example.source, .c) == example.expected)
}

/// What is no expression: `column+length message`.
private let broken = cases(
  #"""
  a +
    -> 4+1 expected an expression, found the end of the statement
  (a
    -> 3+1 expected ')', found the end of the statement
  a b
    -> 3+1 expected the end of the statement, found 'b'
  f(a
    -> 4+1 expected ')' after the arguments, found the end of the statement
  'abc
    -> 1+4 this string has no closing '
  [1, 2
    -> 6+1 expected ',' or ']', found the end of the statement
  a)
    -> 2+1 expected the end of the statement, found ')'
  1 ++
    -> 5+1 expected an expression, found the end of the statement
  @
    -> 1+1 expected an expression, found '@'
  1.0_
    -> 4+1 expected the end of the statement, found '_'
  """#)

@Test(arguments: broken)
func aBrokenExpressionIsRefused(_ example: Example) {
  #expect(parse(example.source, .fortran) == example.expected)
}
