import Interface
import Testing

@testable import SignatureFile

@Suite("Kind maps")
struct KindMapTests {
  func parse(_ text: String) throws -> [String: [String: String]] {
    try KindMapFile.parse(SourceFile(path: "map", text: text))
  }

  func message(_ text: String) -> String {
    do {
      return "\(try parse(text))"
    } catch let error as UserError {
      return error.diagnostics.map { "\($0.location?.description ?? ""): \($0.message)" }
        .joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    "dict(real=dict(rk='double', SP=\"float\"),integer=dict(ik='long_long',),)",
    "{'real': {'rk': 'double', 'sp': 'float'}, 'INTEGER': {'ik': 'long_long'}}\n",
    "# a comment\ndict(real = {'rk':'double','sp':'float'}, # here too\n integer=dict(ik='long_long'))",
  ])
  func `both spellings of a dictionary are read`(text: String) throws {
    #expect(
      try parse(text) == [
        "real": ["rk": "double", "sp": "float"], "integer": ["ik": "long_long"],
      ])
  }

  @Test func `an empty file maps nothing`() throws {
    #expect(try parse("\n# nothing\n") == [:])
  }

  @Test func `an unknown C type is an error at its place`() {
    #expect(
      message("dict(real=dict(rk='dbl'))")
        == "map:1:19: 'dbl' is no C type that a kind can be mapped to")
  }

  @Test func `an unknown Fortran type is an error at its place`() {
    #expect(
      message("dict(\n  reel=dict(rk='double'))")
        == "map:2:3: 'reel' is no Fortran type that kinds can be mapped for")
  }

  @Test func `wrong syntax says what was expected`() {
    #expect(
      message("real=1")
        == "map:1:1: expected a map of Fortran types: 'dict(…)' or '{…}', found 'real'"
    )
    #expect(
      message("dict(real=dict(rk='double'")
        == "map:1:27: expected ',' or ')', found the end of the file")
    #expect(
      message("dict(real=3)") == "map:1:11: expected a map of kinds: 'dict(…)' or '{…}', found '3'")
    #expect(
      message("{'real': {'rk': 'double}}") == "map:1:17: this string does not end on its line")
    #expect(message("{} x") == "map:1:4: expected the end of the file, found 'x'")
    #expect(
      message("dict(real=dict(), real=dict())") == "map:1:19: 'real' is mapped twice")
  }
}
