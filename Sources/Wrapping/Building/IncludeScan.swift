import Toolchain

/// Finds the files that a source includes, directly or not, so that the cache notices their changes.
///
/// It reads lines, not languages: an INCLUDE line or `#include` in a comment or under a false `#if`
/// only means that one more file is watched.
struct IncludeScan {
  /// `-I` folders.
  var folders: [String]
  private(set) var files: [String] = []
  /// Folders, other than a source's own, in which something was found.
  private(set) var searched: [String] = []
  /// `false` where an included file's name is computed by a macro.
  private(set) var isComplete = true
  private var seen: Set<String> = []

  init(folders: [String]) { self.folders = folders }

  mutating func visit(_ path: String) {
    guard let bytes = try? Files.read(path) else { return }
    let here = Files.folder(of: path)
    for name in includedNames(bytes) {
      for folder in [here, "."] + folders {
        let candidate = Files.join(folder, name)
        guard Files.info(candidate)?.isRegular == true else { continue }
        if seen.insert(candidate).inserted {
          files.append(candidate)
          if folder != here, !searched.contains(folder) { searched.append(folder) }
          visit(candidate)
        }
        break
      }
    }
  }

  private mutating func includedNames(_ bytes: [UInt8]) -> [String] {
    var names: [String] = []
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        var end = start
        while end < buffer.count, buffer[end] != UInt8(ascii: "\n") { end += 1 }
        var position = start
        func skipBlanks() {
          while position < end, buffer[position] == 32 || buffer[position] == 9 { position += 1 }
        }
        skipBlanks()
        var isDirective = false
        if position < end, buffer[position] == UInt8(ascii: "#") {
          isDirective = true
          position += 1
          skipBlanks()
        }
        if Self.hasInclude(buffer, position, end) {
          position += 7
          skipBlanks()
          if let name = Self.quoted(buffer, position, end) {
            names.append(name)
          } else if isDirective {
            isComplete = false
          }
        }
        start = end + 1
      }
    }
    return names
  }

  private static let word = Array("include".utf8)

  private static func hasInclude(
    _ buffer: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int
  ) -> Bool {
    guard end - position > word.count else { return false }
    return word.indices.allSatisfy { buffer[position + $0] | 0x20 == word[$0] }
  }

  private static func quoted(
    _ buffer: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int
  ) -> String? {
    guard position < end else { return nil }
    let close: UInt8
    switch buffer[position] {
    case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
    case UInt8(ascii: "'"): close = UInt8(ascii: "'")
    case UInt8(ascii: "<"): close = UInt8(ascii: ">")
    default: return nil
    }
    guard let last = buffer[(position + 1)..<end].firstIndex(of: close) else { return nil }
    return String(decoding: buffer[(position + 1)..<last], as: UTF8.self)
  }
}
