! A procedure that is called by its global name and passed by nobody: Python sets it as an attribute
! of the module.
module reports
  implicit none
contains

  subroutine report(n, total)
    integer, intent(in) :: n
    integer, intent(out) :: total
    integer :: i
    integer, external :: weigh
!f2py intent(callback, hide) weigh
    total = 0
    do i = 1, n
      total = total + weigh(i)
    end do
  end subroutine

end module
