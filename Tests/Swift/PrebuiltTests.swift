import Prebuilt
import Testing

/// A package that holds its Fortran compiled.
struct PrebuiltTests {
  @Test func compiledRoutinesAreCalled() throws {
    noArgument()
    #expect(scalar(x: 1.5) == 1.5)
    #expect(arrayIn(a: [3, 4]) == 3)
    #expect(try Array(arrayOut(n: 2)) == [1, 1])
    #expect(textIn(s: "four") == 4)
    #expect(textOut() == "abc")
    #expect(complexResult(x: 2) == Complex(2, 0))
    #expect(callBack(f: { $0 + 41 }) == 42)
    #expect(MemoryModule.assumedShape(a: [5, 6]) == 5)
  }

  @Test func dataOfCompiledModules() {
    MemoryModule.vector = [1, 2, 3, 4]
    #expect(Array(MemoryModule.vector) == [1, 2, 3, 4])
    #expect(MemoryModule.work == nil)
  }
}
