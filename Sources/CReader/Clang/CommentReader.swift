import _ClangShims

/// The comments that clang attaches to declarations, as far as they belong to them.
///
/// A comment written as documentation (`/**`, `///`) is taken wherever clang attaches it. An ordinary
/// one must stand directly before the declaration, or behind it on its line: what is farther away is
/// about a whole section. One before several functions without an empty line between them is about
/// those whose names begin alike: `sqlite3_open` and `sqlite3_open_v2`.
final class CommentReader {
  private let unit: TranslationUnit
  private let files: UnitFiles

  /// The function before, and the line where it ends.
  private var previous: (name: String, documentation: String, file: ClangFile?, line: Int)?

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

  /// The same for a function, behind which clang looks for no comment.
  func documentation(ofFunction cursor: ClangCursor, name: String) -> String {
    let functions = unit.clang.functions
    let extent = functions.getCursorExtent(cursor)
    let start = unit.place(functions.getRangeStart(extent))
    let end = unit.place(functions.getRangeEnd(extent))
    var text = documentation(of: cursor)
    if text.isEmpty, let file = end.file {
      text = NearbyComment.behindFunction(files.source(of: file).bytes, end.offset)
    }
    if text.isEmpty, let previous, previous.file == start.file, start.line - previous.line <= 1,
      name.hasPrefix(previous.name) || previous.name.hasPrefix(name)
    {
      text = previous.documentation
      // The names after it are compared with the first that has the comment.
      self.previous?.line = end.line
      return text
    }
    previous = (name, text, end.file, end.line)
    return text
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
