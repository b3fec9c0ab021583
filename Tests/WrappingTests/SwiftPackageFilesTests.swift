import Interface
import TestSupport
import Testing
import Toolchain
import Wrapping

/// Which files are in a written package, and which are not any more.
struct SwiftPackageFilesTests {
  private func wrap(_ inputs: [String], into folder: String, searching: [String] = []) async throws
  {
    var request = WrapRequest(inputs: inputs)
    request.moduleName = "Demo"
    request.outputFolder = folder
    request.includeFolders = searching
    _ = try await Wrapper(request, toolchain: Toolchain()).wrapSwift()
  }

  private func subroutine(_ name: String, _ more: String = "") -> String {
    "subroutine \(name)()\n\(more)end subroutine\n"
  }

  @Test func filesThatAreNoLongerWrittenGoAway() async throws {
    try await inTemporaryFolder { folder in
      let (one, two) = (Files.join(folder, "one.f90"), Files.join(folder, "two.f90"))
      try Files.write(one, text: subroutine("first"))
      try Files.write(two, text: subroutine("second"))
      let package = Files.join(folder, "Demo")
      try await wrap([one, two], into: package)
      let mine = Files.join(package, "Sources/Demo/Mine.swift")
      try Files.write(mine, text: "let mine = 1\n")
      #expect(Files.exists(Files.join(package, "Sources/Demo/Two.swift")))
      #expect(Files.exists(Files.join(package, "Fortran/two.f90")))

      try await wrap([one], into: package)
      #expect(!Files.exists(Files.join(package, "Sources/Demo/Two.swift")))
      #expect(!Files.exists(Files.join(package, "Fortran/two.f90")))
      #expect(Files.exists(Files.join(package, "Sources/Demo/One.swift")))
      #expect(Files.exists(mine))
    }
  }

  @Test func aListThatSomebodyEditedDoesNotReachOutside() async throws {
    try await inTemporaryFolder { folder in
      let source = Files.join(folder, "one.f90")
      try Files.write(source, text: subroutine("first"))
      let package = Files.join(folder, "Demo")
      try Files.makeFolder(package)
      let list = "../one.f90\n\(source)\nFortran/../../one.f90\n"
      try Files.write(Files.join(package, ".swiftlet-files"), text: list)
      try await wrap([source], into: package)
      #expect(Files.exists(source))
    }
  }

  @Test func includedFilesLieAsTheyDo() async throws {
    try await inTemporaryFolder { folder in
      for name in ["code/src", "code/shared", "code/inc/deep"] {
        try Files.makeFolder(Files.join(folder, name))
      }
      let source = Files.join(folder, "code/src/main.f90")
      try Files.write(
        source, text: subroutine("first", "include '../shared/a.inc'\ninclude 'deep/b.inc'\n"))
      try Files.write(Files.join(folder, "code/shared/a.inc"), text: "integer :: i\n")
      try Files.write(Files.join(folder, "code/inc/deep/b.inc"), text: "integer :: j\n")
      let package = Files.join(folder, "Demo")
      try await wrap([source], into: package, searching: [Files.join(folder, "code/inc")])
      for name in ["src/main.f90", "shared/a.inc", "inc/deep/b.inc"] {
        #expect(Files.exists(Files.join(package, "Fortran/\(name)")), "\(name)")
      }
      let plugin = try Files.read(
        Files.join(package, "Plugins/CompileDemoFortran/CompileDemoFortran.swift"))
      let text = String(decoding: plugin, as: UTF8.self)
      #expect(text.contains("static let folders: [String] = [\"inc\"]"))
      #expect(text.contains("Source(name: \"src/main.f90\", needs: [])"))
    }
  }
}
