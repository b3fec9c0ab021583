import ArgumentParser
import Testing
import Toolchain

@testable import swiftlet

/// Every option in the usage text of the installed f2py is accepted.
@Suite struct F2pyCoverageTests {
  /// The usage text of f2py itself.
  private func usage() async throws -> String {
    let runner = CommandRunner()
    let python = try #require(try await PythonFinder(runner: runner).find())
    let output = try await runner.run(
      Command(
        python.executable, ["-c", "from numpy.f2py import f2py2e; print(f2py2e.__usage__)"]))
    return output.standardOutput
  }

  /// `--[no-]lower` → `--lower`, `--no-lower`; `--opt=` → `--opt=`, and values as they are written.
  private func options(_ usage: String) -> Set<String> {
    var found: Set<String> = []
    for line in usage.split(separator: "\n") {
      for word in line.split(whereSeparator: { " ,'`(".contains($0) }) {
        guard word.hasPrefix("-"), word.count > 1, word.dropFirst().contains(where: \.isLetter)
        else { continue }
        let option = String(word.reversed().drop { ".`):;".contains($0) }.reversed())
        if option.hasPrefix("--[no-]") {
          found.insert("--" + option.dropFirst(7))
          found.insert("--no-" + option.dropFirst(7))
        } else {
          found.insert(option)
        }
      }
    }
    return found
  }

  /// How an option is given with a value of its kind.
  private func example(_ option: String) -> [String] {
    switch option {
    case "-h", "-m", "--build-dir", "--include-paths", "--f2cmap", "--dep", "--backend":
      [option, "value"]
    case _ where option.hasSuffix("="): [option + "value"]
    default: [option]
    }
  }

  @Test func everyOptionOfF2pyIsAccepted() async throws {
    let options = options(try await usage())
    // The text is read, not an empty one.
    #expect(options.count > 45)
    for expected in ["-c", "-m", "--backend", "--f90flags=", "--no-wrap-functions", "-v"] {
      #expect(options.contains(expected))
    }
    for option in options.sorted() {
      let words = F2pyArguments(["-c", "x.f90"] + example(option)).words
      #expect(throws: Never.self, "\(option) is refused") {
        _ = try Swiftlet.parseAsRoot(["f2py"] + words)
      }
    }
  }
}
