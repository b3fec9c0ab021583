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

extension RealFilesTests {
  static func read(_ path: String) throws -> SignatureReader.Output {
    var file = try RealFiles.read(path)
    if path.hasSuffix(".src") {
      file = try TemplateExpander(readFile: RealFiles.read).expand(file)
    }
    var options = SignatureReader.Options()
    options.readFile = RealFiles.read
    return try SignatureReader(options: options).read(file)
  }

  @Test func `every file is read whole`() {
    for path in RealFiles.paths(withSuffix: ".pyf") + RealFiles.paths(withSuffix: ".pyf.src") {
      if path.hasSuffix(".src"), (try? RealFiles.read(path + ".expected")) == nil { continue }
      do {
        let output = try Self.read(path)
        let renderer = DiagnosticRenderer()
        print(path, output.library.routines.count, output.library.scopes.count)
        print(renderer.render(output.warnings), terminator: "")
        for skipped in output.library.skipped { print("SKIP", skipped.name, skipped.reason) }
        try output.library.verify(after: "signature reader")
        var library = output.library
        print(renderer.render(library.inferArguments()), terminator: "")
        try library.verify(after: "inference")
      } catch let error as UserError {
        Issue.record("\(DiagnosticRenderer().render(error.diagnostics))")
      } catch {
        Issue.record("\(path): \(error)")
      }
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

extension RealFilesTests {
  /// Every file, read and completed, and written, gives the same when read again.
  @Test func `every file comes back from its round trip`() throws {
    for path in RealFiles.paths(withSuffix: ".pyf") + RealFiles.paths(withSuffix: ".pyf.src") {
      if path.hasSuffix(".src"), (try? RealFiles.read(path + ".expected")) == nil { continue }
      guard var library = try? Self.read(path).library else { continue }
      library.inferArguments()
      let written = SignatureWriter().write(library)
      do {
        let file = SourceFile(path: "written.pyf", text: written)
        let again = try SignatureReader().read(file, name: library.name).library
        let a = Unplaced.library(again)
        let b = Unplaced.library(library)
        for (x, y) in zip(a.routines, b.routines) where x != y {
          for (p, q) in zip(x.arguments, y.arguments) where p != q {
            Issue.record("\(path) \(x.name) \(p)\n\(q)")
          }
          if x.directives != y.directives { Issue.record("\(path) \(x.name): directives") }
          if x.result != y.result { Issue.record("\(path) \(x.name): result") }
        }
        #expect(a.routines.count == b.routines.count, "\(path)")
        #expect(a.scopes == b.scopes, "\(path)")
        #expect(a.userCode == b.userCode, "\(path)")
      } catch {
        Issue.record("\(path)\n\(DiagnosticRenderer().render(error.diagnostics))")
      }
    }
  }
}
