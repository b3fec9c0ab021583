import Interface
import Testing

@testable import FortranShims

@Suite("The text of shims and the calls that go with them")
struct ShimTextTests {
  @Test("a module procedure's shim reads like Fortran")
  func goldenRoutine() throws {
    var routine = Routine.inModule(
      "m", "solve",
      [.real("a", .colon, .colon), .string("job").optional, .integer("info")],
      result: .logical("ok"))
    routine.location = SourceLocation(
      file: SourceFile(path: "/home/me/src/solve.f90", text: ""), line: 12)
    let output = try ShimWriter().write(.module("m", [routine]))
    #expect(
      output.source == """
        ! Written by Swiftlet: procedures that C can call, for the module 'lib'.
        ! Each calls the procedure, or shows the data, that its comment names.

        ! The function 'solve' of the module 'm', solve.f90:12
        function swl_m_solve(a, job, info, a_n1, a_n2, job_len) result(ok) bind(C, name="swl_m_solve")
          use, intrinsic :: iso_c_binding, only: c_associated, c_char, c_double, c_f_pointer, c_int32_t, &
              c_int64_t, c_ptr, c_size_t
          use m, only: swl_target => solve
          implicit none
          integer(c_int64_t), value :: a_n1, a_n2
          integer(c_size_t), value :: job_len
          integer(c_int32_t) :: ok
          real(c_double) :: a(a_n1, a_n2)
          type(c_ptr), value :: job
          integer(c_int32_t) :: info
          character(kind=c_char, len=job_len), pointer :: job_f

          nullify(job_f)
          if (c_associated(job)) call c_f_pointer(job, job_f)
          ok = merge(1_c_int32_t, 0_c_int32_t, swl_target(a, job_f, info))
        end function swl_m_solve


        """)
    #expect(
      output.calls[routine, in: Scope(name: "m", kind: .module)]
        == ForeignCall(
          symbol: .exact("swl_m_solve"),
          parameters: [
            .pointer(argument: 0), .pointer(argument: 1), .pointer(argument: 2),
            .extent(argument: 0, dimension: 0), .extent(argument: 0, dimension: 1),
            .characterLength(argument: 1),
          ], returnsByValue: true))
  }

  @Test("a COMMON block's shim declares it again")
  func goldenCommon() throws {
    let library = Library.common(
      "block", .of("x", .doublePrecision), .of("n", .defaultInteger, .to(2), .to(3)))
    let output = try ShimWriter().write(library)
    #expect(
      output.source.contains(
        """
            type(c_ptr), value :: context
            real(kind=8) :: x
            integer(kind=4) :: n(2, 3)
            common /block/ x, n

            call visit(context, 0_c_int32_t, address_of_scalar(x), 0_c_size_t)
            call visit(context, 1_c_int32_t, address_of_array(n), 0_c_size_t, shape(n, kind=c_int64_t))
          contains
        """.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(2) }
          .joined(separator: "\n")))
    #expect(
      output.calls[data: library.scopes[0]]
        == DataAccess(symbol: "swl_common_block", storage: [0: .fixed, 1: .fixed]))
  }

  @Test("what C can call by its symbol needs no shim")
  func direct() throws {
    let plain = Routine.external("plain", [.real("x", .star), .string("s")])
    let output = try ShimWriter().write(.externals(plain))
    #expect(output.source.isEmpty)
    #expect(output.calls[plain, in: nil] == plain.directCall)
    #expect(plain.directCall != nil)
  }

  @Test("long names are shortened, stay different and fit in 63 characters")
  func longNames() throws {
    let base = String(repeating: "very_", count: 12)
    let routines = ["one", "two"].map {
      Routine.inModule("a_module", base + $0, [.real(base + "x"), .string(base + "y")])
    }
    let first = try ShimWriter().write(.module("a_module", routines))
    let second = try ShimWriter().write(.module("a_module", routines))
    #expect(first.source == second.source)
    let symbols = first.calls.calls.values.map(\.symbol)
    #expect(Set(symbols).count == 2)
    let identifiers = first.source.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    #expect(identifiers.allSatisfy { $0.utf8.count <= 63 })
    #expect(first.source.split(separator: "\n").allSatisfy { $0.utf8.count <= 132 })
  }

  @Test("many arguments are continued before column 132, also inside an interface")
  func longLines() throws {
    let arguments = (1...60).map { Argument.real("argument_number_\($0)", .colon) }
    let output = try ShimWriter().write(
      .externals(.external("much", arguments, explicit: true)))
    #expect(output.source.split(separator: "\n").allSatisfy { $0.utf8.count <= 132 })
    #expect(output.skipped.isEmpty)
  }

  @Test("shims of two scopes never share a symbol")
  func sameNames() throws {
    var library = Library.module("a_b", [.inModule("a_b", "c")])
    library.scopes += Library.module("a", [.inModule("a", "b_c")]).scopes
    let output = try ShimWriter().write(library)
    #expect(
      Set(output.calls.calls.values.map(\.symbol)) == [.exact("swl_a_b_c"), .exact("swl_a_b_c_2")])
  }

  @Test(
    "what no shim can serve is skipped with its reason, and the rest goes on",
    arguments: [
      (Argument.of("x", .derived("point")), "its argument 'x' is of the derived type 'point'"),
      (.of("x", .real(bytes: 16)), "its argument 'x' is real(16), which C and NumPy do not have"),
      (
        .of("x", .complex(bytes: 16)),
        "its argument 'x' is complex(16), which C and NumPy do not have"
      ),
      (.of("x", .character(length: .deferred)), "its argument 'x' has a deferred length"),
      (.real("x").byValue.optional, "its argument 'x' has the VALUE attribute and is optional"),
    ])
  func skipped(argument: Argument, reason: String) throws {
    let bad = Routine.inModule("m", "bad", [argument])
    let good = Routine.inModule("m", "good", [.real("x")])
    let output = try ShimWriter().write(.module("m", [bad, good]))
    #expect(output.skipped == [Skipped(name: "m.bad", reason: reason)])
    #expect(Array(output.calls.calls.keys) == ["m.good"])
    #expect(!output.source.contains("bad"))
  }

  @Test("a COMMON block is shown up to the first member of unknown size")
  func unknownMember() throws {
    let library = Library.common(
      "block", .of("x", .doublePrecision), .of("p", .derived("point")), .of("n", .defaultInteger))
    let output = try ShimWriter().write(library)
    #expect(output.skipped.map(\.name) == ["block.p"])
    #expect(output.calls[data: library.scopes[0]]?.storage == [0: .fixed])
    #expect(output.source.contains("common /block/ x\n"))
  }
}
