import FortranReader
import Interface
import Testing

@Suite struct CallbackTests {
  private func callback(_ text: String, path: String = "a.f90") throws -> Callback {
    let routine = try routine(text, path: path)
    let argument = try #require(routine.arguments.first { $0.type == .procedure })
    return try #require(argument.callback)
  }

  @Test func `an interface block describes a dummy procedure`() throws {
    let found = try callback(
      """
      subroutine s(f, n)
        interface
          real(8) function f(x, m)
            integer, intent(in) :: m
            complex(8), intent(out) :: x(m)
          end function
        end interface
        integer :: n
      end subroutine
      """)
    #expect(found.localName == "f")
    #expect(found.routine.result?.type == .real(bytes: 8))
    #expect(found.routine.arguments.map(\.type) == [.complex(bytes: 8), .integer(bytes: 4)])
    #expect(found.routine.arguments[0].dimensions == [.count(.name("m"))])
    #expect(found.routine.arguments[0].intent == .out)
  }

  @Test func `an interface body does not inherit the host's implicit rules`() throws {
    let found = try callback(
      """
      subroutine s(f)
        implicit none
        interface
          function f(x)
          end function
        end interface
      end subroutine
      """)
    #expect(found.routine.arguments[0].type == .real(bytes: 4))
  }

  @Test func `procedure(f) finds an abstract interface in a used module`() throws {
    let library = try read(
      """
      module shapes
        implicit none
        integer, parameter :: dp = kind(1d0)
        abstract interface
          subroutine rhs(n, y)
            import :: dp
            integer, intent(in) :: n
            real(dp), intent(inout) :: y(n)
          end subroutine
        end interface
      end module
      subroutine s(f)
        use shapes, only: right => rhs
        procedure(right) :: f
      end subroutine
      """
    ).library
    let found = try #require(library.routine("s")?.arguments[0].callback)
    #expect(found.routine.name == "f")
    #expect(found.routine.arguments[1].type == .real(bytes: 8))
  }

  @Test func `a call in the body shows the interface, intents included`() throws {
    let found = try callback(
      """
             subroutine t(fun,a)
             integer a
      cf2py  intent(out) a
             external fun
             call fun(a)
             end
      """, path: "a.f")
    #expect(found.routine.name == "fun")
    #expect(!found.routine.isFunction)
    #expect(found.routine.arguments.map(\.name) == ["a"])
    #expect(found.routine.arguments[0].intent == .out)
  }

  @Test func `a reference shows a function and the shapes of its arguments`() throws {
    let found = try callback(
      """
            SUBROUTINE S(CB, CU, LENCU, A)
            EXTERNAL CB
            INTEGER CB, LENCU, A
            CHARACTER*8 CU(LENCU)
            IF (A .GT. 0) A = 1 + CB (CU,
           &   LENCU) * 2
            END
      """, path: "a.f")
    #expect(found.routine.result?.type == .integer(bytes: 4))
    #expect(found.routine.arguments.map(\.name) == ["cu", "lencu"])
    #expect(found.routine.arguments[0].dimensions == [.count(.name("lencu"))])
  }

  @Test func `what is called is a procedure, declared so or not`() throws {
    let routine = try routine(
      """
            SUBROUTINE S(F, X, G, Y)
            REAL*8 F, X, Y
            X = F(X)
            CALL G(X)
            Y = X
            END
      """, path: "a.f")
    #expect(
      routine.arguments.map(\.type) == [
        .procedure, .real(bytes: 8), .procedure, .real(bytes: 8),
      ])
  }

  @Test func `comments and strings call nobody`() throws {
    let routine = try routine(
      """
      subroutine s(f, x)
        real :: f, x
        ! x = f(x)
        print *, 'f(x)', "call f(1)" ! f(2)
        x = f
      end subroutine
      """)
    #expect(routine.arguments.map(\.type) == [.real(bytes: 4), .real(bytes: 4)])
  }

  @Test func `expressions as arguments get f2py's names and their own types`() throws {
    let found = try callback(
      """
      function g(f, y) result(r)
        external f
        integer(8) :: r, f
        real(8) :: y
        r = f(0, 2*y, (1d0, 0d0))
      end function
      """)
    #expect(found.routine.arguments.map(\.name) == ["e_0_e", "e_2_y_e", "e__1d0__0d0_e"])
    #expect(
      found.routine.arguments.map(\.type) == [
        .integer(bytes: 4), .real(bytes: 8), .complex(bytes: 8),
      ])
    #expect(found.routine.result?.type == .integer(bytes: 8))
  }

  @Test func `a directive shows a call that the body does not make`() throws {
    let found = try callback(
      """
      subroutine s(f)
        external f
      !f2py real(8) :: x, f
      !f2py x = f(x)
      end subroutine
      """)
    #expect(found.routine.arguments.map(\.type) == [.real(bytes: 8)])
    #expect(found.routine.result?.type == .real(bytes: 8))
  }

  @Test func `a procedure handed on is described by whom it is handed to`() throws {
    let found = try callback(
      """
            SUBROUTINE OUTER(FCN, N, X)
            INTEGER N
            REAL*8 X(N)
            EXTERNAL FCN
            CALL INNER(N, X, FCN)
            END
            SUBROUTINE INNER(M, Y, F)
            INTEGER M
            REAL*8 Y(M)
            EXTERNAL F
            CALL F(M, Y)
            END
      """, path: "a.f")
    #expect(found.routine.name == "fcn")
    #expect(found.routine.arguments.map(\.name) == ["m", "y"])
  }

  @Test func `procedures that hand each other on end, unknown`() throws {
    let library = try read(
      """
            SUBROUTINE A(F)
            EXTERNAL F
            CALL B(F)
            END
            SUBROUTINE B(G)
            EXTERNAL G
            CALL A(G)
            END
      """, path: "a.f"
    ).library
    #expect(library.skipped.map(\.name) == ["A", "B"])
  }

  @Test func `a call-back by its global name is added to the arguments`() throws {
    let routine = try routine(
      """
             subroutine t2(a)
      cf2py  intent(callback) fun
             integer a
      cf2py  intent(out) a
             external fun
             call fun(a)
             end
      """, path: "a.f")
    #expect(routine.arguments.map(\.name) == ["a", "fun"])
    #expect(routine.arguments[1].intent == .callback)
    #expect(routine.arguments[1].callback?.routine.arguments.map(\.name) == ["a"])
  }

  @Test func `an array of assumed size in a call-back has no extent, of which a warning tells`()
    throws
  {
    let file = SourceFile(
      path: "a.f",
      text: """
              SUBROUTINE S(F, Y)
              REAL*8 Y(*)
              EXTERNAL F
              CALL F(Y)
              END
        """)
    let output = try FortranReader().read([file], name: "m")
    let routine = try #require(output.library.routines.first)
    let callback = try #require(routine.arguments[0].callback)
    #expect(callback.routine.arguments[0].dimensions.map(\.extent) == [.assumedSize])
    #expect(
      output.warnings.map(\.message) == [
        "the call-back 'f' gets 'y' up to the end of the caller's array, or else as empty: nothing "
          + "says how large it is"
      ])
  }

  @Test func `a dummy procedure that nothing describes leaves the routine out`() throws {
    let found = try skipped("subroutine s(f)\n external f\nend subroutine\n")
    #expect(found.reason.hasPrefix("the interface of its dummy procedure 'f' is not known"))
    #expect(found.reason.contains("!f2py y = f(x)"))
  }

  @Test func `an optional dummy procedure is optional`() throws {
    let routine = try routine(
      """
      subroutine s(f)
        interface
          subroutine f()
          end subroutine
        end interface
        optional :: f
      end subroutine
      """)
    let f = try #require(routine.arguments.first)
    #expect(f.type == .procedure && f.isFortranOptional && f.callback != nil)
    #expect(routine.needsExplicitInterface)
  }
}
