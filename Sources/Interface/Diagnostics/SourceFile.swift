/// A source text with the path under which the user knows it.
///
/// Diagnostics quote lines from it, so it stays alive as long as any location points into it.
public final class SourceFile: Sendable {
  /// The path as the user wrote it.
  public let path: String
  /// The bytes as they lie on disk. Fortran comments may hold any encoding, so this is not a String.
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a line, counted from 1, without its end-of-line characters.
  ///
  /// Scans from the start: meant for diagnostics, not for reading.
  public func line(_ number: Int) -> String {
    String(decoding: lineBytes(number), as: UTF8.self)
  }

  /// The bytes of a line, see `line(_:)`; empty past the end.
  public func lineBytes(_ number: Int) -> ArraySlice<UInt8> {
    var current = 1
    var start = bytes.startIndex
    while current < number {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return [] }
      start = end + 1
      current += 1
    }
    var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }
}

/// A place in a source file: line and column count from 1; the column counts bytes.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
  public var file: SourceFile
  public var line: Int32
  public var column: Int32
  /// How many bytes from `column` on are meant; at least 1.
  public var length: Int32

  public init(file: SourceFile, line: Int, column: Int = 1, length: Int = 1) {
    self.file = file
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.length = Int32(clamping: max(1, length))
  }

  public var description: String { "\(file.path):\(line):\(column)" }

  /// `file.f90:12`: no folders, so that what we generate does not depend on where it is built.
  public var shortDescription: String {
    "\(file.path.split(separator: "/").last ?? "?"):\(line)"
  }

  public static func == (a: SourceLocation, b: SourceLocation) -> Bool {
    a.file === b.file && a.line == b.line && a.column == b.column && a.length == b.length
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(file))
    hasher.combine(line)
    hasher.combine(column)
  }
}
