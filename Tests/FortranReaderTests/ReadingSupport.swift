import FortranReader
import Interface
import Testing

/// Reads one source; the form follows the extension.
func read(
  _ text: String, path: String = "a.f90",
  _ change: (inout FortranReader.Options) -> Void = { _ in }
) throws -> FortranReader.Output {
  try read([(path, text)], change)
}

func read(
  _ texts: [(path: String, text: String)],
  _ change: (inout FortranReader.Options) -> Void = { _ in }
) throws -> FortranReader.Output {
  var options = FortranReader.Options()
  change(&options)
  let files = texts.map { SourceFile(path: $0.path, text: $0.text) }
  return try FortranReader(options: options).read(files, name: "m")
}

/// The first routine outside modules.
func routine(_ text: String, path: String = "a.f90") throws -> Routine {
  try #require(try read(text, path: path).library.routines.first)
}

/// The errors of a source that must not be readable.
func errors(
  _ texts: [(path: String, text: String)],
  _ change: (inout FortranReader.Options) -> Void = { _ in }
) throws -> [Diagnostic] {
  do {
    _ = try read(texts, change)
  } catch let error as UserError {
    return error.diagnostics.filter { $0.severity == .error }
  }
  Issue.record("the sources were read without an error")
  return []
}

func errors(_ text: String, path: String = "a.f90") throws -> [Diagnostic] {
  try errors([(path, text)])
}

/// The only skipped declaration.
func skipped(_ text: String, path: String = "a.f90") throws -> Skipped {
  let all = try read(text, path: path).library.skipped
  #expect(all.count == 1)
  return try #require(all.first)
}

extension Library {
  func scope(_ name: String) -> Scope? { scopes.first { $0.name == name } }
  func routine(_ name: String) -> Routine? { routines.first { $0.name == name } }
}

extension Scope {
  func variable(_ name: String) -> Variable? { variables.first { $0.name == name } }
  func routine(_ name: String) -> Routine? { routines.first { $0.name == name } }
}
