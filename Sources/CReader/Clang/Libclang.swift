import _ClangShims

/// libclang, loaded.
public final class Libclang: @unchecked Sendable {
  // Unchecked: a table of functions that never changes. libclang lets threads work at the same time,
  // each on an index of its own.
  let functions: ClangFunctions
  /// Where it was loaded from.
  public let path: String
  /// What it says of itself: `Debian clang version 19.1.7`.
  public let version: String
  /// The headers that belong to it, such as `stddef.h`, are in `include` below.
  public let resourceFolder: String

  /// Why a library cannot be used, in the loader's words or ours.
  struct Failure: Error {
    var reason: String
  }

  init(path: String) throws(Failure) {
    var functions = ClangFunctions()
    if let reason = swiftlet_clang_load(path, &functions) {
      throw Failure(reason: String(cString: reason))
    }
    self.functions = functions
    self.path = path
    // What follows in parentheses says where the source is kept.
    let version = Self.text(functions.getClangVersion(), functions)
    self.version = version.split(separator: " (").first.map(String.init) ?? version
    guard let folder = ResourceFolder.find(for: path, version: self.version) else {
      throw Failure(
        reason: "its own headers are not there (lib/clang/"
          + "\(ResourceFolder.majorVersion(in: version) ?? "*")/include/stddef.h)")
    }
    resourceFolder = folder
  }

  /// The text of a string of libclang's, which ends here.
  func text(_ string: ClangString) -> String { Self.text(string, functions) }

  private static func text(_ string: ClangString, _ functions: ClangFunctions) -> String {
    defer { functions.disposeString(string) }
    guard let bytes = functions.getCString(string) else { return "" }
    return String(cString: bytes)
  }

  /// Calls `body` with each child of a cursor; those below it are not visited.
  func visitChildren(of cursor: ClangCursor, _ body: (ClangCursor) -> Void) {
    withoutActuallyEscaping(body) { body in
      var body = body
      withUnsafeMutablePointer(to: &body) { pointer in
        let visit: ClangVisitor = { cursor, _, data in
          data?.assumingMemoryBound(to: ((ClangCursor) -> Void).self).pointee(cursor)
          return UInt32(ClangChildVisit_Continue)
        }
        _ = functions.visitChildren(cursor, visit, UnsafeMutableRawPointer(pointer))
      }
    }
  }
}
