import Interface
import Toolchain

/// Reads the text of the user's files.
struct SourceLoader: Sendable {
  /// Where INCLUDE looks after the file's own folder.
  var includeFolders: [String]

  func load(_ path: String) throws(UserError) -> SourceFile {
    let bytes = try Files.read(path)
    // A NUL is in every object file and in no Fortran source, whatever its encoding.
    if bytes.prefix(1 << 16).contains(0) {
      throw UserError(
        "'\(path)' is a binary file, not a source text",
        hint: "compiled files are known by the names .o, .a and .so")
    }
    return SourceFile(path: path, bytes: bytes)
  }

  /// The file of an INCLUDE line, looked for beside the sources and in the include folders.
  func include(_ name: String, besides folders: [String]) throws(UserError) -> SourceFile {
    if name.hasPrefix("/") { return try load(name) }
    for folder in [""] + folders + includeFolders {
      let path = folder == "." ? name : Files.join(folder, name)
      if Files.info(path)?.isRegular == true { return try load(path) }
    }
    throw UserError("cannot open the included file '\(name)'")
  }
}
