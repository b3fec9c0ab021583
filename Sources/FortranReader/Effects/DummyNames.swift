import FortranSyntax

/// The data among the dummies that a body can name: its own, and those of its hosts that nothing
/// hides.
struct DummyNames {
  struct Entry {
    var slot: Int
    var isArray: Bool
    var isCharacter: Bool
    /// Its bit in `DefiniteAssignment`; 0 for what is of no interest there.
    var bit: UInt64
  }

  private var entries: [String: Entry] = [:]
  /// Lengths of names by first byte: most words of a body are turned away by this.
  private var lengths = [UInt64](repeating: 0, count: 256)

  mutating func add(_ name: String, _ entry: Entry) {
    guard entries[name] == nil, let first = name.utf8.first else { return }
    entries[name] = entry
    lengths[Int(first)] |= 1 << UInt64(min(name.utf8.count, 63))
  }

  func find(_ bytes: ArraySlice<UInt8>) -> Entry? {
    guard let first = bytes.first,
      lengths[Int(first)] & (1 << UInt64(min(bytes.count, 63))) != 0
    else { return nil }
    return entries[String(decoding: bytes, as: UTF8.self)]
  }

  subscript(name: String) -> Entry? { entries[name] }
}
