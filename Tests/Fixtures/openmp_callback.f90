! Calls back from the threads of an OpenMP loop. The directive gives Python's lock free for the
! duration of the call; each call-back takes it again.
subroutine parallel_sum(f, n, s)
  external f
  double precision :: f, x
  integer, intent(in) :: n
  double precision, intent(out) :: s
  integer :: i
!f2py threadsafe
  s = 0
!$omp parallel do private(x) reduction(+:s) num_threads(4)
  do i = 1, n
    x = i
    s = s + f(x)
  end do
!$omp end parallel do
end subroutine
