import Interface

/// What libraries define for others: a header may declare more than its library holds.
public struct ExportedSymbols: Sendable {
  private let toolchain: Toolchain
  private let finder: LibraryFinder

  public init(_ toolchain: Toolchain) {
    self.toolchain = toolchain
    finder = LibraryFinder(toolchain)
  }

  /// The names as C writes them, of all libraries together.
  ///
  /// - Parameters:
  ///   - libraries: names as after `-l`.
  ///   - files: shared libraries, archives and objects.
  /// - Returns: `nil` where one of them cannot be found or read: then nothing can be said of a symbol
  ///   that is in none of the others.
  public func find(
    libraries: [String], folders: [String] = [], files: [String] = []
  ) async throws -> Set<String>? {
    var paths = files
    for name in libraries {
      guard let path = try await finder.locate(name, folders: folders) else { return nil }
      paths.append(path)
    }
    return try await symbols(of: paths, folders: folders)
  }

  /// The same, for a build that cannot do without the libraries.
  ///
  /// - Throws: `UserError` that names a library which is not there.
  public func require(
    libraries: [String], folders: [String] = [], files: [String] = []
  ) async throws -> Set<String>? {
    var paths = files
    for name in libraries {
      guard let path = try await finder.locate(name, folders: folders) else {
        throw LibraryFinder.missing(name, folders: folders)
      }
      paths.append(path)
    }
    return try await symbols(of: paths, folders: folders)
  }

  private func symbols(of paths: [String], folders: [String]) async throws -> Set<String>? {
    var names: Set<String> = []
    var seen: Set<String> = []
    var waiting = Array(paths.reversed())
    while let path = waiting.popLast() {
      guard seen.insert(Files.resolved(path)).inserted else { continue }
      guard let kind = LibraryKind(path) else { return nil }
      if case .script(let script) = kind {
        for entry in script.entries {
          guard let found = try await locate(entry, in: script, path, folders) else { return nil }
          waiting.append(found)
        }
        continue
      }
      guard let found = try await list(path, kind) else { return nil }
      names.formUnion(found)
    }
    return names
  }

  private func locate(
    _ entry: String, in script: LinkerScript, _ path: String, _ folders: [String]
  ) async throws -> String? {
    if entry.hasPrefix("-l") {
      return try await finder.locate(String(entry.dropFirst(2)), folders: folders)
    }
    if entry.hasPrefix("/") { return Files.exists(entry) ? entry : nil }
    let beside = Files.join(Files.folder(of: path), entry)
    if Files.exists(beside) { return beside }
    return try await finder.locate(":" + entry, folders: folders)
  }

  /// Asks `nm`, which every compiler needs beside it.
  private func list(_ path: String, _ kind: LibraryKind) async throws -> Set<String>? {
    guard let nm = toolchain.compilers.locate("nm") ?? toolchain.compilers.locate("llvm-nm") else {
      return nil
    }
    let output = try await toolchain.runner.run(Command(nm, kind.options + [path]))
    return output.isSuccess ? Self.names(in: output.standardOutput) : nil
  }

  /// `0000000000012340 T gsl_sf_bessel_J0`; a version may follow: `fopen@@GLIBC_2.2.5`.
  static func names(in text: String) -> Set<String> {
    var names: Set<String> = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count >= 2, fields[fields.count - 2].count == 1, let last = fields.last else {
        continue
      }
      let name = last.prefix { $0 != UInt8(ascii: "@") }
      names.insert(LibraryKind.nameInC(String(decoding: name, as: UTF8.self)))
    }
    return names
  }
}
