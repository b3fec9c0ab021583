import FortranReader
import Interface
import Testing

/// Files: INCLUDE, preprocessing, forms, summaries, and input that is no Fortran.
@Suite struct SourceTests {
  @Test func `an INCLUDE file's declarations count`() throws {
    let text = "subroutine s(a)\n include 'size.inc'\n real :: a(n)\nend subroutine\n"
    let output = try read([("a.f90", text)]) { options in
      options.readFile = { SourceFile(path: "inc/" + $0, text: "integer, parameter :: n = 5\n") }
    }
    #expect(output.library.routines[0].arguments[0].dimensions == [.count(.integer(5))])
    #expect(output.files.map(\.includes) == [["size.inc"]])
  }

  @Test func `a missing INCLUDE file is an error at its line`() throws {
    let found = try errors("subroutine s\n include 'gone.inc'\nend subroutine\n")
    #expect(found.map(\.message) == ["this names an include file 'gone.inc' that does not exist"])
    #expect(found.first?.location?.line == 2)
    #expect(found.first?.hint == "give its folder with -I or --include-paths")
  }

  @Test func `files that include each other are an error, not a loop`() throws {
    let found = try errors([("a.f90", "subroutine s\n include 'x.inc'\nend subroutine\n")]) {
      $0.readFile = { SourceFile(path: $0, text: "include 'x.inc'\n") }
    }
    #expect(found.map(\.message) == ["the file 'x.inc' includes itself"])
  }

  @Test func `upper-case extensions and # lines are preprocessed`() throws {
    let expand: @Sendable (SourceFile) throws -> SourceFile = { file in
      SourceFile(path: file.path, text: "subroutine expanded\nend subroutine\n")
    }
    for (path, text) in [("a.F90", "X\n"), ("b.f90", "#ifdef X\nX\n#endif\n")] {
      let library = try read([(path, text)]) { $0.preprocess = expand }.library
      #expect(library.routines.map(\.name) == ["expanded"])
    }
    let plain = try read([("c.f90", "subroutine s\nend\n")]) { $0.preprocess = expand }.library
    #expect(plain.routines.map(\.name) == ["s"])
  }

  @Test func `a fixed-form file with a free-form name is told by its comments`() throws {
    let output = try read(
      "C A comment\n      subroutine mwe(\n     & x)\n          real x\n      end subroutine mwe\n",
      path: "a.f95")
    #expect(output.library.routines.map(\.name) == ["mwe"])
    #expect(output.files[0].isFixedForm)
  }

  @Test func `summaries tell who provides and who uses modules`() throws {
    let output = try read([
      (
        "a.f90",
        """
        module a
          use, intrinsic :: iso_c_binding
          use b
        contains
          subroutine s
            use mpi
          end subroutine
        end module
        """
      ),
      ("b.f", "      MODULE B\n      END MODULE\n"),
    ])
    #expect(output.files.map(\.providesModules) == [["a"], ["b"]])
    #expect(output.files.map(\.usesModules) == [["b", "mpi"], []])
    #expect(output.files.map(\.isFixedForm) == [false, true])
  }

  @Test func `a binary file is refused by name`() throws {
    let file = SourceFile(path: "lib.f90", bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1])
    #expect(throws: UserError.self) { try FortranReader().read([file], name: "m") }
    let found = try errors("\u{0}\u{1}", path: "lib.f90")
    #expect(found.map(\.message) == ["'lib.f90' is a binary file; expected Fortran source"])
  }

  @Test func `non-ASCII bytes in comments do not end the reading`() throws {
    var bytes = Array("subroutine s(x)\n ! ".utf8)
    bytes += [0xE9, 0xFF, 0xC3]
    bytes += Array("\n real(8) :: x\nend subroutine\n".utf8)
    let library = try FortranReader().read([SourceFile(path: "a.f90", bytes: bytes)], name: "m")
      .library
    #expect(library.routines[0].arguments[0].type == .real(bytes: 8))
  }

  @Test func `an unknown type is an error with its place`() throws {
    let found = try errors("subroutine s(x)\n reel(8), intent(in) :: x\nend subroutine\n")
    let error = try #require(found.first)
    #expect(error.message.hasPrefix("unknown type or attribute 'reel'; expected integer, real"))
    #expect(error.location?.description == "a.f90:2:2")
  }

  @Test func `errors of all files are reported at once`() throws {
    let text = "subroutine s(x)\n real(wp) :: x\nend subroutine\n"
    #expect(
      try errors([("a.f90", text), ("b.f90", text.replacing("s(x)", with: "t(x)"))]).count == 2)
  }

  @Test(arguments: ["", "\n", "end", "      END\n", "contains\n", "end module\n", "&\n", "!f2py\n"])
  func `fragments are no crash`(text: String) throws {
    for path in ["a.f", "a.f90"] {
      _ = try? read(text, path: path)
    }

  }

  @Test func `a file cut off anywhere is read or refused, never a crash`() throws {
    let text = """
      module m
        use k, only: dp => wp
        real(8), parameter :: a(2) = [1d0, 2d0*sqrt(2d0)]
      contains
        subroutine s(f, x, n) bind(c, name='s')
          !f2py intent(in), check(n > 2) :: n = len(x)
          real(8), intent(in) :: x(max(1, n):*)
          character(len=*), optional :: n
          call f((x(1)), 'a''b')
        end subroutine s
      end module m
      """
    let bytes = Array(text.utf8)
    for count in bytes.indices {
      let file = SourceFile(path: "a.f90", bytes: Array(bytes[..<count]))
      _ = try? FortranReader().read([file], name: "m")
    }
    #expect(bytes.count > 300)
  }
}
