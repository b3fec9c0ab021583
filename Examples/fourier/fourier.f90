! The explicit Fourier transform of an unevenly sampled signal.

! Computes the power spectrum
!
!   power(k) = | 1/n sum_j x(j) exp(-2 pi i f(k) t(j)) |**2
!
! at any frequencies f, from samples x(j) taken at any times t(j). A fast Fourier transform
! wants even sampling and gives all frequencies up to Nyquist's; this sum costs n operations
! per frequency and is the right tool for a narrow band.
subroutine fourier(n, t, x, m, f, power)
  implicit none
  integer, intent(in) :: n                    ! number of samples
  double precision, intent(in) :: t(n), x(n)  ! times and values of the samples
  integer, intent(in) :: m                    ! number of frequencies
  double precision, intent(in) :: f(m)        ! frequencies, in cycles per unit of t
  double precision, intent(out) :: power(m)   ! power at each frequency
  double precision, parameter :: two_pi = 6.283185307179586477d0
  double precision :: re, im, angle
  integer :: j, k

  do k = 1, m
    re = 0d0
    im = 0d0
    do j = 1, n
      angle = two_pi * f(k) * t(j)
      re = re + x(j) * cos(angle)
      im = im - x(j) * sin(angle)
    end do
    power(k) = (re**2 + im**2) / dble(n)**2
  end do
end subroutine fourier
