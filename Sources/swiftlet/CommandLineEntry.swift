import ArgumentParser
import Interface
import Toolchain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Parses, runs, and turns every outcome into messages and an exit code.
enum CommandLineEntry {
  static func run(_ arguments: [String]) async -> Never {
    var command: any ParsableCommand
    do {
      var words = arguments
      if words.first == "f2py" { words = ["f2py"] + F2pyArguments(words.dropFirst()).words }
      command = try Swiftlet.parseAsRoot(words)
    } catch {
      end(refusing: error)
    }
    do {
      if var asynchronous = command as? any AsyncParsableCommand {
        let shared = asynchronous
        _ = shared
        try await asynchronous.run()
      } else {
        try command.run()
      }
      exit(0)
    } catch let error as Interruption.Interrupted {
      Console.standard.finishProgress()
      Console.standard.say("interrupted")
      exit(error.exitCode)
    } catch let error as UserError {
      Console.standard.show(error.diagnostics)
      exit(1)
    } catch let error as InternalError {
      Console.standard.finishProgress()
      Console.standard.say("error: \(error)")
      exit(1)
    } catch let error as ExitCode {
      exit(error.rawValue)
    } catch {
      end(refusing: error)
    }
  }

  /// `--help` and `--version` end here, too: their text goes to stdout, with exit code 0.
  private static func end(refusing error: any Error) -> Never {
    let text = Swiftlet.fullMessage(for: error)
    if Swiftlet.exitCode(for: error).isSuccess {
      print(text)
      exit(0)
    }
    Console.standard.say(text)
    exit(2)
  }
}
