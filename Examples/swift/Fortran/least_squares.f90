! Nonlinear least squares after Levenberg and Marquardt.
!
! K. Levenberg, Quarterly of Applied Mathematics 2 (1944) 164; D. Marquardt, SIAM Journal on Applied
! Mathematics 11 (1963) 431; the damping follows H. B. Nielsen, report IMM-REP-1999-05, and the
! scaling of the variables J. J. Moré, Lecture Notes in Mathematics 630 (1978) 105.
module least_squares
  implicit none
  private
  public :: levenberg_marquardt

  integer, parameter :: dp = kind(1d0)

  ! levenberg_marquardt found a minimum.
  integer, parameter, public :: converged = 0
  ! levenberg_marquardt used up its steps.
  integer, parameter, public :: too_many_steps = 1
  ! No step makes the sum smaller: the tolerance is too small, or the Jacobian is wrong.
  integer, parameter, public :: no_progress = 2

  abstract interface
    ! r(1:m) at x(1:n)
    subroutine residual_function(m, n, x, r)
      integer, intent(in) :: m, n
      double precision, intent(in) :: x(n)
      double precision, intent(out) :: r(m)
    end subroutine

    ! jac(i, j) = d r(i) / d x(j) at x(1:n)
    subroutine jacobian_function(m, n, x, jac)
      integer, intent(in) :: m, n
      double precision, intent(in) :: x(n)
      double precision, intent(out) :: jac(m, n)
    end subroutine
  end interface

contains

  ! Finds the x(1:n) near its first value for which the sum of squares of m residuals is smallest.
  !
  ! It ends when a step, or the angle between the residuals and the columns of the Jacobian, is
  ! smaller than tolerance. On return, r holds the residuals, jac the Jacobian, and steps the number
  ! of Jacobians computed.
  subroutine levenberg_marquardt(residuals, jacobian, m, n, x, tolerance, limit, r, jac, steps, info)
    procedure(residual_function) :: residuals
    procedure(jacobian_function) :: jacobian
    integer, intent(in) :: m, n, limit
    real(dp), intent(in) :: tolerance
    real(dp), intent(inout) :: x(n)
    real(dp), intent(out) :: r(m), jac(m, n)
    integer, intent(out) :: steps, info

    real(dp) :: scale(n), step(n), trial(n), trial_r(m), damping, growth, gain, predicted
    real(dp) :: gradient(n)
    integer :: j, k

    call residuals(m, n, x, r)
    scale = 0
    damping = 1d-3
    info = too_many_steps
    do steps = 1, limit
      call jacobian(m, n, x, jac)
      do j = 1, n
        scale(j) = max(scale(j), norm2(jac(:, j)))
        if (scale(j) == 0) scale(j) = 1
      end do
      gradient = matmul(r, jac)
      if (all(abs(gradient) <= tolerance * scale * norm2(r))) then
        info = converged
        return
      end if

      growth = 2
      do k = 1, 60
        call damped_step(m, n, jac, r, sqrt(damping) * scale, step)
        if (norm2(scale * step) <= tolerance * norm2(scale * x)) then
          info = converged
          return
        end if
        trial = x + step
        call residuals(m, n, trial, trial_r)
        predicted = dot_product(step, damping * scale**2 * step - gradient)
        gain = (sum(r**2) - sum(trial_r**2)) / predicted
        if (gain > 0) exit
        damping = damping * growth
        growth = 2 * growth
      end do
      if (.not. gain > 0) then
        info = no_progress
        return
      end if
      x = trial
      r = trial_r
      damping = damping * max(1d0 / 3, 1 - (2 * gain - 1)**3)
    end do
    steps = limit
  end subroutine

  ! The step that makes |jac step + r|**2 + |weights step|**2 smallest, by Householder's reflections
  ! of the stacked matrix: the normal equations would lose half of the digits.
  subroutine damped_step(m, n, jac, r, weights, step)
    integer, intent(in) :: m, n
    real(dp), intent(in) :: jac(m, n), r(m), weights(n)
    real(dp), intent(out) :: step(n)
    real(dp) :: a(m + n, n), b(m + n), v(m + n), length
    integer :: j, k

    a(1:m, :) = jac
    a(m+1:, :) = 0
    do j = 1, n
      a(m + j, j) = weights(j)
    end do
    b(1:m) = -r
    b(m+1:) = 0
    do j = 1, n
      v(j:) = a(j:, j)
      length = norm2(v(j:))
      v(j) = v(j) + sign(length, v(j))
      length = dot_product(v(j:), v(j:))
      if (length == 0) cycle
      do k = j, n
        a(j:, k) = a(j:, k) - 2 * dot_product(v(j:), a(j:, k)) / length * v(j:)
      end do
      b(j:) = b(j:) - 2 * dot_product(v(j:), b(j:)) / length * v(j:)
    end do
    do j = n, 1, -1
      step(j) = (b(j) - dot_product(a(j, j+1:), step(j+1:))) / a(j, j)
    end do
  end subroutine
end module
