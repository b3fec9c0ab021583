import PythonWriter
import Testing

@testable import Wrapping

@Suite struct SupportUnitsTests {
  @Test func everySourceIsInOneOfTwoUnitsOfLikeSize() {
    func file(_ name: String, _ size: Int) -> (name: String, bytes: [UInt8]) {
      (name, [UInt8](repeating: 32, count: size))
    }
    let files = [
      file("a.h", 900), file("b.c", 10), file("c.c", 50), file("d.c", 30), file("e.c", 9),
    ]
    #expect(SupportUnits.split(files) == [["c.c"], ["b.c", "d.c", "e.c"]])
    #expect(SupportUnits.split([file("only.c", 1)]) == [["only.c"]])
    #expect(SupportUnits.split([]).isEmpty)
  }

  @Test func theSupportCodeIsCompleteInThem() {
    let names = PythonWriter.supportFiles.map(\.name).filter { $0.hasSuffix(".c") }
    #expect(
      SupportUnits.split(PythonWriter.supportFiles).flatMap(\.self).sorted() == names.sorted())
  }
}
