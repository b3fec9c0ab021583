import CReader
import FortranSyntax
import Interface
import SignatureFile
import Toolchain

/// What can be printed on the way from the sources to the module (`--show`).
public enum Stage: String, Sendable, CaseIterable {
  /// The statements of the sources.
  case tokens
  /// What the C headers declare.
  case declarations
  /// The model.
  case interface
  /// `.pyf`
  case signature
  /// The `bind(C)` shims.
  case fortran
  case c
  /// `.pyi`
  case stub
  /// The generated Swift and the header between it and the foreign code.
  case swift
}

extension Wrapper {
  /// The text of a stage, ending in a line feed if it is not empty.
  public func show(_ stage: Stage) async throws -> String {
    // The headers alone are read for it.
    if stage == .declarations { return try await declarations() }
    if stage == .interface {
      let inputs = try InputFiles(request.inputs)
      if !inputs.headers.isEmpty {
        return LibraryPrinter(showsLocations: true).print(try await inferHeaders(inputs).library)
      }
    }
    let sources = try await read(infersEffects: stage == .swift)
    switch stage {
    case .tokens: return Self.tokens(sources)
    case .declarations: return try await declarations()
    case .interface: return LibraryPrinter(showsLocations: true).print(sources.library)
    case .signature: return SignatureWriter().write(sources.library)
    case .fortran: return try generate(sources, isSelfContained: true).shims
    case .c: return try generate(sources, isSelfContained: true).cSource
    case .stub: return try generate(sources, isSelfContained: true).stub
    case .swift: return try generateSwift(sources).text
    }
  }

  private func declarations() async throws -> String {
    let inputs = try InputFiles(request.inputs)
    return DeclarationsPrinter(showsLocations: true).print(try await readHeaders(inputs))
  }

  /// What was concluded from C headers, by which rule, and what was left out.
  public func explain() async throws -> String {
    ExplanationPrinter().print(try await inferHeaders(try InputFiles(request.inputs)))
  }

  public func signature() async throws -> String { try await show(.signature) }

  /// - Throws: `UserError` if the file exists and may not be overwritten, as f2py refuses.
  public func writeSignature(to path: String, overwrites: Bool) async throws {
    let target = request.buildFolder.map { Files.join($0, path) } ?? path
    if Files.exists(target), !overwrites {
      throw UserError(
        "the signature file '\(target)' exists",
        hint: "replace it with --overwrite-signature, or choose another name")
    }
    let text = try await signature()
    if let folder = request.buildFolder { try Files.makeFolder(folder) }
    try Files.replace(target, with: Array(text.utf8))
    report(.wrote(path: target))
  }

  private static func tokens(_ sources: ReadSources) -> String {
    var text = ""
    for file in sources.files {
      let form = SourceForm.detect(path: file.path, bytes: file.bytes)
      let statements = StatementParser(form: form).parse(file).statements
      for statement in statements { text += StatementPrinter().print(statement) }
    }
    return text
  }
}

extension WrapRequest {
  /// The first source's name without its extension, where no signature file gives one.
  public static func defaultModuleName(for sources: [String]) -> String? {
    if sources.contains(where: InputFiles.isSignature) { return nil }
    return sources.first.map { Files.stem(of: $0) }
  }

  /// One of the inputs is a signature file.
  public var hasSignatureFile: Bool { inputs.contains(where: InputFiles.isSignature) }
}
