import Subprocess
import SystemPackage
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Scripts for NumPy, the measure of what `Arrays` does, and a folder for what they write.
enum NumPy {
  /// Calls `body` with a new folder, which vanishes afterwards.
  static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    var template = Array("/tmp/arrays-tests.XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw Failure("mkdtemp: errno \(errno)") }
    let folder = String(cString: path)
    do {
      let result = try await body(folder)
      _ = try await Subprocess.run(
        .name("rm"), arguments: ["-rf", folder], output: .discarded, error: .discarded)
      return result
    } catch {
      _ = try? await Subprocess.run(
        .name("rm"), arguments: ["-rf", folder], output: .discarded, error: .discarded)
      throw error
    }
  }

  /// Runs a script of `Tests/Fixtures/arrays`.
  static func run(_ script: String, _ arguments: [String]) async throws {
    let tests = FilePath(#filePath).removingLastComponent().removingLastComponent()
    try await python([tests.appending("Fixtures/arrays/" + script).string] + arguments)
  }

  /// Runs lines of Python.
  static func run(lines: String, _ arguments: [String] = []) async throws {
    try await python(["-c", "import numpy as np, sys\n" + lines] + arguments)
  }

  private static func python(_ arguments: [String]) async throws {
    let python = getenv("PYTHON").map { String(cString: $0) } ?? "python3"
    let result = try await Subprocess.run(
      python.contains("/") ? .path(FilePath(python)) : .name(python),
      arguments: Arguments(arguments), output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20))
    guard result.terminationStatus.isSuccess else {
      throw Failure("\(python): " + result.standardError)
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  static func read(_ path: String) throws -> [UInt8] {
    let file = try FileDescriptor.open(FilePath(path), .readOnly)
    return try file.closeAfter {
      var bytes: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = try part.withUnsafeMutableBytes { try file.read(into: $0) }
        if count == 0 { return bytes }
        bytes += part[..<count]
      }
    }
  }

  static func write(_ text: String, to path: String) throws {
    let file = try FileDescriptor.open(
      FilePath(path), .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(text.utf8) }
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try read(path), as: UTF8.self)
  }
}
