import Interface

/// Finds libclang on this machine: where `SWIFTLET_LIBCLANG` says, in the Swift toolchain, then the
/// newest of LLVM's.
public struct LibclangFinder: Sendable {
  /// The environment.
  public var variable: @Sendable (String) -> String?

  public init(variable: (@Sendable (String) -> String?)? = nil) {
    self.variable = variable ?? { FolderSearch.variable($0) }
  }

  /// - Throws: `UserError` that names what was tried, and what to install.
  public func find() throws(UserError) -> Libclang {
    if let chosen = variable("SWIFTLET_LIBCLANG") {
      do {
        return try Libclang(path: Self.library(chosen))
      } catch {
        throw UserError(
          "SWIFTLET_LIBCLANG='\(chosen)' cannot be used: \(error.reason)",
          hint: "set it to the path of a libclang, or unset it to use the one that is found")
      }
    }
    var tried: [String] = []
    for path in toolchainLibraries + Self.installedLibraries {
      guard FolderSearch.exists(path) else { continue }
      do {
        return try Libclang(path: path)
      } catch {
        tried.append("'\(path)': \(error.reason)")
      }
    }
    for name in Self.loaderNames {
      do {
        return try Libclang(path: name)
      } catch {
        tried.append("\(name): \(error.reason)")
      }
    }
    throw UserError(
      "C headers are read by libclang, and none can be used (tried \(tried.joined(separator: "; ")))",
      hint: "\(Self.remedy), or set SWIFTLET_LIBCLANG to the path of one")
  }

  /// A path may name the folder that holds the library.
  private static func library(_ path: String) -> String {
    guard FolderSearch.isFolder(path) else { return path }
    return newestFirst(FolderSearch.names(in: path).filter(isLibrary)).first
      .map { "\(path)/\($0)" } ?? path
  }

  /// Beside the `swift` in `PATH`: `bin/swift`, `lib/libclang.so`. Where that is swiftly's, which
  /// only starts others, in the newest of the toolchains that it installed.
  private var toolchainLibraries: [String] {
    var paths = selectedToolchain
    if let home = variable("HOME") {
      let folder = home + Self.toolchainFolder
      paths += Self.newestFirst(FolderSearch.names(in: folder)).map {
        "\(folder)/\($0)/usr/lib/\(Self.toolchainName)"
      }
    }
    return paths
  }

  private var selectedToolchain: [String] {
    for folder in (variable("PATH") ?? "").split(separator: ":") {
      let swift = "\(folder)/swift"
      if swift.hasPrefix("/"), FolderSearch.exists(swift) {
        let root = FolderSearch.folder(of: FolderSearch.folder(of: FolderSearch.resolved(swift)))
        return ["\(root)/lib/\(Self.toolchainName)"]
      }
    }
    return []
  }

  /// Names with the highest version first, by all numbers in them.
  static func newestFirst(_ names: [String]) -> [String] {
    func numbers(_ name: String) -> [Int] {
      name.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    }
    return names.sorted { numbers($1).lexicographicallyPrecedes(numbers($0)) }
  }
}
