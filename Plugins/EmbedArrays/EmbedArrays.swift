import Foundation
import PackagePlugin

/// Gives a target the text of `Arrays`, which goes into the packages that it writes.
@main
struct EmbedArrays: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let sources = context.package.directoryURL.appending(path: "Sources")
    var inputs: [URL] = []
    var arguments: [String] = []
    for folder in ["Arrays", "_ArraysShims"] {
      let root = sources.appending(path: folder)
      for name in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
        guard [".swift", ".c", ".h"].contains(where: name.hasSuffix) else { continue }
        inputs.append(root.appending(path: name))
        arguments.append("\(folder)/\(name)=\(root.appending(path: name).path)")
      }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
    return [
      .buildCommand(
        displayName: "Embedding Arrays",
        executable: try context.tool(named: "embed-text").url,
        arguments: [output.path] + arguments, inputFiles: inputs, outputFiles: [output])
    ]
  }
}
