import Interface
import Testing

@testable import SignatureFile

@Suite("Writing signature files")
struct WriterTests {
  /// Written, read again, and compared without places.
  func roundTrip(_ text: String) throws {
    let library = try ReaderTests.library(text)
    let written = SignatureWriter().write(library)
    let again = try ReaderTests.library(written)
    #expect(Unplaced.library(again) == Unplaced.library(library), "\(written)")
    #expect(
      SignatureWriter().write(Unplaced.library(again))
        == SignatureWriter().write(Unplaced.library(library)))
  }

  @Test func `the form is f2py's`() throws {
    var library = try ReaderTests.library(
      """
      python module m
        interface
          subroutine f(n,x,y)
            integer n
            real*8 x(n)
            complex intent(out), dimension(n+1) :: y
          end subroutine f
          function g(x)
            character*5 g
            logical*1 optional :: x
            threadsafe
            fortranname h
          end function g
          block data
            integer i(3)
            common /blk/ i
          end block data
          module d
            real, allocatable, dimension(:,:) :: a
            integer, parameter :: k = 4
          end module d
        end interface
      end python module m
      """)
    library.inferArguments()
    #expect(
      SignatureWriter().write(library) == """
        !    -*- f90 -*-
        ! Note: the context of this file is case sensitive.

        python module m
            interface  ! in :m
                subroutine f(n,x,y) ! in :m:a.pyf
                    integer, optional,check(shape(x, 0) == n),depend(x) :: n=shape(x, 0)
                    double precision dimension(n) :: x
                    complex dimension(n + 1),intent(out),depend(n) :: y
                end subroutine f
                function g(x) ! in :m:a.pyf
                    fortranname h
                    threadsafe
                    logical*1, optional :: x
                    character*5 :: g
                end function g
                block data
                    integer dimension(3) :: i
                    common /blk/ i
                end block data
                module d ! in :m:a.pyf
                    real, allocatable,dimension(:,:) :: a
                    integer, parameter :: k=4
                end module d
            end interface
        end python module m

        ! This file was auto-generated with swiftlet.

        """)
  }

  @Test func `what is written is read as it was: attributes`() throws {
    try roundTrip(
      """
      python module m
      usercode '''
      #define A 1
      '''
      interface
      subroutine f(n,x,y,s,w,b)
        integer optional,intent(in),check(len(x)>=n && n>0),depend(x) :: n=len(x)
        real*8 dimension(n),intent(in,out,copy,out=z),note(the input) :: x
        complex*16 intent(hide,cache),dimension(0:n,*),depend(n) :: y = (1.0,2.0)
        character*(*) required :: s = "a\\"b"
        real*8 intent(inplace),dimension(2*(n+1)/3,:) :: w
        integer*-1 intent(aligned8,overwrite) :: b = (n<=1?-n:2-(3-n))
        callstatement {int i=0; (*f2py_func)(&n, x);}
        callprotoargument int*,double*
        threadsafe
        intent(c) f
        pymethoddef '''
      {"a", b},
      '''
      end subroutine f
      function g() result (r)
        real r
        fortranname
        callstatement g_return_value = 1
      end function g
      end interface
      end python module m
      """)
  }

  @Test func `what is written is read as it was: call-backs`() throws {
    try roundTrip(
      """
      python module inner__user__routines
      interface
      subroutine h(k)
        integer intent(hide) :: k
      end subroutine h
      end interface
      end python module
      python module f__user__routines
      interface
      function outer(h,x) result (y)
        use inner__user__routines
        external h
        real x, y
      end function outer
      subroutine other(x)
        real x
      end subroutine other
      end interface
      end python module
      python module m
      interface
      subroutine f(g,other)
        use f__user__routines, g=>outer
        external g
        external other
        optional other
      end subroutine f
      subroutine e
        use inner__user__routines
        intent(callback) h
        external h
      end subroutine e
      end interface
      end python module m
      """)
  }

  @Test func `two call-backs that share a module's name and their own get modules apart`() throws {
    func routine(_ type: ValueType) -> Routine {
      var g = Argument(name: "g", type: .procedure)
      g.callback = Callback(
        routine: Routine(name: "g", arguments: [Argument(name: "x", type: type)]),
        moduleName: "u__user__routines")
      return Routine(name: "f\(type == .defaultReal ? 1 : 2)", arguments: [g])
    }
    var library = Library(name: "m")
    library.routines = [routine(.defaultReal), routine(.defaultInteger)]
    let again = try ReaderTests.library(SignatureWriter().write(library))
    #expect(
      again.routines.map { $0.arguments[0].callback?.routine.arguments[0].type } == [
        .defaultReal, .defaultInteger,
      ])
  }

  @Test func `routines that share one call-back keep the others apart`() throws {
    func callback(_ name: String, _ type: ValueType) -> Argument {
      var argument = Argument(name: name, type: .procedure)
      argument.callback = Callback(
        routine: Routine(name: name, arguments: [Argument(name: "x", type: type)]))
      return argument
    }
    let f = callback("f", .defaultReal)
    var library = Library(name: "m")
    library.routines = [
      Routine(name: "a", arguments: [f, callback("g", .defaultReal)]),
      Routine(name: "b", arguments: [f, callback("g", .defaultInteger)]),
    ]
    let again = try ReaderTests.library(SignatureWriter().write(library))
    #expect(
      again.routines.map { $0.arguments.map { $0.callback?.routine.arguments[0].type } } == [
        [.defaultReal, .defaultReal], [.defaultReal, .defaultInteger],
      ])
  }

  @Test func `what is not wrapped is noted`() {
    var library = Library(name: "m")
    library.skipped = [Skipped(name: "f", reason: "it has\nan alternate return")]
    #expect(
      SignatureWriter().write(library).contains(
        "! 'f' is not wrapped: it has an alternate return\n"))
  }
}

/// Libraries without the places and texts that a round trip may change.
enum Unplaced {
  static func library(_ library: Library) -> Library {
    var result = library
    result.routines = library.routines.map(routine)
    result.scopes = library.scopes.map { scope in
      var scope = scope
      scope.location = nil
      scope.documentation = ""
      scope.routines = scope.routines.map(routine)
      scope.variables = scope.variables.map { variable in
        var variable = variable
        variable.location = nil
        variable.documentation = ""
        return variable
      }
      return scope
    }
    // COMMON blocks and modules may change places.
    result.scopes.sort { "\($0.kind)\($0.name)" < "\($1.kind)\($1.name)" }
    return result
  }

  static func routine(_ routine: Routine) -> Routine {
    var result = routine
    result.location = nil
    result.documentation = ""
    result.arguments = routine.arguments.map(argument)
    result.result = routine.result.map(argument)
    return result
  }

  static func argument(_ argument: Argument) -> Argument {
    var result = argument
    result.location = nil
    result.documentation = ""
    result.checks = argument.checks.map { Check(condition: $0.condition, text: $0.text) }
    result.callback = argument.callback.map {
      Callback(
        routine: routine($0.routine), moduleName: $0.moduleName, localName: $0.localName)
    }
    return result
  }
}
