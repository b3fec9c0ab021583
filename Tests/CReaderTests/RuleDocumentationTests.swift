import CReader
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct RuleDocumentationTests {
  /// Lines of `Sources/CReader/RULES.md`.
  private func page() throws -> [Substring] {
    let path =
      #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/") + "/Sources/CReader/RULES.md"
    let file = try #require(fopen(path, "r"), "\(path)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var next = fgetc(file)
    while next != EOF {
      bytes.append(UInt8(truncatingIfNeeded: next))
      next = fgetc(file)
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  @Test func everyRuleIsDocumentedOnce() throws {
    let documented = try page().compactMap { line -> String? in
      guard line.hasPrefix("| `"), let end = line.dropFirst(3).firstIndex(of: "`") else {
        return nil
      }
      let id = line.dropFirst(3)[..<end]
      return id.contains("(") || id.contains(" ") || id == "skip" ? nil : String(id)
    }
    #expect(documented.sorted() == InferenceRule.allCases.map(\.rawValue).sorted())
  }
}
