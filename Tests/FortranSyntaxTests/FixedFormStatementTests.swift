import FortranSyntax
import Interface
import Testing

/// One statement of fixed form each, put in column 7, and what is read.
private let statements = cases(
  #"""
  # Blanks mean nothing
  SUBROUTINE FOO
    -> subroutine foo()
  SUBROUTINEFOO(A, B)
    -> subroutine foo(a b)
  SUBROUTINE FOO(A,*,B)
    -> subroutine foo(a * b)
  REALFUNCTIONF(X)
    -> function real f(x)
  REAL*8FUNCTIONF(X)
    -> function real*8 f(x)
  REAL FUNCTION F*8 (X)
    -> function real*8 f(x)
  CHARACTER*(*) FUNCTION F(X)
    -> function character*(*) f(x)
  DOUBLEPRECISIONX
    -> doublePrecision :: x
  D O U B L E P R E C I S I O N X
    -> doublePrecision :: x
  INTEGER I J
    -> integer :: ij
  PARAMETER (PI = 3.14 D0, N = 1 000)
    -> parameter pi=3.14e0r8 n=1000
  ENDSUBROUTINEFOO
    -> end subroutine foo
  END FUNCTION
    -> end function -
  BLOCKDATA
    -> blockdata -
  BLOCK DATA FOO
    -> blockdata foo
  IMPLICITNONE
    -> implicit none
  IMPLICIT REAL*8(A-H,O-Z)
    -> implicit real*8[a-h,o-z]
  IMPLICIT DOUBLE PRECISION (A-H)
    -> implicit doublePrecision[a-h]
  MODULE SUBROUTINE S
    -> subroutine module s()
  MODULE PROCEDURE FOO
    -> separate foo
  USE FOO, ONLY: A, B => C
    -> use foo only a b=>c
  INCLUDE 'A B.INC'
    -> include A B.INC
  COMMON /BLK/ A, B(3) // C
    -> common /blk/ a b(3) // c
  EXTERNAL F, G
    -> external :: f g
  SAVE /BLK/
    -> save ::
  ENTRY E(X)
    -> entry e(x)
  DIMENSION A(3)
    -> dimension() :: a(3)
  INTEGER X(1:2, *), Y(-1:+1)
    -> integer :: x(1:2,*) y((-1):(+1))
  # Names that begin like keywords
  REAL FUNCTIONAL
    -> real :: functional
  INTEGER FUNCTION(10)
    -> integer :: function(10)
  MODULE SUBROUTINES
    -> module subroutines
  MODULE PROCEDURES
    -> module procedures
  REAL*8 HOLD
    -> real*8 :: hold
  REALX = 3
    -> executable
  DO10I=1.5
    -> executable
  DO 10 I = 1, N
    -> executable
  GO TO 10
    -> executable
  ENDIF
    -> executable
  END IF
    -> executable
  ENDFILE 5
    -> executable
  F(X) = X**2
    -> executable
  TYPE *, X
    -> executable
  IF (X .EQ. 1.AND.Y.GT.2.) CALL FOO
    -> executable
  # Holleriths and strings
  DATA X/4HA B /, Y/3*5HHELLO/
    -> data x / "A B "; y / (3 * "HELLO")
  DATA X/4H'!;&/
    -> data x / "'!;&"
  x = 'it''s'; END
    -> executable ; end - -
  """#)

@Test(arguments: statements)
func aFixedFormStatementIsRead(_ example: Example) {
  let (statements, diagnostics) = read(fixed(example.source), .fixed)
  #expect(statements.joined(separator: " ; ") == example.expected)
  #expect(diagnostics.isEmpty)
}
