! Fortran's own optional arguments: the callee asks present().
module optionals
  implicit none
contains
  subroutine power(x, y, exponent, offset)
    double precision, intent(in) :: x
    double precision, intent(out) :: y
    integer, intent(in), optional :: exponent
    double precision, intent(in), optional :: offset
    y = x
    if (present(exponent)) y = x**exponent
    if (present(offset)) y = y + offset
  end subroutine

  integer function how_many(a, weights)
    double precision, intent(in) :: a(:)
    double precision, intent(in), optional :: weights(:)
    how_many = size(a)
    if (present(weights)) how_many = how_many + 100 * size(weights)
  end function
end module
