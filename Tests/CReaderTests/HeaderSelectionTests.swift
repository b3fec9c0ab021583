import CReader
import Interface
import Testing

@Suite struct HeaderSelectionTests {
  private func functions(
    _ headers: [String], _ files: [String: String], includeFolders: [String] = []
  ) throws -> [String] {
    var options = HeaderReader.Options()
    options.includeFolders = includeFolders
    options.unsavedFiles = files.map { SourceFile(path: $0.key, text: $0.value) }
    return try HeaderReader(options).read(headers).functions.map(\.name)
  }

  @Test func whatIsIncludedFromTheSameFolderIsTheUsersToo() throws {
    #expect(
      try functions(
        ["/p/lib.h"],
        [
          "/p/lib.h":
            "#include \"names.h\"\n#include \"sub/deep.h\"\n#include <stdio.h>\nint a(void);",
          "/p/names.h": "int b(void);", "/p/sub/deep.h": "#include \"beside.h\"\nint c(void);",
          "/p/sub/beside.h": "int d(void);",
        ]) == ["b", "d", "c", "a"])
  }

  @Test func anIncludeFolderOfTheUsersIsOnePackage() throws {
    #expect(
      try functions(
        ["/p/include/lib/all.h"],
        [
          "/p/include/lib/all.h": "#include <lib/one.h>\n#include <other/two.h>\nint a(void);",
          "/p/include/lib/one.h": "int one(void);", "/q/other/two.h": "int two(void);",
        ], includeFolders: ["/p/include", "/q"]) == ["one", "a"])
  }

  @Test func inASharedFolderAPackageIsItsOwnFolderAndWhatStandsBeside() throws {
    #expect(
      try functions(
        ["/usr/include/swiftlet_thing.h"],
        [
          "/usr/include/swiftlet_thing.h": """
          #include "swiftlet_names.h"
          #include <swiftlet_thing/more.h>
          #include <swiftlet_other.h>
          int a(void);
          """,
          "/usr/include/swiftlet_names.h": "int names(void);",
          "/usr/include/swiftlet_thing/more.h": "int more(void);",
          "/usr/include/swiftlet_other.h": "int other(void);",
        ]) == ["names", "more", "a"])
  }

  @Test func aHeaderIsFoundAlongTheIncludeFolders() throws {
    let files = ["/p/lib/x.h": "int x(void);", "/p/lib/y.h": "int y(void);"]
    #expect(
      try functions(["lib/x.h", "<lib/y.h>"], files, includeFolders: ["/p"]) == ["x", "y"])
  }

  @Test func headersComeInTheOrderInWhichTheyAreNamed() throws {
    let files = ["/p/x.h": "typedef int number;", "/p/y.h": "number y(void);"]
    #expect(try functions(["/p/x.h", "/p/y.h"], files) == ["y"])
  }

  @Test func theCLibrarysHeadersAreNobodysEvenInQuotes() throws {
    #expect(
      try functions(
        ["/usr/include/swiftlet_q.h"],
        [
          "/usr/include/swiftlet_q.h": "#include \"stdio.h\"\n#include \"string.h\"\nint a(void);"
        ]) == ["a"])
  }
}
