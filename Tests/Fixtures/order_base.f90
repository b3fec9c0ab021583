module order_base
  implicit none
  integer, parameter :: dp = kind(1.d0)
  real(dp), parameter :: shift = 0.25_dp
end module
