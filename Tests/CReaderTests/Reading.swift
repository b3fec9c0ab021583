import CReader
import Interface

/// Reads one header from a text.
func read(
  _ text: String, named name: String = "/memory/sample.h", _ options: HeaderReader.Options = .init()
) throws(UserError) -> CDeclarations {
  var options = options
  options.unsavedFiles.append(SourceFile(path: name, text: text))
  return try HeaderReader(options).read([name])
}

/// The declarations as text, without the locations.
func printed(_ text: String, _ options: HeaderReader.Options = .init()) throws -> String {
  DeclarationsPrinter().print(try read(text, options))
}

/// What a header's reading is refused with.
func errors(_ text: String, _ options: HeaderReader.Options = .init()) -> [Diagnostic] {
  do throws(UserError) {
    _ = try read(text, options)
    return []
  } catch {
    return error.diagnostics
  }
}
