import Interface
import PythonWriter
import Testing

/// What the writer cannot write is left out with a reason, and never written in some other way.
@Suite struct UnsupportedFeatureTests {
  /// The reason why `void f(…)` with this argument is left out, or why its result cannot be had.
  static func reason(
    result: Argument? = nil, _ change: (inout Argument) -> Void
  ) throws -> String? {
    var library = Library(name: "m")
    library.headers = ["<m.h>"]
    var argument = Argument(name: "x", type: .doublePrecision)
    argument.intent = [.in, .c]
    change(&argument)
    var routine = Routine(name: "f", arguments: [argument], result: result)
    routine.linkage = .c(symbol: "f")
    library.routines = [routine]
    let output = try PythonWriter().write(library, calls: GeneratedModule.directCalls(of: library))
    #expect(output.skipped.isEmpty == output.cSource.contains("call_f("))
    return output.skipped.first?.reason
  }

  @Test func whatIsPlainIsWritten() throws {
    #expect(try Self.reason { $0.dimensions = [.count(.integer(3))] } == nil)
  }

  @Test func whatCannotBeWrittenIsLeftOut() throws {
    let changes: [(inout Argument) -> Void] = [
      { $0.type = .derived("unknown") },
      {
        $0.type = .derived("unknown")
        $0.dimensions = [.count(.integer(3))]
      },
      { $0.keptBy = "nobody" },
    ]
    for change in changes { #expect(try Self.reason(change) != nil) }
  }
}
