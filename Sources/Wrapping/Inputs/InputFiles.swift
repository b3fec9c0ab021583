import Interface
import Toolchain

/// The user's files by what they are.
public struct InputFiles: Sendable {
  /// Fortran sources, in order.
  public var fortran: [String] = []
  /// At most one signature file.
  public var signature: String?
  public var c: [String] = []
  public var cxx: [String] = []
  /// C and C++ headers, in order; names that only the include folders find among them.
  public var headers: [String] = []
  /// Objects and libraries for the linker.
  public var linked: [String] = []

  static let fixedExtensions: Set<String> = ["f", "for", "ftn", "f77", "fpp"]
  static let freeExtensions: Set<String> = ["f90", "f95", "f03", "f08", "f18"]
  static let headerExtensions: Set<String> = ["h", "hh", "hpp", "hxx", "h++"]

  /// - Throws: `UserError` with one diagnostic for each path that cannot be used.
  public init(_ paths: [String]) throws(UserError) {
    var errors: [Diagnostic] = []
    var signatures: [String] = []
    for path in paths {
      if Self.isNameOfHeader(path) {
        headers.append(path)
        continue
      }
      guard let info = Files.info(path) else {
        errors.append(.error("cannot open '\(path)': no such file or directory"))
        continue
      }
      if info.isDirectory {
        errors.append(
          .error("'\(path)' is a folder, not a source file", hint: "name the files in it"))
        continue
      }
      let lower = path.lowercased()
      let suffix = Files.pathExtension(of: lower)
      if Self.isSignature(path) {
        signatures.append(path)
      } else if Self.fixedExtensions.contains(suffix) || Self.freeExtensions.contains(suffix) {
        fortran.append(path)
      } else if Files.pathExtension(of: path) == "c" {
        c.append(path)
      } else if ["c", "cc", "cpp", "cxx", "c++"].contains(suffix) {
        cxx.append(path)
      } else if Self.headerExtensions.contains(suffix) {
        headers.append(path)
      } else if ["o", "a", "so", "dylib"].contains(suffix) || lower.contains(".so.") {
        linked.append(path)
      } else {
        errors.append(
          .error(
            "'\(path)' is of no kind that is known by its name",
            hint: "Fortran: .f .for .f77 .ftn .f90 .f95 .f03 .f08 (or capital); "
              + "signatures: .pyf .pyf.src; C: .c .h; C++: .cpp .cc .cxx .hpp .hh .hxx; "
              + "compiled: .o .a .so"))
      }
    }
    if signatures.count > 1 {
      errors.append(
        .error(
          "there are \(signatures.count) signature files: "
            + signatures.map { "'\($0)'" }.joined(separator: ", "),
          hint: "a module is made from one"))
    }
    signature = signatures.first
    if !errors.isEmpty { throw UserError(errors) }
  }

  /// `<gsl/gsl_sf.h>`, or `gsl/gsl_sf.h` where there is no such file here: the include folders may
  /// have one.
  static func isNameOfHeader(_ path: String) -> Bool {
    if path.hasPrefix("<"), path.hasSuffix(">") { return true }
    return !path.hasPrefix("/") && headerExtensions.contains(Files.pathExtension(of: path))
      && !Files.exists(path)
  }

  /// One of the headers is C++ by its name.
  public var hasCxxHeaders: Bool {
    headers.contains { header in
      let suffix = Files.pathExtension(of: header)
      return suffix == "H" || ["hh", "hpp", "hxx", "h++"].contains(suffix.lowercased())
    }
  }

  /// `.pyf`, or `.pyf.src`, a template of one.
  static func isSignature(_ path: String) -> Bool {
    let lower = path.lowercased()
    return lower.hasSuffix(".pyf") || lower.hasSuffix(".pyf.src")
  }

  /// The name's convention: capitals (`.F90`) mean that the preprocessor comes first.
  static func isPreprocessedByName(_ path: String) -> Bool {
    let suffix = Files.pathExtension(of: path)
    return suffix.first?.isUppercase == true || suffix.lowercased() == "fpp"
  }
}
