import FortranReader
import Interface
import Testing

@Suite struct DocumentationTests {
  @Test func `the comment before a routine is its documentation`() throws {
    let routine = try routine(
      """
      !> Distance of two points.
      !!
      !! By Pythagoras.
      real function distance(x, y)
        real :: x  !< abscissa
        real :: y  ! ordinate
      end function
      """)
    #expect(routine.documentation == "Distance of two points.\n\nBy Pythagoras.")
    #expect(routine.arguments.map(\.documentation) == ["abscissa", "ordinate"])
  }

  @Test func `else the comment after the header`() throws {
    let routine = try routine(
      """
            SUBROUTINE S(N)
      C     Does nothing, N times.
            INTEGER N
            END
      """, path: "a.f")
    #expect(routine.documentation == "Does nothing, N times.")
  }

  @Test func `Doxygen's parameters, as LAPACK has them`() throws {
    let routine = try routine(
      """
      *> \\brief \\b SOLVE solves.
      *> \\param[in] N
      *> \\verbatim
      *>          N is INTEGER
      *>          The order.
      *> \\endverbatim
      *>
      *> \\param[in,out] A, B
      *> \\verbatim
      *>          Two arrays.
      *> \\endverbatim
            SUBROUTINE SOLVE(N, A, B)
            END
      """, path: "a.f")
    #expect(
      routine.arguments.map(\.documentation) == [
        "N is INTEGER\nThe order.", "Two arrays.", "Two arrays.",
      ])
    #expect(!routine.documentation.contains("The order."))
  }

  @Test(
    arguments: [
      "N       (input) INTEGER\n*             The order.",
      "n is a positive integer input variable.",
      "N : the order", "N     i      the order",
    ])
  func `lists of arguments in headers`(line: String) throws {
    let routine = try routine(
      "* Solves.\n*\n*     \(line)\n*\n      SUBROUTINE S(N)\n      END\n", path: "a.f")
    #expect(!routine.arguments[0].documentation.isEmpty)
  }

  @Test func `prose that starts with an argument's name is none`() throws {
    let routine = try routine(
      "* The sum of\n* a and\n* n(i) = 2 is\n      SUBROUTINE S(A, N)\n      END\n", path: "a.f")
    #expect(routine.arguments.map(\.documentation) == ["", ""])
  }
}
