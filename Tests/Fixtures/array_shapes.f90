! Shapes that follow from other things: results that are arrays, bounds that are shifted.
module array_shapes_module
  implicit none
contains

  function outer(x, y) result(product)
    real(8), intent(in) :: x(:), y(:)
    real(8) :: product(size(x), size(y))
    integer :: j
    do j = 1, size(y)
      product(:, j) = x * y(j)
    end do
  end function

  function ramp(n) result(values)
    integer, intent(in) :: n
    real(8) :: values(n)
    integer :: i
    values = [(dble(i), i = 1, n)]
  end function

  function cross(u, v)
    real(8), intent(in) :: u(3), v(3)
    real(8) :: cross(3)
    cross = [u(2) * v(3) - u(3) * v(2), u(3) * v(1) - u(1) * v(3), u(1) * v(2) - u(2) * v(1)]
  end function

  subroutine from_zero(a, first)
    real(8), intent(in) :: a(0:)
    real(8), intent(out) :: first
    first = a(0) + 100 * ubound(a, 1)
  end subroutine

end module
