import Interface
import TestSupport
import Testing
import Toolchain

@testable import Wrapping

/// C headers through the pipeline: symbols, options, directives.
@Suite struct HeaderInferenceTests {
  private func wrapper(_ folder: String, _ header: String) throws -> Wrapper {
    let path = Files.join(folder, "sample.h")
    try Files.write(path, text: header)
    var request = WrapRequest(inputs: [path])
    request.moduleName = "sample"
    return Wrapper(request, toolchain: Toolchain(variables: Variables(replacing: [:])))
  }

  @Test func theInterfaceShowsWhatWasInferred() async throws {
    try await inTemporaryFolder { folder in
      let text = try await wrapper(folder, "double dot(const double *x, const double *y, int n);\n")
        .show(.interface)
      #expect(text.contains("library sample"))
      #expect(text.contains("header \"\(Files.join(folder, "sample.h"))\""))
      #expect(text.contains("required (x, y) hidden (n) returns (result)"))
    }
  }

  @Test func explanationsNameTheRules() async throws {
    try await inTemporaryFolder { folder in
      let text = try await wrapper(folder, "double dot(const double *x, int n);\n").explain()
      #expect(text.contains("x: an array(n) given, counted by 'n'  [array-count]"))
      #expect(text.contains("callable without raw pointers: 1 of 1 wrapped (100.0 %)"))
    }
  }

  @Test func extentsOfDirectivesAreExpressionsOfC() async throws {
    try await inTemporaryFolder { folder in
      let text = try await wrapper(
        folder, "/* swiftlet: dimension(2*Count+1) x */\nvoid f(int Count, double *x);\n"
      ).show(.interface)
      #expect(text.contains("argument x: real*8(2 * Count + 1) intent(inout,c)"), "\(text)")
    }
  }
}
