! Outputs whose size only the caller knows, as the tables of FFTPACK.

! Fills the first n elements of a table.
subroutine fill_table(n, table)
  implicit none
  integer, intent(in) :: n
  double precision, intent(out) :: table(*)
  integer :: i
  do i = 1, n
    table(i) = i * i
  end do
end subroutine
