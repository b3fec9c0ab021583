! Character arguments: of known and assumed length, scalars, arrays, results.

subroutine length_of(s, n)
  character(*), intent(in) :: s
  integer, intent(out) :: n
  n = len(s)
end subroutine

subroutine first_of_five(s, c)
  character(5), intent(in) :: s
  character, intent(out) :: c
  c = s(1:1)
end subroutine

subroutine greet(name, greeting)
  character(*), intent(in) :: name
  character(20), intent(out) :: greeting
  greeting = 'Hello, ' // trim(name) // '!'
end subroutine

subroutine two_strings(a, n, b, joined)
  character(*), intent(in) :: a, b
  integer, intent(in) :: n
  character(16), intent(out) :: joined
  joined = a(1:n) // '+' // b
end subroutine

subroutine shout(s)
  character(6), intent(inout) :: s
  integer :: i
  do i = 1, 6
    if (s(i:i) >= 'a' .and. s(i:i) <= 'z') s(i:i) = achar(iachar(s(i:i)) - 32)
  end do
end subroutine

subroutine join(words, n, joined)
  integer, intent(in) :: n
  character(3), intent(in) :: words(n)
  character(30), intent(out) :: joined
  integer :: i
  joined = ''
  do i = 1, n
    joined(3*i-2:3*i) = words(i)
  end do
end subroutine

subroutine alphabet(n, letters)
  integer, intent(in) :: n
  character(2), intent(out) :: letters(n)
  integer :: i
  do i = 1, n
    letters(i) = achar(96 + i) // achar(64 + i)
  end do
end subroutine

character(4) function season(month)
  integer, intent(in) :: month
  if (month > 5 .and. month < 9) then
    season = 'warm'
  else
    season = 'cold'
  end if
end function

character function letter(i)
  integer, intent(in) :: i
  letter = achar(64 + i)
end function
