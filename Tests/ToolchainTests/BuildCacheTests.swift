import Interface
import TestSupport
import Testing

@testable import Toolchain

@Suite struct BuildCacheTests {
  private func key(_ value: String) -> CacheKey {
    var key = CacheKey()
    key.add("source", value)
    return key
  }

  private func withCache(_ body: (BuildCache, _ work: String) async throws -> Void) async throws {
    try await inTemporaryFolder { folder in
      let work = Files.join(folder, "work")
      try Files.makeFolder(work)
      try await body(try BuildCache(root: Files.join(folder, "cache")), work)
    }
  }

  @Test func whatWasStoredComesBackUnderTheSameKeyOnly() async throws {
    try await withCache { cache, work in
      try Files.write(Files.join(work, "a.o"), text: "object")
      try Files.write(Files.join(work, "m.mod"), text: "module")
      #expect(try cache.fetch(key("x"), into: work) == nil)
      cache.store(key("x"), products: ["a.o", "m.mod"], from: work)
      Files.remove(Files.join(work, "a.o"))
      #expect(try cache.fetch(key("x"), into: work) == ["a.o", "m.mod"])
      #expect(try Files.read(Files.join(work, "a.o")) == Array("object".utf8))
      #expect(try cache.fetch(key("y"), into: work) == nil)
      #expect(Files.list(cache.temporaryFolder).isEmpty)
    }
  }

  @Test func anEntryOfTheSameHashButAnotherKeyIsNoHit() async throws {
    try await withCache { cache, work in
      try Files.write(Files.join(work, "a.o"), text: "object")
      cache.store(key("x"), products: ["a.o"], from: work)
      try Files.write(
        Files.join(cache.entryFolder(key("x")), "key"), key("another of the same hash").bytes)
      #expect(try cache.fetch(key("x"), into: work) == nil)
      cache.store(key("x"), products: ["a.o"], from: work)
      #expect(try cache.fetch(key("x"), into: work) == ["a.o"])
    }
  }

  @Test func aDamagedEntryIsNoHit() async throws {
    try await withCache { cache, work in
      try Files.write(Files.join(work, "a.o"), text: "object")
      cache.store(key("x"), products: ["a.o"], from: work)
      try Files.write(Files.join(cache.entryFolder(key("x")), "a.o"), text: "obj")
      #expect(try cache.fetch(key("x"), into: work) == nil)
    }
  }

  @Test func itIsForItsUserAlone() async throws {
    try await withCache { cache, _ in
      #expect(Files.info(cache.root)?.permissions == 0o700)
      #expect(Files.info(cache.temporaryFolder)?.permissions == 0o700)
    }
  }

  @Test func aFolderOfAnotherUserIsRefused() async throws {
    var info = try #require(Files.info("/tmp"))
    info.permissions = 0o700
    let owner = info.owner
    try BuildCache.verify(info, "/c", user: owner)
    let said = await messages(withHints: true) {
      try BuildCache.verify(info, "/c", user: owner + 1)
    }
    #expect(said.first?.contains("the cache '/c' belongs to another user") == true)
  }

  @Test func aFolderThatOthersCanWriteIntoIsRefused() async throws {
    try await inTemporaryFolder { folder in
      let root = Files.join(folder, "cache")
      try Files.makeFolder(root)
      let changed = try await CommandRunner().run(Command("/bin/chmod", ["0770", root]))
      #expect(changed.isSuccess)
      let said = await messages(withHints: true) { _ = try BuildCache(root: root) }
      #expect(said.first?.contains("others can write into the cache") == true)
    }
  }

  @Test func aSymbolicLinkIsRefused() async throws {
    try await inTemporaryFolder { folder in
      let root = Files.join(folder, "cache")
      _ = try await CommandRunner().run(Command("/bin/ln", ["-s", "/tmp", root]))
      let said = await messages(withHints: true) { _ = try BuildCache(root: root) }
      #expect(said.first?.contains("is not a folder") == true)
    }
  }

  @Test func theVariableTurnsItOff() throws {
    #expect(try BuildCache.ofUser(Variables(replacing: ["SWIFTLET_CACHE": "off"])) == nil)
  }

  @Test func pruningRemovesTheLeastRecentlyUsed() async throws {
    try await withCache { cache, work in
      try Files.write(Files.join(work, "a.o"), [UInt8](repeating: 1, count: 10_000))
      for name in ["old", "middle", "new"] {
        cache.store(key(name), products: ["a.o"], from: work)
      }
      let old = Files.join(cache.entryFolder(key("old")), "key")
      _ = try await CommandRunner().run(Command("/usr/bin/touch", ["-d", "10 days ago", old]))
      let middle = Files.join(cache.entryFolder(key("middle")), "key")
      _ = try await CommandRunner().run(Command("/usr/bin/touch", ["-d", "5 days ago", middle]))
      var limits = BuildCache.Limits()
      limits.age = 60 * 60 * 24 * 7
      #expect(cache.prune(limits).entries == 1)
      #expect(try cache.fetch(key("old"), into: work) == nil)
      limits.size = 15_000
      #expect(cache.prune(limits).entries == 1)
      #expect(try cache.fetch(key("middle"), into: work) == nil)
      #expect(try cache.fetch(key("new"), into: work) != nil)
      #expect(cache.clear().entries == 1)
      #expect(cache.usage == BuildCache.Usage())
    }
  }

  @Test func partsOfAKeyCannotRunIntoEachOther() {
    var one = CacheKey()
    one.add("flags", ["-a", "-b"])
    var other = CacheKey()
    other.add("flags", ["-a -b"])
    var third = CacheKey()
    third.add("flags", ["-a"])
    third.add("flags", ["-b"])
    #expect(one != other)
    #expect(one != third)
  }

  @Test func theHashIsTheOneOfItsAuthors() {
    // The test vectors of FNV-1a, 128 bits.
    #expect(ContentHash.hexadecimal(of: "".utf8) == "6c62272e07bb014262b821756295c58d")
    #expect(ContentHash.hexadecimal(of: "a".utf8) == "d228cb696f1a8caf78912b704e4a8964")
  }

  @Test func anAnswerIsForItsQuestionOnly() async throws {
    try await withCache { cache, _ in
      let answers = cache.answers
      answers.store("42\nlines", for: "what?")
      #expect(answers.answer(to: "what?") == "42\nlines")
      #expect(answers.answer(to: "what") == nil)
    }
  }
}
