import Interface

/// The compilers and the Python of this machine, and the cache of what they made.
public struct Toolchain: Sendable {
  public var runner: CommandRunner
  /// nil: nothing is kept from one build to the next.
  public var cache: BuildCache?
  /// Why there is no cache, if there should be one.
  public var cacheWarning: Diagnostic?

  public init(variables: Variables = Variables()) {
    runner = CommandRunner(variables: variables)
    do throws(UserError) {
      cache = try BuildCache.ofUser(variables)
    } catch {
      cacheWarning = error.diagnostics.first.map {
        .warning("building without a cache: \($0.message)", hint: $0.hint)
      }
    }
  }

  public var variables: Variables { runner.variables }

  public var compilers: CompilerFinder {
    CompilerFinder(runner: runner, answers: cache?.answers)
  }

  public var pythons: PythonFinder {
    PythonFinder(runner: runner, answers: cache?.answers)
  }
}
