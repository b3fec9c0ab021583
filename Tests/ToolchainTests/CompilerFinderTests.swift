import Interface
import TestSupport
import Testing

@testable import Toolchain

@Suite struct CompilerFinderTests {
  private func finder(_ variables: [String: String?]) -> CompilerFinder {
    CompilerFinder(runner: CommandRunner(variables: Variables(replacing: variables)))
  }

  @Test(arguments: [
    ("GNU Fortran (Debian 12.2.0-14+deb12u1) 12.2.0", Compiler.Family.gnu, "12.2.0"),
    ("gcc (Debian 12.2.0-14) 12.2.0", .gnu, "12.2.0"),
    ("cc (Ubuntu 13.2.0-4ubuntu3) 13.2.0", .gnu, "13.2.0"),
    ("Debian flang-new version 19.1.7 (++20250114)", .flang, "19.1.7"),
    ("Debian clang version 19.1.7 (3)", .clang, "19.1.7"),
    ("ifx (IFX) 2024.1.0 20240308", .intel, "2024.1.0"),
  ])
  func readsTheFirstLineOfAVersion(line: String, family: Compiler.Family, version: String) {
    #expect(CompilerFinder.family(of: line, .fortran) == family)
    #expect(CompilerFinder.version(in: line) == version)
  }

  @Test func findsTheCompilersOfThisMachine() async throws {
    let fortran = try #require(try await finder(["FC": nil]).find(.fortran))
    #expect(fortran.majorVersion > 3)
    #expect(fortran.path.hasPrefix("/"))
    #expect(try await finder(["CC": nil]).find(.c) != nil)
  }

  @Test func aVariableMayHoldArguments() async throws {
    let found = try #require(try await finder(["CC": "gcc -m64"]).find(.c))
    #expect(found.leadingArguments == ["-m64"])
    #expect(found.command(["-c"]).arguments == ["-m64", "-c"])
  }

  @Test func aMissingCompilerIsNamedWithItsPackage() async {
    let said = await messages(withHints: true) {
      _ = try await finder(["PATH": "/nowhere", "FC": nil]).require(.fortran)
    }
    #expect(said.count == 1)
    #expect(said[0].contains("no Fortran compiler was found"))
    #expect(said[0].contains("apt-get install gfortran"))
  }

  @Test func aVariableThatNamesNothingIsAnError() async {
    let said = await messages(withHints: true) {
      _ = try await finder(["FC": "/nowhere/gfortran"]).find(.fortran)
    }
    #expect(
      said == [
        "FC='/nowhere/gfortran' names no program | set FC to a Fortran compiler, or unset it"
      ])
  }

  @Test func aProgramThatIsNoCompilerIsAnError() async {
    let said = await messages(withHints: true) {
      _ = try await finder(["FC": "false"]).find(.fortran)
    }
    #expect(said.first?.contains("cannot be used as a Fortran compiler") == true)
  }
}
