! The routines whose call is timed: they do next to nothing, so that the way in and out is all.

subroutine no_argument()
end subroutine

double precision function half(x)
  double precision, intent(in) :: x
  half = x / 2
end function

integer function successor(i)
  integer, intent(in) :: i
  successor = i + 1
end function

subroutine first(a, n, s)
  integer, intent(in) :: n
  double precision, intent(in) :: a(n)
  double precision, intent(out) :: s
  s = a(1)
end subroutine

subroutine corner(a, m, n, s)
  integer, intent(in) :: m, n
  double precision, intent(in) :: a(m, n)
  double precision, intent(out) :: s
  s = a(m, n)
end subroutine

subroutine ones(n, a)
  integer, intent(in) :: n
  double precision, intent(out) :: a(n)
  a = 1
end subroutine
