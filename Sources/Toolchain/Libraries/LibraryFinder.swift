import Interface

/// Finds the files behind `-l` names, where the linker would find them.
public struct LibraryFinder: Sendable {
  private let toolchain: Toolchain

  public init(_ toolchain: Toolchain) {
    self.toolchain = toolchain
  }

  /// The file that `-l name` means: in the folders of `-L`, then where the C compiler looks.
  ///
  /// - Parameter name: `gsl`, or `:libgsl.so.27` for a file of that name.
  /// - Returns: `nil` where there is none, or no compiler to ask.
  public func locate(_ name: String, folders: [String]) async throws -> String? {
    let candidates =
      name.hasPrefix(":")
      ? [String(name.dropFirst())] : Self.extensions.map { "lib\(name).\($0)" }
    for folder in folders {
      for candidate in candidates {
        let path = Files.join(folder, candidate)
        if Files.info(path)?.isRegular == true { return path }
      }
    }
    guard let compiler = try await toolchain.compilers.find(.c) else { return nil }
    for candidate in candidates {
      let output = try await toolchain.runner.run(
        compiler.command(["-print-file-name=\(candidate)"]))
      // A name that is not found comes back as it is.
      let path = output.standardOutput.split(whereSeparator: \.isNewline).first.map(String.init)
      if let path, path.hasPrefix("/"), Files.info(path)?.isRegular == true { return path }
    }
    return nil
  }

  /// The error for one that is not found.
  public static func missing(_ name: String, folders: [String]) -> UserError {
    UserError([LinkerMessages.missing(name, folders: folders)])
  }

  #if canImport(Darwin)
    private static let extensions = ["dylib", "tbd", "so", "a"]
  #else
    private static let extensions = ["so", "a"]
  #endif
}
