import FoundationEssentials
import Interface
import PythonWriter
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A generated module that is compiled with every warning as an error, and imported by Python.
struct GeneratedModule {
  enum Failure: Error, CustomStringConvertible {
    case command(String, output: String)

    var description: String {
      switch self {
      case .command(let command, let output): "\(command)\n\(output)"
      }
    }
  }

  /// Holds the built module.
  let folder: String

  /// - Parameters:
  ///   - foreign: source of the wrapped routines, with its file name's extension.
  ///   - headers: files that the module or the routines include.
  ///   - flags: more flags for the compilers.
  init(
    _ library: Library, calls: ForeignCalls? = nil, foreign: (text: String, extension: String)?,
    headers: [String: String] = [:], options: PythonWriter.Options = .init(),
    compiler: String = "gcc", flags: String = ""
  ) throws {
    var template = Array("/tmp/swiftlet-python-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure.command("mkdtemp", output: "") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let output = try PythonWriter(options: options).write(
      library, calls: calls ?? Self.directCalls(of: library))
    try write(output.cSource, to: "\(library.name)module.c")
    var objects = "\(library.name)module.c"
    var commands: [String] = []
    for (name, text) in headers { try write(text, to: name) }
    if let foreign {
      try write(foreign.text, to: "foreign.\(foreign.extension)")
      let isC = foreign.extension == "c"
      commands.append(
        "\(isC ? "gcc" : "gfortran") -g -O1 -fPIC \(flags) "
          + "-c foreign.\(foreign.extension) -o foreign.o")
      objects += " foreign.o -lgfortran"
    }
    if !options.isSelfContained {
      for file in PythonWriter.supportFiles {
        try write(String(decoding: file.bytes, as: UTF8.self), to: file.name)
        if file.name.hasSuffix(".c") { objects += " \(file.name)" }
      }
    }
    commands.append(
      "\(compiler) -std=c11 -Wall -Wextra -Werror -g -O1 -fPIC -shared -I. \(flags) "
        + "$(python3 -c \(Self.includes)) \(objects) -lm -o \(library.name).so")
    for command in commands { try Self.run("cd \(folder) && \(command)") }
  }

  private static let includes =
    "'import sysconfig, numpy; print(\"-isystem\", sysconfig.get_paths()[\"include\"], \"-isystem\","
    + " numpy.get_include())'"

  /// How the routines are called by symbol.
  static func directCalls(of library: Library) -> ForeignCalls {
    var calls = ForeignCalls()
    for routine in library.routines { calls[routine, in: nil] = routine.directCall }
    return calls
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  /// Runs Python statements with the module and NumPy imported; an assertion that fails, fails the
  /// test with Python's traceback.
  func check(_ python: String, module: String, environment: String = "") throws {
    let preamble = """
      import numpy as np, \(module)
      m = \(module)
      def raises(kind, words, f, *args, **kw):
          try: f(*args, **kw)
          except kind as e: assert words in str(e), repr(str(e))
          else: assert False, f'no {kind} from {f}{args}'

      """
    try write(preamble + python, to: "check.py")
    try Self.run("cd \(folder) && \(environment) python3 check.py")
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The standard output and error of a shell command.
  @discardableResult
  static func run(_ command: String) throws -> String {
    guard let pipe = popen("( \(command) ) 2>&1", "r") else {
      throw Failure.command(command, output: "popen failed")
    }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { break }
      output += buffer[..<count]
    }
    let text = String(decoding: output, as: UTF8.self)
    guard pclose(pipe) == 0 else { throw Failure.command(command, output: text) }
    return text
  }
}
