import Interface
import Testing

@testable import Wrapping

@Suite struct KindMapFileTests {
  private func parse(_ text: String) throws(UserError) -> KindMapFile.Map {
    try KindMapFile.parse(SourceFile(path: ".f2py_f2cmap", text: text))
  }

  @Test(arguments: [
    "dict(real=dict(rk='double'), integer=dict(int64=\"long_long\"))\n",
    "{'real': {'rk': 'double'}, 'integer': {'int64': 'long_long',},}",
    "# kinds\n{'REAL': dict(RK='double'),\n 'integer': {'INT64': 'long_long'}} # done\n",
  ])
  func readsBothSpellingsOfADictionary(text: String) throws {
    #expect(try parse(text) == ["real": ["rk": "double"], "integer": ["int64": "long_long"]])
  }

  @Test func anEmptyMapIsFine() throws {
    #expect(try parse("{}").isEmpty)
    #expect(try parse(" dict( ) ").isEmpty)
  }

  @Test(arguments: [
    ("{'real': {'rk' 'double'}}", 1, 16, "expected ':'"),
    ("dict(real=\n  dict(rk=double))", 2, 11, "expected a string"),
    ("{} {}", 1, 4, "expected the end of the file"),
    ("", 1, 1, "expected '{' or 'dict('"),
    ("{'real", 1, 2, "expected the end of the string"),
  ])
  func aFaultIsLocated(text: String, line: Int32, column: Int32, said: String) {
    do {
      _ = try parse(text)
      Issue.record("it was accepted")
    } catch {
      #expect(error.diagnostics.first?.message.hasPrefix(said) == true)
      #expect(error.diagnostics.first?.location?.line == line)
      #expect(error.diagnostics.first?.location?.column == column)
    }
  }
}
