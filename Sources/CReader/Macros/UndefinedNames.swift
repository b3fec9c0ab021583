import _ClangShims

/// Names after `#undef` in a file: clang reports definitions of macros, not their ends, so of these
/// it must be asked whether they are still there.
struct UndefinedNames {
  private let files: UnitFiles
  private var names: [UnsafeMutableRawPointer: Set<[UInt8]>] = [:]

  init(_ files: UnitFiles) {
    self.files = files
  }

  mutating func contains(_ name: String, in file: ClangFile) -> Bool {
    if names[file] == nil { names[file] = Self.find(in: files.source(of: file).bytes) }
    guard let found = names[file], !found.isEmpty else { return false }
    return found.contains(Array(name.utf8))
  }

  private static let word = Array("undef".utf8)

  private static func find(in bytes: [UInt8]) -> Set<[UInt8]> {
    var found: Set<[UInt8]> = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        guard bytes[index] == UInt8(ascii: "#") else {
          index += 1
          continue
        }
        index += 1
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        guard bytes[index...].starts(with: word) else { continue }
        index += word.count
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        let start = index
        while index < bytes.count, bytes[index].isPartOfName { index += 1 }
        found.insert(Array(bytes[start..<index]))
      }
    }
    return found
  }
}
