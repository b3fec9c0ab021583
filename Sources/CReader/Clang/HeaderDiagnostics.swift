import Interface
import _ClangShims

/// What clang says of the headers, as diagnostics of ours.
struct HeaderDiagnostics {
  private let unit: TranslationUnit
  private let files: UnitFiles
  private let main: String

  init(_ unit: TranslationUnit, _ files: UnitFiles, mainName: String) {
    self.unit = unit
    self.files = files
    main = PathText.normalized(mainName)
  }

  /// - Returns: The warnings about the user's headers.
  /// - Throws: `UserError` with the first errors.
  func check(mostErrors: Int) throws(UserError) -> [Diagnostic] {
    let functions = unit.clang.functions
    var errors: [Diagnostic] = []
    var warnings: [Diagnostic] = []
    var (counted, uncounted) = (0, 0)
    for index in 0..<functions.getNumDiagnostics(unit.unit) {
      let diagnostic = functions.getDiagnostic(unit.unit, index)
      defer { functions.disposeDiagnostic(diagnostic) }
      let severity = Int(functions.getDiagnosticSeverity(diagnostic))
      if severity < ClangDiagnostic_Warning { continue }
      let place = unit.place(functions.getDiagnosticLocation(diagnostic))
      if severity >= ClangDiagnostic_Error {
        if counted >= mostErrors {
          uncounted += 1
          continue
        }
        counted += 1
        errors.append(error(message(of: diagnostic), place))
        errors += notes(of: diagnostic, at: place)
      } else if warnings.count < mostErrors, files.isUsers(place.file) {
        warnings.append(.warning(message(of: diagnostic), at: location(place)))
      }
    }
    if errors.isEmpty { return warnings }
    if uncounted > 0 {
      let noun = uncounted == 1 ? "error" : "errors"
      errors.append(Diagnostic(.note, "\(uncounted) more \(noun) in the headers"))
    }
    throw UserError(errors)
  }

  /// Where the other place is: `previous declaration is here`.
  private func notes(of diagnostic: ClangDiagnostic?, at error: TranslationUnit.Place)
    -> [Diagnostic]
  {
    let functions = unit.clang.functions
    // The set belongs to the diagnostic.
    let set = functions.getChildDiagnostics(diagnostic)
    var notes: [Diagnostic] = []
    for index in 0..<functions.getNumDiagnosticsInSet(set) where notes.count < 2 {
      let note = functions.getDiagnosticInSet(set, index)
      let message = message(of: note)
      // Of the way here we have told the end, and its beginning is a text of ours.
      if message.hasPrefix("in file included from") { continue }
      let place = unit.place(functions.getDiagnosticLocation(note))
      // The line is before the reader's eyes: `to match this '('`.
      if place.file == error.file, place.line == error.line { continue }
      notes.append(Diagnostic(.note, message, at: location(place)))
    }
    return notes
  }

  private func message(of diagnostic: ClangDiagnostic?) -> String {
    unit.clang.text(unit.clang.functions.getDiagnosticSpelling(diagnostic))
  }

  /// `nil` in the text that is ours.
  private func location(_ place: TranslationUnit.Place) -> SourceLocation? {
    guard let file = place.file, PathText.normalized(unit.name(of: file)) != main else {
      return nil
    }
    return files.location(place)
  }

  private func error(_ message: String, _ place: TranslationUnit.Place) -> Diagnostic {
    let location = location(place)
    if let name = Self.missingFile(message) {
      return .error(
        "cannot find the header '\(name)'", at: location,
        hint: "name the folder that holds it with -I")
    }
    let isUnknown = message.hasPrefix("unknown type name")
    return .error(
      message, at: location,
      hint: isUnknown ? "name the header that declares it before this one" : nil)
  }

  /// `'x.h' file not found` → `x.h`
  private static func missingFile(_ message: String) -> String? {
    guard message.hasPrefix("'"), let end = message.firstRange(of: "' file not found") else {
      return nil
    }
    return String(message[message.index(after: message.startIndex)..<end.lowerBound])
  }
}
