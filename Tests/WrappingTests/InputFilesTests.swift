import Interface
import TestSupport
import Testing
import Toolchain

@testable import Wrapping

@Suite struct InputFilesTests {
  @Test func sortsFilesByTheirNames() async throws {
    try await inTemporaryFolder { folder in
      let names = [
        "a.f", "b.F90", "c.f08", "d.for", "e.pyf", "f.c", "g.cpp", "h.C", "i.o", "j.a", "k.so",
        "l.so.1", "m.h", "n.HPP", "o.hh",
      ]
      let paths = names.map { Files.join(folder, $0) }
      for path in paths { try Files.write(path, text: "") }
      let inputs = try InputFiles(paths)
      func bare(_ found: [String]) -> [String] { found.map(Files.lastComponent) }
      #expect(bare(inputs.fortran) == ["a.f", "b.F90", "c.f08", "d.for"])
      #expect(inputs.signature.map(Files.lastComponent) == "e.pyf")
      #expect(bare(inputs.c) == ["f.c"])
      #expect(bare(inputs.cxx) == ["g.cpp", "h.C"])
      #expect(bare(inputs.linked) == ["i.o", "j.a", "k.so", "l.so.1"])
      #expect(bare(inputs.headers) == ["m.h", "n.HPP", "o.hh"])
      #expect(inputs.hasCxxHeaders)
      #expect(try InputFiles([paths[12], "<lib/x.h>", "lib/nowhere.h"]).headers.count == 3)
      #expect(try !InputFiles([paths[12]]).hasCxxHeaders)
    }
  }

  @Test func everyFaultIsToldAtOnce() async throws {
    try await inTemporaryFolder { folder in
      let directory = Files.join(folder, "folder.f90")
      let odd = Files.join(folder, "odd.xyz")
      try Files.makeFolder(directory)
      try Files.write(odd, text: "")
      let said = await messages { _ = try InputFiles(["/nowhere.f90", directory, odd]) }
      #expect(
        said == [
          "cannot open '/nowhere.f90': no such file or directory",
          "'\(directory)' is a folder, not a source file",
          "'\(odd)' is of no kind that is known by its name",
        ])
    }
  }

  @Test func twoSignatureFilesAreRefused() async throws {
    try await inTemporaryFolder { folder in
      let paths = ["a.pyf", "b.pyf.src"].map { Files.join(folder, $0) }
      for path in paths { try Files.write(path, text: "") }
      let said = await messages { _ = try InputFiles(paths) }
      #expect(said.first?.hasPrefix("there are 2 signature files") == true)
    }
  }

  @Test func aBinaryFileIsRefused() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "binary.f90")
      try Files.write(path, [UInt8](0...255))
      let said = await messages { _ = try SourceLoader(includeFolders: []).load(path) }
      #expect(said == ["'\(path)' is a binary file, not a source text"])
    }
  }

  @Test(arguments: ["", "1st", "a-b", "a b", "é", "a.b"])
  func namesThatPythonCannotImportAreRefused(name: String) async {
    let said = await messages { try ModuleName.validate(name) }
    #expect(said == ["'\(name)' is no module name that Python can import"])
  }

  @Test(arguments: ["a", "_x1", "Module"])
  func identifiersAreModuleNames(name: String) throws {
    try ModuleName.validate(name)
  }
}
