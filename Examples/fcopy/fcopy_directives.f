C     Copy all elements of AIN into a new array.
C
C     The same routine as in fcopy.f. The lines that begin with CF2PY
C     are comments to a Fortran compiler; to the wrapper they are
C     declarations, which add to those below or replace them.
      SUBROUTINE FCOPY(AIN, N, AOUT)
CF2PY DOUBLE PRECISION, INTENT(IN) :: AIN(N)
CF2PY DOUBLE PRECISION, INTENT(OUT) :: AOUT(N)
CF2PY INTEGER, INTENT(HIDE), DEPEND(AIN) :: N = LEN(AIN)
      INTEGER N
      DOUBLE PRECISION AIN(*), AOUT(*)
      INTEGER I
      DO 10 I = 1, N
         AOUT(I) = AIN(I)
   10 CONTINUE
      END
