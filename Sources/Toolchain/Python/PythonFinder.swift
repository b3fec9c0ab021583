import Interface

/// Finds Python: `PYTHON`, then the active virtual environment's, then `python3` along `PATH`.
public struct PythonFinder: Sendable {
  public var runner: CommandRunner
  public var answers: AnswerStore?

  public init(runner: CommandRunner, answers: AnswerStore? = nil) {
    self.runner = runner
    self.answers = answers
  }

  /// The interpreter's path; nil if there is none.
  public func locate() throws(UserError) -> String? {
    let finder = CompilerFinder(runner: runner)
    if let name = runner.variables["PYTHON"] {
      guard let path = finder.locate(name) else {
        throw UserError(
          "PYTHON='\(name)' names no program", hint: "set PYTHON to an interpreter, or unset it")
      }
      return path
    }
    if let environment = runner.variables["VIRTUAL_ENV"],
      let path = finder.locate(Files.join(environment, "bin/python3"))
    {
      return path
    }
    return finder.locate("python3") ?? finder.locate("python")
  }

  /// nil if there is no Python.
  public func find() async throws -> PythonInstallation? {
    guard let path = try locate().map(followingShim) else { return nil }
    let question = self.question(about: path)
    if let known = answers?.answer(to: question), let python = Self.parse(known, path),
      Self.isCurrent(known, python)
    {
      return python
    }
    let output = try await runner.run(Command(path, ["-S", "-c", PythonProbe.script]))
    guard output.isSuccess, let python = Self.parse(output.standardOutput, path) else {
      throw UserError(
        "'\(path)' does not answer as a Python 3 does: "
          + (output.standardError.split(whereSeparator: \.isNewline).last.map(String.init)
            ?? "no output"),
        hint: "set PYTHON to the interpreter to build for")
    }
    answers?.store(
      output.standardOutput + Self.numpyStamp(python) + "\n", for: question)
    return python
  }

  /// Python with NumPy and headers, or an error that says how to install what is missing.
  public func require() async throws -> PythonInstallation {
    guard let python = try await find() else {
      throw UserError(
        "no Python was found", hint: "install one with 'apt-get install python3-dev python3-numpy'")
    }
    if python.numpy == nil {
      throw UserError(
        "NumPy is not installed for '\(python.executable)'",
        hint: "install it with '\(python.executable) -m pip install numpy'")
    }
    if !python.hasHeaders {
      throw UserError(
        "the C headers of '\(python.executable)' are not installed "
          + "(no Python.h in \(python.includeFolders.joined(separator: ", ")))",
        hint: "install them with 'apt-get install python3-dev'")
    }
    return python
  }

  /// A script that stands for Python (pyenv's) may choose another one in each folder.
  private func question(about path: String) -> String {
    var parts = ["python", AnswerStore.stamp(of: path), runner.variables["PYTHONPATH"] ?? ""]
    if let start = try? Files.read(path).prefix(2), start.elementsEqual("#!".utf8) {
      parts += [Files.currentDirectory, runner.variables["PYENV_VERSION"] ?? ""]
    }
    return parts.joined(separator: "\n")
  }

  static func parse(_ text: String, _ executable: String) -> PythonInstallation? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 7, lines[0].first?.isNumber == true else { return nil }
    let folders = lines[2] == lines[3] ? [lines[2]] : [lines[2], lines[3]]
    return PythonInstallation(
      executable: lines[6].isEmpty ? executable : lines[6], version: lines[0],
      includeFolders: folders,
      extensionSuffix: lines[1],
      numpy: lines[4].isEmpty
        ? nil : PythonInstallation.NumPy(version: lines[4], includeFolder: lines[5]))
  }

  /// NumPy may be upgraded under the same Python: its version file tells.
  private static func numpyStamp(_ python: PythonInstallation) -> String {
    guard let numpy = python.numpy else { return "none" }
    let folder = Files.folder(of: Files.folder(of: numpy.includeFolder))
    return AnswerStore.stamp(of: Files.join(folder, "version.py"))
  }

  private static func isCurrent(_ answer: String, _ python: PythonInstallation) -> Bool {
    // Without NumPy the question is asked again: it may have come meanwhile.
    python.numpy != nil && answer.hasSuffix(numpyStamp(python) + "\n")
  }
}

extension PythonInstallation {
  /// `Python.h` is there.
  public var hasHeaders: Bool {
    includeFolders.contains { Files.exists(Files.join($0, "Python.h")) }
  }
}
