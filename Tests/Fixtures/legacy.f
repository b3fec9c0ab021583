C     What old sources are made of. Each routine must be found, and its
C     interface read, whatever stands in its body.
      DOUBLE PRECISION FUNCTION POLY(X)
      DOUBLE PRECISION X, SQUARE, CUBED, Z
      DOUBLE PRECISION HALF
C     A statement function looks like an assignment to an array.
      SQUARE(Z) = Z * Z
      CUBED(Z) = Z * SQUARE(Z)
      POLY = CUBED(X) + SQUARE(X)
      RETURN
C     A second way in.
      ENTRY HALF(X)
      HALF = X / 2
      END

      SUBROUTINE TABBED(I,
     1                  J,
     &                  K)
	INTEGER I,J
	INTEGER K
CF2PY INTENT(OUT) K
	K = I +
	1 J
      END SUBROUTINE

      SUBROUTINE IMPLIED(X, I, Y)
      IMPLICIT DOUBLE PRECISION (A-H, O-Z)
CF2PY INTENT(OUT) Y
      Y = X * I
      ENDSUBROUTINE

      SUBROUTINE STARRED(A, B, C, D, R)
      REAL*8 A
      INTEGER*2 B
      COMPLEX*16 C
      LOGICAL*1 D
      REAL*8 R
CF2PY INTENT(OUT) R
      R = A + B + DBLE(C)
      IF (D) R = -R
      END

      SUBROUTINE HOLLER(N, M)
      INTEGER N, M
Cf2py intent(out) m
      CHARACTER*20 TEXT
C     Quotes, semicolons and an exclamation mark inside strings, and
C     Hollerith constants with a parenthesis inside.
      DATA TEXT /'it''s !; a "text"'/
      WRITE (TEXT, 100) N
  100 FORMAT (4H(N)=, I5, 1H!)
      READ (TEXT, 200) M
  200 FORMAT (4X, I5)
      END

      SUBROUTINE INCLUDED(N, A)
      INCLUDE 'legacy_sizes.inc'
      INTEGER N
      DOUBLE PRECISION A(NMAX, 2)
CF2PY INTENT(OUT) A
      INTEGER I, J
      DO 10 J = 1, 2
      DO 10 I = 1, NMAX
   10 A(I, J) = N * I + J
      END

C     A comment with bytes outside ASCII, in Latin-1: ångström, naïve.
      SUBROUTINE EQUIV(X, HIGH)
      DOUBLE PRECISION X, Y
      INTEGER HIGH, PARTS(2)
      EQUIVALENCE (Y, PARTS(1))
CF2PY INTENT(OUT) HIGH
      Y = X
      HIGH = PARTS(2)
      END

      SUBROUTINE SPACED OUT (N, M)
      INTEGER N, M
CF2PY INTENT(OUT) M
      DO 10 I = 1, 3
   10 CON TINUE
      M = N * I
      E N D

      SUBROUTINE BOUNDS(A, LDA, N, S)
      PARAMETER (IZERO = 0)
      INTEGER LDA, N
      REAL A(LDA, IZERO:*), S
CF2PY INTENT(OUT) S
      S = A(1, 0) + A(LDA, N - 1)
      END
