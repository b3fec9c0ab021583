import Interface
import TestSupport
import Testing
import Toolchain

@testable import Wrapping

@Suite struct ModuleConstantsTests {
  @Test func theCompilerIsAskedForConstantsOfCompiledModules() async throws {
    try await inTemporaryFolder { folder in
      let toolchain = Toolchain(variables: Variables(replacing: ["XDG_CACHE_HOME": folder]))
      let compiler = try await toolchain.compilers.require(.fortran)
      let source = Files.join(folder, "m.f90")
      try Files.write(
        source,
        text: "module m\ninteger, parameter :: wp = kind(1d0), size = 2**4\nreal :: x\nend module\n"
      )
      let compiled = try await toolchain.runner.run(
        compiler.command(["-c", source, "-o", Files.join(folder, "m.o"), "-J\(folder)"]))
      #expect(compiled.isSuccess)
      let constants = ModuleConstants(toolchain: toolchain, flags: ["-I\(folder)"])
      var rounds = 0
      let found = try await constants.answering { oracle in
        rounds += 1
        return [oracle("m", "WP"), oracle("M", "size"), oracle("m", "x"), oracle("absent", "y")]
      }
      #expect(found == [8, 16, nil, nil])
      #expect(rounds == 2)
    }
  }

  @Test func anErrorCountsOnlyWhenNoQuestionIsOpen() async throws {
    let constants = ModuleConstants(toolchain: Toolchain(), flags: [])
    let said = await messages {
      try await constants.answering { oracle in
        let value = oracle("iso_c_binding", "c_double")
        throw UserError(value == nil ? "asked too early" : "the value is \(value ?? 0)")
      }
    }
    #expect(said == ["the value is 8"])
  }
}
