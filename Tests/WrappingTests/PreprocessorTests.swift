import FortranSyntax
import Interface
import TestSupport
import Testing
import Toolchain

@testable import Wrapping

@Suite struct PreprocessorTests {
  @Test func itIsNeededByNameOrByALine() {
    func isNeeded(_ path: String, _ text: String) -> Bool {
      Preprocessor.isNeeded(for: SourceFile(path: path, text: text))
    }
    #expect(isNeeded("a.F90", ""))
    #expect(isNeeded("a.F", ""))
    #expect(!isNeeded("a.f90", "x = 1 # 2\n"))
    #expect(isNeeded("a.f90", "x\n#ifdef Y\n"))
    #expect(isNeeded("a.f90", "#define X\n"))
  }

  @Test func everyLineStaysWhereItWas() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "a.F90")
      try Files.write(Files.join(folder, "size.h"), text: "\ninteger, parameter :: n = 3\n")
      let source = """
        #define KIND 8
        subroutine s(x)
        #include "size.h"
        #ifdef ABSENT
          integer :: x(n)
        #else
          real(KIND) :: x(n)
        #endif

        #ifdef GIVEN
          integer :: given = GIVEN
        #endif











          x = 1
        end subroutine
        """
      try Files.write(path, text: source)
      let expanded = try await Preprocessor(
        toolchain: Toolchain(), includeFolders: [], definitions: ["GIVEN=7"], undefinitions: []
      ).expand(SourceFile(path: path, text: source))
      let file = expanded.file
      #expect(file.path == path)
      #expect(file.line(2) == "subroutine s(x)")
      #expect(file.line(5) == "")
      #expect(file.line(7) == "  real(8) :: x(n)")
      #expect(file.line(11) == "  integer :: given = 7")
      #expect(file.line(24) == "  x = 1")
      #expect(file.line(25) == "end subroutine")
      // What the preprocessor included comes through an INCLUDE line in its place.
      #expect(expanded.insertions.count == 1)
      let (name, insertion) = try #require(expanded.insertions.first)
      #expect(file.line(3) == "      include '\(name)'")
      #expect(insertion.path.hasSuffix("size.h"))
      #expect(insertion.line(2) == "integer, parameter :: n = 3")
    }
  }

  @Test func aMissingHeaderIsLocated() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "a.F90")
      let text = "subroutine s\n#include \"absent.h\"\nend subroutine\n"
      try Files.write(path, text: text)
      do {
        _ = try await Preprocessor(
          toolchain: Toolchain(), includeFolders: [], definitions: [], undefinitions: []
        ).expand(SourceFile(path: path, text: text))
        Issue.record("it was expanded")
      } catch let error as UserError {
        #expect(error.diagnostics.first?.message.contains("absent.h") == true)
        #expect(error.diagnostics.first?.location?.line == 2)
      }
    }
  }
}
