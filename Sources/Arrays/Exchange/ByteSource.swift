/// Where the bytes of a file come from: memory, the file itself, a member of an archive.
@usableFromInline
protocol ByteSource {
  /// What messages call it.
  var name: String { get }
  /// How many bytes are left; nil when only reading can tell.
  var remaining: Int? { get }
  /// Reads until the buffer is full or the source ends; returns how many bytes were read.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArrayError) -> Int
}

extension ByteSource {
  /// Up to `count` bytes; fewer when the source ends. `count` may be a lie of the file: memory is
  /// taken only for bytes that are there.
  mutating func readBytes(upTo count: Int) throws(ArrayError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let part = min(count - bytes.count, 1 << 20)
      let old = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: part))
      let got = try fill(&bytes, from: old)
      if got < part {
        bytes.removeLast(part - got)
        break
      }
    }
    return bytes
  }

  /// All bytes that are left.
  @usableFromInline
  mutating func readToEnd() throws(ArrayError) -> [UInt8] {
    try readBytes(upTo: remaining ?? .max)
  }

  private mutating func fill(_ bytes: inout [UInt8], from start: Int) throws(ArrayError) -> Int {
    // Array's closures cannot throw typed errors.
    var result: Result<Int, ArrayError> = .success(0)
    bytes.withUnsafeMutableBytes { buffer in
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
      do throws(ArrayError) {
        result = .success(try read(into: rest))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }
}

/// Bytes in memory.
@usableFromInline
struct MemorySource: ByteSource {
  @usableFromInline let name: String
  private var bytes: ArraySlice<UInt8>

  @usableFromInline
  init(_ bytes: ArraySlice<UInt8>, name: String = "the data") {
    self.bytes = bytes
    self.name = name
  }

  @usableFromInline
  var remaining: Int? { bytes.count }

  @usableFromInline
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArrayError) -> Int {
    let count = min(buffer.count, bytes.count)
    buffer.copyBytes(from: bytes.prefix(count))
    bytes.removeFirst(count)
    return count
  }
}
