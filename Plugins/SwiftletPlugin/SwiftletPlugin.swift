import Foundation
import PackagePlugin

/// Wraps and compiles the Fortran of a user's own package while SwiftPM builds it.
///
/// It is used by two targets, because SwiftPM keeps Swift and all other languages apart: a C target
/// with the Fortran sources, and a Swift target that depends on it and gets the wrappers.
@main
struct SwiftletPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let plan = Plan(context: context)
    if let target = target as? ClangSourceModuleTarget {
      return try plan.fortranCommands(FortranTarget(target))
    }
    return try plan.swiftCommands(target)
  }
}

/// A C target with Fortran sources.
struct FortranTarget {
  static let extensions: Set<String> = [
    "f", "for", "ftn", "f77", "f90", "f95", "f03", "f08", "f18",
  ]

  var module: String
  var folder: URL
  var sources: [URL] = []
  /// Files whose change may change the wrappers: what sources include, signature files.
  var others: [URL] = []
  var options: URL?

  init(_ target: ClangSourceModuleTarget) {
    module = target.moduleName
    folder = target.directoryURL
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    for case let url as URL in all ?? .init() {
      let kind = url.pathExtension.lowercased()
      if Self.extensions.contains(kind) {
        sources.append(url)
      } else if url.lastPathComponent == "swiftlet.options" {
        options = url
      } else if ["inc", "fi", "h", "pyf"].contains(kind) {
        others.append(url)
      }
    }
    sources.sort { $0.path < $1.path }
    others.sort { $0.path < $1.path }
  }

  var inputs: [URL] { sources + others + (options.map { [$0] } ?? []) }

  /// As the tool names it: the path inside the target.
  func assembly(of source: URL) -> String {
    source.path.dropFirst(folder.path.count).drop { $0 == "/" }
      .replacingOccurrences(of: "/", with: "_") + ".S"
  }
}

struct Plan {
  var context: PluginContext

  /// Header, module map, C and assembly of the Fortran target.
  func fortranCommands(_ target: FortranTarget) throws -> [Command] {
    guard !target.sources.isEmpty else {
      Diagnostics.error("no Fortran sources lie in '\(target.folder.path)'")
      return []
    }
    let names =
      ["include/\(target.module).h", "include/module.modulemap", "\(target.module).c"]
      + target.sources.map(target.assembly) + ["\(target.module)-shims.S"]
    return [
      try command(
        "fortran", "Compiling the Fortran of \(target.module)", target, swiftModule: target.module,
        outputs: names)
    ]
  }

  /// The wrappers of the Fortran target that the Swift target depends on.
  func swiftCommands(_ target: any Target) throws -> [Command] {
    let found = target.dependencies.compactMap { dependency -> FortranTarget? in
      guard case .target(let other) = dependency, let other = other as? ClangSourceModuleTarget
      else { return nil }
      let fortran = FortranTarget(other)
      return fortran.sources.isEmpty ? nil : fortran
    }
    guard found.count == 1, let fortran = found.first else {
      Diagnostics.error(
        found.isEmpty
          ? "'\(target.name)' uses SwiftletPlugin but depends on no target with Fortran sources: "
            + "put them into a target of their own, with an empty .c file and a folder 'include', "
            + "let it use SwiftletPlugin, too, and name it among the dependencies"
          : "'\(target.name)' depends on \(found.count) targets with Fortran sources: "
            + "a Swift target can wrap one")
      return []
    }
    return [
      try command(
        "swift", "Wrapping \(fortran.module) for \(target.name)", fortran,
        swiftModule: (target as? any SourceModuleTarget)?.moduleName ?? target.name,
        outputs: ["\(fortran.module).swift"])
    ]
  }

  private func command(
    _ part: String, _ displayName: String, _ target: FortranTarget, swiftModule: String,
    outputs: [String]
  ) throws -> Command {
    let work = context.pluginWorkDirectoryURL
    var arguments = [
      "plugin", part, "--swift-module", swiftModule, "--fortran-module", target.module,
      "--folder", target.folder.path, "--output", work.path,
    ]
    if let options = target.options { arguments += ["--options", options.path] }
    let signatures = target.others.filter { $0.pathExtension == "pyf" }
    return .buildCommand(
      displayName: displayName,
      executable: try context.tool(named: "swiftlet").url,
      arguments: arguments + (signatures + target.sources).map(\.path),
      environment: environment,
      inputFiles: target.inputs,
      outputFiles: outputs.map { work.appending(path: $0) })
  }

  /// What decides about compilers. The cache lies where SwiftPM lets tools write.
  private var environment: [String: String] {
    var result = ["XDG_CACHE_HOME": context.pluginWorkDirectoryURL.appending(path: "cache").path]
    let outer = ProcessInfo.processInfo.environment
    for name in ["PATH", "HOME", "FC", "FFLAGS", "TMPDIR"] { result[name] = outer[name] }
    return result
  }
}
