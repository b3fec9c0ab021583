import Interface
import TestSupport
import Testing

@testable import Toolchain

@Suite struct FilesTests {
  @Test func replacingLeavesNoPrivateFileBehind() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "m.so")
      try Files.replace(path, with: [1, 2, 3])
      try Files.replace(path, with: [4])
      #expect(try Files.read(path) == [4])
      #expect(Files.list(folder) == ["m.so"])
    }
  }

  @Test func aFolderInTheWayIsAnErrorAndLeavesNothing() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "m.so")
      try Files.makeFolder(path)
      try Files.write(Files.join(path, "inside"), text: "")
      let said = await messages(withHints: true) { try Files.replace(path, with: [1]) }
      #expect(said.first?.contains("cannot write '\(path)'") == true)
      #expect(Files.list(folder) == ["m.so"])
    }
  }

  @Test func privateFoldersAreForTheUserAlone() async throws {
    try await inTemporaryFolder { folder in
      let made = try Files.makePrivateFolder(in: folder, prefix: "x-")
      let other = try Files.makePrivateFolder(in: folder, prefix: "x-")
      #expect(made != other)
      #expect(Files.info(made)?.permissions == 0o700)
    }
  }

  @Test func removingATreeDoesNotFollowLinks() async throws {
    try await inTemporaryFolder { folder in
      let kept = Files.join(folder, "kept")
      let gone = Files.join(folder, "gone")
      try Files.makeFolder(Files.join(kept, "deep"))
      try Files.makeFolder(gone)
      _ = try await CommandRunner().run(Command("/bin/ln", ["-s", kept, Files.join(gone, "link")]))
      Files.removeTree(gone)
      #expect(!Files.exists(gone))
      #expect(Files.exists(Files.join(kept, "deep")))
    }
  }

  @Test func aMissingFileIsNamed() async {
    let said = await messages(withHints: true) { _ = try Files.read("/nowhere/x.f") }
    #expect(said == ["cannot read '/nowhere/x.f': no such file or directory"])
  }

  @Test(arguments: [
    ("a/b.f90", "a", "b.f90", "f90", "b"), ("b.tar.gz", ".", "b.tar.gz", "gz", "b.tar"),
    ("/x", "/", "x", "", "x"), (".hidden", ".", ".hidden", "", ".hidden"),
  ])
  func takesPathsApart(path: String, folder: String, name: String, suffix: String, stem: String) {
    #expect(Files.folder(of: path) == folder)
    #expect(Files.lastComponent(of: path) == name)
    #expect(Files.pathExtension(of: path) == suffix)
    #expect(Files.stem(of: path) == stem)
  }

  @Test func aBuildFolderGoesWithAnErrorAndAChosenOneStays() async throws {
    struct Stop: Error {}
    try await inTemporaryFolder { folder in
      let variables = Variables(replacing: ["TMPDIR": folder])
      await #expect(throws: Stop.self) {
        try await WorkFolder.with(nil, cache: nil, variables: variables) { work in
          try Files.write(Files.join(work.path, "x.o"), text: "")
          #expect(Files.list(folder).count == 1)
          throw Stop()
        }
      }
      #expect(Files.list(folder).isEmpty)
      let chosen = Files.join(folder, "mine")
      try await WorkFolder.with(chosen, cache: nil, variables: variables) { work in
        try Files.write(Files.join(work.path, "x.o"), text: "")
      }
      #expect(Files.list(chosen) == ["x.o"])
    }
  }
}
