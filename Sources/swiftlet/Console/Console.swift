import Interface
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where messages go: stderr. On a terminal one line shows the progress and is written over.
final class Console: Sendable {
  static let standard = Console()

  struct Settings {
    var usesColor = false
    var isQuiet = false
    var isVerbose = false
    /// A progress line is on the terminal.
    var isLineOpen = false
    var isTerminal = false
    var width = 80
  }

  private let settings: Mutex<Settings>

  init() {
    var initial = Settings()
    initial.isTerminal = isatty(2) == 1
    initial.usesColor = initial.isTerminal && getenv("NO_COLOR") == nil
    if initial.isTerminal {
      var size = winsize()
      if ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
        initial.width = Int(size.ws_col)
      }
    }
    settings = Mutex(initial)
  }

  func configure(_ change: (inout Settings) -> Void) {
    settings.withLock { change(&$0) }
  }

  var isQuiet: Bool { settings.withLock { $0.isQuiet } }
  var isVerbose: Bool { settings.withLock { $0.isVerbose } }
  var isTerminal: Bool { settings.withLock { $0.isTerminal } }

  /// A line on stderr, above the progress line.
  func say(_ text: String) {
    settings.withLock { settings in
      Self.clearLine(&settings)
      Self.write(text + "\n")
    }
  }

  func show(_ diagnostics: [Diagnostic]) {
    settings.withLock { settings in
      Self.clearLine(&settings)
      let renderer = DiagnosticRenderer(
        usesColor: settings.usesColor, width: max(60, settings.width))
      Self.write(renderer.render(diagnostics))
    }
  }

  /// Replaces the progress line; nothing where stderr is no terminal.
  func progress(_ text: String) {
    settings.withLock { settings in
      guard settings.isTerminal, !settings.isQuiet else { return }
      let line = String(text.prefix(max(10, settings.width - 1)))
      Self.write("\r\u{1B}[2K\(line)")
      settings.isLineOpen = true
    }
  }

  func finishProgress() {
    settings.withLock { Self.clearLine(&$0) }
  }

  private static func clearLine(_ settings: inout Settings) {
    if settings.isLineOpen { write("\r\u{1B}[2K") }
    settings.isLineOpen = false
  }

  private static func write(_ text: String) {
    // Nobody is left to hear that stderr is closed.
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}
