import _ClangShims

/// The comments that clang attaches to declarations, as far as they belong to them.
///
/// A comment written as documentation (`/**`, `///`) is taken wherever clang attaches it. An ordinary
/// one must stand directly before the declaration, or behind it on its line: what is farther away is
/// about a whole section.
final class CommentReader {
  private let unit: TranslationUnit
  private let files: UnitFiles

  init(_ unit: TranslationUnit, _ files: UnitFiles) {
    self.unit = unit
    self.files = files
  }

  /// The text without markers, lines joined by `\n`; empty where there is none.
  func documentation(of cursor: ClangCursor) -> String {
    let functions = unit.clang.functions
    let raw = functions.Cursor_getRawCommentText(cursor)
    defer { functions.disposeString(raw) }
    guard let start = functions.getCString(raw), start.pointee != 0 else { return "" }
    let bytes = UnsafeRawBufferPointer(start: start, count: length(of: start))
    if !CommentText.isDocumentation(bytes), !isAdjacent(to: cursor) { return "" }
    return CommentText.clean(bytes)
  }

  private func length(of text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }

  private func isAdjacent(to cursor: ClangCursor) -> Bool {
    let functions = unit.clang.functions
    let comment = functions.Cursor_getCommentRange(cursor)
    let declaration = functions.getCursorExtent(cursor)
    let commentStart = unit.place(functions.getRangeStart(comment))
    let commentEnd = unit.place(functions.getRangeEnd(comment))
    let start = unit.place(functions.getRangeStart(declaration))
    guard let file = commentStart.file, file == start.file else { return false }
    let bytes = files.source(of: file).bytes
    if commentStart.offset >= start.offset {
      // Behind the declaration: clang has seen to it that it is on its line. Behind `}` it is about
      // all that the braces hold.
      let end = unit.place(functions.getRangeEnd(declaration)).offset
      guard end <= commentStart.offset, commentStart.offset <= bytes.count else { return true }
      return !bytes[end..<commentStart.offset].contains(UInt8(ascii: "}"))
    }
    guard start.line - commentEnd.line <= 1 else { return false }
    // What stands behind another declaration is about that one.
    var index = min(commentStart.offset, bytes.count) - 1
    while index >= 0, bytes[index] != UInt8(ascii: "\n") {
      if !bytes[index].isSpace { return false }
      index -= 1
    }
    return true
  }
}
