import Interface
import Synchronization
import Toolchain

/// The values of named constants of modules that are there in compiled form only: the compiler is
/// asked, once for each constant.
///
/// The reader asks in the middle of its work and cannot wait. So it is told "unknown", its questions
/// are noted and put to the compiler, and it reads again with the answers.
final class ModuleConstants: Sendable {
  struct Question: Hashable, Sendable {
    var module: String
    var name: String
  }

  private struct State {
    var answers: [Question: Int?] = [:]
    var open: Set<Question> = []
  }

  private let toolchain: Toolchain
  /// `-I` flags.
  private let flags: [String]
  private let state = Mutex(State())

  init(toolchain: Toolchain, flags: [String]) {
    self.toolchain = toolchain
    self.flags = flags
  }

  typealias Oracle = @Sendable (_ module: String, _ name: String) -> Int?

  /// Runs `read` until it has no open questions. An error counts only when none is left.
  func answering<Result>(_ read: (@escaping Oracle) throws -> Result) async throws -> Result {
    while true {
      let outcome = Swift.Result { try read { module, name in self.lookUp(module, name) } }
      let open = state.withLock { $0.open }
      if open.isEmpty { return try outcome.get() }
      try await answer(open)
    }
  }

  private func lookUp(_ module: String, _ name: String) -> Int? {
    let question = Question(module: module.lowercased(), name: name.lowercased())
    return state.withLock { state in
      if let known = state.answers[question] { return known }
      state.open.insert(question)
      return nil
    }
  }

  private func answer(_ questions: Set<Question>) async throws {
    for question in questions.sorted(by: { ($0.module, $0.name) < ($1.module, $1.name) }) {
      let value = try await ask(question)
      state.withLock { state in
        state.answers[question] = .some(value)
        state.open.remove(question)
      }
    }
  }

  /// Compiles and runs a program that prints the constant. nil if it does not compile: the module is
  /// not there, or has no such integer constant.
  private func ask(_ question: Question) async throws -> Int? {
    guard let compiler = try await toolchain.compilers.find(.fortran) else { return nil }
    let moduleFile = flags.lazy.map {
      Files.join(String($0.dropFirst(2)), "\(question.module).mod")
    }
    .first(where: Files.exists)
    let key = [
      "constant \(question.module)%\(question.name)", compiler.path, compiler.identity,
      moduleFile.map(AnswerStore.stamp) ?? "",
    ].joined(separator: "\n")
    if let known = toolchain.cache?.answers.answer(to: key) { return Int(known) }
    let source = """
      program ask
        use \(question.module), only: c => \(question.name)
        integer(selected_int_kind(18)), parameter :: v = int(c, selected_int_kind(18))
        print '(i0)', v
      end program
      """
    return try await WorkFolder.with(nil, cache: toolchain.cache, variables: toolchain.variables) {
      folder in
      let path = Files.join(folder.path, "ask.f90")
      let program = Files.join(folder.path, "ask")
      try Files.write(path, text: source)
      let compiled = try await toolchain.runner.run(
        compiler.command(flags + [path, "-o", program]))
      guard compiled.isSuccess else { return nil }
      let output = try await toolchain.runner.run(Command(program, []))
      guard let value = Int(output.standardOutput.trimmed) else { return nil }
      toolchain.cache?.answers.store(String(value), for: key)
      return value
    }
  }
}

extension String {
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
