import FortranSyntax
import Interface

/// One source file, preprocessed, parsed, its INCLUDE lines replaced by what they name.
struct LoadedFile {
  var path: String
  var form: SourceForm
  var statements: [Statement]
  /// Paths in INCLUDE lines, as written.
  var includes: [String]
  var diagnostics: [Diagnostic]
}

struct SourceLoader {
  var options: FortranReader.Options

  /// How deep INCLUDE may nest; compilers set limits of this size too.
  private static let nestingLimit = 64

  func load(_ file: SourceFile) -> LoadedFile {
    var loaded = LoadedFile(
      path: file.path, form: SourceForm.detect(path: file.path, bytes: file.bytes), statements: [],
      includes: [],
      diagnostics: [])
    if let fault = Self.unreadable(file) {
      loaded.diagnostics.append(fault)
      return loaded
    }
    let source: SourceFile
    do {
      source = try preprocessed(file)
    } catch let error as UserError {
      loaded.diagnostics += error.diagnostics
      return loaded
    } catch {
      loaded.diagnostics.append(.error("cannot preprocess '\(file.path)': \(error)"))
      return loaded
    }
    let parsed = parser(loaded.form).parse(source)
    loaded.diagnostics += parsed.diagnostics
    let hasIncludes = parsed.statements.contains {
      if case .include = $0.kind { true } else { false }
    }
    guard hasIncludes else {
      loaded.statements = parsed.statements
      return loaded
    }
    loaded.statements.reserveCapacity(parsed.statements.count)
    expand(parsed.statements, into: &loaded, open: [file.path])
    return loaded
  }

  private func parser(_ form: SourceForm) -> StatementParser {
    var parser = StatementParser(form: form)
    parser.foldsCase = options.foldsCase
    return parser
  }

  private func preprocessed(_ file: SourceFile) throws -> SourceFile {
    guard let preprocess = options.preprocess, Self.needsPreprocessing(file) else { return file }
    return try preprocess(file)
  }

  /// `.F`, `.F90`, `.FOR`, … or a line that starts with `#` and a word.
  static func needsPreprocessing(_ file: SourceFile) -> Bool {
    if let dot = file.path.utf8.lastIndex(of: UInt8(ascii: ".")),
      let first = file.path.utf8[dot...].dropFirst().first, first == UInt8(ascii: "F")
    {
      return true
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      var isLineStart = true
      for index in bytes.indices {
        if isLineStart, bytes[index] == UInt8(ascii: "#") {
          var next = index + 1
          while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
          if next < bytes.count, bytes[next] >= UInt8(ascii: "a"), bytes[next] <= UInt8(ascii: "z")
          {
            return true
          }
        }
        isLineStart = bytes[index] == UInt8(ascii: "\n")
      }
      return false
    }
  }

  /// A file with NUL bytes is no Fortran.
  private static func unreadable(_ file: SourceFile) -> Diagnostic? {
    guard file.bytes.prefix(4096).contains(0) else { return nil }
    return .error(
      "'\(file.path)' is a binary file; expected Fortran source",
      hint: "libraries and object files go behind -l or as .o, .a and .so arguments")
  }

  // MARK: - INCLUDE

  private func expand(_ statements: [Statement], into loaded: inout LoadedFile, open: [String]) {
    for statement in statements {
      guard case .include(let path) = statement.kind else {
        loaded.statements.append(statement)
        continue
      }
      if !loaded.includes.contains(path) { loaded.includes.append(path) }
      if open.contains(path) {
        loaded.diagnostics.append(
          .error("the file '\(path)' includes itself", at: statement.location))
        continue
      }
      guard open.count < Self.nestingLimit else {
        loaded.diagnostics.append(
          .error("INCLUDE is nested more than \(Self.nestingLimit) deep", at: statement.location))
        continue
      }
      guard let file = try? options.readFile(path) else {
        loaded.diagnostics.append(
          .error(
            "this names an include file '\(path)' that does not exist",
            at: statement.location,
            hint: "give its folder with -I or --include-paths"))
        continue
      }
      let parsed = parser(loaded.form).parse(file)
      loaded.diagnostics += parsed.diagnostics
      expand(parsed.statements, into: &loaded, open: open + [path])
    }
  }
}
