import FortranReader
import FortranShims
import FortranSyntax
import Interface
import SwiftWriter
import Toolchain

extension Wrapper {
  /// Sources → a Swift package in the output folder.
  public func wrapSwift() async throws -> WrapResult {
    let sources = try await readForSwift()
    let generated = try generateSwift(sources)
    let folder = request.outputFolder
    var files = generated.files
    var package = PackageWriter(module: generated.moduleName)
    let former = WrittenFiles(in: folder)
    if request.isPrebuilt {
      package.linking = .prebuilt
      try Files.makeFolder(folder)
      files += try await artifact(sources, generated)
    } else {
      let fortran = try fortranFiles(sources, generated)
      files += fortran.files
      package.sources = fortran.sources
      package.includeFolders = fortran.folders
    }
    if !sources.inputs.c.isEmpty {
      let layout = PackageLayout(sources: sources.inputs.c, searching: request.includeFolders)
      files += try (sources.inputs.c + layout.included).map { path in
        SwiftWriter.File(
          path: "Sources/C\(generated.moduleName)/\(layout.place(of: path))",
          bytes: try Files.read(path))
      }
      package.headerFolders = layout.folders
      package.definitions = request.definitions
    }
    package.fortranFlags =
      request.definitions.map { "-D\($0)" } + request.undefinitions.map { "-U\($0)" }
      + request.compileFlags
    package.libraries = request.libraries
    package.libraryFolders = request.libraryFolders
    package.arraysPackage = request.swift.arraysPackage.map { place in
      PackageWriter.isURL(place) ? place : Files.relative(place, from: folder)
    }
    files += package.files()
    var written: [String] = []
    for file in files {
      let path = Files.join(folder, file.path)
      try Files.makeFolder(Files.folder(of: path))
      try Files.replace(path, with: file.bytes)
      written.append(path)
    }
    try former.replace(with: files.map(\.path))
    report(.wrote(path: folder))
    return WrapResult(
      moduleName: generated.moduleName, files: written, routineCount: generated.routineCount)
  }

  /// A signature file's name is that of a Python module; it need not be this one's.
  private func readForSwift() async throws -> ReadSources {
    var reader = self
    if request.swift.module != nil, request.inputs.contains(where: { $0.hasSuffix(".pyf") }) {
      reader.request.moduleName = nil
    }
    return try await reader.read(infersEffects: true)
  }

  /// The generated Swift, C and Fortran, in memory.
  struct GeneratedSwift {
    var moduleName: String
    var files: [SwiftWriter.File]
    /// Free-form Fortran; empty where none is needed.
    var shims: String
    var routineCount: Int

    /// What depends on the sources, for `--show swift`.
    var text: String {
      files.filter { !$0.path.hasSuffix("/Fortran.swift") && !$0.path.hasSuffix(".c") }
        .map { "// ---- \($0.path)\n\($0.text)\n" }.joined()
    }
  }

  func generateSwift(_ sources: ReadSources) throws -> GeneratedSwift {
    var library = sources.library
    // A signature file's name is that of the Python module.
    library.name = request.swift.module ?? library.name
    let shims = try shims(for: &library, from: sources)
    var writer = SwiftWriter()
    writer.options = request.swift
    let output = try writer.write(library, calls: shims.calls)
    warn(of: output.skipped)
    return GeneratedSwift(
      moduleName: SwiftWriter.moduleName(for: library.name), files: output.files,
      shims: shims.source, routineCount: library.routineCount - output.skipped.count)
  }

  // MARK: Fortran in the package

  /// The user's sources, what they include, and our shims.
  private func fortranFiles(
    _ sources: ReadSources, _ generated: GeneratedSwift
  ) throws -> (
    files: [SwiftWriter.File], sources: [PackageWriter.FortranSource], folders: [String]
  ) {
    let layout = PackageLayout(
      sources: sources.summaries.map(\.path), searching: request.includeFolders)
    var files = try (sources.summaries.map(\.path) + layout.included).map { path in
      SwiftWriter.File(path: "Fortran/\(layout.place(of: path))", bytes: try Files.read(path))
    }
    var listed: [(source: PackageWriter.FortranSource, summary: FortranReader.FileSummary)] = []
    for summary in sources.summaries {
      let name = layout.place(of: summary.path)
      listed.append(
        (PackageWriter.FortranSource(name: name, isFixedForm: summary.isFixedForm), summary))
    }
    if !generated.shims.isEmpty {
      var name = "\(generated.moduleName)-shims.f90"
      while files.contains(where: { $0.path == "Fortran/\(name)" }) { name = "_" + name }
      let file = SourceFile(path: name, text: generated.shims)
      let summary = FortranReader.FileSummary(scanning: file, form: .free)
      files.append(SwiftWriter.File(path: "Fortran/\(name)", text: generated.shims))
      listed.append((PackageWriter.FortranSource(name: name, isFixedForm: false), summary))
    }
    var providers: [String: String] = [:]
    for entry in listed {
      for module in entry.summary.providesModules { providers[module] = entry.source.name }
    }
    let result = listed.map { entry in
      var source = entry.source
      source.flags = source.isFixedForm ? request.fixedFortranFlags : request.freeFortranFlags
      var needs: Set<String> = []
      for module in entry.summary.usesModules {
        if let provider = providers[module], provider != source.name { needs.insert(provider) }
      }
      source.needs = needs.sorted()
      return source
    }
    return (files, result, layout.folders)
  }
}
