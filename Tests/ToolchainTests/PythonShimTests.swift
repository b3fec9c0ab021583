import TestSupport
import Testing

@testable import Toolchain

/// A folder like pyenv's, with two versions.
@Suite struct PythonShimTests {
  private func inPyenv(
    global: String, _ body: (_ shim: String, _ root: String) throws -> Void
  ) async throws {
    try await inTemporaryFolder { folder in
      for version in ["3.11.7", "3.13.0"] {
        let programs = Files.join(folder, "versions/\(version)/bin")
        try Files.makeFolder(programs)
        try Files.write(
          Files.join(programs, "python3"), Array("#!/bin/sh\n".utf8),
          permissions: [.ownerReadWriteExecute])
      }
      let shims = Files.join(folder, "shims")
      try Files.makeFolder(shims)
      try Files.write(Files.join(folder, "version"), text: global)
      try body(Files.join(shims, "python3"), folder)
    }
  }

  private func finder(_ replacements: [String: String?]) -> PythonFinder {
    var variables = Variables(replacing: ["PYENV_VERSION": nil, "PYENV_DIR": nil])
    variables.replacements.merge(replacements) { _, new in new }
    return PythonFinder(runner: CommandRunner(variables: variables))
  }

  @Test func theVersionNamedByVariableComesFirst() async throws {
    try await inPyenv(global: "3.11.7\n") { shim, root in
      #expect(
        finder(["PYENV_VERSION": "3.13.0"]).followingShim(shim)
          == "\(root)/versions/3.13.0/bin/python3")
    }
  }

  @Test func thenTheFoldersOwnThenTheGlobalOne() async throws {
    try await inPyenv(global: "3.11.7\n") { shim, root in
      let project = Files.join(root, "project/deep")
      try Files.makeFolder(project)
      #expect(
        finder(["PYENV_DIR": project]).followingShim(shim)
          == "\(root)/versions/3.11.7/bin/python3")
      try Files.write(Files.join(root, "project/.python-version"), text: "3.13.0\n")
      #expect(
        finder(["PYENV_DIR": project]).followingShim(shim)
          == "\(root)/versions/3.13.0/bin/python3")
    }
  }

  @Test(arguments: ["3.11.7:3.13.0", "system", "3.11", "../../etc", "3.11.7\n3.13.0", ""])
  func whatIsNotOnePlainVersionIsLeftToTheShim(_ version: String) async throws {
    try await inPyenv(global: version) { shim, _ in
      #expect(finder([:]).followingShim(shim) == shim)
    }
  }

  @Test func otherProgramsAreThemselves() {
    #expect(finder([:]).followingShim("/usr/bin/python3") == "/usr/bin/python3")
  }
}
