subroutine iterate(f, n, x)
  implicit none
  external f
  integer, intent(in) :: n
  double precision, intent(inout) :: x
  double precision :: y
  integer :: i
  do i = 1, n
    call f(x, y)
    x = y
  end do
end subroutine
