! Directives that say more than the source, in C's words or with slips.

! The number of elements depends on a character.
subroutine as_many(x, z)
  character, intent(in) :: x
  !f2py character, dimension((x=='a'?1:2)), depend(x), intent(out) :: z
  character, dimension(*) :: z
  z(1) = x
end subroutine

! A slip, from a real program: a point for the comma. The source's shape counts.
subroutine fill(c, n)
  character :: c(2, 3), n(2, 3)
  !f2py intent(in) n(2, 3)
  !f2py intent(inout) c(2. 3)
  c = n
end subroutine

! The length of what comes back is that of another argument.
subroutine texts(c, o, m, n)
  character*(*), intent(out), dimension(m) :: c
  integer n
  integer*1, dimension(m, n), intent(in) :: o
  !f2py character(f2py_len=n) :: c
  !f2py integer, depend(o), intent(hide) :: m = len(o)
  !f2py integer, depend(o), intent(hide) :: n = shape(o, 1)
  do i = 1, m
    c(i) = transfer(o(i, :), c(i))
  end do
end subroutine
