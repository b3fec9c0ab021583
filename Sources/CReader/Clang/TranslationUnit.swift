import Interface
import _ClangShims

/// Sources as clang has parsed them, for as long as this object lives.
final class TranslationUnit {
  let clang: Libclang
  let unit: ClangUnit?
  private let index: ClangIndex?

  struct Failure: Error {
    var code: UInt32
  }

  /// - Parameter sources: files in memory, the first of which is parsed.
  init(
    _ clang: Libclang, arguments: [String], sources: [SourceFile], options: Int
  ) throws(Failure) {
    self.clang = clang
    let index = clang.functions.createIndex(0, 0)
    var unit: ClangUnit?
    let code = Self.withUnsaved(sources) { files in
      Self.withArguments(arguments) { words in
        clang.functions.parseTranslationUnit2(
          index, sources[0].path, words.baseAddress, Int32(words.count), files.baseAddress,
          UInt32(files.count), UInt32(options), &unit)
      }
    }
    self.index = index
    self.unit = unit
    guard code == UInt32(ClangError_Success), unit != nil else {
      throw Failure(code: code)
    }
  }

  deinit {
    if unit != nil { clang.functions.disposeTranslationUnit(unit) }
    clang.functions.disposeIndex(index)
  }

  var root: ClangCursor { clang.functions.getTranslationUnitCursor(unit) }

  func spelling(of cursor: ClangCursor) -> String {
    clang.text(clang.functions.getCursorSpelling(cursor))
  }

  // MARK: Places

  /// A place in a file; that of the use where it lies within a macro.
  struct Place {
    var file: ClangFile?
    var line = 0
    var column = 0
    /// In bytes.
    var offset = 0
  }

  func place(_ location: ClangLocation) -> Place {
    var file: ClangFile?
    var (line, column, offset): (UInt32, UInt32, UInt32) = (0, 0, 0)
    clang.functions.getFileLocation(location, &file, &line, &column, &offset)
    return Place(file: file, line: Int(line), column: Int(column), offset: Int(offset))
  }

  func place(of cursor: ClangCursor) -> Place {
    place(clang.functions.getCursorLocation(cursor))
  }

  func name(of file: ClangFile) -> String {
    clang.text(clang.functions.getFileName(file))
  }

  /// The bytes that clang read.
  func bytes(of file: ClangFile) -> [UInt8] {
    var count = 0
    guard let start = clang.functions.getFileContents(unit, file, &count) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  // MARK: Calls into C

  private static func withUnsaved<R>(
    _ sources: [SourceFile], _ body: (UnsafeMutableBufferPointer<ClangUnsavedFile>) -> R
  ) -> R {
    // All in one buffer, so that no pointer has to escape.
    var bytes: [UInt8] = []
    var starts: [(name: Int, contents: Int)] = []
    for source in sources {
      let name = bytes.count
      bytes += Array(source.path.utf8) + [0]
      starts.append((name, bytes.count))
      bytes += source.bytes + [0]
    }
    return bytes.withUnsafeBytes { buffer in
      var files = zip(sources, starts).map { source, start in
        let base = buffer.bindMemory(to: CChar.self).baseAddress
        return ClangUnsavedFile(
          filename: base.map { $0 + start.name }, contents: base.map { $0 + start.contents },
          length: UInt(source.bytes.count))
      }
      return files.withUnsafeMutableBufferPointer { body($0) }
    }
  }

  private static func withArguments<R>(
    _ arguments: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> R
  ) -> R {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for argument in arguments {
      starts.append(bytes.count)
      bytes += argument.utf8CString
    }
    return bytes.withUnsafeBufferPointer { buffer in
      let words = starts.map { start in buffer.baseAddress.map { $0 + start } }
      return words.withUnsafeBufferPointer(body)
    }
  }
}
