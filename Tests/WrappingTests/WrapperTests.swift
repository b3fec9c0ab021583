import Interface
import Synchronization
import TestSupport
import Testing
import Toolchain

@testable import Wrapping

/// The whole pipeline, with the compilers and the Python of this machine.
@Suite struct WrapperTests {
  private final class Log: Sendable {
    private let state = Mutex<(warnings: [String], cached: Int, compiled: Int)>(([], 0, 0))

    func receive(_ event: WrapEvent) {
      state.withLock { state in
        switch event {
        case .warning(let diagnostic): state.warnings.append(diagnostic.message)
        case .build(.finished(_, _, let wasCached)):
          if wasCached { state.cached += 1 } else { state.compiled += 1 }
        default: break
        }
      }
    }
    var warnings: [String] { state.withLock { $0.warnings } }
    var cached: Int { state.withLock { $0.cached } }
    var compiled: Int { state.withLock { $0.compiled } }
  }

  private static let source = """
    subroutine twice(x, y)
      double precision, intent(in) :: x
      double precision, intent(out) :: y
      y = 2 * x
    end subroutine
    """

  private func wrapper(_ folder: String, _ request: WrapRequest, _ log: Log = Log()) -> Wrapper {
    let variables = Variables(replacing: [
      "XDG_CACHE_HOME": Files.join(folder, "cache"), "TMPDIR": nil, "FC": nil, "CC": nil,
    ])
    return Wrapper(request, toolchain: Toolchain(variables: variables)) { log.receive($0) }
  }

  private func request(_ folder: String, _ name: String = "t.f90", _ text: String = source)
    throws -> WrapRequest
  {
    let path = Files.join(folder, name)
    try Files.write(path, text: text)
    var request = WrapRequest(inputs: [path])
    request.moduleName = "t"
    request.outputFolder = Files.join(folder, "out")
    try Files.makeFolder(request.outputFolder)
    return request
  }

  /// What is in the output folder.
  private func products(_ folder: String) -> [String] { Files.list(Files.join(folder, "out")) }

  @Test func aSourceBecomesAModuleThatPythonCalls() async throws {
    try await inTemporaryFolder { folder in
      let request = try request(folder)
      let result = try await wrapper(folder, request).wrap()
      #expect(result.moduleName == "t")
      #expect(result.routineCount == 1)
      #expect(products(folder).count == 2)
      #expect(products(folder).contains("t.pyi"))
      let python = try await PythonFinder(runner: CommandRunner()).require()
      let output = try await CommandRunner().run(
        Command(
          python.executable, ["-c", "import t; print(t.twice(21))"], in: request.outputFolder))
      #expect(output.standardOutput == "42.0\n")
      let log = Log()
      _ = try await wrapper(folder, request, log).wrap()
      #expect(log.compiled == 0)
      #expect(log.cached > 2)
      // Build folders are gone; the cache holds entries only.
      #expect(Files.list(Files.join(folder, "cache/swiftlet/tmp")).isEmpty)
    }
  }

  @Test func aMissingFileBuildsNothing() async throws {
    try await inTemporaryFolder { folder in
      var request = try request(folder)
      request.inputs.append(Files.join(folder, "absent.f90"))
      let asked = request
      let said = await messages { _ = try await wrapper(folder, asked).wrap() }
      #expect(said.count == 1)
      #expect(said.first?.contains("absent.f90': no such file") == true)
      #expect(products(folder).isEmpty)
    }
  }

  @Test func aMissingOutputFolderIsNoticedBeforeAnythingIsBuilt() async throws {
    try await inTemporaryFolder { folder in
      var request = try request(folder)
      request.outputFolder = "/nowhere"
      let asked = request
      let log = Log()
      let said = await messages { _ = try await wrapper(folder, asked, log).wrap() }
      #expect(said == ["there is no folder '/nowhere' to write into"])
      #expect(log.compiled == 0)
    }
  }

  @Test func aCompilersErrorLeavesNothingInTheOutputFolder() async throws {
    try await inTemporaryFolder { folder in
      let request = try request(
        folder, "t.f90", "subroutine s(x)\nreal, intent(out) :: x\nx = 'a' + 1\nend subroutine\n")
      let said = await messages { _ = try await wrapper(folder, request).wrap() }
      #expect(said.count == 1)
      #expect(products(folder).isEmpty)
    }
  }

  @Test func aChosenBuildFolderKeepsTheGeneratedSources() async throws {
    try await inTemporaryFolder { folder in
      var request = try request(folder)
      request.buildFolder = Files.join(folder, "work")
      _ = try await wrapper(folder, request).wrap()
      #expect(Files.list(Files.join(folder, "work")).contains("tmodule.c"))
      #expect(Files.list(Files.join(folder, "work")).contains("t.f90.o"))
    }
  }

  @Test func sourcesAreWrittenWithoutABuild() async throws {
    try await inTemporaryFolder { folder in
      var request = try request(folder)
      request.buildFolder = Files.join(folder, "out")
      let log = Log()
      let result = try await wrapper(folder, request, log).writeSources()
      #expect(result.files == [Files.join(folder, "out/tmodule.c")])
      #expect(products(folder) == ["tmodule.c"])
      #expect(log.compiled == 0)
    }
  }

  @Test func aSlipAfterOnlyIsNamed() async throws {
    try await inTemporaryFolder { folder in
      var request = try request(folder)
      request.only = ["twise"]
      let asked = request
      let said = await messages { _ = try await wrapper(folder, asked).wrap() }
      #expect(said == ["'only:' names 'twise', which is in none of the sources"])
    }
  }

  @Test func aPrivateProcedureAfterOnlyIsLeftOutAloud() async throws {
    try await inTemporaryFolder { folder in
      let text = "module m\nprivate :: twice\ncontains\n\(Self.source)\nend module\n"
      var request = try request(folder, "t.f90", text)
      request.only = ["twice"]
      request.buildFolder = Files.join(folder, "out")
      let log = Log()
      let result = try await wrapper(folder, request, log).writeSources()
      #expect(result.routineCount == 0)
      #expect(log.warnings == ["'twice' is not wrapped: it is private to its module"])
    }
  }

  @Test func theUsersOwnCTextIsBlamedOnTheirFile() async throws {
    try await inTemporaryFolder { folder in
      let signature = """
        python module t
          usercode '''not C at all;'''
          interface
            subroutine twice(x, y)
              double precision, intent(in) :: x
              double precision, intent(out) :: y
            end subroutine twice
          end interface
        end python module t
        """
      var request = try request(folder, "t.pyf", signature)
      try Files.write(Files.join(folder, "t.f90"), text: Self.source)
      request.inputs.append(Files.join(folder, "t.f90"))
      request.buildFolder = Files.join(folder, "work")
      let asked = request
      let said = await messages { _ = try await wrapper(folder, asked).wrap() }
      #expect(said.first?.contains("t.pyf' puts C text into it") == true)
    }
  }

  @Test func anExistingSignatureFileStays() async throws {
    try await inTemporaryFolder { folder in
      let request = try request(folder)
      let path = Files.join(folder, "t.pyf")
      try Files.write(path, text: "! mine\n")
      let said = await messages {
        try await wrapper(folder, request).writeSignature(to: path, overwrites: false)
      }
      #expect(said == ["the signature file '\(path)' exists"])
      #expect(try Files.read(path) == Array("! mine\n".utf8))
      try await wrapper(folder, request).writeSignature(to: path, overwrites: true)
      #expect(String(decoding: try Files.read(path), as: UTF8.self).contains("subroutine twice"))
    }
  }

  @Test(arguments: Stage.allCases)
  func everyStageCanBePrinted(stage: Stage) async throws {
    try await inTemporaryFolder { folder in
      let request =
        stage == .declarations
        ? try request(folder, "t.h", "double twice(double x);\n")
        : try request(folder, "t.f90", "module m\ncontains\n\(Self.source)\nend module\n")
      let text = try await wrapper(folder, request).show(stage)
      #expect(text.contains("twice"))
      #expect(text.hasSuffix("\n"))
    }
  }
}
