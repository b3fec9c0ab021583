C     Linearly implicit Euler steps for y' = f(t, y), in the manner of old ODE solvers: the driver
C     hands its call-backs to a stepper, which hands them to a solver that is a dummy itself.
      subroutine march(f, jac, n, y, t, tout, steps, work, lwork)
      integer n, steps, lwork
      double precision y, t, tout, work(lwork)
      dimension y(1)
      external f, jac, dense
      integer i
      double precision dt, now
      dt = (tout - t) / steps
      do 10 i = 1, steps
        now = t + (i - 1) * dt
        call f(n, now, y, work(1))
        call step(n, y, now, dt, work, work(n + 1), f, jac, dense)
   10 continue
      end

C     One step: (I - dt jac) x = dt f, y = y + x.
      subroutine step(n, y, t, dt, dy, w, f, jac, solve)
      integer n
      double precision y(*), t, dt, dy(*), w(*)
      external f, jac, solve
      integer i
      call f(n, t + dt, y, dy)
      call solve(n, y, t + dt, dt, dy, w, f, jac)
      do 10 i = 1, n
        y(i) = y(i) + dy(i)
   10 continue
      end

C     Elimination without pivots; dy comes as f(t, y) and leaves as the step.
      subroutine dense(n, y, t, dt, dy, w, f, jac)
      integer n
      double precision y(*), t, dt, dy(*), w(n, *)
      external f, jac
      integer i, j, k
      do 20 j = 1, n
        do 10 i = 1, n
          w(i, j) = 0
   10   continue
   20 continue
      call jac(n, t, y, w(1, 1), n)
      do 40 j = 1, n
        do 30 i = 1, n
          w(i, j) = -dt * w(i, j)
   30   continue
        w(j, j) = w(j, j) + 1
        dy(j) = dt * dy(j)
   40 continue
      do 70 k = 1, n
        do 60 i = k + 1, n
          do 50 j = k + 1, n
            w(i, j) = w(i, j) - w(i, k) / w(k, k) * w(k, j)
   50     continue
          dy(i) = dy(i) - w(i, k) / w(k, k) * dy(k)
   60   continue
   70 continue
      do 90 i = n, 1, -1
        do 80 j = i + 1, n
          dy(i) = dy(i) - w(i, j) * dy(j)
   80   continue
        dy(i) = dy(i) / w(i, i)
   90 continue
      end

C     A function of one variable that is handed on twice before anyone calls it.
      double precision function mean(g, a, b)
      double precision g, a, b, outer
      external g
      mean = outer(g, a, b) / (b - a)
      end

      double precision function outer(h, a, b)
      double precision h, a, b, inner
      external h
      outer = inner(b - a, (a + b) / 2, h)
      end

      double precision function inner(width, x, q)
      double precision width, x, q
      external q
      inner = width * q(x)
      end
