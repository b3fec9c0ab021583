! Call-backs described by interface blocks, of every type.

! A subroutine that fills an array.
subroutine fill_by(f, n, a)
  integer, intent(in) :: n
  double precision, intent(out) :: a(n)
  interface
    subroutine f(n, a)
      integer, intent(in) :: n
      double precision, intent(out) :: a(n)
    end subroutine
  end interface
  call f(n, a)
end subroutine

! A function of an array, by an interface block.
subroutine minimum_of(f, x, n, best)
  integer, intent(in) :: n
  double precision, intent(in) :: x(n)
  double precision, intent(out) :: best
  interface
    double precision function f(x, n)
      integer, intent(in) :: n
      double precision, intent(in) :: x(n)
    end function
  end interface
  best = f(x, n)
end subroutine

subroutine complex_callback(f, z, w)
  interface
    complex(8) function f(z)
      complex(8), intent(in) :: z
    end function
  end interface
  complex(8), intent(in) :: z
  complex(8), intent(out) :: w
  w = f(z) + (0d0, 1d0)
end subroutine

subroutine integer_callback(f, i, j)
  interface
    integer function f(i)
      integer, intent(in) :: i
    end function
  end interface
  integer, intent(in) :: i
  integer, intent(out) :: j
  j = f(i)
end subroutine

! Arrays of truth values and of single characters.
subroutine mark_by(f, n, marks, letters)
  integer, intent(in) :: n
  logical, intent(out) :: marks(n)
  character, intent(out) :: letters(n)
  interface
    subroutine f(n, marks, letters)
      integer, intent(in) :: n
      logical, intent(inout) :: marks(n)
      character, intent(inout) :: letters(n)
    end subroutine
  end interface
  marks = .false.
  marks(1) = .true.
  letters = 'a'
  call f(n, marks, letters)
end subroutine
