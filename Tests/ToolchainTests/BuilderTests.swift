import Interface
import Synchronization
import TestSupport
import Testing

@testable import Toolchain

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Builds with the compilers of this machine.
@Suite struct BuilderTests {
  /// Collects which files were compiled and which came from the cache.
  private final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    func receive(_ event: BuildEvent) {
      guard case .finished(let source, _, let wasCached) = event else { return }
      lines.withLock {
        $0.append("\(wasCached ? "cached" : "compiled") \(Files.lastComponent(of: source))")
      }
    }
    var sorted: [String] { lines.withLock { $0.sorted() } }
  }

  private func toolchain(_ folder: String) -> Toolchain {
    Toolchain(variables: Variables(replacing: ["XDG_CACHE_HOME": folder, "FC": nil, "CC": nil]))
  }

  private func compile(_ jobs: [CompileJob], in folder: String) async throws -> [String] {
    let log = Log()
    let toolchain = toolchain(folder)
    try await WorkFolder.with(nil, cache: toolchain.cache, variables: Variables()) { work in
      var builder = try Builder(toolchain: toolchain, folder: work)
      builder.report = { log.receive($0) }
      let objects = try await builder.compile(jobs)
      for object in objects { #expect(Files.exists(object.path)) }
      #expect(objects.map(\.job.source) == jobs.map(\.source))
    }
    return log.sorted
  }

  private func moduleJobs(_ folder: String, value: Int) throws -> [CompileJob] {
    let user = Files.join(folder, "user.f90")
    let base = Files.join(folder, "base.f90")
    try Files.write(
      user, text: "subroutine s(x)\nuse base\nreal(dp) :: x(n)\nx = 0\nend subroutine\n")
    try Files.write(
      base,
      text: "module base\ninteger, parameter :: dp = 8, n = \(value)\nend module\n")
    var userJob = CompileJob(source: user, language: .freeFortran)
    userJob.usesModules = ["base"]
    var baseJob = CompileJob(source: base, language: .freeFortran)
    baseJob.providesModules = ["base"]
    return [userJob, baseJob]
  }

  private func compileModules(in folder: String, value: Int) async throws -> [String] {
    try await compile(try moduleJobs(folder, value: value), in: folder)
  }

  @Test func compilesInTheOrderOfModulesAndRemembersUntilOneChanges() async throws {
    try await inTemporaryFolder { (folder: String) async throws in
      #expect(
        try await compileModules(in: folder, value: 3)
          == ["compiled base.f90", "compiled user.f90"])
      #expect(
        try await compileModules(in: folder, value: 3)
          == ["cached base.f90", "cached user.f90"])
      // The user's own text is the same; its module is not.
      #expect(
        try await compileModules(in: folder, value: 4)
          == ["compiled base.f90", "compiled user.f90"])
    }
  }

  @Test func aChangeOfAnIncludedFileOrAFlagCompilesAnew() async throws {
    try await inTemporaryFolder { (folder: String) async throws in
      let source = Files.join(folder, "a.f")
      let included = Files.join(folder, "size.inc")
      try Files.write(
        source, text: "      SUBROUTINE S\n      INCLUDE 'size.inc'\n      END\n")
      try Files.write(included, text: "      INTEGER N\n")
      var job = CompileJob(source: source, language: .fixedFortran)
      job.includedFiles = [included]
      #expect(try await compile([job], in: folder) == ["compiled a.f"])
      #expect(try await compile([job], in: folder) == ["cached a.f"])
      try Files.write(included, text: "      INTEGER M\n")
      #expect(try await compile([job], in: folder) == ["compiled a.f"])
      job.flags = ["-O0"]
      #expect(try await compile([job], in: folder) == ["compiled a.f"])
      job.isCacheable = false
      #expect(try await compile([job], in: folder) == ["compiled a.f"])
    }
  }

  @Test func aJobThatAwaitsItsFlagsLeavesTheCompilerToOthers() async throws {
    try await inTemporaryFolder { (folder: String) async throws in
      let names = ["late.c", "early.c"].map { Files.join(folder, $0) }
      for (number, name) in names.enumerated() {
        try Files.write(name, text: "int f\(number)(void) { return VALUE; }\n")
      }
      let (finished, signal) = AsyncStream<Void>.makeStream()
      var late = CompileJob(source: names[0], language: .c)
      late.lateFlags = {
        for await _ in finished { break }
        return ["-DVALUE=1"]
      }
      var early = CompileJob(source: names[1], language: .c)
      early.flags = ["-DVALUE=2"]
      let jobs = [late, early]
      let toolchain = toolchain(folder)
      try await WorkFolder.with(nil, cache: toolchain.cache, variables: Variables()) { work in
        var builder = try Builder(toolchain: toolchain, folder: work, width: 1)
        builder.report = { event in
          if case .finished = event { signal.finish() }
        }
        #expect(try await builder.compile(jobs).count == 2)
      }
    }
  }

  @Test func filesOfTheSameNameDoNotShareAnObject() async throws {
    try await inTemporaryFolder { folder in
      var jobs: [CompileJob] = []
      for name in ["a", "b"] {
        try Files.makeFolder(Files.join(folder, name))
        let source = Files.join(folder, "\(name)/util.c")
        try Files.write(source, text: "int \(name)(void) { return 1; }\n")
        jobs.append(CompileJob(source: source, language: .c))
      }
      #expect(try await compile(jobs, in: folder) == ["compiled util.c", "compiled util.c"])
    }
  }

  @Test func anErrorPointsAtTheUsersLine() async throws {
    try await inTemporaryFolder { folder in
      let source = Files.join(folder, "a.f90")
      try Files.write(source, text: "subroutine s(x)\nreal :: x\nx = 'a' + 1\nend subroutine\n")
      do {
        _ = try await compile([CompileJob(source: source, language: .freeFortran)], in: folder)
        Issue.record("it compiled")
      } catch let error as UserError {
        #expect(error.diagnostics.count == 1)
        #expect(error.diagnostics.first?.location?.line == 3)
        #expect(error.diagnostics.first?.location?.file.path == source)
      }
    }
  }

  @Test func aGeneratedFileThatDoesNotCompileIsOurFault() async throws {
    try await inTemporaryFolder { folder in
      let source = Files.join(folder, "gen.c")
      try Files.write(source, text: "int f(void) { return }\n")
      var job = CompileJob(source: source, language: .c)
      job.isGenerated = true
      let generated = job
      await #expect(throws: InternalError.self) { try await compile([generated], in: folder) }
    }
  }

  @Test func linksIntoAFolderInOneStep() async throws {
    try await inTemporaryFolder { folder in
      let source = Files.join(folder, "a.c")
      try Files.write(source, text: "int f(void) { return 1; }\n")
      let toolchain = toolchain(folder)
      let output = Files.join(folder, "out/m.so")
      try Files.makeFolder(Files.join(folder, "out"))
      try await WorkFolder.with(nil, cache: toolchain.cache, variables: Variables()) { work in
        let builder = try Builder(toolchain: toolchain, folder: work)
        let objects = try await builder.compile([CompileJob(source: source, language: .c)])
        try await builder.link(LinkStep(output: output, objects: objects.map(\.path)))
        var missing = LinkStep(output: output, objects: objects.map(\.path))
        missing.libraries = ["nosuchlib"]
        let step = missing
        let said = await messages(withHints: true) { try await builder.link(step) }
        #expect(said.first?.contains("the library 'nosuchlib'") == true)
        let nowhere = LinkStep(output: "/nowhere/m.so", objects: [])
        #expect(
          await messages(withHints: true) { try await builder.link(nowhere) }
            == ["there is no folder '/nowhere' to write into"])
      }
      #expect(Files.list(Files.join(folder, "out")) == ["m.so"])
    }
  }

  @Test func cancellationKillsCompilersAndLeavesNothing() async throws {
    try await inTemporaryFolder { folder in
      let toolchain = toolchain(folder)
      let started = Files.join(folder, "started")
      let task = Task {
        try await WorkFolder.with(
          nil, cache: nil, variables: Variables(replacing: ["TMPDIR": folder])
        ) { work in
          let builder = try Builder(toolchain: toolchain, folder: work)
          _ = try await builder.runner.run(
            Command(
              "/bin/sh",
              ["-c", "echo $$ > \(started).new; mv \(started).new \(started); sleep 600"]))
        }
      }
      while !Files.exists(started) { try await Task.sleep(for: .milliseconds(10)) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      let text = String(decoding: try Files.read(started), as: UTF8.self)
      let process = try #require(Int32(text.split(separator: "\n").first ?? ""))
      #expect(kill(process, 0) == -1)
      #expect(Files.list(folder).filter { $0.hasPrefix("swiftlet-") }.isEmpty)
    }
  }
}
