import FoundationEssentials
import Interface
import Testing

@testable import SignatureFile

/// Runs over real signature files when `SWIFTLET_SIGNATURES` names a folder with them; they are
/// other people's and do not lie here.
@Suite("Real signature files", .enabled(if: RealFiles.folder != nil))
struct RealFilesTests {
  @Test func `every template expands as NumPy expands it`() throws {
    for path in RealFiles.paths(withSuffix: ".pyf.src") {
      let file = try RealFiles.read(path)
      guard let reference = try? RealFiles.read(path + ".expected") else { continue }
      let expanded = try TemplateExpander(readFile: RealFiles.read).expand(file)
      #expect(
        expanded.bytes.filter { !$0.isBlank && $0 != 10 }
          == reference.bytes.filter { !$0.isBlank && $0 != 10 }, "\(path)")
    }
  }
}

enum RealFiles {
  static let folder = ProcessInfo.processInfo.environment["SWIFTLET_SIGNATURES"]

  static func paths(withSuffix suffix: String) -> [String] {
    guard let folder, let names = FileManager.default.enumerate(folder) else { return [] }
    return names.filter { $0.hasSuffix(suffix) }.sorted()
  }

  @Sendable static func read(_ path: String) throws -> SourceFile {
    SourceFile(path: path, bytes: Array(try Data(contentsOf: URL(filePath: path))))
  }
}

extension FileManager {
  /// All files below a folder.
  fileprivate func enumerate(_ folder: String) -> [String]? {
    try? subpathsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }
  }
}
