import Interface
import Synchronization
import Toolchain
import Wrapping

/// Turns a wrapping's events into lines: one that is written over on a terminal, plain ones in a
/// pipe, none with `--quiet`.
final class ProgressReport: Sendable {
  private struct Counts {
    var files = 0
    var done = 0
    var cached = 0
  }

  private let console: Console
  private let counts = Mutex(Counts())

  init(console: Console = .standard) {
    self.console = console
  }

  func receive(_ event: WrapEvent) {
    switch event {
    case .warning(let diagnostic):
      if diagnostic.severity != .note || !console.isQuiet { console.show([diagnostic]) }
    case .reading(let files):
      console.progress("reading \(files) \(files == 1 ? "file" : "files")")
    case .writing(let routines):
      console.progress("writing wrappers for \(routines) routines")
    case .inferred(let counts):
      if !console.isQuiet {
        console.say(
          "\(counts.wrapped) of the library's \(counts.exported) functions are wrapped, "
            + "\(counts.withoutRawPointers) without raw pointers")
      }
    case .compiling(let files):
      counts.withLock { $0.files = files }
    case .build(let event):
      receive(event)
    case .wrote(let path):
      if !console.isQuiet { console.say("wrote \(path)") }
    }
  }

  private func receive(_ event: BuildEvent) {
    switch event {
    case .started(let source):
      let (done, files) = counts.withLock { ($0.done, $0.files) }
      console.progress("[\(done)/\(files)] compiling \(Files.lastComponent(of: source))")
    case .finished(let source, let command, let wasCached):
      let (done, files) = counts.withLock { counts in
        counts.done += 1
        if wasCached { counts.cached += 1 }
        return (counts.done, counts.files)
      }
      let what = wasCached ? "from the cache:" : "compiled"
      let line = "[\(done)/\(files)] \(what) \(Files.lastComponent(of: source))"
      if console.isTerminal {
        console.progress(line)
      } else if !console.isQuiet, isWorthALine(done, of: files) {
        console.say(line)
      }
      // One that ran was shown before it started.
      if wasCached, console.isVerbose { console.say(command.text) }
    case .warnings(_, let text):
      if console.isVerbose { console.say(text) }
    case .linking(let output):
      console.progress("linking \(Files.lastComponent(of: output))")
    }
  }

  /// A pipe gets about twenty lines, however many files there are; everything with `--verbose`.
  private func isWorthALine(_ done: Int, of files: Int) -> Bool {
    if console.isVerbose || files <= 20 { return true }
    return done == files || done * 20 / files != (done - 1) * 20 / files
  }
}
