C     An array that is handed to a call-back without its extent.
      subroutine advance(f, n, t, y, dt)
      integer n
      double precision t, y(*), dt
Cf2py depend(y) :: n = len(y)
Cf2py intent(in, out) y
      external f
      double precision f
      double precision rate
      rate = f(n, t, y)
      y(1) = y(1) + dt * rate
      end

      double precision function f_example(n, t, y)
      integer n
      double precision t, y(*)
      f_example = t * y(1)
      end

C     Hands on the second half of an array, and the whole of it.
      subroutine overlap(f, n, a)
      integer n
      double precision a(*)
      external f
      call both(f, a(n / 2 + 1), a)
      end

      subroutine both(f, x, y)
      double precision x(*), y(*)
      external f
      call f(x, y)
      end
