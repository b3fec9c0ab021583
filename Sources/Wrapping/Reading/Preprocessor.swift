import Interface
import Toolchain

/// Runs the compiler's preprocessor over a Fortran source and keeps every line where the user has it.
struct Preprocessor: Sendable {
  var toolchain: Toolchain
  var includeFolders: [String]
  var definitions: [String]
  var undefinitions: [String]

  struct Expanded: Sendable {
    /// The file with its directives gone and as many lines as before.
    var file: SourceFile
    /// What `#include` brought, by the name under which `file` includes it with an INCLUDE line.
    var insertions: [String: SourceFile]
  }

  /// Its name ends in a capital, or a line begins with `#`.
  static func isNeeded(for file: SourceFile) -> Bool {
    if InputFiles.isPreprocessedByName(file.path) { return true }
    let bytes = file.bytes
    if bytes.first == UInt8(ascii: "#") { return true }
    return bytes.withUnsafeBufferPointer { buffer in
      var previous = UInt8(ascii: " ")
      for byte in buffer {
        if byte == UInt8(ascii: "#") && previous == UInt8(ascii: "\n") { return true }
        previous = byte
      }
      return false
    }
  }

  func expand(_ file: SourceFile) async throws -> Expanded {
    let compiler = try await toolchain.compilers.require(.fortran)
    var arguments = ["-E"] + compiler.fortranDialect.preprocess
    arguments += (undefinitions.map { "-U\($0)" }) + definitions.map { "-D\($0)" }
    arguments += includeFolders.map { "-I\($0)" }
    let output = try await toolchain.runner.run(compiler.command(arguments + [file.path]))
    guard output.isSuccess else {
      throw CompilerMessages.error(
        output.standardError, source: file.path, compiler: compiler)
    }
    return LineKeeper(file: file).arrange(Array(output.standardOutput.utf8))
  }

  /// Puts the preprocessor's lines back where they were, by its `# 12 "file.F90"` markers.
  struct LineKeeper {
    var file: SourceFile

    func arrange(_ output: [UInt8]) -> Expanded {
      var lines: [ArraySlice<UInt8>] = []
      var insertions: [String: SourceFile] = [:]
      var inserted: [ArraySlice<UInt8>] = []
      var insertedPath = ""
      var isOwn = true
      var line = 1
      for text in output.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      {
        if let marker = Self.marker(text) {
          let wasOwn = isOwn
          isOwn = marker.path == file.path
          if isOwn {
            if !wasOwn, inserted.contains(where: { !$0.isEmpty }) {
              // The directive's own line, which is one before where the file goes on.
              let name = "\(insertedPath)#\(file.path):\(marker.line - 1)"
              insertions[name] = SourceFile(
                path: insertedPath, bytes: Array(inserted.joined(separator: [UInt8(ascii: "\n")])))
              Self.put(ArraySlice("      include '\(name)'".utf8), at: marker.line - 1, in: &lines)
            }
            inserted = []
            line = marker.line
          } else if Self.isReal(marker.path) {
            if wasOwn { insertedPath = marker.path }
          }
          continue
        }
        if isOwn {
          Self.put(text, at: line, in: &lines)
          line += 1
        } else if !insertedPath.isEmpty {
          inserted.append(text)
        }
      }
      let bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
      return Expanded(file: SourceFile(path: file.path, bytes: bytes), insertions: insertions)
    }

    private static func put(
      _ text: ArraySlice<UInt8>, at number: Int, in lines: inout [ArraySlice<UInt8>]
    ) {
      while lines.count < number { lines.append([]) }
      if number > 0, !text.isEmpty { lines[number - 1] = text }
    }

    /// `<built-in>` and `<command-line>` are no files.
    private static func isReal(_ path: String) -> Bool { !path.hasPrefix("<") }

    private static func marker(_ text: ArraySlice<UInt8>) -> (line: Int, path: String)? {
      guard text.first == UInt8(ascii: "#") else { return nil }
      let words = String(decoding: text, as: UTF8.self)
      let parts = words.split(separator: " ", maxSplits: 2)
      guard parts.count >= 3, let number = Int(parts[1]), parts[2].first == "\"",
        let end = parts[2].dropFirst().firstIndex(of: "\"")
      else { return nil }
      return (number, String(parts[2][parts[2].index(after: parts[2].startIndex)..<end]))
    }
  }
}
