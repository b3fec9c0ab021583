import Glibc
import Interface
import Subprocess
import SystemPackage
import Testing

@testable import FortranShims

/// A compiler that every generated shim must please without a warning.
enum FortranCompiler: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case gfortran
  case flang = "flang-new-19"

  var testDescription: String { rawValue }

  /// Shims must be standard Fortran, hence `-std=f2018` (flang has no such option).
  fileprivate var strictFlags: [String] {
    switch self {
    case .gfortran: ["-std=f2018", "-Wall", "-Wextra", "-O1"]
    case .flang: ["-O1"]
    }
  }

  fileprivate var isInstalled: Bool {
    get async {
      let found = try? await run(
        .name(rawValue), arguments: ["--version"], output: .discarded, error: .discarded)
      return found?.terminationStatus.isSuccess ?? false
    }
  }
}

/// The user's Fortran, the model of it, and C that calls its shims.
struct ShimProgram {
  /// Free form; modules and externals.
  var fortran: String
  var library: Library
  /// A C program; `swl_visit` and the standard headers are there.
  var driver: String
  /// Text that the compiler may say about the shims because the user's interface forces it.
  var toleratedWarning: String?

  /// Compiles all three and runs them; what the program prints, line by line.
  func lines(with compiler: FortranCompiler) async throws -> [String] {
    guard await compiler.isInstalled else {
      try Test.cancel("\(compiler.rawValue) is not installed")
    }
    let shims = try ShimWriter().write(library)
    #expect(shims.skipped.isEmpty)
    let folder = try ScratchFolder()
    defer { folder.remove() }
    try folder.write(fortran, to: "user.f90")
    try folder.write(shims.source, to: "shims.f90")
    try folder.write(Self.headers + driver, to: "driver.c")
    _ = try await folder.command(compiler.rawValue, ["-c", "user.f90"])
    let messages = try await folder.command(
      compiler.rawValue, compiler.strictFlags + ["-c", "shims.f90"])
    if let toleratedWarning {
      #expect(messages.isEmpty || messages.contains(toleratedWarning))
    } else {
      #expect(messages.isEmpty, "\(messages)\n\(shims.source)")
    }
    _ = try await folder.command("cc", ["-Wall", "-Werror", "-c", "driver.c"])
    _ = try await folder.command(
      compiler.rawValue, ["driver.o", "shims.o", "user.o", "-o", "program"])
    let output = try await folder.command("./program", [])
    return output.split(separator: "\n").map(String.init)
  }

  private static let headers = """
    #include <complex.h>
    #include <stdbool.h>
    #include <stdint.h>
    #include <stdio.h>
    #include <string.h>
    typedef void (*swl_visit)(void *, int32_t, void *, size_t, const int64_t *, const int64_t *);

    """
}

/// A folder of its own for one test.
struct ScratchFolder {
  let path: FilePath

  init() throws {
    var template = Array("/tmp/swiftlet-shims-XXXXXX".utf8CString)
    let created = template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let base = buffer.baseAddress, mkdtemp(base) != nil else { return nil }
      return String(cString: base)
    }
    path = FilePath(try #require(created))
  }

  func write(_ text: String, to name: String) throws {
    let file = try FileDescriptor.open(
      path.appending(name), .writeOnly, options: [.create, .truncate],
      permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(text.utf8) }
  }

  /// What the command says on both streams; a failure is the test's.
  func command(_ name: String, _ arguments: [String]) async throws -> String {
    let executable: Executable =
      name.hasPrefix("./")
      ? .path(path.appending(String(name.dropFirst(2)))) : .name(name)
    let result = try await run(
      executable, arguments: Arguments(arguments), workingDirectory: path,
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    let text = result.standardOutput + result.standardError
    try #require(result.terminationStatus.isSuccess, "\(name): \(text)")
    return text
  }

  func remove() {
    for name in [
      "user.f90", "shims.f90", "driver.c", "user.o", "shims.o", "driver.o", "program",
    ] {
      unlink(path.appending(name).string)
    }
    if let folder = opendir(path.string) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
        }
        if name.hasSuffix(".mod") { unlink(path.appending(name).string) }
      }
      closedir(folder)
    }
    rmdir(path.string)
  }
}
