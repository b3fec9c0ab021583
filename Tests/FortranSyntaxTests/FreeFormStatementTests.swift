import FortranSyntax
import Interface
import Testing

/// One statement of free form each, and what is read.
private let statements = cases(
  #"""
  # Program units
  subroutine foo
    -> subroutine foo()
  subroutine foo()
    -> subroutine foo()
  endsubroutine foo
    -> end subroutine foo
  pure elemental recursive real(8) function f(x) result(y)
    -> function pure elemental recursive real kind 8 f(x) result y
  real(8) pure function f(x)
    -> function pure real kind 8 f(x)
  integer*4 recursive function g(n) bind(c, name='g_sym') result(k)
    -> function recursive integer*4 g(n) result k bind 'g_sym'
  character(len=*) function c(x)
    -> function character*(*) c(x)
  type(point) function p(x)
    -> function type point p(x)
  double precision function d(x)
    -> function doublePrecision d(x)
  module subroutine s(a, *, b)
    -> subroutine module s(a * b)
  module pure real function s(a)
    -> function module pure real s(a)
  module procedure a
    -> separate a
  module m
    -> module m
  module procedures
    -> module procedures
  submodule (anc:par) child
    -> submodule child of anc
  program p
    -> program p
  program
    -> program -
  block data
    -> blockdata -
  blockdata b
    -> blockdata b
  entry e(a, b) result(r)
    -> entry e(a b) result r
  contains
    -> contains
  interface
    -> interface -
  interface operator(+)
    -> interface operator(+)
  interface assignment ( = )
    -> interface assignment(=)
  interface Solve
    -> interface solve
  abstract interface
    -> abstract interface -
  end interface operator(+)
    -> end interface operator
  end
    -> end - -
  end program
    -> end program -
  end subroutine foo
    -> end subroutine foo
  end block data b
    -> end block data b
  endblockdata
    -> end block data -
  end enum
    -> end enum -
  end procedure x
    -> end procedure x
  end module m
    -> end module m
  end submodule
    -> end submodule -
  # What only looks like a specification
  block
    -> executable
  end block
    -> executable
  end associate
    -> executable
  end if
    -> executable
  enddo
    -> executable
  end do outer
    -> executable
  end where
    -> executable
  end select
    -> executable
  end = 5
    -> executable
  end(3) = 5
    -> executable
  endif = 5
    -> executable
  end file 5
    -> executable
  outer: do i = 1, 3
    -> executable
  10 continue
    -> executable
  real(3) = 2
    -> executable
  real (x) = y
    -> executable
  integer = 5
    -> executable
  if (x > 3) real = 2
    -> executable
  x%y = 3
    -> executable
  data%x = 3
    -> executable
  call foo(a)
    -> executable
  print *, x
    -> executable
  call = 3
    -> executable
  subroutine = 3
    -> executable
  interface = 3
    -> executable
  pointer => q
    -> executable
  function = 1
    -> executable
  dimension(3) = 4
    -> executable
  type = 3
    -> executable
  type *, x
    -> executable
  type is (real)
    -> executable
  class is (foo)
    -> executable
  class default
    -> executable
  select type (x)
    -> executable
  allocate(real :: x(3))
    -> executable
  associate (x => y)
    -> executable
  critical
    -> executable
  write(*,*) 'end'
    -> executable
  a = 1; end
    -> executable ; end - -
  10 format(5x, a)
    -> ignored
  # Association
  use m
    -> use m
  use :: m
    -> use m
  use, intrinsic :: iso_c_binding, only: c_int, d => c_double
    -> use iso_c_binding intrinsic only c_int d=>c_double
  use m, only:
    -> use m only
  use m, only: operator(+), assignment(=), a
    -> use m only operator(+) assignment(=) a
  use m, a => b, c => d
    -> use m a=>b c=>d
  import
    -> import
  import :: a, b
    -> import a b
  import, only: a
    -> import a
  import, none
    -> import
  include 'f.inc'
    -> include f.inc
  # Implicit typing and constants
  implicit none
    -> implicit none
  implicit none (type, external)
    -> implicit none
  implicit real*8 (a-h, o-z)
    -> implicit real*8[a-h,o-z]
  implicit real(8) (a-h), integer (i-n), character*(8) (c)
    -> implicit real kind 8[a-h] integer[i-n] character*8[c-c]
  implicit double precision (a-h,o-z), logical(l)
    -> implicit doublePrecision[a-h,o-z] logical[l-l]
  implicit type(t) (q)
    -> implicit type t[q-q]
  parameter (a = 1, b = 2*a)
    -> parameter a=1 b=(2 * a)
  parameter a = 1
    -> parameter a=1
  integer, parameter :: dp = selected_real_kind(p=15, r=307)
    -> integer, parameter :: dp=selected_real_kind(=(p, 15), =(r, 307))
  # Declarations
  integer i
    -> integer :: i
  integer :: i, j = 3
    -> integer :: i j=3
  integer(4) i
    -> integer kind 4 :: i
  integer(kind=c_int), value :: n
    -> integer kind c_int, value :: n
  integer*8 i, j*4
    -> integer*8 :: i j*4
  real(kind=dp), dimension(:,:), intent(in) :: a
    -> real kind dp, dimension(:,:), intent(in) :: a
  real, dimension(0:n, -1:*), intent ( in out ) :: a
    -> real, dimension(0:n,(-1):*), intent(inout) :: a
  real a(n, m:*), b(:), c(..), d(2:)
    -> real :: a(n,m:*) b(:) c(..) d(2::)
  real, allocatable, target :: a(:)
    -> real, allocatable, target :: a(:)
  real, pointer :: p(:) => null(), q => target_x
    -> real, pointer :: p(:)=>null() q=>target_x
  real x /3.0/, y(3) /1.0, 2*0.0/
    -> real :: x=3.0r4 y(3)=[1.0r4, (2 * 0.0r4)]
  real, codimension[*] :: x
    -> real, codimension :: x
  real :: x(3)[*]
    -> real :: x(3)
  real function
    -> real :: function
  doubleprecision x
    -> doublePrecision :: x
  double complex z
    -> doubleComplex :: z
  complex(8) z = (1.0, -2.0d0)
    -> complex kind 8 :: z=<1.0r4 (-2.0e0r8)>
  complex*16 z
    -> complex*16 :: z
  logical(1), save :: l = .true._1
    -> logical kind 1, save :: l=_(T, 1)
  byte b
    -> integer*1 :: b
  character c
    -> character :: c
  character*8 a*4(3), b(3)*4, c*(*)
    -> character*8 :: a(3)*4 b(3)*4 c*(*)
  character*(*) s
    -> character*(*) :: s
  character*8, s
    -> character*8 :: s
  character(len=*), intent(in) :: s
    -> character*(*), intent(in) :: s
  character(:), allocatable :: s
    -> character*(:), allocatable :: s
  character(len=10, kind=1) s
    -> character*10 kind 1 :: s
  character(10, 1) s
    -> character*10 kind 1 :: s
  character(kind=c_char, len=n+1) s
    -> character*(n + 1) kind c_char :: s
  type(foo), intent(in) :: x
    -> type foo, intent(in) :: x
  class(*), pointer :: p
    -> class *, pointer :: p
  type(*) :: x(..)
    -> type * :: x(..)
  type(integer(4)) :: x
    -> integer kind 4 :: x
  procedure(f), pointer :: p => null()
    -> procedure(f), pointer :: p=>null()
  procedure(real(8)) :: g
    -> procedure(real kind 8) :: g
  procedure() h
    -> procedure() :: h
  procedure a, b
    -> procedures a b
  # Types
  type foo
    -> type foo
  type :: foo
    -> type foo
  type, extends(b), bind(c) :: foo
    -> type, other(extends(b)), bind '' foo
  type, public :: foo(k)
    -> type, public foo
  enum, bind(c)
    -> enum
  enumerator :: red = 1, green
    -> enumerators red=1 green
  sequence
    -> ignored
  # Attributes
  dimension a(3), b(0:*)
    -> dimension() :: a(3) b(0:*)
  intent(in) x, y
    -> intent(in) :: x y
  intent(in out) :: x
    -> intent(inout) :: x
  optional x, y
    -> optional :: x y
  external f, g
    -> external :: f g
  intrinsic sin
    -> intrinsic :: sin
  save
    -> save ::
  save /blk/, x
    -> save :: x
  public
    -> public ::
  private :: a, operator(+)
    -> private :: a operator(+)
  allocatable a(:), b
    -> allocatable :: a(:) b
  pointer p
    -> pointer :: p
  pointer (p, x)
    -> ignored
  value :: x
    -> value :: x
  bind(c) :: x
    -> bind '' :: x
  # Storage
  common a, b(3)
    -> common // a b(3)
  common /x/ a, b /y/ c, /z/ d
    -> common /x/ a b /y/ c /z/ d
  common // a
    -> common // a
  equivalence (a, b(1)), (c, d)
    -> equivalence (a b(1))(c d)
  data x /3.0/, y, z /2*1, 3/
    -> data x / 3.0r4; y z / (2 * 1) 3
  data (a(i), i=1,3) /3*0/
    -> data (do)([a(i)], i, 1, 3, 1) / (3 * 0)
  data ((a(i,j), i=1,3), j=1,9,2) /27*.5d0/
    -> data (do)([(do)([a(i, j)], i, 1, 3, 1)], j, 1, 9, 2) / (27 * 0.5e0r8)
  data s /'a/b'/, z /(1.0,2.0)/, h /z'FF'/, m /-1/
    -> data s / "a/b"; z / <1.0r4 2.0r4>; h / 255; m / (-1)
  namelist /n/ a, b
    -> namelist
  real x; integer y
    -> real :: x ; integer :: y
  """#)

@Test(arguments: statements)
func aFreeFormStatementIsRead(_ example: Example) {
  let (statements, diagnostics) = read(example.source, .free)
  #expect(statements.joined(separator: " ; ") == example.expected)
  #expect(diagnostics.isEmpty)
}
