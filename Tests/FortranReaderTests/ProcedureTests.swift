import FortranReader
import Interface
import Testing

@Suite struct ProcedureTests {
  @Test func `external procedures come in the order of the sources`() throws {
    let library = try read(
      """
            SUBROUTINE ONE
            END
            FUNCTION TWO(X)
            TWO = X
            END FUNCTION TWO
            SUBROUTINE THREE(N)
            END SUBROUTINE
      """, path: "a.f"
    ).library
    #expect(library.routines.map(\.name) == ["one", "two", "three"])
    #expect(library.routines.map(\.isFunction) == [false, true, false])
    #expect(
      library.routines.map(\.linkage) == [.fortranExternal, .fortranExternal, .fortranExternal])
    #expect(library.routines[1].result?.type == .real(bytes: 4))
    #expect(library.routines[2].arguments[0].type == .integer(bytes: 4))
  }

  @Test func `programs, block data and internal procedures are not offered`() throws {
    let library = try read(
      """
      program main
        call inner
      contains
        subroutine inner
        end subroutine
      end program
      subroutine outer(x)
        real :: x
        call hidden
      contains
        subroutine hidden
          integer :: x
        end subroutine hidden
      end subroutine outer
      block data init
      end block data init
      """
    ).library
    #expect(library.routines.map(\.name) == ["outer"])
    #expect(library.routines[0].arguments[0].type == .real(bytes: 4))
  }

  @Test func `a main program needs no PROGRAM statement`() throws {
    let library = try read(
      "      INTEGER I\n      I = 1\n      END\n      SUBROUTINE S\n      END\n", path: "a.f"
    ).library
    #expect(library.routines.map(\.name) == ["s"])
  }

  @Test func `a missing END does not swallow the next procedure`() throws {
    let library = try read(
      "      SUBROUTINE A\n      X = 1\n      SUBROUTINE B\n      END\n", path: "a.f"
    ).library
    #expect(library.routines.map(\.name) == ["a", "b"])
  }

  @Test func `an entry is a routine of its own with its own dummies`() throws {
    let library = try read(
      """
            DOUBLE PRECISION FUNCTION F(X, N)
            DOUBLE PRECISION X, G, Y
            INTEGER N
            F = X
            RETURN
            ENTRY G(Y)
            G = Y
            END
      """, path: "a.f"
    ).library
    #expect(library.routines.map(\.name) == ["f", "g"])
    let entry = try #require(library.routine("g"))
    #expect(entry.entryOf == "f")
    #expect(entry.arguments.map(\.name) == ["y"])
    #expect(entry.result?.type == .real(bytes: 8))
  }

  @Test func `bind(C) gives the symbol: the label, or the name in lower case`() throws {
    let routines = try read(
      """
      subroutine Plain(x) bind(c)
        use iso_c_binding
        real(c_double), value :: x
      end subroutine
      subroutine named(x) bind(C, name="Other")
        real(8) :: x
      end subroutine
      """
    ).library.routines
    #expect(routines.map(\.linkage) == [.c(symbol: "plain"), .c(symbol: "Other")])
    #expect(routines[0].arguments[0].isValue)
    #expect(!routines[0].needsExplicitInterface)
    #expect(!routines[1].arguments[0].isValue)
  }

  @Test func `the result's type comes from the prefix, a declaration or the implicit rules`() throws
  {
    let routines = try read(
      """
      real(8) function a(x) result(r)
      end function
      function b(x) result(r)
        complex :: r
      end function
      function i(x)
      end function
      character*(*) function c(x)
      end function
      function d(n)
        integer :: n
        real :: d(n, 2)
      end function
      """
    ).library.routines
    #expect(
      routines.map { $0.result?.type } == [
        .real(bytes: 8), .complex(bytes: 4), .integer(bytes: 4), .character(length: .assumed),
        .real(bytes: 4),
      ])
    #expect(routines[0].result?.name == "r")
    #expect(routines[4].result?.rank == 2)
    #expect(routines.map(\.needsExplicitInterface) == [false, false, false, false, true])
  }

  @Test func `names keep their case on request`() throws {
    let library = try read([("a.f90", "subroutine Solve(A)\n real :: A\nend subroutine\n")]) {
      $0.foldsCase = false
    }.library
    #expect(library.routines.map(\.name) == ["Solve"])
    #expect(library.routines[0].arguments.map(\.name) == ["A"])
    #expect(library.routines[0].arguments[0].type == .real(bytes: 4))
  }

  @Test func `only and skip choose routines, inside modules too`() throws {
    let text = """
      subroutine a
      end subroutine
      subroutine b
      end subroutine
      module m
      contains
        subroutine c
        end subroutine
        subroutine d
        end subroutine
      end module
      """
    let only = try read([("a.f90", text)]) { $0.only = ["b", "c"] }.library
    #expect(only.routines.map(\.name) == ["b"])
    #expect(only.scope("m")?.routines.map(\.name) == ["c"])
    let skip = try read([("a.f90", text)]) { $0.skip = ["b", "c"] }.library
    #expect(skip.routines.map(\.name) == ["a"])
    #expect(skip.scope("m")?.routines.map(\.name) == ["d"])
  }

  @Test func `what is left out needs no kinds`() throws {
    let text = "subroutine a(x)\n use gone\n real(wp) :: x\nend\nsubroutine b\nend\n"
    #expect(try read([("a.f90", text)]) { $0.only = ["b"] }.library.routines.map(\.name) == ["b"])
  }

  @Test func `declarations in BLOCK constructs say nothing of dummies`() throws {
    let routine = try routine(
      """
      subroutine s(n)
        integer :: n
        n = 1
        block
          real(8) :: n
          n = 2
        end block
      end subroutine
      """)
    #expect(routine.arguments[0].type == .integer(bytes: 4))
  }

  @Test func `two thousand routines are two thousand routines`() throws {
    let text = (0..<2000).map { index in
      "subroutine s\(index)(x, n)\n integer :: n\n real(8) :: x(n)\n x = 1\nend subroutine\n"
    }
    let library = try read(text.joined()).library
    #expect(library.routines.count == 2000)
    #expect(library.routines.last?.name == "s1999")
  }

  @Test func `a routine defined twice is kept once, with a warning`() throws {
    let text = "subroutine s(x)\nend subroutine\n"
    let output = try read([("a.f90", text), ("b.f90", "subroutine s(x, y)\nend subroutine\n")])
    #expect(output.library.routines.map(\.arguments.count) == [1])
    #expect(output.warnings.count == 1)
    #expect(output.warnings[0].message.contains("the first definition at a.f90:1:12 is kept"))
  }
}
