import ArgumentParser
import Toolchain
import Wrapping

struct CacheCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Shows, prunes or clears the cache of compiled files.",
    discussion: """
      Examples:
        swiftlet cache
        swiftlet cache --prune
        swiftlet cache --clear

      It lies in ${XDG_CACHE_HOME:-~/.cache}/swiftlet; SWIFTLET_CACHE=off does without.
      """)

  enum Action: String, EnumerableFlag {
    case clear, prune

    static func help(for value: Action) -> ArgumentHelp? {
      switch value {
      case .clear: "Remove everything."
      case .prune: "Remove what is old, and the least recently used above 2 GB."
      }
    }
  }

  @Flag(exclusivity: .exclusive) var action: Action?
  @OptionGroup(title: "Messages") var console: ConsoleOptions

  func run() async throws {
    console.apply()
    let report = try CacheReport(Variables())
    switch action {
    case .clear: print(report.clear())
    case .prune: print(report.prune())
    case nil: print(report.state)
    }
  }
}
