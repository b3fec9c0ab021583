import ArgumentParser
import Testing
import Toolchain

@testable import swiftlet

@Suite struct F2pyArgumentsTests {
  @Test(arguments: [
    ("-c -m x x.f90", "--compile --module=x x.f90"),
    ("-Iinc -I inc2 --include-paths a:b", "--include=inc --include=inc2 --include-paths=a:b"),
    ("--include_paths d", "--include-paths=d"),
    (
      "-L/lib -L lib -lm -l m", "--library-folder=/lib --library-folder=lib --library=m --library=m"
    ),
    ("-DX -DY=1 -UZ", "--define=X --define=Y=1 --undefine=Z"),
    ("a.f only: f g : b.f skip: h :", "a.f --only=f --only=g b.f --skip=h"),
    ("only: f skip: g", "--only=f --skip=g"),
    ("-h x.pyf x.f", "--signature-file=x.pyf x.f"),
    ("-include<stdio.h>", "--header=<stdio.h>"),
    ("--link-lapack_opt", "--link-resource=lapack_opt"),
    ("--opt=-O3 --f77flags=-x", "--opt=-O3 --f77flags=-x"),
    ("-Wl,-rpath,/lib", "--linker-flag=-Wl,-rpath,/lib"),
    ("-v", "--f2py-version"),
    ("--debug-capi --debug-xyz", "--debug-capi --debug-other=xyz"),
    ("--frobnicate -Q", "--frobnicate -Q"),
    ("-m", "--module"),
  ])
  func bringsF2pysSpellingsIntoOneForm(line: String, expected: String) {
    let words = F2pyArguments(line.split(separator: " ").map(String.init)).words
    #expect(words.joined(separator: " ") == expected)
  }

  @Test func anOptionAndItsValueMayComeInOneArgument() {
    #expect(F2pyArguments(["--include-paths /a b"]).words == ["--include-paths=/a b"])
  }

  @Test func emptyArgumentsAreNothingAndEmptyValuesStay() {
    #expect(F2pyArguments(["", "x.f"]).words == ["x.f"])
    #expect(F2pyArguments(["-m", "", "x.f"]).words == ["--module", "", "x.f"])
  }

  private func parse(_ line: [String]) throws -> F2pyCommand {
    let command = try Swiftlet.parseAsRoot(["f2py"] + F2pyArguments(line).words)
    return try #require(command as? F2pyCommand)
  }

  @Test func theLineOfNumPysSuiteIsUnderstood() throws {
    let command = try parse([
      "-c", "-m", "_test_ext", "--f77flags=-O0 -g", "-DF2PY_THREADS", "--freethreading-compatible",
      "--include-paths /a/b", "x.f90", "y.c", "--backend", "meson", "--f2cmap", "map", "only:",
      "foo", "bar", ":", "--lower", "-lm", "-L/lib",
    ])
    #expect(command.make.compiles)
    #expect(command.make.module == "_test_ext")
    #expect(command.files == ["x.f90", "y.c"])
    #expect(command.reading.only == ["foo", "bar"])
    #expect(command.reading.includePaths == ["/a/b"])
    #expect(command.reading.definitions == ["F2PY_THREADS"])
    #expect(command.building.f77Flags == ["-O0 -g"])
    #expect(command.building.libraries == ["m"])
    #expect(command.make.isFreeThreadingCompatible)
    #expect(command.ignored.backend == "meson")
  }

  @Test func theLastOfTwoOppositeFlagsWins() throws {
    #expect(try parse(["--lower", "--no-lower", "x.f"]).reading.lower == false)
    #expect(try parse(["--no-lower", "--lower", "x.f"]).reading.lower == true)
  }

  @Test func anUnknownOptionIsAnErrorWithTheNearestOne() throws {
    do {
      _ = try parse(["-c", "--backnd", "meson", "x.f"])
      Issue.record("it was accepted")
    } catch {
      let said = Swiftlet.fullMessage(for: error)
      #expect(said.contains("--backnd"))
      #expect(said.contains("--backend"))
    }
  }

  @Test func anOptionWithoutMeaningGetsOneLine() throws {
    let notes = try parse(["-c", "--fcompiler=gnu95", "--rest-doc", "x.f"]).ignored.notes
    #expect(notes.count == 2)
    #expect(notes.allSatisfy { $0.hasPrefix("note: --") && !$0.contains("\n") })
    #expect(try parse(["-c", "--backend", "meson", "x.f"]).ignored.notes.isEmpty)
  }
}
