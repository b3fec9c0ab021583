import Interface

/// One compiler run, or its result from the cache.
struct Compilation {
  var builder: Builder
  var job: CompileJob
  var compiler: Compiler?
  var objectName: String
  /// Modules that it needs, directly or through others.
  var modules: [String]

  func run() async throws {
    builder.report(.started(source: job.source))
    guard let compiler else {
      throw InternalError(pass: "compile", "no compiler was chosen for '\(job.source)'")
    }
    let arguments = try await self.arguments(compiler)
    let command = compiler.command(
      arguments + (job.emitsAssembly ? ["-S", "-g0"] : ["-c"]) + [job.source, "-o", objectPath])
    let cache = job.isCacheable ? builder.toolchain.cache : nil
    var key: CacheKey?
    if let cache {
      let made = try await self.key(compiler, arguments)
      key = made
      if try cache.fetch(made, into: builder.folder.path) != nil {
        builder.report(.finished(source: job.source, command: command, wasCached: true))
        return
      }
    }
    let output = try await builder.runner.run(command)
    let messages = output.standardError + output.standardOutput
    guard output.isSuccess else { throw failure(output, messages, compiler) }
    if let key { cache?.store(key, products: products, from: builder.folder.path) }
    if !messages.isEmpty, !job.isGenerated {
      builder.report(.warnings(source: job.source, text: messages))
    }
    builder.report(.finished(source: job.source, command: command, wasCached: false))
  }

  private var objectPath: String { Files.join(builder.folder.path, objectName) }

  /// The object and the module files that came with it.
  private var products: [String] {
    let moduleFiles = job.providesModules.flatMap(Self.moduleFiles).filter {
      Files.exists(Files.join(builder.folder.path, $0))
    }
    return [objectName] + moduleFiles
  }

  /// The files that a compiler may write for a module `m` or a submodule `m:s`.
  private static func moduleFiles(_ module: String) -> [String] {
    module.contains(":")
      // gfortran, flang
      ? ["\(module.replacing(":", with: "@")).smod", "\(module.replacing(":", with: "-")).mod"]
      : ["\(module).mod", "\(module).smod"]
  }

  private func arguments(_ compiler: Compiler) async throws -> [String] {
    let variables = builder.runner.variables
    var list = [job.optimization, "-fPIC"]
    if job.isGenerated, job.language == .c, compiler.family == .gnu {
      // Reads headers in five sixths of the time; only messages about macros say less.
      list.append("-ftrack-macro-expansion=0")
    }
    switch job.language {
    case .fixedFortran, .freeFortran:
      let dialect = compiler.fortranDialect
      list += job.language == .fixedFortran ? dialect.fixedForm + dialect.oldCode : dialect.freeForm
      if job.needsPreprocessor { list += dialect.preprocess }
      list += dialect.moduleFolder(builder.folder.path)
      list += variables.words("FFLAGS")
      list += variables.words(job.language == .fixedFortran ? "F77FLAGS" : "F90FLAGS")
    case .c:
      list += variables.words("CPPFLAGS") + variables.words("CFLAGS")
    case .cxx:
      list += variables.words("CPPFLAGS") + variables.words("CXXFLAGS")
    }
    if let late = job.lateFlags { list += try await late() }
    return list + job.flags
  }

  private func key(_ compiler: Compiler, _ arguments: [String]) async throws -> CacheKey {
    var key = CacheKey()
    key.add("compiler", [compiler.path, compiler.identity] + compiler.leadingArguments)
    // The build folder has another name each time and decides nothing.
    key.add("arguments", arguments.map { $0.replacing(builder.folder.path, with: "BUILD") })
    key.add("identity", try await job.lateIdentity())
    if arguments.contains(where: { $0.hasPrefix("-g") && $0 != "-g0" }) {
      key.add("folder", Files.currentDirectory)  // debugging information names it
    }
    key.add("name", job.isGenerated ? Files.lastComponent(of: job.source) : job.source)
    key.add("object", objectName)
    key.add("source", try Files.read(job.source))
    for path in job.includedFiles {
      key.add("included", path.replacing(builder.folder.path, with: "BUILD"))
      key.add("contents", (try? Files.read(path)) ?? [])
    }
    let folders = [builder.folder.path] + job.includeFolders
    for module in modules {
      for name in Self.moduleFiles(module) {
        // The first folder that has it, as the compiler looks.
        let bytes = folders.lazy.compactMap { try? Files.read(Files.join($0, name)) }.first
        key.add("module \(name)", bytes ?? [])
      }
    }
    return key
  }

  private func failure(
    _ output: CommandOutput, _ messages: String, _ compiler: Compiler
  ) -> any Error {
    if let signal = output.signal {
      return UserError(
        "\(compiler.description) was ended by signal \(signal) while it compiled '\(job.source)'")
    }
    if let full = CompilerMessages.diskFull(messages) { return full }
    if job.isGenerated {
      return InternalError(
        pass: "compile", "the generated file '\(job.source)' does not compile:\n\(messages)")
    }
    return CompilerMessages.error(messages, source: job.source, compiler: compiler)
  }
}
