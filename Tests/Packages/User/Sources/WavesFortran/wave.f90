module wave
  use constants, only: dp, pi
  implicit none
contains
  ! A sine wave of the given frequency, sampled at t.
  function sine(frequency, t) result(y)
    real(dp), intent(in) :: frequency, t(:)
    real(dp) :: y(size(t))
    y = sin(2 * pi * frequency * t)
  end function

  ! Scales y(1:n) in place; info is 1 where the factor is not positive.
  subroutine scale(n, y, factor, info)
    integer, intent(in) :: n
    real(dp), intent(inout) :: y(n)
    real(dp), intent(in) :: factor
    integer, intent(out) :: info
    info = merge(0, 1, factor > 0)
    if (info == 0) y = factor * y
  end subroutine

  ! Applies f to each of y.
  subroutine apply(f, n, y)
    interface
      function f(x)
        import dp
        real(dp), intent(in) :: x
        real(dp) :: f
      end function
    end interface
    integer, intent(in) :: n
    real(dp), intent(inout) :: y(n)
    integer :: i
    do i = 1, n
      y(i) = f(y(i))
    end do
  end subroutine
end module
