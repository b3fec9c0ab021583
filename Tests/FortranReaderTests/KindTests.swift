import FortranReader
import Interface
import Testing

/// Kinds by evaluation: f2py maps what it cannot look up to C's `float` and goes on.
@Suite struct KindTests {
  @Test(
    arguments: [
      ("real(kind(1d0))", ValueType.real(bytes: 8)), ("real(kind(1.0))", .real(bytes: 4)),
      ("real(kind=8)", .real(bytes: 8)), ("real*8", .real(bytes: 8)), ("real*4", .real(bytes: 4)),
      ("real(selected_real_kind(15))", .real(bytes: 8)),
      ("real(selected_real_kind(6, 37))", .real(bytes: 4)),
      ("real(selected_real_kind(p=6, r=300))", .real(bytes: 8)),
      ("double precision", .real(bytes: 8)), ("complex*16", .complex(bytes: 8)),
      ("complex*8", .complex(bytes: 4)), ("complex(8)", .complex(bytes: 8)),
      ("double complex", .complex(bytes: 8)), ("logical*1", .logical(bytes: 1)),
      ("logical(8)", .logical(bytes: 8)), ("integer*2", .integer(bytes: 2)),
      ("integer(selected_int_kind(12))", .integer(bytes: 8)),
      ("integer(selected_int_kind(r=2))", .integer(bytes: 1)), ("byte", .integer(bytes: 1)),
      ("integer", .integer(bytes: 4)), ("real(kind(1.0_8))", .real(bytes: 8)),
      ("integer(kind(2_8))", .integer(bytes: 8)), ("real(kinds(2))", .real(bytes: 8)),
    ])
  func `a type's size follows from its kind expression`(type: String, expected: ValueType) throws {
    let routine = try routine(
      "subroutine s(x)\n  use iso_fortran_env, kinds => real_kinds\n  \(type) :: x\nend subroutine\n"
    )
    #expect(routine.arguments.first?.type == expected)
  }

  @Test func `a parameter of the same module gives the kind`() throws {
    let library = try read(
      """
      module m
        integer, parameter :: dp = kind(1.d0)
      contains
        subroutine s(x)
          real(dp), intent(in) :: x
        end subroutine
      end module
      """
    ).library
    #expect(library.scope("m")?.routine("s")?.arguments[0].type == .real(bytes: 8))
  }

  @Test func `an intrinsic module gives the kind, also under another name`() throws {
    let routine = try routine(
      """
      subroutine s(x, n)
        use, intrinsic :: iso_fortran_env, only: dp => real64, int16
        use iso_c_binding
        real(dp) :: x(n)
        integer(c_int64_t) :: n
      end subroutine
      """)
    #expect(routine.arguments[0].type == .real(bytes: 8))
    #expect(routine.arguments[1].type == .integer(bytes: 8))
  }

  @Test func `kinds cross modules and files in any order, renamed and re-exported`() throws {
    let user = """
      subroutine s(x, k)
        use facade, only: rk => wp
        use facade, only: ik
        real(rk) :: x
        integer(ik) :: k
      end subroutine
      """
    let facade = """
      module facade
        use kinds, wp => dp
        private
        public :: wp, ik
      end module
      """
    let kinds = """
      module kinds
        integer, parameter :: base = 2
        integer, parameter :: dp = max(4, base*4)
        integer, parameter :: ik = merge(8, 4, base > 1)
      end module
      """
    let library = try read([("user.f90", user), ("facade.f90", facade), ("kinds.f90", kinds)])
      .library
    #expect(library.routine("s")?.arguments.map(\.type) == [.real(bytes: 8), .integer(bytes: 8)])
  }

  @Test func `a private kind of a module is not visible`() throws {
    let found = try errors(
      """
      module kinds
        integer, parameter, private :: dp = 8
      end module
      subroutine s(x)
        use kinds
        real(dp) :: x
      end subroutine
      """)
    #expect(found.map(\.message) == ["the kind of 'real' cannot be resolved: 'dp' is not declared"])
  }

  @Test func `f2py's kind map names kinds by their spelling and comes first`() throws {
    let text = "subroutine s(x)\n use elsewhere\n real(rk) :: x\nend subroutine\n"
    let library = try read([("a.f90", text)]) { $0.kindMap = ["real": ["rk": "double"]] }.library
    #expect(library.routine("s")?.arguments[0].type == .real(bytes: 8))
  }

  @Test func `the compiler is asked for constants of modules without source`() throws {
    let text = "subroutine s(x)\n use mpi, only: wp => mpi_real_kind\n real(wp) :: x\nend\n"
    let library = try read([("a.f90", text)]) { options in
      options.constantOfModule = { module, name in
        module == "mpi" && name == "mpi_real_kind" ? 8 : nil
      }
    }.library
    #expect(library.routine("s")?.arguments[0].type == .real(bytes: 8))
  }

  @Test func `an unknown kind is an error at its place that names the missing module`() throws {
    let found = try errors(
      """
      subroutine s(x)
        use precision_kinds
        real(wp), intent(in) :: x
      end subroutine
      """)
    #expect(found.count == 1)
    let error = try #require(found.first)
    #expect(
      error.message
        == "the kind of 'real' cannot be resolved: 'wp' is not declared here and module "
        + "'precision_kinds' is not among the sources")
    #expect(error.location?.line == 3)
    #expect(error.location?.column == 8)
    #expect(error.location?.length == 2)
    #expect(error.hint?.contains("--f2cmap") == true)
  }

  @Test func `a variable is no kind`() throws {
    let found = try errors("subroutine s(x, k)\n integer :: k\n real(k) :: x\nend subroutine\n")
    #expect(
      found.map(\.message) == [
        "the kind of 'real' must be a constant expression, but 'k' is not a constant"
      ])
  }

  @Test func `a constant defined by itself is an error, not a loop`() throws {
    let found = try errors(
      "subroutine s(x)\n integer, parameter :: a = b, b = a\n real(a) :: x\nend subroutine\n")
    #expect(found.first?.message.hasSuffix("is defined by itself") == true)
  }

  @Test func `a kind that no compiler has is an error`() throws {
    let found = try errors("subroutine s(x)\n real(5) :: x\nend subroutine\n")
    #expect(found.map(\.message) == ["'real(5)' is not a type of gfortran or flang"])
  }

  @Test func `unknown modules do not matter where no interface needs them`() throws {
    let output = try read(
      "subroutine s(x)\n use mpi\n use solver_types, only: state\n real(8) :: x\nend subroutine\n")
    #expect(output.library.routines.count == 1)
    #expect(output.warnings.isEmpty)
  }

  @Test func `modules that use each other end in an error, not a loop`() throws {
    let found = try errors(
      """
      module a
        use b
      end module
      module b
        use a
      end module
      subroutine s(x)
        use a
        real(wp) :: x
      end subroutine
      """)
    #expect(found.count == 1)
  }
}
