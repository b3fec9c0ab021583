import Interface
import Toolchain

/// Runs a test in a folder of its own.
public func inTemporaryFolder<Result>(
  _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = try Files.makePrivateFolder(in: "/tmp", prefix: "swiftlet-test-")
  defer { Files.removeTree(folder) }
  return try await body(folder)
}

/// The messages of the error that `body` throws; with hints as `message | hint`.
public func messages(
  withHints: Bool = false, _ body: () async throws -> Void
) async -> [String] {
  do {
    try await body()
    return []
  } catch let error as UserError {
    return error.diagnostics.map {
      guard withHints, let hint = $0.hint else { return $0.message }
      return "\($0.message) | \(hint)"
    }
  } catch {
    return ["\(error)"]
  }
}
