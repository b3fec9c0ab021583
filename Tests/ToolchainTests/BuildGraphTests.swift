import Interface
import TestSupport
import Testing
import Toolchain

@Suite struct BuildGraphTests {
  private func job(_ source: String, provides: [String] = [], uses: [String] = []) -> CompileJob {
    var job = CompileJob(source: source, language: .freeFortran)
    job.providesModules = provides
    job.usesModules = uses
    return job
  }

  @Test func aFileComesAfterTheModulesThatItUses() throws {
    let graph = try BuildGraph([
      job("c.f90", uses: ["a", "b"]), job("b.f90", provides: ["b"], uses: ["a"]),
      job("a.f90", provides: ["a"]), job("alone.f90"),
    ])
    let position = Dictionary(uniqueKeysWithValues: graph.order.enumerated().map { ($1, $0) })
    #expect(graph.order.count == 4)
    #expect(try #require(position[2]) < #require(position[1]))
    #expect(try #require(position[1]) < #require(position[0]))
  }

  @Test func aModuleOfNoFileHereIsWaitedForByNobody() throws {
    let graph = try BuildGraph([job("a.f90", uses: ["elsewhere", "iso_c_binding"])])
    #expect(graph.prerequisites == [[]])
  }

  @Test func aFileMayUseAModuleOfItsOwn() throws {
    let graph = try BuildGraph([job("a.f90", provides: ["m", "n"], uses: ["m"])])
    #expect(graph.order == [0])
  }

  @Test func filesThatWaitForEachOtherAreNamed() async {
    let said = await messages(withHints: true) {
      _ = try BuildGraph([
        job("outside.f90", uses: ["b"]),
        job("a.f90", provides: ["a"], uses: ["c"]), job("b.f90", provides: ["b"], uses: ["a"]),
        job("c.f90", provides: ["c"], uses: ["b"]),
      ])
    }
    #expect(said.count == 1)
    // A ring may be told from any of its files on.
    #expect(said[0].contains("'b.f90' uses 'a.f90' uses 'c.f90' uses 'b.f90'"))
    #expect(!said[0].contains("outside"))
  }

  @Test func twoFilesOfOneModuleAreRefused() async {
    let said = await messages(withHints: true) {
      _ = try BuildGraph([job("a.f90", provides: ["m"]), job("b.f90", provides: ["m"])])
    }
    #expect(said == ["module 'm' is in both 'a.f90' and 'b.f90' | leave one of the files out"])
  }

  @Test func aLongChainIsNoTrouble() throws {
    let count = 5_000
    let jobs = (0..<count).map { index in
      job("\(index).f90", provides: ["m\(index)"], uses: index == 0 ? [] : ["m\(index - 1)"])
    }
    #expect(try BuildGraph(jobs.reversed()).order == Array((0..<count).reversed()))
  }
}
