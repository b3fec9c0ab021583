import Interface
import TestSupport
import Testing

@testable import Toolchain

@Suite struct PythonFinderTests {
  @Test func findsHeadersAndNumPyOfThisMachine() async throws {
    let python = try await PythonFinder(runner: CommandRunner()).require()
    #expect(python.hasHeaders)
    #expect(python.extensionSuffix.hasSuffix(".so"))
    #expect(python.version.hasPrefix("3."))
    let numpy = try #require(python.numpy)
    #expect(numpy.version.first?.isNumber == true)
    #expect(Files.exists(Files.join(numpy.includeFolder, "numpy/arrayobject.h")))
  }

  @Test func asksOnceAndRemembers() async throws {
    try await inTemporaryFolder { folder in
      let cache = try BuildCache(root: Files.join(folder, "cache"))
      let first = try await PythonFinder(runner: CommandRunner(), answers: cache.answers).require()
      var runner = CommandRunner()
      runner.willRun = { Issue.record("asked again with \($0.text)") }
      let second = try await PythonFinder(runner: runner, answers: cache.answers).require()
      #expect(first == second)
    }
  }

  @Test func anActiveEnvironmentComesBeforeThePath() throws {
    let variables = Variables(replacing: ["PYTHON": nil, "VIRTUAL_ENV": "/nowhere"])
    let found = try PythonFinder(runner: CommandRunner(variables: variables)).locate()
    #expect(found != nil)
    #expect(found?.hasPrefix("/nowhere") == false)
  }

  @Test func withoutPythonItSaysHowToGetOne() async {
    let variables = Variables(
      replacing: ["PATH": "/nowhere", "PYTHON": nil, "VIRTUAL_ENV": nil])
    let said = await messages(withHints: true) {
      _ = try await PythonFinder(runner: CommandRunner(variables: variables)).require()
    }
    #expect(said.first?.contains("apt-get install python3-dev python3-numpy") == true)
  }

  @Test func withoutNumPyItSaysHowToGetIt() throws {
    let python = try #require(
      PythonFinder.parse("3.12.1\n.so\n/inc\n/inc\n\n\n/usr/bin/python3.12\n", "/usr/bin/python3"))
    #expect(python.numpy == nil)
    #expect(python.executable == "/usr/bin/python3.12")
    #expect(python.includeFolders == ["/inc"])
  }

  @Test func whatIsNoAnswerIsRefused() {
    #expect(PythonFinder.parse("Python 2.7\n", "/usr/bin/python") == nil)
  }
}
