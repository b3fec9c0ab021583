import Interface
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few file operations that building needs, with errors that a user understands.
///
/// Every function throws a `UserError` that names the path and the system's reason.
public enum Files {
  /// What `stat` tells of a path, symbolic links followed.
  public struct Info: Sendable, Hashable {
    public var isDirectory: Bool
    public var isRegular: Bool
    /// In bytes.
    public var size: Int
    /// The last change of the contents, in seconds since 1970.
    public var modified: Double
    public var owner: UInt32
    /// The nine permission bits and set-id bits.
    public var permissions: UInt32
  }

  public static func info(_ path: String) -> Info? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Info(status)
  }

  /// The same, but of a symbolic link itself, so that nobody can point a path of ours elsewhere.
  public static func linkInfo(_ path: String) -> Info? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return Info(status)
  }

  public static func exists(_ path: String) -> Bool { info(path) != nil }
  public static func isDirectory(_ path: String) -> Bool { info(path)?.isDirectory == true }

  public static func isExecutable(_ path: String) -> Bool {
    guard let found = info(path), found.isRegular else { return false }
    return access(path, X_OK) == 0
  }

  public static func isWritableDirectory(_ path: String) -> Bool {
    isDirectory(path) && access(path, W_OK | X_OK) == 0
  }

  /// The bytes of a regular file.
  public static func read(_ path: String) throws(UserError) -> [UInt8] {
    do {
      let descriptor = try FileDescriptor.open(
        FilePath(path), .readOnly, options: [.closeOnExec])
      return try descriptor.closeAfter {
        let size = Int(try descriptor.seek(offset: 0, from: .end))
        _ = try descriptor.seek(offset: 0, from: .start)
        var bytes: [UInt8] = []
        var end = false
        // One byte more than the size, so that the usual file ends in the first round.
        var room = max(size, 0) + 1
        while !end {
          let chunk = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
          }
          end = chunk.isEmpty
          if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
          room = 1 << 16
        }
        return bytes
      }
    } catch {
      throw failure("read", path, error)
    }
  }

  /// Writes a file in place. A part-written file is removed.
  public static func write(
    _ path: String, _ bytes: [UInt8],
    permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
  ) throws(UserError) {
    do {
      let descriptor = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: permissions)
      do {
        try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
      } catch {
        remove(path)
        throw error
      }
    } catch {
      throw failure("write", path, error)
    }
  }

  public static func write(_ path: String, text: String) throws(UserError) {
    try write(path, Array(text.utf8))
  }

  /// Writes under a private name in the same folder and renames, so that nobody ever sees half a
  /// file and a failure leaves what was there before.
  public static func replace(
    _ path: String, with bytes: [UInt8],
    permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
  ) throws(UserError) {
    let hidden = sibling(of: path)
    do {
      let descriptor = try FileDescriptor.open(
        FilePath(hidden), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: permissions)
      do {
        try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
        guard rename(hidden, path) == 0 else { throw Errno(rawValue: errno) }
      } catch {
        remove(hidden)
        throw error
      }
    } catch {
      throw failure("write", path, error)
    }
  }

  /// A hidden name beside `path` that nobody else uses.
  static func sibling(of path: String) -> String {
    let unique = String(UInt64.random(in: .min ... .max), radix: 36)
    let folder = folder(of: path)
    let name = ".\(lastComponent(of: path)).\(unique)"
    return folder == "." && !path.hasPrefix("./") ? name : join(folder, name)
  }

  public static func copy(_ source: String, to target: String) throws(UserError) {
    try write(target, try read(source))
  }

  /// Removes a file; that it was not there is no error.
  public static func remove(_ path: String) {
    _ = unlink(path)
  }

  /// The names in a folder, sorted, without `.` and `..`.
  public static func list(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Sets the time of last use to now.
  static func touch(_ path: String) {
    utimensat(AT_FDCWD, path, nil, 0)
  }

  static func failure(_ verb: String, _ path: String, _ error: any Error) -> UserError {
    let reason = (error as? Errno).map(describe) ?? "\(error)"
    return UserError("cannot \(verb) '\(path)': \(reason)", hint: hint(for: error as? Errno))
  }

  static func describe(_ code: Errno) -> String {
    switch code {
    case .noSuchFileOrDirectory: "no such file or directory"
    case .isDirectory: "it is a directory"
    case .permissionDenied: "permission denied"
    case .noSpace: "no space left on the disk"
    case .fileTooLarge: "the file would be larger than the limit allows"
    default: code.description.lowercased()
    }
  }

  private static func hint(for code: Errno?) -> String? {
    switch code {
    case .noSpace: "free some space, or set TMPDIR and XDG_CACHE_HOME to a disk with room"
    case .fileTooLarge: "raise the limit with 'ulimit -f'"
    default: nil
    }
  }
}

extension Files.Info {
  fileprivate init(_ status: stat) {
    let kind = status.st_mode & S_IFMT
    isDirectory = kind == S_IFDIR
    isRegular = kind == S_IFREG
    size = Int(status.st_size)
    #if os(Linux)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    modified = Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    owner = UInt32(status.st_uid)
    permissions = UInt32(status.st_mode) & 0o7777
  }
}
