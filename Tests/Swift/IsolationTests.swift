import Isolated
import Testing

/// COMMON blocks belong to the process. Wrapped with `--isolate`, one task at a time gets at them.
@Suite(.serialized) struct IsolationTests {
  @IsolatedActor
  @Test func commonBlocksAreReadAndWritten() {
    #expect(State.scale == 2.5)
    #expect(State.count == 7)
    #expect(show() == 7)
    State.table = [[1, 2, 3], [4, 5, 6]]
    #expect(show() == 2.5 * 7 + 7)
    State.scale = 1
    fill()
    #expect(State.table == [[11, 12, 13], [21, 22, 23]])
    #expect(show() == 11 + 23 + 7)
    (State.scale, State.table) = (2.5, NDArray(shape: [2, 3]))
  }

  @IsolatedActor
  private static func count(to limit: Int) {
    for _ in 0..<limit { State.count += 1 }
  }

  @IsolatedActor
  private func reset(to count: Int) { State.count = count }

  @Test func eightTasksShareACommonBlock() async {
    let before = await State.count
    await withTaskGroup { group in
      for _ in 0..<8 { group.addTask { await Self.count(to: 1000) } }
    }
    #expect(await State.count == before + 8000)
    #expect(await show() == Double(before + 8000))
    await reset(to: before)
  }
}
