import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C and its kin turned into cancellation, so that a build unwinds and leaves nothing behind.
public enum Interruption {
  /// The work was ended by a signal: 128 + its number is the exit code that shells expect.
  public struct Interrupted: Error, Sendable {
    public var signal: Int32
    public var exitCode: Int32 { 128 + signal }
  }

  /// Runs `body`; SIGINT, SIGTERM and SIGHUP cancel it. A second signal ends the process at once.
  ///
  /// - Throws: `Interrupted` if a signal came and `body` did not finish for it.
  public static func guarding<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    // A limit on file sizes shall be an error of `write`, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    let received = Mutex<Int32>(0)
    let shared = Shared(received)
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      source(number) {
        let isFirst = shared.receive(number)
        task.cancel()
        if !isFirst {
          PrivateFolders.removeAll()
          _exit(128 + number)
        }
      }
    }
    defer { for source in sources { source.cancel() } }
    do {
      return try await task.value
    } catch {
      let number = shared.signal
      throw number == 0 ? error : Interrupted(signal: number)
    }
  }

  private final class Shared: Sendable {
    private let received: Mutex<Int32>
    init(_ received: consuming Mutex<Int32>) { self.received = received }

    var signal: Int32 { received.withLock { $0 } }

    func receive(_ number: Int32) -> Bool {
      received.withLock { value in
        let isFirst = value == 0
        value = number
        return isFirst
      }
    }
  }

  /// nil where the signal was ignored at the start, as under `nohup`: then it stays so.
  private static func source(
    _ number: Int32, _ handler: @escaping @Sendable () -> Void
  ) -> (any DispatchSourceSignal)? {
    var current = sigaction()
    sigaction(number, nil, &current)
    #if os(Linux)
      let isIgnored = unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self) == 1
    #else
      let isIgnored = unsafeBitCast(current.__sigaction_u.__sa_handler, to: Int.self) == 1
    #endif
    if isIgnored { return nil }
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: handler)
    source.resume()
    return source
  }
}
