import Wrapping

/// Signatures on stdout or in a file, for both commands that write them.
enum SignatureOutput {
  static func write(
    _ request: WrapRequest, _ console: ConsoleOptions, to file: String, overwrites: Bool
  ) async throws {
    if file == "stdout" || file == "-" {
      let text = try await Session.run(request, console) { try await $0.signature() }
      print(text, terminator: "")
    } else {
      try await Session.run(request, console) {
        try await $0.writeSignature(to: file, overwrites: overwrites)
      }
    }
  }
}
