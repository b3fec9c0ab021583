C     A random walk on a line, as such code is often found: the state
C     of the generator lies in COMMON, and two calls at the same time
C     would spoil it.

C     Begins a new sequence of random numbers.
      SUBROUTINE BEGIN(SEED)
      INTEGER SEED
      INTEGER*8 STATE, DRAWN
      COMMON /RANDOM/ STATE, DRAWN
Cf2py intent(in) SEED
      STATE = MOD(ABS(SEED), 2147483646) + 1
      DRAWN = 0
      END

C     A number in (0, 1): the minimal standard generator of S. K. Park
C     and K. W. Miller, Communications of the ACM 31 (1988) 1192.
      DOUBLE PRECISION FUNCTION DRAW()
      INTEGER*8 STATE, DRAWN
      COMMON /RANDOM/ STATE, DRAWN
      STATE = MOD(STATE * 16807_8, 2147483647_8)
      DRAWN = DRAWN + 1
      DRAW = STATE / 2147483647D0
      END

C     How far from its beginning a walk of N steps of length 1 ends.
      INTEGER FUNCTION WALK(N)
      INTEGER N, I
      DOUBLE PRECISION DRAW
      EXTERNAL DRAW
Cf2py intent(in) N
      WALK = 0
      DO 10 I = 1, N
        IF (DRAW() .LT. 0.5D0) THEN
          WALK = WALK + 1
        ELSE
          WALK = WALK - 1
        END IF
   10 CONTINUE
      WALK = ABS(WALK)
      END
