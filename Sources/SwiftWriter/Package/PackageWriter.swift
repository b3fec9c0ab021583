import EmbeddedArrays
import Interface

/// The files around the generated Swift and C: what makes them a package that builds anywhere.
public struct PackageWriter: Sendable {
  /// A Fortran source of the package, compiled by its plugin.
  public struct FortranSource: Sendable, Hashable {
    /// The path inside the package's folder `Fortran`.
    public var name: String
    public var isFixedForm: Bool
    /// Sources whose modules this one uses: they are compiled before.
    public var needs: [String]
    /// For this source only.
    public var flags: [String] = []

    public init(name: String, isFixedForm: Bool, needs: [String] = []) {
      self.name = name
      self.isFixedForm = isFixedForm
      self.needs = needs
    }
  }

  /// How the foreign code gets into the program.
  public enum Linking: Sendable, Hashable {
    /// The package's plugin compiles the sources.
    case sources
    /// The package holds them compiled.
    case prebuilt
  }

  /// The module's name.
  public var module: String
  public var sources: [FortranSource] = []
  /// Folders of files that Fortran includes, inside `Fortran`.
  public var includeFolders: [String] = []
  /// Folders of headers that the user's C includes, inside the C target.
  public var headerFolders: [String] = []
  /// `NAME` or `NAME=VALUE`, for C.
  public var definitions: [String] = []
  /// For every Fortran source: `-D…`, `-fopenmp`.
  public var fortranFlags: [String] = []
  /// Libraries to link besides Fortran's own.
  public var libraries: [String] = []
  public var libraryFolders: [String] = []
  public var linking = Linking.sources
  /// Path or URL of the package whose product `Arrays` is used; `nil`: the sources are in here.
  public var arraysPackage: String?

  public init(module: String) {
    self.module = module
  }

  public func files() -> [SwiftWriter.File] {
    var files = [SwiftWriter.File(path: "Package.swift", text: manifest)]
    if compilesFortran {
      files.append(
        SwiftWriter.File(
          path: "Plugins/\(pluginName)/\(pluginName).swift", text: plugin))
    }
    if arraysPackage == nil {
      files += EmbeddedArrays.files(for: module).map {
        SwiftWriter.File(path: $0.path, text: $0.text)
      }
    }
    return files
  }

  var compilesFortran: Bool { linking == .sources && !sources.isEmpty }
  var pluginName: String { "Compile\(module)Fortran" }

  /// The binary target of a package that holds its foreign code compiled.
  public static func libraryName(of module: String) -> String { "\(module)Library" }

  /// Where the binary target lies in the package.
  public static let artifactFolder = "Artifacts"
}
