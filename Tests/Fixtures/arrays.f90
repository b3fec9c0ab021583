! Arrays: explicit and assumed shape, every intent, both orders.

subroutine total(a, n, s)
  integer, intent(in) :: n
  double precision, intent(in) :: a(n)
  double precision, intent(out) :: s
  s = sum(a)
end subroutine

subroutine squares(n, a)
  integer, intent(in) :: n
  double precision, intent(out) :: a(n)
  integer :: i
  do i = 1, n
    a(i) = dble(i)**2
  end do
end subroutine

subroutine double_inout(a, n)
  integer, intent(in) :: n
  double precision, intent(inout) :: a(n)
  a = 2 * a
end subroutine

subroutine double_inplace(a, n)
!f2py intent(inplace) a
  integer, intent(in) :: n
  double precision :: a(n)
  a = 2 * a
end subroutine

subroutine double_copy(a, n)
!f2py intent(in, out, copy) a
  integer, intent(in) :: n
  double precision :: a(n)
  a = 2 * a
end subroutine

subroutine double_overwrite(a, n)
!f2py intent(in, out, overwrite) a
  integer, intent(in) :: n
  double precision :: a(n)
  a = 2 * a
end subroutine

! weighted(i, j) = (10 i + j) a(i, j): tells a transposed array from a right one.
subroutine weigh(a, m, n, weighted)
  integer, intent(in) :: m, n
  double precision, intent(in) :: a(m, n)
  double precision, intent(out) :: weighted(m, n)
  integer :: i, j
  do j = 1, n
    do i = 1, m
      weighted(i, j) = (10 * i + j) * a(i, j)
    end do
  end do
end subroutine

subroutine bounds_expression(n, m, a)
  integer, intent(in) :: n, m
  integer, intent(out) :: a(-1:2*n+m, max(n, m))
  integer :: i, j
  do j = 1, max(n, m)
    do i = -1, 2 * n + m
      a(i, j) = 100 * j + i
    end do
  end do
end subroutine

subroutine cube_sum(a, s)
  integer, intent(in) :: a(2, 3, 4)
  integer, intent(out) :: s
  s = sum(a) + 1000 * a(2, 3, 1)
end subroutine

! The length of work is nobody's business: it is made for the call.
subroutine with_work(a, n, work, s)
!f2py intent(hide, cache) work
  integer, intent(in) :: n
  double precision, intent(in) :: a(n)
  double precision :: work(n)
  double precision, intent(out) :: s
  work = a**2
  s = sum(work)
end subroutine

subroutine sum_int1(a, n, s)
  integer, intent(in) :: n
  integer(1), intent(in) :: a(n)
  integer, intent(out) :: s
  s = sum(int(a))
end subroutine

subroutine sum_int8(a, n, s)
  integer, intent(in) :: n
  integer(8), intent(in) :: a(n)
  integer(8), intent(out) :: s
  s = sum(a)
end subroutine

subroutine count_true(a, n, s)
  integer, intent(in) :: n
  logical, intent(in) :: a(n)
  integer, intent(out) :: s
  s = count(a)
end subroutine

subroutine sum_complex8(a, n, s)
  integer, intent(in) :: n
  complex(8), intent(in) :: a(n)
  complex(8), intent(out) :: s
  s = sum(a)
end subroutine

module shapes
  implicit none
contains

  subroutine sum_assumed(a, s)
    real(8), intent(in) :: a(:, :)
    real(8), intent(out) :: s
    integer :: i, j
    s = 0
    do j = 1, size(a, 2)
      do i = 1, size(a, 1)
        s = s + (10 * i + j) * a(i, j)
      end do
    end do
  end subroutine

  subroutine scale_assumed(a, factor)
    real(8), intent(inout) :: a(:)
    real(8), intent(in) :: factor
    a = factor * a
  end subroutine

end module
