! Call-backs that may be left out, and call-backs that get lists of texts.
module callback_kinds
  implicit none
  private
  public :: integral, watched, shorten

contains

  ! The integral of f from 0 to 1 by n midpoints, weighted where there is a weight.
  function integral(f, n, weight) result(s)
    interface
      double precision function f(x)
        double precision, intent(in) :: x
      end function
      double precision function weight(x)
        double precision, intent(in) :: x
      end function
    end interface
    optional :: weight
    integer, intent(in) :: n
    double precision :: s, x
    integer :: i
    s = 0
    do i = 1, n
      x = (i - 0.5d0) / n
      if (present(weight)) then
        s = s + f(x) * weight(x) / n
      else
        s = s + f(x) / n
      end if
    end do
  end function

  ! Halves x; who wants to hears of it.
  subroutine watched(x, watch)
    double precision, intent(inout) :: x
    interface
      subroutine watch(x)
        double precision, intent(in) :: x
      end subroutine
    end interface
    optional :: watch
    x = x / 2
    if (present(watch)) call watch(x)
  end subroutine

  ! Lets the call-back change a list of texts.
  subroutine shorten(change, first, last)
    interface
      subroutine change(n, names)
        integer, intent(in) :: n
        character(len=6), intent(inout) :: names(n)
      end subroutine
    end interface
    character(len=6), intent(out) :: first, last
    character(len=6) :: names(3)
    names = ['alpha ', 'beta  ', 'gamma ']
    call change(3, names)
    first = names(1)
    last = names(3)
  end subroutine
end module
