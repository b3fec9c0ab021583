! One routine of each kind, to be called a million times.
subroutine no_argument()
end subroutine

subroutine scalar(x, y)
  double precision, intent(in) :: x
  double precision, intent(out) :: y
  y = x
end subroutine

subroutine array_in(a, n, s)
  integer, intent(in) :: n
  double precision, intent(in) :: a(n)
  double precision, intent(out) :: s
  s = a(1)
end subroutine

subroutine array_out(n, a)
  integer, intent(in) :: n
  double precision, intent(out) :: a(n)
  a = 1
end subroutine

subroutine array_inout(a, n)
  integer, intent(in) :: n
  double precision, intent(inout) :: a(n)
  a(1) = a(1) + 1
end subroutine

subroutine array_inplace(a, n)
!f2py intent(inplace) a
  integer, intent(in) :: n
  double precision :: a(n)
  a(1) = 1
end subroutine

subroutine array_copy(a, n)
!f2py intent(in, out, copy) a
  integer, intent(in) :: n
  double precision :: a(n)
  a(1) = 1
end subroutine

subroutine hidden_work(a, n, w, s)
!f2py intent(hide) w
  integer, intent(in) :: n
  double precision, intent(in) :: a(n)
  double precision :: w(n)
  double precision, intent(out) :: s
  w = a
  s = w(1)
end subroutine

subroutine text_in(s, n)
  character(*), intent(in) :: s
  integer, intent(out) :: n
  n = len(s)
end subroutine

subroutine text_out(s)
  character(8), intent(out) :: s
  s = 'abc'
end subroutine

complex(8) function complex_result(x)
  double precision, intent(in) :: x
  complex_result = x
end function

subroutine call_back(f, y)
  external f
  double precision :: f, x
  double precision, intent(out) :: y
  x = 1
  y = f(x)
end subroutine

module memory_module
  implicit none
  double precision :: vector(4) = 0
  double precision, allocatable :: work(:)
contains
  subroutine assumed_shape(a, s)
    double precision, intent(in) :: a(:)
    double precision, intent(out) :: s
    s = a(1)
  end subroutine
end module
