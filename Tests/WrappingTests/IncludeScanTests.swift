import FortranReader
import FortranSyntax
import Interface
import TestSupport
import Testing
import Toolchain

@testable import Wrapping

@Suite struct IncludeScanTests {
  @Test func followsIncludesOfBothLanguagesAndStopsAtRings() async throws {
    try await inTemporaryFolder { folder in
      try Files.makeFolder(Files.join(folder, "inc"))
      func write(_ name: String, _ text: String) throws {
        try Files.write(Files.join(folder, name), text: text)
      }
      try write("a.F90", "subroutine s\n  INCLUDE 'one.inc'\n# include <two.h>\nend\n")
      try write("one.inc", "include \"three.inc\" ! deeper\n")
      try write("three.inc", "      include 'one.inc'\n")
      try write("inc/two.h", "#include <stdio.h>\n")
      var scan = IncludeScan(folders: [Files.join(folder, "inc")])
      scan.visit(Files.join(folder, "a.F90"))
      #expect(
        Set(scan.files.map { Files.lastComponent(of: $0) }) == ["one.inc", "two.h", "three.inc"])
      #expect(scan.isComplete)
      try write("b.c", "#include NAME\n")
      scan.visit(Files.join(folder, "b.c"))
      #expect(!scan.isComplete)
    }
  }

  @Test func aFileThatIsOnlyCompiledIsScannedForModules() {
    let text = """
      module base
        use, intrinsic :: iso_c_binding
        use :: Other, only: x
        include 'a.inc'
      end module
      submodule (parent) child
      end submodule
      """
    let summary = FortranReader.FileSummary(
      scanning: SourceFile(path: "a.f90", text: text), form: .free)
    #expect(summary.providesModules == ["base", "parent:child"])
    #expect(summary.usesModules == ["other", "parent"])
    #expect(summary.includes == ["a.inc"])
    #expect(!summary.isFixedForm)
  }

  @Test func theFirstLineMayNameTheForm() {
    func form(_ path: String, _ text: String) -> SourceForm {
      SourceForm.detect(path: path, bytes: Array(text.utf8))
    }
    #expect(form("a.f", "      END\n") == .fixed)
    #expect(form("a.f", "! -*- f90 -*-\nend\n") == .free)
    #expect(form("a.F90", "end\n") == .free)
    #expect(form("a.f90", "C -*- fix -*-\n") == .fixed)
  }
}
