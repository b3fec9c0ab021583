import Interface
import Toolchain

/// Runs a test in a folder of its own.
func inTemporaryFolder<Result>(
  _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = try Files.makePrivateFolder(in: "/tmp", prefix: "swiftlet-test-")
  defer { Files.removeTree(folder) }
  return try await body(folder)
}

/// The messages of the error that `body` throws.
func messages(_ body: () async throws -> Void) async -> [String] {
  do {
    try await body()
    return []
  } catch let error as UserError {
    return error.diagnostics.map {
      [$0.message, $0.hint].compactMap(\.self).joined(separator: " | ")
    }
  } catch {
    return ["\(error)"]
  }
}
