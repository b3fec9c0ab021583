import Interface
import _ClangShims

/// The files of a translation unit: which are the user's, and their texts.
final class UnitFiles {
  struct Entry {
    /// Absolute, without `.` and `..`.
    var path: String
    var isUsers: Bool
    /// Read from clang when first asked for.
    var source: SourceFile?
  }

  private let unit: TranslationUnit
  private var selection: HeaderSelection
  private var entries: [UnsafeMutableRawPointer: Entry] = [:]
  /// The headers that the user's include and that are not: `stdio.h`, as they stand in the lines.
  private(set) var foreignIncludes: [String] = []
  // Cursors come file by file.
  private var last: (file: UnsafeMutableRawPointer, isUsers: Bool)?

  init(_ unit: TranslationUnit, selection: HeaderSelection) {
    self.unit = unit
    self.selection = selection
  }

  /// Whether a file is among those whose declarations are wanted.
  func isUsers(_ file: ClangFile?) -> Bool {
    guard let file else { return false }
    if let last, last.file == file { return last.isUsers }
    let isUsers = entry(of: file).isUsers
    last = (file, isUsers)
    return isUsers
  }

  private func entry(of file: ClangFile) -> Entry {
    if let known = entries[file] { return known }
    let path = PathText.normalized(unit.name(of: file))
    let entry = Entry(path: path, isUsers: selection.contains(path), source: nil)
    entries[file] = entry
    return entry
  }

  /// Sees a line `#include`: what a file of the user's includes may be the user's, too. Lines come in
  /// the order in which the preprocessor meets them.
  func include(_ directive: ClangCursor) {
    let place = unit.place(of: directive)
    guard let from = place.file, let included = unit.clang.functions.getIncludedFile(directive)
    else { return }
    let includer = entry(of: from)
    if !includer.isUsers { return }
    let path = PathText.normalized(unit.name(of: included))
    let spelling = unit.spelling(of: directive)
    if selection.include(path, named: spelling, isQuoted: isQuoted(directive), by: includer.path) {
      entries[included] = nil
      last = nil
    } else if !selection.contains(path), !foreignIncludes.contains(spelling) {
      foreignIncludes.append(spelling)
    }
  }

  private func isQuoted(_ directive: ClangCursor) -> Bool {
    let functions = unit.clang.functions
    let extent = functions.getCursorExtent(directive)
    let (start, end) = (
      unit.place(functions.getRangeStart(extent)), unit.place(functions.getRangeEnd(extent))
    )
    guard let file = start.file else { return false }
    let bytes = source(of: file).bytes
    guard start.offset <= end.offset, end.offset <= bytes.count else { return false }
    return bytes[start.offset..<end.offset].contains(UInt8(ascii: "\""))
  }

  func source(of file: ClangFile) -> SourceFile {
    var entry = entry(of: file)
    if let source = entry.source { return source }
    let name = selection.userSpelling(of: entry.path) ?? PathText.short(unit.name(of: file))
    let source = SourceFile(path: name, bytes: unit.bytes(of: file))
    entry.source = source
    entries[file] = entry
    return source
  }

  /// A place with the bytes of the name or word that stands there.
  func location(_ place: TranslationUnit.Place, length: Int? = nil) -> SourceLocation? {
    guard let file = place.file else { return nil }
    let source = source(of: file)
    return SourceLocation(
      file: source, line: place.line, column: place.column,
      length: length ?? Self.wordLength(source.bytes, place.offset))
  }

  private static func wordLength(_ bytes: [UInt8], _ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end].isPartOfName { end += 1 }
    return max(1, end - offset)
  }
}
