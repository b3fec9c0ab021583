import FortranReader
import Interface
import SwiftWriter
import Toolchain

/// The two targets of a user's own package between which SwiftPM's plugin wraps.
public struct PluginTargets: Sendable {
  /// The Swift target that gets the wrappers.
  public var swiftModule: String
  /// The C target with the Fortran sources.
  public var foreignModule: String
  /// The folder of the Fortran sources.
  public var folder: String

  public init(swiftModule: String, foreignModule: String, folder: String) {
    self.swiftModule = swiftModule
    self.foreignModule = foreignModule
    self.folder = folder
  }

  /// The assembly of a source: SwiftPM wants to know it before anything is read.
  func assembly(of source: String) -> String {
    let relative =
      source.hasPrefix(folder + "/") ? source.dropFirst(folder.utf8.count + 1) : source[...]
    return relative.replacing("/", with: "_") + ".S"
  }
}

extension Wrapper {
  /// What the C target is made of: a header, its module map, C between Swift and Fortran, and the
  /// Fortran as assembly. All of it is always written, so that the plugin can name it beforehand.
  public func writeForeignTarget(_ targets: PluginTargets) async throws {
    let sources = try await read(infersEffects: true)
    let generated = try generateSwift(sources, targets)
    let module = targets.foreignModule
    try await WorkFolder.with(
      request.buildFolder, cache: toolchain.cache, variables: toolchain.variables
    ) { folder in
      let objects = try await compileFortran(
        of: sources, generated.shims, of: module, in: folder, asAssembly: true)
      var texts: [(name: String, bytes: [UInt8])] = []
      for (summary, object) in zip(sources.summaries, objects) {
        texts.append((targets.assembly(of: summary.path), try Files.read(object.path)))
      }
      let shims =
        generated.shims.isEmpty
        ? Self.emptyAssembly : try Files.read(objects[objects.count - 1].path)
      texts.append(("\(module)-shims.S", shims))
      for file in generated.files where file.path.hasPrefix("Sources/\(module)/") {
        texts.append((String(file.path.dropFirst("Sources/\(module)/".utf8.count)), file.bytes))
      }
      texts.append(("include/module.modulemap", Array(try await moduleMap(module).utf8)))
      try put(texts)
    }
  }

  /// The wrappers, as one Swift file.
  public func writeSwiftTarget(_ targets: PluginTargets) async throws {
    let generated = try generateSwift(try await read(infersEffects: true), targets)
    let folder = "Sources/\(targets.swiftModule)/"
    let files = generated.files.filter { $0.path.hasPrefix(folder) }
    let text = SwiftFileMerger.merge(files.map(\.text))
    try put([("\(targets.foreignModule).swift", Array(text.utf8))])
  }

  private func generateSwift(
    _ sources: ReadSources, _ targets: PluginTargets
  ) throws -> GeneratedSwift {
    var wrapper = self
    wrapper.request.swift.foreignModule = targets.foreignModule
    // The module `Arrays` of the package that the plugin comes from.
    wrapper.request.swift.arraysPackage = "swiftlet"
    return try wrapper.generateSwift(sources)
  }

  /// What compiled Fortran needs from its compiler.
  func runtime(of compiler: Compiler) -> [String] {
    compiler.family == .gnu ? FortranRuntime.gfortran : FortranRuntime.flang
  }

  private func moduleMap(_ module: String) async throws -> String {
    let libraries = runtime(of: try await toolchain.compilers.require(.fortran))
    let links = (request.libraries + libraries).map { "  link \"\($0)\"\n" }.joined()
    return "module \(module) {\n  header \"\(module).h\"\n\(links)  export *\n}\n"
  }

  /// A stack that need not be executable is all that it says.
  private static let emptyAssembly = Array(
    """
    #if defined(__linux__)
    .section .note.GNU-stack,"",%progbits
    #endif

    """.utf8)

  private func put(_ files: [(name: String, bytes: [UInt8])]) throws {
    for file in files {
      let path = Files.join(request.outputFolder, file.name)
      try Files.makeFolder(Files.folder(of: path))
      try Files.replace(path, with: file.bytes)
    }
  }
}
