import Interface
import TestSupport
import Testing

@testable import Toolchain

@Suite struct CompilerMessagesTests {
  private let gfortran = Compiler(
    language: .fortran, family: .gnu, path: "/usr/bin/gfortran", version: "12.2.0", identity: "")

  @Test func readsGfortransMessageOfSeveralLines() {
    let text = """
      a.f90:3:6:

          3 |   x = 'text' + 1
            |      1
      Error: Operands of binary operator '+' at (1) are CHARACTER(4)/INTEGER(4)
      a.f90:9:2:

          9 |   call f(x)
            |  1
      Warning: Type mismatch in argument 'y' at (1)
      """
    let found = CompilerMessages.parse(text)
    #expect(found.count == 2)
    #expect(found[0].path == "a.f90")
    #expect(found[0].line == 3)
    #expect(found[0].column == 6)
    #expect(found[0].isError)
    #expect(found[0].text == "Operands of binary operator '+' are CHARACTER(4)/INTEGER(4)")
    #expect(!found[1].isError)
    #expect(found[1].line == 9)
  }

  @Test func readsOneLineMessages() {
    let text = """
      x.c: In function 'f':
      x.c:2:10: fatal error: nothere.h: No such file or directory
          2 | #include "nothere.h"
            |          ^~~~~~~~~~~
      compilation terminated.
      ./y.f90:4:7: error: expected end of statement
      """
    let found = CompilerMessages.parse(text)
    #expect(
      found.map(\.text) == [
        "nothere.h: No such file or directory", "expected end of statement",
      ])
    #expect(found[0].line == 2)
    #expect(found[0].column == 10)
  }

  @Test func showsEachErrorOnceAndAtTheUsersPath() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "a.f90")
      try Files.write(path, text: "subroutine f\nx = = 1\nend\n")
      let text = """
        \(path):2:5:

            2 | x = = 1
              |     1
        Error: Invalid character in name at (1)
        \(path):2:5:

            2 | x = = 1
              |     1
        Error: Invalid character in name at (1)
        """
      let error = CompilerMessages.error(text, source: path, compiler: gfortran)
      #expect(error.diagnostics.count == 1)
      #expect(error.diagnostics.first?.location?.description == "\(path):2:5")
    }
  }

  @Test func aMissingModuleFileComesWithAHint() {
    let text = """
      a.f90:2:5:

          2 | use m
            |     1
      Fatal Error: Cannot open module file 'm.mod' for reading at (1): No such file or directory
      compilation terminated.
      """
    let error = CompilerMessages.error(text, source: "a.f90", compiler: gfortran)
    #expect(error.diagnostics.first?.hint?.contains("add the file that holds the module") == true)
  }

  @Test func whatItDoesNotUnderstandItShows() {
    let error = CompilerMessages.error("something odd", source: "a.f90", compiler: gfortran)
    #expect(error.diagnostics.first?.message.contains("something odd") == true)
    #expect(error.diagnostics.first?.message.contains("a.f90") == true)
  }

  @Test func aFullDiskIsNoFaultOfTheSource() {
    let text = "/tmp/cc1.s: No space left on device"
    #expect(CompilerMessages.diskFull(text)?.diagnostics.first?.message.contains("space") == true)
    #expect(CompilerMessages.diskFull("fine") == nil)
  }

  @Test(arguments: [
    "/usr/bin/ld: cannot find -lnosuchlib: No such file or directory\ncollect2: error: ld returned 1",
    "ld.lld: error: unable to find library -lnosuchlib",
  ])
  func aMissingLibraryIsNamed(text: String) {
    var step = LinkStep(output: "m.so", objects: [])
    step.libraryFolders = ["/a", "/b"]
    let error = LinkerMessages.error(text, step, gfortran)
    #expect(error.diagnostics.count == 1)
    #expect(error.diagnostics[0].message.contains("the library 'nosuchlib' (-lnosuchlib)"))
    #expect(error.diagnostics[0].message.contains("/a, /b"))
    #expect(!error.diagnostics[0].message.contains("ld:"))
  }
}
