import Interface

/// Compiles files in parallel, in the order that their modules demand, and links them.
public struct Builder: Sendable {
  public var toolchain: Toolchain
  public var folder: WorkFolder
  /// How many compilers run at the same time.
  public var width: Int
  public var report: @Sendable (BuildEvent) -> Void = { _ in }

  var runner: CommandRunner

  public init(toolchain: Toolchain, folder: WorkFolder, width: Int = Builder.cores)
    throws(UserError)
  {
    self.toolchain = toolchain
    self.folder = folder
    self.width = max(1, width)
    runner = toolchain.runner
    runner.temporaryFolder = folder.temporaryFolder
    try Files.makeFolder(folder.temporaryFolder, mode: 0o700)
  }

  /// What a job left.
  public struct Object: Sendable {
    public var job: CompileJob
    public var path: String
  }

  /// Compiles all jobs.
  ///
  /// - Returns: the objects, in the order of the jobs.
  /// - Throws: `UserError` with the compilers' messages about the user's files, `InternalError` for
  ///   a generated file that does not compile. After the first failure no further compiler starts;
  ///   those that run finish, and their messages are shown, too.
  public func compile(_ jobs: [CompileJob]) async throws -> [Object] {
    let graph = try BuildGraph(jobs)
    let compilers = try await findCompilers(Set(jobs.map(\.language.compiler)))
    let names = objectNames(jobs)
    // What is known late is one more thing to wait for.
    var waiting = graph.prerequisites.indices.map { index in
      graph.prerequisites[index].count + (jobs[index].lateFlags == nil ? 0 : 1)
    }
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    var failures: [UserError] = []
    var internalFailure: InternalError?
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      for (index, job) in jobs.enumerated() {
        guard let late = job.lateFlags else { continue }
        group.addTask {
          _ = try? await late()  // The job meets the error again, and reports it.
          return (index, .prepared)
        }
      }
      var running = 0
      while true {
        while running < width, !ready.isEmpty, failures.isEmpty, internalFailure == nil {
          let index = ready.removeFirst()
          running += 1
          group.addTask {
            let compilation = Compilation(
              builder: self, job: jobs[index], compiler: compilers[jobs[index].language.compiler],
              objectName: names[index], modules: graph.modulesNeeded(by: index, in: jobs))
            do {
              try await compilation.run()
              return (index, .done)
            } catch let error as UserError {
              return (index, .failed(error))
            } catch let error as InternalError {
              return (index, .broken(error))
            }
          }
        }
        guard let (index, outcome) = try await group.next() else { break }
        var released = graph.dependents[index]
        switch outcome {
        case .prepared: released = [index]
        case .done: running -= 1
        case .failed(let error):
          running -= 1
          failures.append(error)
        case .broken(let error):
          running -= 1
          internalFailure = error
        }
        for job in released {
          waiting[job] -= 1
          if waiting[job] == 0 {
            // The jobs' order is kept: the longest come first.
            ready.insert(job, at: ready.firstIndex { $0 > job } ?? ready.endIndex)
          }
        }
      }
    }
    if !failures.isEmpty {
      // A full disk meets several compilers at once.
      var diagnostics: [Diagnostic] = []
      for diagnostic in failures.flatMap(\.diagnostics) where !diagnostics.contains(diagnostic) {
        diagnostics.append(diagnostic)
      }
      throw UserError(diagnostics)
    }
    if let internalFailure { throw internalFailure }
    return jobs.indices.map { index in
      Object(job: jobs[index], path: Files.join(folder.path, names[index]))
    }
  }

  /// Each is looked for once; what is missing is told in one go.
  private func findCompilers(
    _ languages: Set<Compiler.Language>
  ) async throws -> [Compiler.Language: Compiler] {
    try await withThrowingTaskGroup(of: Result<Compiler, UserError>.self) { group in
      for language in languages {
        group.addTask {
          do {
            return .success(try await toolchain.compilers.require(language))
          } catch let error as UserError {
            return .failure(error)
          }
        }
      }
      var found: [Compiler.Language: Compiler] = [:]
      var missing: [Diagnostic] = []
      for try await result in group {
        switch result {
        case .success(let compiler): found[compiler.language] = compiler
        case .failure(let error): missing += error.diagnostics
        }
      }
      if !missing.isEmpty { throw UserError(missing.sorted { $0.message < $1.message }) }
      return found
    }
  }

  private enum Outcome {
    /// Its late flags are known.
    case prepared
    case done
    case failed(UserError)
    case broken(InternalError)
  }

  /// `a/util.f` and `b/util.f` must not share an object.
  private func objectNames(_ jobs: [CompileJob]) -> [String] {
    var taken: Set<String> = []
    return jobs.map { job in
      let base = Files.lastComponent(of: job.source)
      let suffix = job.emitsAssembly ? "S" : "o"
      var name = "\(base).\(suffix)"
      var counter = 2
      while !taken.insert(name).inserted {
        name = "\(base)-\(counter).\(suffix)"
        counter += 1
      }
      return name
    }
  }
}
