! Sorting, and finding the values that occur more than once.

! Sorts a(1:n) in place, smallest first.
!
! Quicksort with the median of three as pivot. The larger part waits on a stack, so that the
! stack never holds more than log2(n) entries; parts of a few elements are left to an
! insertion sort. NaNs must not be among the values.
subroutine sort(a, n)
  implicit none
  integer, intent(in) :: n
  double precision, intent(inout) :: a(n)
  integer, parameter :: few = 16, deep = 64
  integer :: first(deep), last(deep), top, low, high, i, j
  double precision :: pivot, held

  top = 1
  first(1) = 1
  last(1) = n
  do while (top > 0)
    low = first(top)
    high = last(top)
    top = top - 1
    do while (high - low >= few)
      pivot = median(a(low), a((low + high) / 2), a(high))
      i = low
      j = high
      do
        do while (a(i) < pivot)
          i = i + 1
        end do
        do while (pivot < a(j))
          j = j - 1
        end do
        if (i <= j) then
          held = a(i)
          a(i) = a(j)
          a(j) = held
          i = i + 1
          j = j - 1
        end if
        if (i > j) exit
      end do
      top = top + 1
      if (j - low < high - i) then
        first(top) = i
        last(top) = high
        high = j
      else
        first(top) = low
        last(top) = j
        low = i
      end if
    end do
    do i = low + 1, high
      held = a(i)
      j = i - 1
      do while (j >= low)
        if (a(j) <= held) exit
        a(j + 1) = a(j)
        j = j - 1
      end do
      a(j + 1) = held
    end do
  end do

contains

  pure double precision function median(x, y, z)
    double precision, intent(in) :: x, y, z
    median = max(min(x, y), min(max(x, y), z))
  end function median

end subroutine sort

! Finds the values that occur at least twice in arr(1:n).
!
! On return repeats(1:found) holds them, smallest first, and counts(1:found) how often each
! occurs. arr itself is sorted on the way: the directive intent(copy) keeps the caller's array
! as it was.
subroutine find_repeats(arr, n, repeats, counts, found)
  implicit none
  integer, intent(in) :: n
  double precision, intent(inout) :: arr(n)
  double precision, intent(out) :: repeats(n / 2)
  integer, intent(out) :: counts(n / 2)
  integer, intent(out) :: found
  integer :: i, start
!f2py intent(in, copy) arr
!f2py intent(hide), depend(arr) :: n = len(arr)
!f2py depend(n) :: repeats, counts

  call sort(arr, n)
  found = 0
  start = 1
  do i = 2, n + 1
    if (i <= n) then
      if (arr(i) == arr(start)) cycle
    end if
    if (i - start > 1) then
      found = found + 1
      repeats(found) = arr(start)
      counts(found) = i - start
    end if
    start = i
  end do
end subroutine find_repeats
