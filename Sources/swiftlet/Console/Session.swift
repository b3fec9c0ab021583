import Interface
import Toolchain
import Wrapping

/// What commands share: a toolchain that shows its commands with `--verbose`, and Ctrl-C that ends
/// the work and leaves nothing behind.
enum Session {
  static func toolchain(_ options: ConsoleOptions) -> Toolchain {
    options.apply()
    var toolchain = Toolchain()
    if options.verbose > 0 {
      toolchain.runner.willRun = { Console.standard.say($0.text) }
    }
    return toolchain
  }

  static func run<Result: Sendable>(
    _ request: WrapRequest, _ options: ConsoleOptions,
    _ body: @escaping @Sendable (Wrapper) async throws -> Result
  ) async throws -> Result {
    let progress = ProgressReport()
    let wrapper = Wrapper(request, toolchain: toolchain(options)) { progress.receive($0) }
    let result = try await Interruption.guarding { try await body(wrapper) }
    Console.standard.finishProgress()
    return result
  }
}
