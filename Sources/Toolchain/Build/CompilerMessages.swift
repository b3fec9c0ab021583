import Interface

/// Compilers' messages turned into diagnostics, so that all errors look alike and appear once.
public enum CompilerMessages {
  /// The error for a failed compilation: what the compiler said, located in the user's files.
  public static func error(_ text: String, source: String, compiler: Compiler) -> UserError {
    var files: [String: SourceFile] = [:]
    var diagnostics: [Diagnostic] = []
    for message in parse(text) where message.isError {
      var location: SourceLocation?
      if var path = message.path {
        // flang adds the folder.
        if path.hasPrefix("./"), !source.hasPrefix("./") { path = String(path.dropFirst(2)) }
        if files[path] == nil, let bytes = try? Files.read(path) {
          files[path] = SourceFile(path: path, bytes: bytes)
        }
        location = files[path].map {
          missingInclude(message, in: $0)
            ?? SourceLocation(file: $0, line: message.line, column: message.column)
        }
      }
      let diagnostic = Diagnostic.error(
        message.text, at: location, hint: hint(for: message.text, compiler))
      if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
    // `Semantic errors in x.f90` says nothing new beside the errors themselves.
    let located = diagnostics.filter { $0.location != nil }
    if !located.isEmpty { diagnostics = located }
    if diagnostics.isEmpty {
      let said = text.isEmpty ? "it said nothing" : "it said:\n\(text)"
      diagnostics = [.error("\(compiler.description) cannot compile '\(source)'; \(said)")]
    }
    return UserError(diagnostics)
  }

  /// Where a missing file is included: gfortran's preprocessor (12) counts one line too many.
  private static func missingInclude(_ message: Message, in file: SourceFile) -> SourceLocation? {
    let end = ": No such file or directory"
    guard message.text.hasSuffix(end) else { return nil }
    let name = String(message.text.dropLast(end.count))
    for number in [message.line - 1, message.line] where number > 0 {
      let line = file.line(number)
      guard line.contains("include"), let found = line.firstRange(of: name) else { continue }
      let column = line.utf8.distance(from: line.startIndex, to: found.lowerBound) + 1
      return SourceLocation(
        file: file, line: number, column: column, length: name.utf8.count)
    }
    return nil
  }

  /// A full disk, or a limit on file sizes, speaks through the compiler and is no fault of a source.
  static func diskFull(_ text: String) -> UserError? {
    if text.contains("No space left on device") {
      return UserError(
        "no space left on the disk",
        hint: "free some space, or set TMPDIR and XDG_CACHE_HOME to a disk with room")
    }
    if text.contains("File too large") || text.contains("File size limit exceeded") {
      return UserError(
        "a file would be larger than the limit allows", hint: "raise the limit with 'ulimit -f'")
    }
    return nil
  }

  struct Message: Hashable {
    var path: String?
    var line = 1
    var column = 1
    var isError: Bool
    var text: String
  }

  /// Understands GCC's one-line form (`path:3:9: error: …`, also clang's and flang's) and gfortran's
  /// several-line one:
  /// ```
  /// path:3:9:
  ///
  ///     3 |   real :: x y
  ///       |         1
  /// Error: Syntax error in data declaration at (1)
  /// ```
  static func parse(_ text: String) -> [Message] {
    var messages: [Message] = []
    var place: (path: String, line: Int, column: Int)?
    for line in text.split(whereSeparator: \.isNewline) {
      if let (found, rest) = location(line) {
        let words = rest.drop { $0 == " " }
        if words.isEmpty {
          place = found
        } else if let (isError, said) = severity(words) {
          messages.append(
            Message(
              path: found.path, line: found.line, column: found.column, isError: isError,
              text: said))
        }
      } else if let (isError, said) = severity(line), line.first?.isUppercase == true {
        messages.append(
          Message(
            path: place?.path, line: place?.line ?? 1, column: place?.column ?? 1,
            isError: isError, text: said))
        place = nil
      } else if let colon = line.firstRange(of: "rror: "), line.contains(":"),
        let (isError, said) = severity(line[line.index(before: colon.lowerBound)...])
      {
        // `f951: Fatal Error: …`, `gfortran: error: …`
        messages.append(Message(path: nil, isError: isError, text: said))
      }
    }
    return messages
  }

  /// `path:3:9:` or `path:3:` and what follows.
  private static func location(
    _ line: Substring
  ) -> ((path: String, line: Int, column: Int), Substring)? {
    var search = line.startIndex
    while let colon = line[search...].firstIndex(of: ":") {
      let after = line.index(after: colon)
      let digits = line[after...].prefix { $0.isASCII && $0.isNumber }
      if let number = Int(digits), digits.endIndex < line.endIndex, line[digits.endIndex] == ":" {
        let path = String(line[..<colon])
        if path.isEmpty { return nil }
        var rest = line[line.index(after: digits.endIndex)...]
        var column = 1
        let more = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
        if let value = Int(more.prefix { $0 != "-" }), more.endIndex < rest.endIndex,
          rest[more.endIndex] == ":"
        {
          column = value
          rest = rest[rest.index(after: more.endIndex)...]
        }
        return ((path, number, column), rest)
      }
      search = after
    }
    return nil
  }

  private static func severity(_ text: Substring) -> (isError: Bool, text: String)? {
    for (prefix, isError) in [
      ("error: ", true), ("fatal error: ", true), ("internal compiler error: ", true),
      ("warning: ", false), ("note: ", false),
    ] where text.lowercased().hasPrefix(prefix) {
      return (isError, tidy(text.dropFirst(prefix.count)))
    }
    return nil
  }

  /// Without gfortran's references to carets that we do not draw.
  private static func tidy(_ text: Substring) -> String {
    var words = String(text)
    for mark in [" at (1)", " (1)"] { words = words.replacing(mark, with: "") }
    return words
  }

  private static func hint(for text: String, _ compiler: Compiler) -> String? {
    if text.contains(".mod") && (text.contains("open") || text.contains("read")) {
      return "add the file that holds the module to the sources, "
        + "or the folder of its compiled form with -I"
    }
    if text.contains("mismatch in argument"), compiler.family == .gnu {
      return "for old code, '--f90flags=-fallow-argument-mismatch' lets it pass"
    }
    return nil
  }
}
