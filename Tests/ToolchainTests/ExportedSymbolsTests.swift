import Interface
import TestSupport
import Testing

@testable import Toolchain

@Suite struct ExportedSymbolsTests {
  private static let source = """
    int shown(void) { return 1; }
    int number = 3;
    static int hidden(void) { return 2; }
    __attribute__((visibility("hidden"))) int inner(void) { return hidden(); }
    extern int missing(void);
    int caller(void) { return missing(); }
    """

  private let toolchain = Toolchain()

  /// Compiles the source and lets `body` work in the folder.
  private func withLibrary(
    _ commands: [[String]], _ body: (String) async throws -> Void
  ) async throws {
    try await inTemporaryFolder { folder in
      try Files.write(Files.join(folder, "thing.c"), text: Self.source)
      for words in commands {
        let path = try #require(toolchain.compilers.locate(words[0]))
        let output = try await toolchain.runner.run(
          Command(path, Array(words.dropFirst()), in: folder))
        #expect(output.isSuccess, "\(output.standardError)")
      }
      try await body(folder)
    }
  }

  private func find(_ libraries: [String] = [], _ folder: String, files: [String] = [])
    async throws -> Set<String>?
  {
    try await ExportedSymbols(toolchain).find(
      libraries: libraries, folders: [folder], files: files.map { Files.join(folder, $0) })
  }

  @Test func aSharedLibraryShowsWhatItExports() async throws {
    let commands = [["gcc", "-shared", "-fPIC", "-o", "libthing.so", "thing.c"]]
    try await withLibrary(commands) { folder in
      let found = try #require(try await find(["thing"], folder))
      #expect(found.isSuperset(of: ["shown", "number", "caller"]))
      #expect(found.isDisjoint(with: ["hidden", "inner", "missing"]))
      #expect(try await find([":libthing.so"], folder) == found)
      #expect(try await find([], folder, files: ["libthing.so"]) == found)
    }
  }

  @Test func archivesAndObjectsShowTheirGlobals() async throws {
    let commands = [["gcc", "-c", "thing.c"], ["ar", "rcs", "libthing.a", "thing.o"]]
    try await withLibrary(commands) { folder in
      let found = try #require(try await find(["thing"], folder))
      #expect(found.isSuperset(of: ["shown", "number", "caller"]))
      #expect(found.isDisjoint(with: ["hidden", "missing"]))
      #expect(try await find([], folder, files: ["thing.o"]) == found)
    }
  }

  @Test func aLinkerScriptNamesTheLibraries() async throws {
    let commands = [["gcc", "-shared", "-fPIC", "-o", "libreal.so.1", "thing.c"]]
    try await withLibrary(commands) { folder in
      let script =
        "/* GNU ld script */\nOUTPUT_FORMAT(elf64-x86-64)\n"
        + "GROUP ( libreal.so.1 AS_NEEDED ( -lm ) )\n"
      try Files.write(Files.join(folder, "libthing.so"), text: script)
      let found = try #require(try await find(["thing"], folder))
      #expect(found.contains("shown"))
      #expect(found.contains("cos"))
    }
  }

  @Test func aScriptThatNamesItselfEnds() async throws {
    try await withLibrary([]) { folder in
      try Files.write(Files.join(folder, "libthing.so"), text: "INPUT(-lthing)\n")
      #expect(try await find(["thing"], folder) == [])
    }
  }

  @Test func theCompilersOwnFoldersAreSearched() async throws {
    let found = try await ExportedSymbols(toolchain).find(libraries: ["m"])
    #expect(found?.contains("sqrt") == true)
  }

  @Test func ofALibraryThatIsNotThereNothingIsSaid() async throws {
    #expect(try await find(["swiftlet_nowhere"], "/nowhere") == nil)
    let said = await messages(withHints: true) {
      _ = try await ExportedSymbols(toolchain).require(
        libraries: ["swiftlet_nowhere"], folders: ["/nowhere"])
    }
    #expect(
      said == [
        "the library 'swiftlet_nowhere' (-lswiftlet_nowhere) was not found; -L folders: /nowhere"
          + " | give the folder of libswiftlet_nowhere.so or libswiftlet_nowhere.a with -L, "
          + "or install its package"
      ])
  }

  @Test func aFileThatIsNoLibraryIsNotTakenForOne() async throws {
    try await withLibrary([]) { folder in
      try Files.write(Files.join(folder, "libthing.so"), text: "hello (world)\n")
      #expect(try await find(["thing"], folder) == nil)
    }
  }
}
