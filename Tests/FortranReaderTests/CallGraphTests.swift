import FortranReader
import Interface
import Testing

/// Call-backs whose calls stand in other routines than the one that is wrapped.
@Suite struct CallGraphTests {
  private func callback(
    _ name: String = "f", of routine: String, _ text: String, path: String = "a.f"
  ) throws -> Routine {
    let library = try read(text, path: path).library
    let found = try #require(library.routine(routine), "\(library.skipped.map(\.reason))")
    return try #require(found[argument: name]?.callback).routine
  }

  /// A driver hands `f` and `jac` to a stepper, which hands them to what is passed for `solve`.
  private let solver = """
          SUBROUTINE DRIVER(F, JAC, N, Y, W, LW)
          INTEGER N, LW
          REAL*8 Y(N), W(LW)
          EXTERNAL F, JAC, NEWTON
          CALL F(N, Y, W(1))
          CALL STEP(N, Y, W, F, JAC, NEWTON)
          END
          SUBROUTINE STEP(N, Y, W, RHS, JAC, SOLVE)
          INTEGER N
          REAL*8 Y(*), W(*)
          EXTERNAL RHS, JAC, SOLVE
          IF (N .GT. 0) CALL SOLVE(N, Y, W, RHS, JAC)
          END
          SUBROUTINE NEWTON(N, Y, DY, G, JAC)
          INTEGER N
          REAL*8 Y(*), DY(*)
          EXTERNAL G, JAC
          CALL G(N, Y, DY)
          CALL JAC(N, Y, 0, DY(3))
          END
    """

  @Test func `a procedure is followed through a dummy that is called`() throws {
    let found = try callback("jac", of: "driver", solver)
    #expect(!found.isFunction)
    #expect(found.arguments.map(\.name) == ["n", "y", "e_0_e", "dy"])
    #expect(found.arguments[2].type == .integer(bytes: 4))
    #expect(found.arguments[2].dimensions.isEmpty)
  }

  @Test func `an element further on may be the start of an array`() throws {
    let found = try callback("jac", of: "driver", solver)
    #expect(found.arguments[3].dimensions.map(\.extent) == [.assumedSize])
  }

  @Test func `a whole array elsewhere shows what an element did not`() throws {
    let found = try callback(of: "driver", solver)
    #expect(found.arguments.map(\.name) == ["n", "y", "w"])
    #expect(found.arguments[2].dimensions.map(\.extent) == [.assumedSize])
    #expect(found.arguments[2].type == .real(bytes: 8))
  }

  @Test func `an element in a call of the routine itself is one datum, as in f2py`() throws {
    let found = try callback(
      of: "s",
      """
            SUBROUTINE S(F, X, N)
            INTEGER N
            REAL*8 X(N)
            EXTERNAL F
            CALL F(X(2))
            END
      """)
    #expect(found.arguments.map(\.name) == ["e_x_2_e"])
    #expect(found.arguments[0].dimensions.isEmpty)
  }

  @Test func `a section is an array`() throws {
    let found = try callback(
      of: "s",
      """
      subroutine s(f, x, n)
        integer :: n
        real(8) :: x(n)
        external f
        call f(x(2:n))
      end subroutine
      """, path: "a.f90")
    #expect(found.arguments.map(\.name) == ["x"])
    #expect(found.arguments[0].dimensions.map(\.extent) == [.assumedSize])
  }

  @Test func `procedures among a call-back's arguments have interfaces of their own`() throws {
    let solve = try callback("solve", of: "step", solver)
    #expect(
      solve.arguments.map(\.type) == [
        .integer(bytes: 4), .real(bytes: 8), .real(bytes: 8), .procedure, .procedure,
      ])
    let inner = try #require(solve[argument: "rhs"]?.callback)
    #expect(inner.routine.arguments.map(\.name) == ["n", "y", "dy"])
    #expect(inner.localName == "rhs")
  }

  @Test func `a dummy that nobody calls is what callers pass for it`() throws {
    let found = try callback(
      "unused", of: "worker",
      """
            SUBROUTINE DRIVER(F, X)
            EXTERNAL F
            CALL F(X)
            CALL WORKER(F, X)
            END
            SUBROUTINE WORKER(UNUSED, X)
            EXTERNAL UNUSED
            END
      """)
    #expect(found.name == "unused")
    #expect(found.arguments.map(\.type) == [.real(bytes: 4)])
  }

  /// A worker outside the sources, and a user of its driver.
  private let user = """
          SUBROUTINE DRIVER(F, X)
          EXTERNAL F
          CALL WORKER(F, X)
          END
          SUBROUTINE RHS(N, Y)
          INTEGER N
          REAL*8 Y(3)
          END
          PROGRAM MAIN
          EXTERNAL RHS
          CALL DRIVER(RHS, 1.0)
          END
    """

  @Test func `procedures that are passed show the interface, without their own extents`() throws {
    let found = try callback(of: "driver", user)
    #expect(found.name == "f")
    #expect(found.arguments.map(\.name) == ["n", "y"])
    #expect(found.arguments[1].dimensions.map(\.extent) == [.assumedSize])
  }

  @Test func `procedures that are passed but differ show nothing`() throws {
    let other = """

            SUBROUTINE OTHER(N, Y)
            REAL*8 N, Y(3)
            END
            SUBROUTINE CALLS
            EXTERNAL OTHER
            CALL DRIVER(OTHER, 1.0)
            END
      """
    let found = try skipped(user + other, path: "a.f")
    #expect(found.reason.contains("'RHS' and 'OTHER', which are passed for it, take different"))
  }

  @Test func `an intrinsic function that is passed shows the interface`() throws {
    let found = try callback(
      of: "driver",
      """
            SUBROUTINE DRIVER(F, X)
            REAL*8 F, X
            EXTERNAL F
            CALL WORKER(F, X)
            END
            SUBROUTINE MAIN
            INTRINSIC DATAN2
            CALL DRIVER(DATAN2, 1D0)
            END
      """)
    #expect(found.arguments.map(\.type) == [.real(bytes: 8), .real(bytes: 8)])
    #expect(found.result?.type == .real(bytes: 8))
    #expect(found.result?.name == "f")
  }

  @Test func `a keyword says to which dummy a procedure is handed`() throws {
    let found = try callback(
      of: "driver",
      """
      subroutine driver(f, x)
        external f
        real :: x
        call worker(x, second=f, first=x)
      contains
        subroutine worker(y, first, second)
          real :: y, first
          external second
          call second(y, first)
        end subroutine
      end subroutine
      """, path: "a.f90")
    #expect(found.arguments.map(\.name) == ["y", "first"])
  }

  @Test func `module procedures are passed without EXTERNAL`() throws {
    let library = try read(
      """
      module tools
      contains
        subroutine rule(g, x)
          real(8), external :: g
          real(8) :: x
          x = g(x)
        end subroutine
        subroutine outer(f, x)
          real(8), external :: f
          real(8) :: x
          call apply(rule, f, x)
        end subroutine
        subroutine apply(r, h, x)
          real(8), external :: h
          real(8) :: x
          external r
          call r(h, x)
        end subroutine
      end module
      """, path: "a.f90"
    ).library
    #expect(library.skipped.isEmpty)
    let found = try #require(library.scope("tools")?.routine("apply")?[argument: "h"]?.callback)
    #expect(found.routine.arguments.map(\.name) == ["x"])
    #expect(found.routine.result?.type == .real(bytes: 8))
  }

  @Test func `an interface block further on describes it`() throws {
    let found = try callback(
      of: "driver",
      """
      subroutine driver(f, x)
        external f
        call worker(x, f)
      end subroutine
      subroutine worker(y, g)
        interface
          subroutine g(n, a)
            integer, intent(in) :: n
            real(8), intent(out) :: a(n)
          end subroutine
        end interface
      end subroutine
      """, path: "a.f90")
    #expect(found.name == "f")
    #expect(found.arguments[1].intent == .out)
  }

  @Test func `a missing worker is named`() throws {
    let found = try skipped(
      """
            SUBROUTINE DRIVER(F, X)
            EXTERNAL F
            CALL WORKER(F, X)
            END
      """, path: "a.f")
    #expect(
      found.reason.contains(
        "handed on to 'worker', which is not among the sources (add the file that defines it)"))
  }

  @Test func `a dummy for which nothing is passed is named`() throws {
    let found = try read(
      """
            SUBROUTINE STEP(F, SOLVE)
            EXTERNAL F, SOLVE
            CALL SOLVE(F)
            END
      """, path: "a.f"
    ).library.skipped
    #expect(found.count == 1)
    #expect(found.first?.reason.contains("for which no source passes anything") == true)
  }

  @Test func `calls that disagree are told of`() throws {
    let output = try read(
      """
            SUBROUTINE DRIVER(F, N, X)
            INTEGER N
            REAL*8 X(N)
            EXTERNAL F
            CALL ONE(F, N, X)
            CALL TWO(F, N)
            END
            SUBROUTINE ONE(F, N, X)
            INTEGER N
            REAL*8 X(N)
            EXTERNAL F
            CALL F(N, X)
            END
            SUBROUTINE TWO(F, N)
            EXTERNAL F
            CALL F(N, 1)
            END
      """, path: "a.f")
    #expect(
      output.warnings.map(\.message) == [
        "the call-back 'F' is called in 'ONE' and in 'TWO' with different arguments; it is wrapped "
          + "as 'ONE' calls it"
      ])
  }

  @Test func `a last extent of 1 is F66's assumed size`() throws {
    let routine = try routine(
      """
            SUBROUTINE S(A, LDA, X, Y, Z)
            INTEGER LDA
            REAL A(LDA,1), X(1), Y(2), Z(0:1)
      Cf2py intent(out) Y
            END
      """, path: "a.f")
    #expect(routine[argument: "a"]?.dimensions.last?.extent == .assumedSize)
    #expect(routine[argument: "x"]?.dimensions.map(\.extent) == [.assumedSize])
    #expect(routine[argument: "y"]?.dimensions == [.count(.integer(2))])
    #expect(routine[argument: "z"]?.dimensions.first?.extent == .upperBound(.integer(1)))
  }

  @Test func `a last extent of 1 is one where newer words describe the array`() throws {
    let directive = try routine(
      """
            SUBROUTINE S(X)
            REAL X(1)
      Cf2py intent(out) X
            END
      """, path: "a.f")
    #expect(directive.arguments[0].dimensions == [.count(.integer(1))])
    let free = try routine("subroutine s(x)\n real :: x(1)\nend subroutine\n")
    #expect(free.arguments[0].dimensions == [.count(.integer(1))])
  }

  @Test func `long chains of drivers are read in linear time`() throws {
    let count = 8_000
    var text = ""
    for number in 0..<count {
      text += """
              SUBROUTINE D\(number)(F, X)
              EXTERNAL F
              CALL D\(number + 1)(F, X)
              END

        """
    }
    text += "      SUBROUTINE D\(count)(F, X)\n      EXTERNAL F\n      CALL F(X)\n      END\n"
    let clock = ContinuousClock()
    let start = clock.now
    let library = try read(text, path: "a.f").library
    #expect(library.routines.count == count + 1)
    // Each driver looking at all others took minutes.
    #expect(clock.now - start < .seconds(60))
  }
}
