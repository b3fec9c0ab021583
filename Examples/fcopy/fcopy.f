C     Copy the first N elements of AIN into AOUT.
C
C     Plain Fortran 77, as it was found: nothing in it speaks of Python.
C     The bounds are assumed (*), so nobody but the caller knows how
C     long the arrays are.
      SUBROUTINE FCOPY(AIN, N, AOUT)
      INTEGER N
      DOUBLE PRECISION AIN(*), AOUT(*)
      INTEGER I
      DO 10 I = 1, N
         AOUT(I) = AIN(I)
   10 CONTINUE
      END
