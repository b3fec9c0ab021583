! Pointers: those that are only read take any target.
module pointers
  implicit none
contains
  subroutine total(a, s)
    double precision, pointer, intent(in) :: a(:)
    double precision, intent(out) :: s
    s = sum(a)
  end subroutine
  subroutine twice(k, s)
    integer, pointer, intent(in) :: k
    integer, intent(out) :: s
    s = 2 * k
  end subroutine
  function trace(a) result(s)
    double precision, pointer, intent(in) :: a(:, :)
    double precision :: s
    integer :: i
    s = sum([(a(i, i), i = 1, size(a, 1))])
  end function
  function longest(texts) result(n)
    character(len=*), pointer, intent(in) :: texts(:)
    integer :: n
    n = maxval(len_trim(texts))
  end function
  subroutine moved(p)
    integer, pointer, intent(inout) :: p(:)
    allocate (p(3))
  end subroutine
end module
