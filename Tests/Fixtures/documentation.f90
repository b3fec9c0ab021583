!> Distances on a plane.
module geometry
  implicit none
contains

  !> The distance between two points.
  !!
  !! Uses the theorem of Pythagoras.
  double precision function distance(x1, y1, x2, y2)
    double precision, intent(in) :: x1  !< abscissa of the first point
    double precision, intent(in) :: y1  !< ordinate of the first point
    double precision, intent(in) :: x2, y2
    distance = sqrt((x1 - x2)**2 + (y1 - y2)**2)
  end function

end module

! Mean and spread of some values.
subroutine statistics(values, n, mean, spread, ddof)
  integer, intent(in) :: n                   ! number of values
  double precision, intent(in) :: values(n)  ! the values
  double precision, intent(out) :: mean      ! their arithmetic mean
  double precision, intent(out) :: spread
  integer, intent(in) :: ddof                ! degrees of freedom to take off
!f2py integer, optional, intent(in) :: ddof = 1
  mean = sum(values) / n
  spread = sqrt(sum((values - mean)**2) / (n - ddof))
end subroutine
