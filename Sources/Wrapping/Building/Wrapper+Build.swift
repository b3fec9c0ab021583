import FortranReader
import FortranSyntax
import Interface
import PythonWriter
import Toolchain

extension Wrapper {
  /// Compiles everything in parallel, links, and puts module and stub into the output folder.
  func build(
    _ sources: ReadSources, _ generated: GeneratedSources,
    python: Task<PythonInstallation, any Error>
  ) async throws -> WrapResult {
    try await WorkFolder.with(
      request.buildFolder, cache: toolchain.cache, variables: toolchain.variables
    ) { folder in
      var builder = try Builder(toolchain: toolchain, folder: folder)
      let report = self.report
      builder.report = { report(.build($0)) }
      let packages = try await PackageFlags(request.dependencies, toolchain: toolchain)
      let jobs = try self.jobs(sources, generated, folder: folder, python: python, packages)
      report(.compiling(files: jobs.count))
      let objects = try await compile(jobs, sources, with: builder, folder: folder)
      let installation = try await python.value
      let output = outputPath("\(generated.moduleName)\(installation.extensionSuffix)")
      var step = LinkStep(output: output, objects: objects.map(\.path))
      step.files = sources.inputs.linked
      step.libraryFolders = request.libraryFolders
      step.libraries = request.libraries
      step.flags = request.linkFlags + packages.linkFlags
      step.language = try await linkLanguage(sources, generated)
      step.needsCxxRuntime = !sources.inputs.cxx.isEmpty
      try await builder.link(step)
      report(.wrote(path: output))
      var files = [output]
      if !generated.stub.isEmpty {
        let stub = outputPath("\(generated.moduleName).pyi")
        try Files.replace(stub, with: Array(generated.stub.utf8))
        report(.wrote(path: stub))
        files.append(stub)
      }
      toolchain.cache?.pruneIfDue()
      return WrapResult(
        moduleName: generated.moduleName, files: files, routineCount: generated.routineCount)
    }
  }

  private func outputPath(_ name: String) -> String {
    request.outputFolder == "." ? name : Files.join(request.outputFolder, name)
  }

  /// A generated file that does not compile is kept: for the report of the bug, or for the user to
  /// see where C text of theirs went.
  private func compile(
    _ jobs: [CompileJob], _ sources: ReadSources, with builder: Builder, folder: WorkFolder
  ) async throws -> [Builder.Object] {
    do {
      return try await builder.compile(jobs)
    } catch let error as InternalError {
      var kept = folder.path
      if !folder.isKept {
        kept = try Files.makePrivateFolder(
          in: toolchain.variables["TMPDIR"] ?? "/tmp", prefix: "swiftlet-failed-")
        for job in jobs where job.isGenerated {
          try? Files.copy(job.source, to: Files.join(kept, Files.lastComponent(of: job.source)))
        }
      }
      if let signature = sources.inputs.signature, sources.library.holdsUserCode {
        throw UserError(
          "the generated C does not compile, and '\(signature)' puts C text into it; "
            + "\(error.message)",
          hint: "check usercode, callstatement and callprotoargument; the file is in '\(kept)'")
      }
      throw InternalError(
        pass: error.pass, "\(error.message)\nThe generated files are kept in '\(kept)'.")
    }
  }

  /// The Fortran driver brings Fortran's run-time library; libraries of unknown make may need it.
  private func linkLanguage(
    _ sources: ReadSources, _ generated: GeneratedSources
  ) async throws -> Compiler.Language {
    if sources.inference != nil { return .c }
    if !sources.inputs.fortran.isEmpty || !generated.shims.isEmpty { return .fortran }
    let mayHoldFortran = !sources.inputs.linked.isEmpty || !request.libraries.isEmpty
    if mayHoldFortran, try await toolchain.compilers.find(.fortran) != nil { return .fortran }
    return .c
  }

  // MARK: Jobs

  private func jobs(
    _ sources: ReadSources, _ generated: GeneratedSources, folder: WorkFolder,
    python: Task<PythonInstallation, any Error>, _ packages: PackageFlags
  ) throws -> [CompileJob] {
    let flags = commonFlags + packages.compileFlags
    // The longest compilations come first: the support code, then the module.
    var jobs = try supportJobs(generated, folder, python)
    jobs += try moduleJobs(
      generated, folder, python, flags, includesHeaders: !sources.inputs.headers.isEmpty)
    jobs += sources.summaries.map { fortranJob($0, sources, flags) }
    if !generated.shims.isEmpty {
      jobs.append(try shimJob(generated.shims, of: generated.moduleName, folder))
    }
    jobs += sources.inputs.c.map { userJob($0, .c, python, flags) }
    jobs += sources.inputs.cxx.map { userJob($0, .cxx, python, flags) }
    return jobs
  }

  private var commonFlags: [String] {
    request.undefinitions.map { "-U\($0)" } + request.definitions.map { "-D\($0)" }
      + request.includeFolders.map { "-I\($0)" } + request.compileFlags
  }

  private func fortranJob(
    _ summary: FortranReader.FileSummary, _ sources: ReadSources, _ flags: [String]
  ) -> CompileJob {
    var job = CompileJob(
      source: summary.path, language: summary.isFixedForm ? .fixedFortran : .freeFortran)
    job.flags =
      flags + (summary.isFixedForm ? request.fixedFortranFlags : request.freeFortranFlags)
    job.providesModules = summary.providesModules
    job.usesModules = summary.usesModules
    job.includeFolders = request.includeFolders
    job.needsPreprocessor = sources.preprocessed.contains(summary.path)
    addIncludedFiles(to: &job)
    return job
  }

  /// Compiles Fortran alone, for Swift packages.
  ///
  /// - Returns: what came of the sources, in order, and last of the shims, where there are any.
  func compileFortran(
    of sources: ReadSources, _ shims: String, of moduleName: String, in folder: WorkFolder,
    asAssembly: Bool = false
  ) async throws -> [Builder.Object] {
    var jobs = sources.summaries.map { fortranJob($0, sources, commonFlags) }
    if !shims.isEmpty { jobs.append(try shimJob(shims, of: moduleName, folder)) }
    for index in jobs.indices { jobs[index].emitsAssembly = asAssembly }
    var builder = try Builder(toolchain: toolchain, folder: folder)
    let report = self.report
    builder.report = { report(.build($0)) }
    report(.compiling(files: jobs.count))
    return try await builder.compile(jobs)
  }

  private func shimJob(
    _ shims: String, of moduleName: String, _ folder: WorkFolder
  ) throws -> CompileJob {
    let path = Files.join(folder.path, "\(moduleName)-f2pywrappers2.f90")
    try Files.write(path, text: shims)
    let file = SourceFile(path: path, text: shims)
    let summary = FortranReader.FileSummary(scanning: file, form: .free)
    var job = CompileJob(source: path, language: .freeFortran)
    job.flags = request.includeFolders.map { "-I\($0)" } + request.freeFortranFlags
    job.providesModules = summary.providesModules
    job.usesModules = summary.usesModules
    job.includeFolders = request.includeFolders
    job.isGenerated = true
    return job
  }

  private func moduleJobs(
    _ generated: GeneratedSources, _ folder: WorkFolder,
    _ python: Task<PythonInstallation, any Error>, _ flags: [String], includesHeaders: Bool
  ) throws -> [CompileJob] {
    try generated.cSources.enumerated().map { index, text in
      let part = index == 0 ? "" : "-\(index)"
      let path = Files.join(folder.path, "\(generated.moduleName)module\(part).c")
      try Files.write(path, text: text)
      return try moduleJob(
        path, generated, folder, python, flags, includesHeaders: includesHeaders)
    }
  }

  private func moduleJob(
    _ path: String, _ generated: GeneratedSources, _ folder: WorkFolder,
    _ python: Task<PythonInstallation, any Error>, _ flags: [String], includesHeaders: Bool
  ) throws -> CompileJob {
    var job = pythonJob(path, .c, python)
    // gcc 12 takes 17 ms of -O2 and 10 ms of -O1 for one routine's wrapper, whose time is spent in
    // calls: in large modules the wait is longer than all that is ever gained.
    if generated.routineCount > 200 { job.optimization = "-O1" }
    job.flags = ["-fvisibility=hidden", "-I\(supportFolder(folder))"] + flags
    job.includedFiles = supportHeaders(folder)
    // The generated file lies elsewhere, and includes headers as the user names them.
    if includesHeaders { job.flags += ["-iquote", "."] }
    job.isGenerated = true
    // C text of the user's may include anything.
    job.isCacheable =
      !includesHeaders
      && (request.headers.isEmpty && !generated.cSources.contains { $0.contains("#include \"") }
        || generated.onlyIncludesSupport)
    return job
  }

  private func supportJobs(
    _ generated: GeneratedSources, _ folder: WorkFolder,
    _ python: Task<PythonInstallation, any Error>
  ) throws -> [CompileJob] {
    let support = supportFolder(folder)
    try Files.makeFolder(support)
    for file in PythonWriter.supportFiles {
      try Files.write(Files.join(support, file.name), file.bytes)
    }
    let units = SupportUnits.needed(
      of: PythonWriter.supportFiles.map(\.name), by: generated.cSources)
    return try units.map { unit in
      let names = unit.sources
      let path = Files.join(support, "\(unit.name).c")
      try Files.write(path, text: names.map { "#include \"\($0)\"\n" }.joined())
      var job = pythonJob(path, .c, python)
      job.optimization = unit.optimization
      job.flags = ["-fvisibility=hidden", "-I\(support)"]
      job.includedFiles = supportHeaders(folder) + names.map { Files.join(support, $0) }
      job.isGenerated = true
      return job
    }
  }

  private func supportFolder(_ folder: WorkFolder) -> String {
    Files.join(folder.path, "support")
  }

  private func supportHeaders(_ folder: WorkFolder) -> [String] {
    PythonWriter.supportFiles.filter { $0.name.hasSuffix(".h") }
      .map { Files.join(supportFolder(folder), $0.name) }
  }

  /// The user's C and C++ may call Python.
  private func userJob(
    _ path: String, _ language: CompileJob.Language,
    _ python: Task<PythonInstallation, any Error>, _ flags: [String]
  ) -> CompileJob {
    var job = pythonJob(path, language, python)
    job.flags = flags
    addIncludedFiles(to: &job)
    return job
  }

  private func pythonJob(
    _ path: String, _ language: CompileJob.Language,
    _ python: Task<PythonInstallation, any Error>
  ) -> CompileJob {
    var job = CompileJob(source: path, language: language)
    job.lateFlags = {
      let found = try await python.value
      let folders = found.includeFolders + (found.numpy.map { [$0.includeFolder] } ?? [])
      return folders.map { "-I\($0)" }
    }
    job.lateIdentity = { try await python.value.identity }
    return job
  }

  private func addIncludedFiles(to job: inout CompileJob) {
    var scan = IncludeScan(folders: request.includeFolders)
    scan.visit(job.source)
    job.includedFiles = scan.files
    job.isCacheable = job.isCacheable && scan.isComplete
  }
}

extension GeneratedSources {
  /// All `#include "…"` lines name support code.
  var onlyIncludesSupport: Bool {
    let names = Set(PythonWriter.supportFiles.map(\.name))
    return cSources.lazy.flatMap { $0.split(separator: "\n") }.allSatisfy { line in
      guard line.hasPrefix("#include \"") else { return true }
      return names.contains(String(line.dropFirst(10).prefix { $0 != "\"" }))
    }
  }
}
