C     Fortran without a word of INTENT: only bodies tell what is written to.

C     A quotient with a status: 0 for a good one.
      subroutine divide(a, b, q, ierror)
      double precision a, b, q
      integer ierror
      ierror = 0
      if (b .eq. 0) then
        ierror = 1
        q = 0
        return
      end if
      q = a / b
      end

C     The largest so far: what was there before counts.
      subroutine keep_largest(x, largest)
      double precision x, largest
      if (x .gt. largest) largest = x
      end

C     The same, through another routine, in an array.
      subroutine largest_of(n, x, largest)
      integer n, i
      double precision x(n), largest
      largest = x(1)
      do 10 i = 2, n
        call keep_largest(x(i), largest)
   10 continue
      end

C     Removes what is not positive; n is the new count.
      subroutine drop(n, x)
      integer n, i, k
      double precision x(n)
      k = 0
      do 20 i = 1, n
        if (x(i) .gt. 0) then
          k = k + 1
          x(k) = x(i)
        end if
   20 continue
      n = k
      end

C     Sums by a function that writes to its last argument.
      subroutine tally(x, negatives, total)
      double precision x(3), total, visit
      integer negatives, i
      negatives = 0
      total = 0
      do 30 i = 1, 3
        total = total + visit(x(i), negatives)
   30 continue
      end

      double precision function visit(x, negatives)
      double precision x
      integer negatives
      if (x .lt. 0) negatives = negatives + 1
      visit = abs(x)
      end

C     A text is put into a text, and a truth value comes out.
      subroutine label(n, text, fits)
      integer n
      character*4 text
      logical fits
      fits = n .lt. 10000
      text = '****'
      if (fits) write (text, '(i4)') n
      end

C     Numbers are read from a text: what is not there stays as it is.
      subroutine scan_pair(text, a, b, code)
      character*(*) text
      double precision a, b
      integer code
      read (text, *, iostat=code) a, b
      end
