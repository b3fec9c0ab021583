import FortranReader
import Interface
import Testing

@Suite struct ArgumentTests {
  @Test func `statements of any order make one declaration`() throws {
    let routine = try routine(
      """
            SUBROUTINE S(X, N, C)
            INTENT(IN) X
            DIMENSION X(N, *)
            REAL*8 X
            CHARACTER C*8
            END
      """, path: "a.f")
    let x = routine.arguments[0]
    #expect(x.type == .real(bytes: 8))
    #expect(x.intent == .in)
    #expect(x.dimensions == [.count(.name("n")), Dimension(extent: .assumedSize)])
    #expect(routine.arguments[2].type == .character(length: .fixed(.integer(8))))
  }

  @Test func `implicit rules type what nothing declares`() throws {
    let routine = try routine(
      """
            SUBROUTINE S(A, I, Z, L)
            IMPLICIT DOUBLE PRECISION (A-H, O-Y), COMPLEX*16 (Z), LOGICAL (L)
            END
      """, path: "a.f")
    #expect(
      routine.arguments.map(\.type) == [
        .real(bytes: 8), .integer(bytes: 4), .complex(bytes: 8), .logical(bytes: 4),
      ])
  }

  @Test func `a module's implicit rules hold in its procedures`() throws {
    let scope = try read(
      """
      module m
        implicit real(8) (a-h)
      contains
        subroutine s(a)
        end subroutine
      end module
      """
    ).library.scope("m")
    #expect(scope?.routines.first?.arguments[0].type == .real(bytes: 8))
  }

  @Test func `an untyped dummy under IMPLICIT NONE is an error at its name`() throws {
    let found = try errors("subroutine s(x, y)\n implicit none\n real :: x\nend subroutine\n")
    #expect(found.count == 1)
    #expect(
      found.first?.message
        == "the dummy argument 'y' has no type: nothing declares it, and IMPLICIT NONE is in force")
    #expect(found.first?.location?.description == "a.f90:1:17")
  }

  @Test func `shapes keep their bounds, constants replaced by their values`() throws {
    let routine = try routine(
      """
      subroutine s(a, b, c, d, n, m)
        integer, parameter :: k = 3, sizes(2) = [4, 5]
        integer :: n, m
        real :: a(k, 0:n-1), b(max(n, m)+k*2), c(sizes(2), *), d(-k:k)
      end subroutine
      """)
    #expect(
      routine.arguments[0].dimensions == [
        .count(.integer(3)),
        Dimension(
          lowerBound: .integer(0),
          extent: .upperBound(.binary(.subtract, .name("n"), .integer(1)))),
      ])
    #expect(
      routine.arguments[1].dimensions == [
        .count(.binary(.add, .call("max", [.name("n"), .name("m")]), .integer(6)))
      ])
    #expect(
      routine.arguments[2].dimensions == [.count(.integer(5)), Dimension(extent: .assumedSize)])
    #expect(
      routine.arguments[3].dimensions == [
        Dimension(lowerBound: .integer(-3), extent: .upperBound(.integer(3)))
      ])
  }

  @Test func `assumed shapes and optional arguments need an explicit interface`() throws {
    let routine = try routine(
      """
      subroutine s(a, b, c)
        real, intent(in) :: a(:, 0:)
        real, optional, intent(in) :: b
        integer, value :: c
      end subroutine
      """)
    #expect(routine.needsExplicitInterface)
    #expect(
      routine.arguments[0].dimensions == [
        Dimension(extent: .assumedShape),
        Dimension(lowerBound: .integer(0), extent: .assumedShape),
      ])
    #expect(routine.arguments[1].isFortranOptional)
    #expect(routine.arguments[1].isOptional)
    #expect(routine.arguments[2].isValue)
  }

  @Test func `character lengths of all spellings`() throws {
    let routine = try routine(
      """
      subroutine s(a, b, c, d, e, f, n)
        integer, parameter :: k = 4
        integer :: n
        character :: a
        character*5 :: b
        character(len=*) :: c
        character(k*2) :: d(3)
        character(len=n) :: e
        character*(*) f
      end subroutine
      """)
    #expect(
      routine.arguments.dropLast().map(\.type) == [
        .character(length: .one), .character(length: .fixed(.integer(5))),
        .character(length: .assumed), .character(length: .fixed(.integer(8))),
        .character(length: .fixed(.name("n"))), .character(length: .assumed),
      ])
  }

  @Test(
    arguments: [
      ("type(state) :: x", "of the dummy argument 'x': 'type(state)' is a derived type"),
      ("class(*) :: x", "of the dummy argument 'x': 'class(*)' is a derived type"),
      ("real, allocatable :: x(:)", "its dummy argument 'x' is allocatable"),
      ("real, pointer :: x", "its dummy argument 'x' is a pointer"),
      ("real :: x(..)", "the dummy argument 'x' is of assumed rank"),
      ("real(16) :: x", "of the dummy argument 'x': 'real(16)' has no counterpart in NumPy"),
      (
        "character(kind=4) :: x",
        "of the dummy argument 'x': 'character(kind=4)' is not a default character"
      ),
      ("real :: x[*]", "its dummy argument 'x' is a coarray"),
      (
        "real :: x(size_of())",
        "the shape of the dummy argument 'x' depends on 'size_of', which is not an argument"
      ),
      (
        "real :: x(n_state)",
        "the shape of the dummy argument 'x' depends on 'n_state', which is not an argument"
      ),
    ])
  func `what writers do not know is left out with its reason`(
    declaration: String, reason: String
  ) throws {
    let library = try read(
      """
      module shared
        integer :: n_state
      end module
      subroutine s(x)
        use shared
        \(declaration)
      end subroutine
      subroutine kept
      end subroutine
      """
    ).library
    #expect(library.skipped.map(\.name) == ["s"])
    #expect(library.skipped.first?.reason == reason)
    #expect(
      library.skipped.first?.location?.line == 6 || library.skipped.first?.location?.line == 4)
    #expect(library.routines.map(\.name) == ["kept"])
  }

  @Test func `an alternate return is left out with its reason`() throws {
    #expect(
      try skipped("      SUBROUTINE S(X, *)\n      END\n", path: "a.f").reason
        == "it has an alternate return")
  }

  @Test(
    arguments: [
      "real, allocatable :: r(:)", "real, pointer :: r", "type(t) :: r",
      "character(:), allocatable :: r",
    ])
  func `results that writers do not know are left out`(declaration: String) throws {
    let found = try skipped("function f() result(r)\n \(declaration)\nend function\n")
    #expect(found.name == "f")
  }
}
