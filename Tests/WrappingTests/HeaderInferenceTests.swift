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

  /// Share of the functions of real libraries, as Debian installs them, that need no raw pointer.
  @Test(arguments: [
    (headers: ["/usr/include/sqlite3.h"], library: "sqlite3", percent: 95),
    (headers: ["/usr/include/fftw3.h"], library: "fftw3", percent: 90),
    (headers: ["/usr/include/fitsio.h"], library: "cfitsio", percent: 80),
    (
      headers: Files.list("/usr/include/gsl").sorted().filter { $0.hasSuffix(".h") }
        .map { "/usr/include/gsl/\($0)" }, library: "gsl", percent: 95
    ),
  ]) func mostFunctionsNeedNoRawPointer(
    _ item: (headers: [String], library: String, percent: Int)
  ) async throws {
    guard !item.headers.isEmpty, item.headers.allSatisfy({ Files.exists($0) }) else { return }
    var request = WrapRequest(inputs: item.headers)
    request.moduleName = item.library
    request.libraries = [item.library]
    let wrapper = Wrapper(request, toolchain: Toolchain(variables: Variables(replacing: [:])))
    let summary = try await wrapper.inferHeaders(try InputFiles(request.inputs)).summary
    #expect(summary.callable * 100 >= item.percent * summary.wrapped, "raw: \(summary.raw)")
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
