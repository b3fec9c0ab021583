import FortranShims
import Interface
import PythonWriter
import SignatureFile
import Toolchain

/// The generated sources of a module.
public struct GeneratedSources: Sendable {
  public var moduleName: String
  public var cSource: String
  /// Further C files of a large module.
  public var parts: [String] = []
  /// `.pyi`
  public var stub: String
  /// Free-form Fortran; empty where none is needed.
  public var shims: String
  public var routineCount: Int

  /// All C, of which it matters what it includes and uses.
  var cSources: [String] { [cSource] + parts }
}

extension Wrapper {
  /// Writes the sources in memory, and warns of what is left out.
  public func generate(
    _ sources: ReadSources, isSelfContained: Bool
  ) throws -> GeneratedSources {
    try write(sources, isSelfContained: isSelfContained).sources
  }

  func write(
    _ sources: ReadSources, isSelfContained: Bool
  ) throws -> (sources: GeneratedSources, skipped: [Skipped]) {
    var library = sources.library
    let shims = try shims(for: &library, from: sources)
    var writer = PythonWriter()
    writer.options.strictness = request.strictness
    writer.options.tracesCalls = request.tracesCalls
    writer.options.isFreeThreadingCompatible = request.isFreeThreadingCompatible
    writer.options.isSelfContained = isSelfContained
    let output = try writer.write(library, calls: shims.calls)
    warn(of: output.skipped)
    if let inference = sources.inference {
      report(.inferred(inference.count(without: output.skipped)))
    }
    let generated = GeneratedSources(
      moduleName: library.name, cSource: output.cSource, parts: output.parts, stub: output.stub,
      shims: shims.source, routineCount: library.routineCount - output.skipped.count)
    return (generated, output.skipped)
  }

  /// What every writer needs: how each routine is called. The library keeps those that can be.
  func shims(
    for library: inout Library, from sources: ReadSources
  ) throws -> ShimWriter.Output {
    // C's functions are called as they are.
    let isC = sources.inference != nil
    var shims = try ShimWriter().write(isC ? Library(name: library.name) : library)
    if isC {
      for routine in library.routines { shims.calls[routine, in: nil] = routine.directCall }
    }
    warn(of: library.skipped + shims.skipped)
    library.removeRoutines(without: shims.calls)
    let count = library.routineCount
    report(.writing(routines: count))
    if count == 0, library.scopes.isEmpty, !sources.selectsPrivate { throw nothingToWrap(sources) }
    return shims
  }

  /// One warning for each, or for each reason that many have in common.
  func warn(of routines: [Skipped]) {
    var groups: [String: [Skipped]] = [:]
    var reasons: [String] = []
    for skipped in routines {
      if groups[skipped.reason] == nil { reasons.append(skipped.reason) }
      groups[skipped.reason, default: []].append(skipped)
    }
    for reason in reasons {
      let group = groups[reason] ?? []
      guard group.count > Self.mostSingleWarnings else {
        for skipped in group {
          report(
            .warning(
              .warning("'\(skipped.name)' is not wrapped: \(reason)", at: skipped.location)))
        }
        continue
      }
      let names = group.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
      report(
        .warning(
          .warning("\(group.count) functions are not wrapped: \(reason) (\(names), …)")))
    }
  }

  private static let mostSingleWarnings = 3

  private func nothingToWrap(_ sources: ReadSources) -> UserError {
    let inputs = sources.inputs
    let names = (inputs.signature.map { [$0] } ?? inputs.fortran + inputs.headers)
      .map { "'\($0)'" }.joined(separator: ", ")
    let isFiltered = !request.only.isEmpty || !request.skip.isEmpty
    return UserError(
      "nothing to wrap in \(names)",
      hint: isFiltered
        ? "check the names after 'only:' and 'skip:'"
        : "subroutines, functions, modules and common blocks are wrapped; main programs are not")
  }

  /// Writes the generated sources into the build folder or where we are.
  func write(
    _ generated: GeneratedSources, cName: String?, shimName: String?
  ) throws -> WrapResult {
    let folder = request.buildFolder ?? "."
    if folder != "." { try Files.makeFolder(folder) }
    var written: [String] = []
    func put(_ name: String, _ text: String) throws {
      let path = folder == "." ? name : Files.join(folder, name)
      try Files.replace(path, with: Array(text.utf8))
      written.append(path)
      report(.wrote(path: path))
    }
    try put(cName ?? "\(generated.moduleName)module.c", generated.cSource)
    if !generated.shims.isEmpty {
      try put(shimName ?? "\(generated.moduleName)-f2pywrappers2.f90", generated.shims)
    }
    return WrapResult(
      moduleName: generated.moduleName, files: written, routineCount: generated.routineCount)
  }
}

extension Library {
  /// C text of the user's goes into the generated C as it is.
  var holdsUserCode: Bool {
    let routines = self.routines + scopes.flatMap(\.routines)
    return !userCode.isEmpty || pymethoddef != nil || scopes.contains { !$0.userCode.isEmpty }
      || routines.contains { routine in
        let directives = routine.directives
        return directives.callStatement != nil || directives.callProtoArgument != nil
          || !directives.userCode.isEmpty
      }
  }

  var routineCount: Int { scopes.reduce(routines.count) { $0 + $1.routines.count } }

  /// What cannot be called was reported; it must not reach the writer.
  mutating func removeRoutines(without calls: ForeignCalls) {
    routines.removeAll { calls[$0, in: nil] == nil }
    for index in scopes.indices {
      let scope = scopes[index]
      scopes[index].routines.removeAll { calls[$0, in: scope] == nil }
    }
  }
}
