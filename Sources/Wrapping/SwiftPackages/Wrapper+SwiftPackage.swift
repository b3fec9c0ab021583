import FortranReader
import FortranShims
import FortranSyntax
import Interface
import SwiftWriter
import Toolchain

extension Wrapper {
  /// Sources → a Swift package in the output folder.
  public func wrapSwift() async throws -> WrapResult {
    let sources = try await read()
    let generated = try generateSwift(sources)
    let folder = request.outputFolder
    var files = generated.files
    var package = PackageWriter(module: generated.moduleName)
    if request.isPrebuilt {
      package.linking = .prebuilt
      try Files.makeFolder(folder)
      try await writeArtifact(sources, generated)
    } else {
      let fortran = try fortranFiles(sources, generated)
      files += fortran.files
      package.sources = fortran.sources
    }
    files += try sources.inputs.c.map { path in
      let name = Files.lastComponent(of: path)
      return SwiftWriter.File(
        path: "Sources/C\(generated.moduleName)/\(name)", bytes: try Files.read(path))
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
    report(.wrote(path: folder))
    return WrapResult(
      moduleName: generated.moduleName, files: written, routineCount: generated.routineCount)
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

  /// The user's sources, what they include, and our shims, all in one folder.
  private func fortranFiles(
    _ sources: ReadSources, _ generated: GeneratedSwift
  ) throws -> (files: [SwiftWriter.File], sources: [PackageWriter.FortranSource]) {
    var files: [SwiftWriter.File] = []
    var names = PackageNames()
    var listed: [(source: PackageWriter.FortranSource, summary: FortranReader.FileSummary)] = []
    for summary in sources.summaries {
      let name = names.claim(summary.path)
      files.append(SwiftWriter.File(path: "Fortran/\(name)", bytes: try Files.read(summary.path)))
      listed.append(
        (PackageWriter.FortranSource(name: name, isFixedForm: summary.isFixedForm), summary))
      var scan = IncludeScan(folders: request.includeFolders)
      scan.visit(summary.path)
      for path in scan.files where names.isNew(path) {
        let included = names.claim(path)
        files.append(SwiftWriter.File(path: "Fortran/\(included)", bytes: try Files.read(path)))
      }
    }
    if !generated.shims.isEmpty {
      let name = names.claim("\(generated.moduleName)-shims.f90")
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
      var needs: Set<String> = []
      for module in entry.summary.usesModules {
        if let provider = providers[module], provider != source.name { needs.insert(provider) }
      }
      source.needs = needs.sorted()
      return source
    }
    return (files, result)
  }
}

/// Names of files in one folder of a package; those of different folders may be equal.
private struct PackageNames {
  private var paths: Set<String> = []
  private var names: Set<String> = []

  mutating func claim(_ path: String) -> String {
    paths.insert(path)
    let base = Files.lastComponent(of: path)
    var name = base
    var counter = 2
    while !names.insert(name.lowercased()).inserted {
      name = "\(counter)-\(base)"
      counter += 1
    }
    return name
  }

  func isNew(_ path: String) -> Bool { !paths.contains(path) }
}
