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

! The square root by Newton's method; outcome says how it ended: 0 where there is none, 1 where it
! was found, 2 where the iterations were used up.
subroutine square_root(x, iterations, root, outcome)
  double precision, intent(in) :: x
  integer, intent(in) :: iterations
  double precision, intent(out) :: root
  integer, intent(out) :: outcome
  integer :: i
  root = max(x, 1d0)
  outcome = 0
  if (x < 0) return
  outcome = 2
  do i = 1, iterations
    if (abs(root * root - x) <= 1d-12 * x) outcome = 1
    if (outcome == 1) return
    root = (root + x / root) / 2
  end do
end subroutine
