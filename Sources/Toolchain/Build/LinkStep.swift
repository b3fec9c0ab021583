import Interface
import SystemPackage

/// Objects and libraries → one shared library.
public struct LinkStep: Sendable {
  /// Where the result goes; its folder must exist.
  public var output: String
  public var objects: [String]
  /// `.o`, `.a`, `.so` files of the user, in order.
  public var files: [String] = []
  public var libraryFolders: [String] = []
  public var libraries: [String] = []
  /// As they are, after all others.
  public var flags: [String] = []
  /// Whose driver links: it knows its run-time libraries.
  public var language: Compiler.Language = .c
  public var needsCxxRuntime = false

  public init(output: String, objects: [String]) {
    self.output = output
    self.objects = objects
  }
}

extension Builder {
  /// Links into the build folder and moves the result to its place in one step.
  public func link(_ step: LinkStep) async throws {
    let targetFolder = Files.folder(of: step.output)
    guard Files.isWritableDirectory(targetFolder) else {
      throw Self.unwritable(targetFolder)
    }
    report(.linking(output: step.output))
    let compiler = try await toolchain.compilers.require(step.language)
    let linked = Files.join(folder.path, "linked-" + Files.lastComponent(of: step.output))
    let variables = runner.variables
    var arguments = ["-shared", "-fPIC", "-o", linked, "-Wl,--as-needed"]
    arguments += step.objects
    arguments += step.files
    arguments += step.libraryFolders.map { "-L\($0)" }
    arguments += step.libraries.map { "-l\($0)" }
    if step.needsCxxRuntime { arguments.append("-lstdc++") }
    arguments += variables.words("LDFLAGS") + variables.words("LIBS") + step.flags
    let output = try await runner.run(compiler.command(arguments))
    guard output.isSuccess else {
      throw LinkerMessages.error(output.standardError + output.standardOutput, step, compiler)
    }
    try Files.replace(
      step.output, with: try Files.read(linked),
      permissions: [.ownerReadWriteExecute, .groupReadExecute, .otherReadExecute])
    if !folder.isKept { Files.remove(linked) }
  }

  /// The error for a folder that nothing can be written into.
  public static func unwritable(_ folder: String) -> UserError {
    Files.isDirectory(folder)
      ? UserError(
        "cannot write into the folder '\(folder)'",
        hint: "choose another output folder, or change its permissions")
      : UserError("there is no folder '\(folder)' to write into")
  }
}

/// What the linker says, in words that name the user's option.
enum LinkerMessages {
  static func error(_ text: String, _ step: LinkStep, _ compiler: Compiler) -> UserError {
    if let full = CompilerMessages.diskFull(text) { return full }
    var diagnostics: [Diagnostic] = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let found = line.firstRange(of: "cannot find ") else { continue }
      // `cannot find -lname: No such file or directory`, `unable to find library -lname` (lld)
      let word = line[found.upperBound...].prefix { $0 != ":" && $0 != " " }
      if word.hasPrefix("-l") { diagnostics.append(missing(String(word.dropFirst(2)), step)) }
    }
    for line in text.split(whereSeparator: \.isNewline) {
      guard let found = line.firstRange(of: "unable to find library -l") else { continue }
      diagnostics.append(missing(String(line[found.upperBound...]), step))
    }
    for line in text.split(whereSeparator: \.isNewline)
    where line.contains("multiple definition of") {
      let said = line.split(separator: ": ").dropFirst().joined(separator: ": ")
      diagnostics.append(.error("a symbol is defined twice: \(said)"))
    }
    for line in text.split(whereSeparator: \.isNewline) where line.contains("recompile with -fPIC")
    {
      diagnostics.append(
        .error(
          "a library or object was not compiled as position-independent code: \(line)",
          hint: "compile it with -fPIC"))
    }
    if diagnostics.isEmpty {
      diagnostics = [
        .error("linking with \(compiler.description) failed; it said:\n\(text)")
      ]
    }
    var unique: [Diagnostic] = []
    for diagnostic in diagnostics where !unique.contains(diagnostic) { unique.append(diagnostic) }
    return UserError(unique)
  }

  private static func missing(_ name: String, _ step: LinkStep) -> Diagnostic {
    missing(name, folders: step.libraryFolders)
  }

  static func missing(_ name: String, folders: [String]) -> Diagnostic {
    let folders =
      folders.isEmpty
      ? "no -L folder was given" : "-L folders: \(folders.joined(separator: ", "))"
    return .error(
      "the library '\(name)' (-l\(name)) was not found; \(folders)",
      hint: "give the folder of lib\(name).so or lib\(name).a with -L, or install its package")
  }
}
