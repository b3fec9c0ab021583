! Module variables: scalars, arrays, initialised, allocatable; parameters; private ones.
module settings
  implicit none
  integer, parameter :: dp = kind(1.d0)
  integer, parameter :: limit = 2**3 + 1
  real(dp), parameter :: pi = 3.14159265358979_dp
  integer, parameter :: primes(4) = [2, 3, 5, 7]
  character(3), parameter :: unit_name = 'km '

  integer :: counter = 5
  real(dp) :: factor = 2.5_dp
  real :: single = 0.5
  logical :: enabled = .true.
  complex(dp) :: phase = (1._dp, -1._dp)
  real(dp) :: vector(3) = [1d0, 2d0, 4d0]
  integer :: matrix(2, 2) = reshape([1, 2, 3, 4], [2, 2])
  real(dp), allocatable :: work(:, :)
  character(5) :: label = 'start'
  character(:), allocatable :: title
  integer, private :: secret = 42
contains

  subroutine describe(total)
    real(dp), intent(out) :: total
    total = counter + factor * sum(vector)
  end subroutine

  subroutine make_work(m, n)
    integer, intent(in) :: m, n
    if (allocated(work)) deallocate(work)
    allocate(work(m, n))
    work = 7
  end subroutine

  subroutine sum_work(s)
    real(dp), intent(out) :: s
    s = -1
    if (allocated(work)) s = sum(work)
  end subroutine

  subroutine get_secret(s)
    integer, intent(out) :: s
    s = secret
  end subroutine

end module
