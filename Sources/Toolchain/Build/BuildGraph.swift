import Interface

/// Which job must wait for which: a file that uses a module waits for the file that provides it.
public struct BuildGraph: Sendable {
  /// For each job, the jobs it waits for.
  public private(set) var prerequisites: [Set<Int>]
  /// For each job, the jobs that wait for it.
  public private(set) var dependents: [[Int]]
  /// Module → job.
  public private(set) var providers: [String: Int] = [:]

  /// - Throws: `UserError` for a module that two files provide, and for files that wait for each
  ///   other.
  public init(_ jobs: [CompileJob]) throws(UserError) {
    prerequisites = Array(repeating: [], count: jobs.count)
    dependents = Array(repeating: [], count: jobs.count)
    for (index, job) in jobs.enumerated() {
      for module in job.providesModules {
        if let other = providers[module], other != index {
          throw UserError(
            "module '\(module)' is in both '\(jobs[other].source)' and '\(job.source)'",
            hint: "leave one of the files out")
        }
        providers[module] = index
      }
    }
    for (index, job) in jobs.enumerated() {
      for module in job.usesModules {
        // A module of no file here comes from an include folder or from the compiler.
        guard let provider = providers[module], provider != index else { continue }
        if prerequisites[index].insert(provider).inserted { dependents[provider].append(index) }
      }
    }
    if let cycle = findCycle() {
      let names = (cycle + cycle.prefix(1)).map { "'\(jobs[$0].source)'" }
      throw UserError(
        "these files use each other's modules, so none can be compiled first: "
          + names.joined(separator: " uses "),
        hint: "move what they share into a module of its own")
    }
  }

  /// The jobs in an order in which each comes after its prerequisites.
  public var order: [Int] {
    var waiting = prerequisites.map(\.count)
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < ready.count {
      for dependent in dependents[ready[next]] {
        waiting[dependent] -= 1
        if waiting[dependent] == 0 { ready.append(dependent) }
      }
      next += 1
    }
    return ready
  }

  /// Jobs that wait for each other in a ring, each for the one after it.
  private func findCycle() -> [Int]? {
    let reachable = Set(order)
    guard reachable.count < prerequisites.count,
      var job = prerequisites.indices.first(where: { !reachable.contains($0) })
    else { return nil }
    // Every job left waits for another that is left, so that following them must come back.
    var trail: [Int] = []
    while !trail.contains(job) {
      trail.append(job)
      guard let next = prerequisites[job].filter({ !reachable.contains($0) }).min() else {
        return nil
      }
      job = next
    }
    return trail.firstIndex(of: job).map { Array(trail[$0...]) }
  }

  /// The modules that a job needs, directly or through others.
  func modulesNeeded(by job: Int, in jobs: [CompileJob]) -> [String] {
    var found: Set<String> = []
    var queue = jobs[job].usesModules
    while let module = queue.popLast() {
      guard found.insert(module).inserted, let provider = providers[module] else { continue }
      queue += jobs[provider].usesModules
    }
    return found.sorted()
  }
}
