! Needs order_base.f90, though it is named first on the command line.
module order_user
  use order_base, only: dp, shift
  implicit none
contains
  subroutine shifted(x, y)
    real(dp), intent(in) :: x
    real(dp), intent(out) :: y
    y = x + shift
  end subroutine
end module
