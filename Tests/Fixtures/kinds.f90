! Kinds that must be worked out. A wrong guess gives wrong numbers, not an error.
module kinds_same_module
  implicit none
  integer, parameter :: dp = kind(1.d0)
  integer, parameter :: sp = selected_real_kind(6, 37)
  integer, parameter :: wide = selected_int_kind(15)
  integer, parameter :: again = dp
contains
  subroutine twice(x, y)
    real(dp), intent(in) :: x
    real(dp), intent(out) :: y
    y = 2 * x
  end subroutine
  subroutine single(x, y)
    real(kind=sp), intent(in) :: x
    real(kind=sp), intent(out) :: y
    y = 2 * x
  end subroutine
  subroutine long(i, j)
    integer(wide), intent(in) :: i
    integer(wide), intent(out) :: j
    j = 2 * i
  end subroutine
  function total(a) result(s)
    real(again), intent(in) :: a(:)
    real(again) :: s
    s = sum(a)
  end function
end module

module kinds_base
  use, intrinsic :: iso_fortran_env, only: real64, i8 => int64
  implicit none
  integer, parameter :: wp = real64
  integer, parameter :: n_points = 3
  private :: real64
end module

module kinds_by_use
  use kinds_base, only: work => wp, i8, m => n_points
  use, intrinsic :: iso_fortran_env, only: dp => real64
  implicit none
contains
  subroutine scale(x, a)
    real(work), intent(in) :: x
    real(dp), intent(out) :: a(m)
    a = x * [1, 2, 3]
  end subroutine
  subroutine big(i, j)
    integer(i8), intent(in) :: i
    integer(i8), intent(out) :: j
    j = i + 1
  end subroutine
end module

module kinds_of_c
  use iso_c_binding, only: c_double, c_int, c_long_long, c_float, bool => c_bool
  implicit none
contains
  subroutine mixed(x, i, l, f, b, y) bind(c, name='kinds_mixed')
    real(c_double), intent(in), value :: x
    integer(c_int), intent(in) :: i
    integer(c_long_long), intent(in) :: l
    real(c_float), intent(in) :: f
    logical(bool), intent(in) :: b
    real(c_double), intent(out) :: y
    y = x + i + l + f
    if (b) y = -y
  end subroutine
  integer(c_int) function triple(i) bind(c)
    integer(c_int), value :: i
    triple = 3 * i
  end function
end module

subroutine outside(x, y)
  use kinds_base, only: wp
  implicit none
  real(wp), intent(in) :: x
  real(wp), intent(out) :: y
  y = x / 4
end subroutine

subroutine literal_kinds(x, y)
  implicit none
  real(kind(1.0d0)), intent(in) :: x
  real(selected_real_kind(p=15)), intent(out) :: y
  y = x / 8
end subroutine
