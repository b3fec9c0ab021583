import Interface
import SwiftWriter
import Toolchain

extension Wrapper {
  /// Compiles the Fortran into an artifact bundle (Swift Evolution 0482), so that the package builds
  /// on machines without a Fortran compiler. Fortran's own run-time library goes into it as well.
  func artifact(
    _ sources: ReadSources, _ generated: GeneratedSwift
  ) async throws -> [SwiftWriter.File] {
    let module = generated.moduleName
    return try await WorkFolder.with(
      request.buildFolder, cache: toolchain.cache, variables: toolchain.variables
    ) { folder in
      let objects = try await compileFortran(of: sources, generated.shims, of: module, in: folder)
        .map(\.path)

      let name = PackageWriter.libraryName(of: module)
      let bundle = "\(PackageWriter.artifactFolder)/\(name).artifactbundle"
      let triple = Self.triple
      let library = Files.join(Files.absolute(folder.path), "lib\(name).a")
      try await archive(objects, into: library)
      var files = [
        SwiftWriter.File(
          path: "\(bundle)/\(triple)/lib\(name).a", bytes: try Files.read(library))
      ]
      let texts: [(String, String)] = [
        ("\(triple)/include/\(name).h", "// The library is called through C\(module).\n"),
        (
          "\(triple)/include/module.modulemap",
          "module \(name) {\n  header \"\(name).h\"\n}\n"
        ),
        ("info.json", Self.manifest(name, triple)),
      ]
      for (path, text) in texts {
        files.append(SwiftWriter.File(path: "\(bundle)/\(path)", text: text))
      }
      return files
    }
  }

  /// One archive of the objects and of the libraries that the compiler would link.
  private func archive(_ objects: [String], into path: String) async throws {
    guard let ar = toolchain.compilers.locate("ar") else {
      throw UserError("no 'ar' was found", hint: "install it with 'apt-get install binutils'")
    }
    let compiler = try await toolchain.compilers.require(.fortran)
    var script = "create \(path)\n" + objects.map { "addmod \($0)\n" }.joined()
    // gfortran's own library calls that of quadruple precision.
    let needed = compiler.family == .gnu ? ["quadmath"] : []
    for library in runtime(of: compiler) + needed {
      let answer = try await toolchain.runner.run(
        Command(compiler.path, ["-print-file-name=lib\(library).a"]))
      let found = String(answer.standardOutput.prefix { !$0.isNewline })
      // The name alone is the answer where there is no such file.
      if found.contains("/"), Files.exists(found) { script += "addlib \(found)\n" }
    }
    script += "save\nend\n"
    let scriptPath = path + ".mri"
    try Files.write(scriptPath, text: script)
    defer { Files.removeTree(scriptPath) }
    let output = try await toolchain.runner.run(
      Command("/bin/sh", ["-c", "exec \"$0\" -M < \"$1\"", ar, scriptPath]))
    guard output.isSuccess else {
      throw UserError("the library could not be made: \(output.standardError)")
    }
  }

  /// What SwiftPM calls this machine.
  private static var triple: String {
    #if arch(arm64)
      let processor = "aarch64"
    #else
      let processor = "x86_64"
    #endif
    #if os(macOS)
      return "\(processor == "aarch64" ? "arm64" : processor)-apple-macosx"
    #else
      return "\(processor)-unknown-linux-gnu"
    #endif
  }

  private static func manifest(_ name: String, _ triple: String) -> String {
    """
    {
      "schemaVersion": "1.0",
      "artifacts": {
        "\(name)": {
          "type": "staticLibrary",
          "version": "1.0.0",
          "variants": [
            {
              "path": "\(triple)/lib\(name).a",
              "supportedTriples": ["\(triple)"],
              "staticLibraryMetadata": {
                "headerPaths": ["\(triple)/include"],
                "moduleMapPath": "\(triple)/include/module.modulemap"
              }
            }
          ]
        }
      }
    }

    """
  }
}
