! Routines that report by an argument whether they succeeded.

! Solves a x = b.
subroutine solve_linear(a, b, x, info)
  double precision, intent(in) :: a, b
  double precision, intent(out) :: x
  integer, intent(out) :: info  ! 0, or 1 where a is 0
  x = 0
  info = 0
  if (a == 0) then
    info = 1
  else
    x = b / a
  end if
end subroutine

! An old one: nothing says what ierr is for.
subroutine halve_even(n, half, ierr)
  integer :: n, half, ierr
!f2py intent(out) half
  half = n / 2
  ierr = -mod(n, 2)
end subroutine
