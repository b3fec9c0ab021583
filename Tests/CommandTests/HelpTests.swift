import ArgumentParser
import Testing

@testable import swiftlet

@Suite struct HelpTests {
  @Test(arguments: ["f2py", "wrap", "signature", "info", "doctor", "cache"])
  func everyCommandHasAnExample(name: String) throws {
    do {
      var help = try Swiftlet.parseAsRoot([name, "--help"])
      try help.run()
      Issue.record("no help")
    } catch {
      #expect(Swiftlet.exitCode(for: error).isSuccess)
      let text = Swiftlet.fullMessage(for: error)
      #expect(text.contains("swiftlet \(name)"))
      #expect(text.contains("Example"))
    }
  }

  @Test func theRootNamesEveryCommandAndTheExitCodes() {
    let text = Swiftlet.helpMessage()
    for name in ["f2py", "wrap", "signature", "info", "doctor", "cache", "130"] {
      #expect(text.contains(name))
    }
  }

  @Test(arguments: [
    ["wrap"], ["f2py", "--nothing"], ["nothing"], ["cache", "--clear", "--prune"],
  ])
  func aWrongLineIsNoSuccess(line: [String]) {
    #expect(throws: (any Error).self) { _ = try Swiftlet.parseAsRoot(line) }
  }
}
