! Routines that are called with wrong arguments.

subroutine take_int(n, doubled)
  integer, intent(in) :: n
  integer, intent(out) :: doubled
  doubled = 2 * n
end subroutine

subroutine take_byte(n, doubled)
  integer(1), intent(in) :: n
  integer, intent(out) :: doubled
  doubled = 2 * n
end subroutine

subroutine take_real(x, doubled)
  double precision, intent(in) :: x
  double precision, intent(out) :: doubled
  doubled = 2 * x
end subroutine

subroutine take_vector(v, n, s)
  integer, intent(in) :: n
  double precision, intent(in) :: v(n)
  double precision, intent(out) :: s
  s = sum(v)
end subroutine

subroutine take_matrix(a, m, n, s)
  integer, intent(in) :: m, n
  double precision, intent(in) :: a(m, n)
  double precision, intent(out) :: s
  s = sum(a)
end subroutine

subroutine take_fixed(a, s)
  double precision, intent(in) :: a(3, 2)
  double precision, intent(out) :: s
  s = sum(a)
end subroutine

subroutine take_integers(k, n, s)
  integer, intent(in) :: n
  integer, intent(in) :: k(n)
  integer, intent(out) :: s
  s = sum(k)
end subroutine

subroutine change(a, m, n)
  integer, intent(in) :: m, n
  double precision, intent(inout) :: a(m, n)
  a = -a
end subroutine

subroutine checked(n, a, s)
  integer, intent(in) :: n
!f2py check(n > 0 && n < 10) n
  double precision, intent(in) :: a(n)
  double precision, intent(out) :: s
  s = sum(a)
end subroutine

! Bounds that the array's shape does not determine: n has a condition of its own, or is squared.
subroutine bounded(n, m, a, b, s)
  integer, intent(in) :: n, m
!f2py check(n >= 0) n
!f2py check(m >= 0) m
  double precision, intent(in) :: a(n, m), b(n*n)
  double precision, intent(out) :: s
  s = sum(a) + sum(b)
end subroutine
