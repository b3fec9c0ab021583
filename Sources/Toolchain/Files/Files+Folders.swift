import Interface
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Files {
  /// Makes a folder and those above it. That it exists is no error.
  public static func makeFolder(_ path: String, mode: UInt32 = 0o777) throws(UserError) {
    if isDirectory(path) { return }
    let above = folder(of: path)
    if above != path, !isDirectory(above) { try makeFolder(above, mode: mode) }
    guard mkdir(path, mode_t(mode)) != 0 else { return }
    let code = Errno(rawValue: errno)
    if code == .fileExists, isDirectory(path) { return }  // another process was quicker
    throw failure("make the folder", path, code == .fileExists ? Errno.notDirectory : code)
  }

  /// A new folder with an unpredictable name and mode 0700 (`mkdtemp`).
  public static func makePrivateFolder(in parent: String, prefix: String) throws(UserError)
    -> String
  {
    var template = Array(join(parent, "\(prefix)XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) } != nil
    }
    guard made else { throw failure("make a folder in", parent, Errno(rawValue: errno)) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a folder with all in it. Symbolic links are removed, never followed.
  public static func removeTree(_ path: String) {
    if let found = linkInfo(path), found.isDirectory {
      for name in list(path) { removeTree(join(path, name)) }
      _ = rmdir(path)
    } else {
      remove(path)
    }
  }

  /// The size in bytes of all files below a folder.
  public static func treeSize(_ path: String) -> Int {
    guard let found = linkInfo(path) else { return 0 }
    if !found.isDirectory { return found.size }
    return list(path).reduce(0) { $0 + treeSize(join(path, $1)) }
  }
}
