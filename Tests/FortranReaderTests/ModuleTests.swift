import FortranReader
import Interface
import Testing

@Suite struct ModuleTests {
  @Test func `a module offers its procedures and data`() throws {
    let scope = try #require(
      try read(
        """
        module m
          implicit none
          integer :: i = 3
          real(8), dimension(2, 3) :: a
          real(8) :: v(3) = [1d0, 2d0, 4d0]
          real, allocatable :: work(:, :)
          real(8), pointer :: p(:) => null()
          character(len=8) :: name = 'km'
          integer, protected :: count
          real(8), parameter :: pi = 3.5d0
          procedure(), pointer :: callback
        contains
          subroutine s(x)
            real(8), intent(inout) :: x
          end subroutine
        end module
        """
      ).library.scope("m"))
    #expect(scope.routines.map(\.linkage) == [.fortranModule("m")])
    #expect(
      scope.variables.map(\.name) == ["i", "a", "v", "work", "p", "name", "count", "pi"])
    #expect(scope.variable("i")?.value == .integer(3))
    #expect(scope.variable("a")?.dimensions == [.count(.integer(2)), .count(.integer(3))])
    #expect(
      scope.variable("v")?.value
        == .array([.real("1.0", bytes: 8), .real("2.0", bytes: 8), .real("4.0", bytes: 8)]))
    #expect(scope.variable("work")?.isAllocatable == true)
    #expect(scope.variable("work")?.dimensions.map(\.extent) == [.deferred, .deferred])
    #expect(scope.variable("p")?.isPointer == true)
    #expect(scope.variable("name")?.value == .string(Array("km      ".utf8)))
    #expect(scope.variable("count")?.isProtected == true)
    #expect(scope.variable("pi")?.isConstant == true)
  }

  @Test func `what is private is not offered`() throws {
    let scope = try read(
      """
      module m
        private
        integer, public :: a
        integer :: b
        public :: s
      contains
        subroutine s
        end subroutine
        subroutine t(x)
          real(unknown) :: x
        end subroutine
      end module
      """
    ).library.scope("m")
    #expect(scope?.variables.map(\.name) == ["a"])
    #expect(scope?.routines.map(\.name) == ["s"])
  }

  @Test func `public by default, with single exceptions`() throws {
    let scope = try read(
      "module m\n integer, private :: a\n integer :: b, c\n private c\nend module\n"
    ).library.scope("m")
    #expect(scope?.variables.map(\.name) == ["b"])
  }

  @Test func `what a module uses is not offered again`() throws {
    let library = try read(
      """
      module a
        integer :: x
      end module
      module b
        use a
        public :: x
        integer :: y
      end module
      """
    ).library
    #expect(library.scope("b")?.variables.map(\.name) == ["y"])
  }

  @Test func `a module with nothing to offer is left out`() throws {
    let library = try read(
      """
      module m
        private
      contains
        subroutine s
        end subroutine
      end module
      module shapes
        abstract interface
          subroutine f()
          end subroutine
        end interface
      end module
      """
    ).library
    #expect(library.scopes.isEmpty)
    #expect(library.skipped.isEmpty)
  }

  @Test func `derived types, their bodies and operators stop nothing`() throws {
    let library = try read(
      """
      module m
        type, abstract :: base
          private
          integer :: n = 3
          procedure(), pointer, nopass :: f
        contains
          procedure(update), deferred :: update
          generic :: operator(+) => add
          final :: done
        end type base
        interface operator(.item.)
          module procedure item
        end interface
        interface solve
          module procedure solve_a
        end interface
        type(base) :: state
        namelist /list/ k
        integer :: k
      contains
        subroutine solve_a(x)
          real :: x
        end subroutine
        subroutine update(self)
          class(base) :: self
        end subroutine
      end module
      """
    ).library
    let scope = try #require(library.scope("m"))
    #expect(scope.routines.map(\.name) == ["solve_a"])
    #expect(scope.variables.map(\.name) == ["k"])
    #expect(
      Set(library.skipped.map(\.name)) == ["update", "m.state", "m.operator(.item.)", "m.solve"])
    #expect(
      library.skipped.first { $0.name == "m.solve" }?.reason
        == "it is a generic interface; call its procedures by their own names: 'solve_a'")
  }

  @Test func `separate module procedures are offered by their interface`() throws {
    let output = try read([
      (
        "child.f90",
        """
        submodule (parent) child
        contains
          module procedure area
            area = r*r
          end procedure area
          module subroutine put(x)
            real(dp) :: x
          end subroutine
        end submodule
        """
      ),
      (
        "parent.f90",
        """
        module parent
          implicit none
          integer, parameter :: dp = 8
          interface
            module function area(r)
              real(dp), intent(in) :: r
              real(dp) :: area
            end function
            module subroutine put(x)
              real(dp) :: x
            end subroutine
          end interface
        end module
        """
      ),
    ])
    let scope = output.library.scope("parent")
    #expect(scope?.routines.map(\.name) == ["area", "put"])
    #expect(scope?.routines.first?.result?.type == .real(bytes: 8))
    #expect(output.files[0].usesModules == ["parent"])
    #expect(output.files[0].providesModules == ["parent:child"])
  }

  @Test func `two modules of one name are an error that names both places`() throws {
    let text = "module m\nend module\n"
    let found = try errors([("a.f90", text), ("b.f90", text)])
    #expect(
      found.map(\.message) == [
        "the module 'm' is defined twice; its first definition is at a.f90:1:8"
      ])
    #expect(found.first?.location?.description == "b.f90:1:8")
  }
}
