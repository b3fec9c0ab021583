import Testing
import Toolchain

@testable import swiftlet

/// When f2py folds names to lower case.
@Suite struct CaseRuleTests {
  private func folds(_ words: [String]) throws -> Bool {
    try F2pyCommand.parse(words).request(Variables()).foldsCase
  }

  @Test func namesInSourcesAreFolded() throws {
    #expect(try folds(["-c", "x.f90"]))
    #expect(try !folds(["--no-lower", "-c", "x.f90"]))
  }

  @Test func namesInSignatureFilesStayAsWritten() throws {
    #expect(try !folds(["-c", "x.pyf", "x.f90"]))
    #expect(try !folds(["x.pyf.src"]))
    #expect(try folds(["--lower", "x.pyf"]))
  }

  @Test func makingAnotherSignatureFileFoldsThem() throws {
    #expect(try folds(["--signature-file=y.pyf", "x.pyf"]))
  }
}
