import Interface
import TestSupport
import Testing
import Toolchain

@testable import Wrapping

/// C headers as inputs.
@Suite struct HeaderStageTests {
  private func show(_ request: WrapRequest) async throws -> String {
    let variables = Variables(replacing: ["SWIFTLET_CACHE": "off"])
    return try await Wrapper(request, toolchain: Toolchain(variables: variables)).show(
      .declarations)
  }

  @Test func theStageShowsWhatHeadersDeclare() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "thing.h")
      try Files.write(path, text: "#include \"names.h\"\nnumber twice(number x);\n")
      try Files.write(Files.join(folder, "names.h"), text: "typedef KIND number;\n")
      var request = WrapRequest(inputs: [path])
      request.definitions = ["KIND=double"]
      #expect(try await show(request) == "function number twice(number x)  # thing.h:2\n")
    }
  }

  @Test func aHeaderIsFoundAlongTheIncludeFolders() async throws {
    try await inTemporaryFolder { folder in
      try Files.makeFolder(Files.join(folder, "lib"))
      try Files.write(Files.join(folder, "lib/swiftlet_thing.h"), text: "int f(void);\n")
      var request = WrapRequest(inputs: ["lib/swiftlet_thing.h"])
      request.includeFolders = [folder]
      #expect(try await show(request).hasPrefix("function int32_t f(void)"))
      request.inputs = ["<lib/swiftlet_thing.h>"]
      #expect(try await show(request).hasPrefix("function int32_t f(void)"))
      request.includeFolders = []
      let said = await messages(withHints: true) { _ = try await show(request) }
      #expect(
        said == [
          "cannot find the header 'lib/swiftlet_thing.h'"
            + " | name the folder that holds it with -I"
        ])
    }
  }

  @Test func aCxxHeaderIsKnownByItsName() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "thing.hpp")
      try Files.write(path, text: "namespace n { class c; }\nextern \"C\" int f(int a);\n")
      #expect(
        try await show(WrapRequest(inputs: [path]))
          == "function int32_t f(int32_t a)  # thing.hpp:2\n")
    }
  }

  @Test func aHeaderThatDoesNotParseIsRefused() async throws {
    try await inTemporaryFolder { folder in
      let path = Files.join(folder, "thing.h")
      try Files.write(path, text: "int f(;\n")
      let said = await messages { _ = try await show(WrapRequest(inputs: [path])) }
      #expect(said == ["expected parameter declarator", "expected ')'"])
      let none = await messages { _ = try await show(WrapRequest(inputs: [])) }
      #expect(none == ["no C header among the inputs"])
    }
  }

  @Test func symbolsAreThoseOfTheLibrariesNamed() async throws {
    var request = WrapRequest(inputs: ["thing.h"])
    request.libraries = ["m"]
    let toolchain = Toolchain()
    let inputs = try InputFiles(request.inputs)
    #expect(
      try await Wrapper(request, toolchain: toolchain).exportedSymbols(inputs)?.contains("cos")
        == true)
    request.libraries = []
    #expect(try await Wrapper(request, toolchain: toolchain).exportedSymbols(inputs) == nil)
    request.linkFlags = ["-L/nowhere", "-lswiftlet_nowhere"]
    let said = await messages {
      _ = try await Wrapper(request, toolchain: toolchain).exportedSymbols(inputs)
    }
    #expect(
      said == [
        "the library 'swiftlet_nowhere' (-lswiftlet_nowhere) was not found; -L folders: /nowhere"
      ])
  }

  @Test func doctorNamesLibclang() async {
    #expect(await Doctor(Toolchain()).examine().text.contains("libclang          "))
    let variables = Variables(replacing: ["SWIFTLET_LIBCLANG": "/nowhere/libclang.so"])
    let found = await Doctor(Toolchain(variables: variables)).examine()
    #expect(found.text.contains("none (optional): SWIFTLET_LIBCLANG='/nowhere/libclang.so' cannot"))
  }
}
