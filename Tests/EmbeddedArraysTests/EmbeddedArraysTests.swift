import EmbeddedArrays
import Testing
import Toolchain

@Suite struct EmbeddedArraysTests {
  private static let sources =
    Files.folder(of: Files.folder(of: Files.folder(of: #filePath)))
    + "/Sources"

  private static func files(in folder: String) -> [String] {
    Files.list("\(sources)/\(folder)").flatMap { name in
      let path = "\(folder)/\(name)"
      return Files.isDirectory("\(sources)/\(path)") ? files(in: path) : [path]
    }
  }

  @Test func everySourceOfArraysIsEmbedded() {
    let expected = (Self.files(in: "Arrays") + Self.files(in: "_ArraysShims"))
      .filter { !$0.hasSuffix(".md") }
    #expect(!expected.isEmpty)
    #expect(
      Set(EmbeddedArrays.files.map(\.path)) == Set(expected),
      "run Scripts/embed-arrays")
  }

  @Test func textsAreTheFilesAsTheyAre() throws {
    for file in EmbeddedArrays.files {
      #expect(Array(file.text.utf8) == (try Files.read("\(Self.sources)/\(file.path)")))
    }
  }

  @Test func aPackagesCopySharesNoModuleAndNoSymbolWithAnother() throws {
    let files = EmbeddedArrays.files(for: "Minpack")
    #expect(files.contains { $0.path == "Sources/MinpackArrays/NDArray.swift" })
    #expect(files.allSatisfy { $0.path.contains("Minpack") })
    let header = try #require(files.first { $0.path.hasSuffix(".h") })
    #expect(header.text.contains("Minpack_arrays_"))
    #expect(files.allSatisfy { !$0.text.contains("import _ArraysShims") })
  }
}
