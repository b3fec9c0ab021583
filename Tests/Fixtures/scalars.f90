! Scalars of every type and kind that NumPy knows, as arguments and as function results.

subroutine next_int1(x, y)
  integer(1), intent(in) :: x
  integer(1), intent(out) :: y
  y = x + 1_1
end subroutine

subroutine next_int2(x, y)
  integer(2), intent(in) :: x
  integer(2), intent(out) :: y
  y = x + 1_2
end subroutine

subroutine next_int4(x, y)
  integer, intent(in) :: x
  integer, intent(out) :: y
  y = x + 1
end subroutine

subroutine next_int8(x, y)
  integer(8), intent(in) :: x
  integer(8), intent(out) :: y
  y = x + 1_8
end subroutine

subroutine half_real4(x, y)
  real, intent(in) :: x
  real, intent(out) :: y
  y = x / 2
end subroutine

subroutine half_real8(x, y)
  double precision, intent(in) :: x
  double precision, intent(out) :: y
  y = x / 2
end subroutine

subroutine conjugate4(x, y)
  complex, intent(in) :: x
  complex, intent(out) :: y
  y = conjg(x)
end subroutine

subroutine conjugate8(x, y)
  complex(8), intent(in) :: x
  complex(8), intent(out) :: y
  y = conjg(x)
end subroutine

subroutine negate1(x, y)
  logical(1), intent(in) :: x
  logical(1), intent(out) :: y
  y = .not. x
end subroutine

subroutine negate2(x, y)
  logical(2), intent(in) :: x
  logical(2), intent(out) :: y
  y = .not. x
end subroutine

subroutine negate4(x, y)
  logical, intent(in) :: x
  logical, intent(out) :: y
  y = .not. x
end subroutine

subroutine negate8(x, y)
  logical(8), intent(in) :: x
  logical(8), intent(out) :: y
  y = .not. x
end subroutine

! Changed in place: the caller passes a rank-0 array.
subroutine add_one(x)
  double precision, intent(inout) :: x
  x = x + 1
end subroutine

subroutine nothing()
end subroutine

subroutine three_results(x, doubled, squared, positive)
  double precision, intent(in) :: x
  double precision, intent(out) :: doubled, squared
  logical, intent(out) :: positive
  doubled = 2 * x
  squared = x**2
  positive = x > 0
end subroutine

integer(1) function int1_function(x)
  integer(1), intent(in) :: x
  int1_function = -x
end function

integer(2) function int2_function(x)
  integer(2), intent(in) :: x
  int2_function = -x
end function

integer function int4_function(x)
  integer, intent(in) :: x
  int4_function = -x
end function

integer(8) function int8_function(x)
  integer(8), intent(in) :: x
  int8_function = -x
end function

real function real4_function(x)
  real, intent(in) :: x
  real4_function = 2 * x
end function

double precision function real8_function(x)
  double precision, intent(in) :: x
  real8_function = 2 * x
end function

complex function complex4_function(x)
  complex, intent(in) :: x
  complex4_function = x * (0.0, 1.0)
end function

complex(8) function complex8_function(x)
  complex(8), intent(in) :: x
  complex8_function = x * (0d0, 1d0)
end function

logical function logical_function(x)
  integer, intent(in) :: x
  logical_function = x > 0
end function

! A result of another name, outside a module.
real(8) function named_result(x) result(answer)
  real(8), intent(in) :: x
  answer = 3 * x
end function
