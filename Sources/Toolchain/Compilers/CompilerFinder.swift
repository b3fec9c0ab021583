import Interface

/// Finds compilers: by the usual variables first, then by the usual names along `PATH`.
public struct CompilerFinder: Sendable {
  public var runner: CommandRunner
  /// Where answers are kept from one run to the next.
  public var answers: AnswerStore?

  public init(runner: CommandRunner, answers: AnswerStore? = nil) {
    self.runner = runner
    self.answers = answers
  }

  /// The names tried, in order, after the variable.
  public static func candidates(for language: Compiler.Language) -> [String] {
    switch language {
    case .fortran:
      ["gfortran", "flang-new", "flang-new-19", "flang-19", "flang", "ifx"]
    case .c: ["gcc", "clang", "cc"]
    case .cxx: ["g++", "clang++", "c++"]
    }
  }

  static func variable(for language: Compiler.Language) -> String {
    switch language {
    case .fortran: "FC"
    case .c: "CC"
    case .cxx: "CXX"
    }
  }

  /// nil if there is none; an error if a variable names one that does not run.
  public func find(_ language: Compiler.Language) async throws -> Compiler? {
    let variable = Self.variable(for: language)
    let words = runner.variables.words(variable)
    if let name = words.first {
      guard let path = locate(name) else {
        throw UserError(
          "\(variable)='\(words.joined(separator: " "))' names no program",
          hint: "set \(variable) to a \(language.rawValue) compiler, or unset it")
      }
      var compiler = try await probe(path, language)
      compiler.leadingArguments = Array(words.dropFirst())
      return compiler
    }
    for name in Self.candidates(for: language) {
      if let path = locate(name) { return try await probe(path, language) }
    }
    return nil
  }

  /// The compiler, or an error that says how to install one.
  public func require(_ language: Compiler.Language) async throws -> Compiler {
    if let found = try await find(language) { return found }
    let package = Self.package(for: language)
    let names = Self.candidates(for: language).prefix(3).joined(separator: ", ")
    throw UserError(
      "no \(language.rawValue) compiler was found (tried \(names), …)",
      hint: "install one with 'apt-get install \(package)', "
        + "or set \(Self.variable(for: language)) to its path")
  }

  /// The Debian package that brings a compiler.
  public static func package(for language: Compiler.Language) -> String {
    switch language {
    case .fortran: "gfortran"
    case .c: "gcc"
    case .cxx: "g++"
    }
  }

  /// The path of a program that is named by a path or found along `PATH`.
  public func locate(_ name: String) -> String? {
    if name.contains("/") { return Files.isExecutable(name) ? Files.absolute(name) : nil }
    for folder in (runner.variables["PATH"] ?? "").split(separator: ":") {
      let path = Files.join(String(folder), name)
      if path.hasPrefix("/"), Files.isExecutable(path) { return path }
    }
    return nil
  }

  private func probe(_ path: String, _ language: Compiler.Language) async throws -> Compiler {
    let question = "version of \(AnswerStore.stamp(of: path))"
    let firstLine: String
    if let known = answers?.answer(to: question) {
      firstLine = known
    } else {
      let output = try await runner.run(Command(path, ["--version"]))
      guard output.isSuccess,
        let line = output.standardOutput.split(whereSeparator: \.isNewline).first
      else {
        throw UserError(
          "'\(path) --version' failed, so it cannot be used as a \(language.rawValue) compiler")
      }
      firstLine = String(line)
      answers?.store(firstLine, for: question)
    }
    return Compiler(
      language: language, family: Self.family(of: firstLine, language), path: path,
      version: Self.version(in: firstLine), identity: firstLine)
  }

  static func family(of firstLine: String, _ language: Compiler.Language) -> Compiler.Family {
    let line = firstLine.lowercased()
    if line.contains("flang") { return .flang }
    if line.contains("clang") { return .clang }
    if line.contains("ifx") || line.contains("intel") || line.contains("icx") { return .intel }
    if line.contains("gcc") || line.contains("gnu") || line.contains("free software") {
      return .gnu
    }
    // Debian: `cc (Debian 12.2.0-14) 12.2.0`
    return line.contains("debian") || line.contains("ubuntu") ? .gnu : .other
  }

  /// The last word that looks like a version: `GNU Fortran (Debian 12.2.0-14+deb12u1) 12.2.0`.
  static func version(in firstLine: String) -> String {
    let words = firstLine.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == ")" })
    let versions = words.filter { word in
      word.first?.isNumber == true && word.contains(".")
    }
    return versions.last.map(String.init) ?? ""
  }
}
