import Fixtures
import Testing

/// Data of modules belong to the process: one test after the other.
@Suite(.serialized) struct ModuleDataTests {
  @Test func constants() {
    #expect(Settings.limit == 9)
    #expect(Settings.pi == 3.14159265358979)
    #expect(Array(Settings.primes) == [2, 3, 5, 7])
    #expect(Settings.unitName == "km")
  }

  @Test func scalarsAreReadAndWritten() {
    #expect(Settings.counter == 5)
    #expect(Settings.factor == 2.5)
    #expect(Settings.single == 0.5)
    #expect(Settings.enabled)
    #expect(Settings.phase == Complex(1, -1))
    #expect(Settings.label == "start")
    #expect(Settings.describe() == 5 + 2.5 * 7)
    Settings.counter = 10
    Settings.enabled = false
    Settings.label = "end"
    Settings.phase = Complex(0, 2)
    #expect(Settings.counter == 10)
    #expect(!Settings.enabled)
    #expect(Settings.label == "end")
    #expect(Settings.phase == Complex(0, 2))
    Settings.vector[1] = 102
    #expect(Settings.describe() == 10 + 2.5 * 107)
    (Settings.counter, Settings.enabled, Settings.label) = (5, true, "start")
    (Settings.phase, Settings.vector) = (Complex(1, -1), [1, 2, 4])
  }

  @Test func arraysHaveFortransShape() {
    #expect(Settings.matrix == [[1, 3], [2, 4]])
    #expect(Array(Settings.vector) == [1, 2, 4])
  }

  @Test func allocatablesComeAndGo() throws {
    #expect(Settings.work == nil)
    try Settings.makeWork(m: 2, n: 3)
    #expect(Settings.work == [[7, 7, 7], [7, 7, 7]])
    Settings.work = [[1, 2], [3, 4], [5, 6]]
    #expect(Settings.sumWork() == 21)
    #expect(Settings.work?.shape[0] == 3)
    Settings.work = nil
    #expect(Settings.sumWork() == -1)
    #expect(Settings.title == nil)
    Settings.title = "A title"
    #expect(Settings.title == "A title")
    Settings.title = nil
    #expect(Settings.title == nil)
  }
}
