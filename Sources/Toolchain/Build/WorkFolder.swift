import Interface

/// The folder of one build: private, removed at the end, or the user's own (`--build-dir`), kept.
public struct WorkFolder: Sendable {
  public let path: String
  public let isKept: Bool

  /// Runs `body` with a folder; a private one goes when `body` ends, however it ends.
  public static func with<Result>(
    _ chosen: String?, cache: BuildCache?, variables: Variables,
    _ body: (WorkFolder) async throws -> Result
  ) async throws -> Result {
    if let chosen {
      try Files.makeFolder(chosen)
      let folder = WorkFolder(path: Files.absolute(chosen), isKept: true)
      defer { folder.removeTemporaries() }
      return try await body(folder)
    }
    let parent = variables["TMPDIR"] ?? cache?.temporaryFolder ?? "/tmp"
    let path = try Files.makePrivateFolder(in: parent, prefix: "swiftlet-")
    PrivateFolders.insert(path)
    defer {
      Files.removeTree(path)
      PrivateFolders.remove(path)
    }
    return try await body(WorkFolder(path: path, isKept: false))
  }

  /// Where compilers put what they need in between (`TMPDIR`).
  public var temporaryFolder: String { Files.join(path, "tmp") }

  private func removeTemporaries() { Files.removeTree(temporaryFolder) }
}
