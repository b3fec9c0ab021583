! Call-backs described by how they are called, or by directives.

subroutine apply(f, x, y)
  external f
  double precision :: f
  double precision, intent(in) :: x
  double precision, intent(out) :: y
  y = f(x)
end subroutine

! Calls f(x) n times and adds up.
subroutine accumulate(f, n, s)
  external f
  double precision :: f, x
  integer, intent(in) :: n
  double precision, intent(out) :: s
  integer :: i
  s = 0
  do i = 1, n
    x = i
    s = s + f(x)
  end do
end subroutine

subroutine string_callback(f, n)
  external f
!f2py character*5 s
!f2py intent(in) s
!f2py call f(s)
  integer, intent(out) :: n
  n = 0
  call f('hello')
  n = 1
end subroutine
