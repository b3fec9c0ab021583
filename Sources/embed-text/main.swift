// embed-text OUTPUT NAME=FILE…: writes Swift that holds the texts of files, for plugins.
//
// As string literals: SwiftPM's own `.embedInCode` writes a literal of numbers, whose compilation
// takes a second for every 10 KB.

import SystemPackage

/// The bytes of a file.
func read(_ path: String) throws -> [UInt8] {
  let file = try FileDescriptor.open(FilePath(path), .readOnly)
  return try file.closeAfter {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}

func write(_ text: String, to path: String) throws {
  let file = try FileDescriptor.open(
    FilePath(path), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
  _ = try file.closeAfter { try file.writeAll(text.utf8) }
}

var text = "enum EmbeddedText {\n  static let files: [(name: String, text: String)] = [\n"
for argument in CommandLine.arguments.dropFirst(2) {
  let parts = argument.split(separator: "=", maxSplits: 1)
  guard parts.count == 2 else { continue }
  let content = String(decoding: try read(String(parts[1])), as: UTF8.self)
  text += "    (\"\(parts[0])\",\n####\"\"\"\n\(content)\n\"\"\"####),\n"
}
text += "  ]\n}\n"
guard CommandLine.arguments.count > 1 else { throw Errno.invalidArgument }
try write(text, to: CommandLine.arguments[1])
