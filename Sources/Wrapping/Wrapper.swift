import Interface
import Toolchain

/// The pipeline: read, complete, write, build.
///
/// ```
/// inputs ─ read ─► ReadSources ─ generate ─► GeneratedSources ─┬─ build ─► name.so, name.pyi
///                                                              └─ write ─► namemodule.c, …
/// ```
public struct Wrapper: Sendable {
  public var request: WrapRequest
  public var toolchain: Toolchain
  public var report: @Sendable (WrapEvent) -> Void

  public init(
    _ request: WrapRequest, toolchain: Toolchain,
    report: @escaping @Sendable (WrapEvent) -> Void = { _ in }
  ) {
    self.request = request
    self.toolchain = toolchain
    self.report = report
  }

  /// Sources → extension module and its `.pyi` stub in the output folder.
  public func wrap() async throws -> WrapResult {
    if let warning = toolchain.cacheWarning { report(.warning(warning)) }
    // Python is asked while the sources are read.
    let python = Task { try await toolchain.pythons.require() }
    defer { python.cancel() }
    try checkOutputFolder()
    let sources = try await read()
    let generated = try generate(sources, isSelfContained: false)
    return try await build(sources, generated, python: python)
  }

  /// Sources → the generated files, for a build by other means.
  public func writeSources(cName: String? = nil, shimName: String? = nil) async throws -> WrapResult
  {
    let sources = try await read()
    let generated = try generate(sources, isSelfContained: true)
    return try write(generated, cName: cName, shimName: shimName)
  }

  private func checkOutputFolder() throws(UserError) {
    guard Files.isWritableDirectory(request.outputFolder) else {
      throw Builder.unwritable(request.outputFolder)
    }
  }
}
