import Interface
import Subprocess
import SystemPackage

/// A program to run, by its path.
public struct Command: Sendable, Hashable {
  public var executable: String
  public var arguments: [String]
  /// nil: where we are.
  public var workingDirectory: String?

  public init(_ executable: String, _ arguments: [String], in workingDirectory: String? = nil) {
    self.executable = executable
    self.arguments = arguments
    self.workingDirectory = workingDirectory
  }

  /// As one would type it.
  public var text: String { ShellWords.join([executable] + arguments) }
}

/// What a program left behind.
public struct CommandOutput: Sendable {
  public var isSuccess: Bool
  /// The signal that ended it, if one did.
  public var signal: Int32?
  public var standardOutput: String
  public var standardError: String
}

/// Runs programs, and takes them down with the task that waits for them.
public struct CommandRunner: Sendable {
  public var variables: Variables
  /// Set for the programs run: where compilers put what they need in between.
  public var temporaryFolder: String?
  /// Called with each command before it starts (`--verbose`).
  public var willRun: @Sendable (Command) -> Void = { _ in }

  /// More than any compiler says about one file.
  private static let outputLimit = 1 << 26

  public init(variables: Variables = Variables()) {
    self.variables = variables
  }

  /// Runs to the end. A failure of the program is no error of this function; that it cannot be
  /// started is. The calling task's cancellation kills the program and all that it started.
  public func run(_ command: Command) async throws -> CommandOutput {
    try Task.checkCancellation()
    willRun(command)
    var options = PlatformOptions()
    // A process group of its own: Ctrl-C reaches us alone, and we take down the whole group, a
    // compiler driver with the compilers that it started.
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(200))
    ]
    var changes = variables.replacements
    if let temporaryFolder { changes["TMPDIR"] = temporaryFolder }
    // Messages are parsed, so they must be English.
    changes["LC_ALL"] = "C"
    let keyed = Dictionary(
      uniqueKeysWithValues: changes.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
    do {
      let result = try await Subprocess.run(
        .path(FilePath(command.executable)), arguments: Arguments(command.arguments),
        environment: Environment.inherit.updating(keyed),
        workingDirectory: command.workingDirectory.map { FilePath($0) },
        platformOptions: options, input: .none,
        output: .bytes(limit: Self.outputLimit), error: .bytes(limit: Self.outputLimit))
      try Task.checkCancellation()
      var signal: Int32?
      if case .signaled(let number) = result.terminationStatus { signal = number }
      return CommandOutput(
        isSuccess: result.terminationStatus.isSuccess, signal: signal,
        standardOutput: String(decoding: result.standardOutput, as: UTF8.self),
        standardError: String(decoding: result.standardError, as: UTF8.self))
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      throw UserError("cannot run '\(command.executable)': \(error)")
    }
  }
}
