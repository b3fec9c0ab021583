import Interface
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compiled files by everything that decided their contents.
///
/// ```
/// <root> 0700, ours            ${XDG_CACHE_HOME:-~/.cache}/swiftlet
/// ├─ objects/3f/3f…            one folder per entry
/// │   ├─ key                   the whole key
/// │   ├─ sizes                 `name size` of each product: a damaged entry is no hit
/// │   └─ object.o, m.mod, …    products
/// ├─ answers/…                 see AnswerStore
/// └─ tmp/…                     entries being written, build folders
/// ```
/// An entry is written under a private name and renamed, so several builds may run at once.
public struct BuildCache: Sendable {
  public let root: String

  /// The user's cache.
  ///
  /// - Returns: nil with `SWIFTLET_CACHE=off`, or without a home.
  /// - Throws: `UserError` where the folder is not ours alone: others could then put object files
  ///   into our builds.
  public static func ofUser(_ variables: Variables) throws(UserError) -> BuildCache? {
    if variables["SWIFTLET_CACHE"]?.lowercased() == "off" { return nil }
    guard let root = folder(variables) else { return nil }
    return try BuildCache(root: root)
  }

  /// Where the user's cache is, whether or not it exists.
  public static func folder(_ variables: Variables) -> String? {
    if let folder = variables["XDG_CACHE_HOME"], folder.hasPrefix("/") {
      return Files.join(folder, "swiftlet")
    }
    return variables["HOME"].map { Files.join($0, ".cache/swiftlet") }
  }

  public init(root: String) throws(UserError) {
    self.root = root
    try Files.makeFolder(Files.folder(of: root), mode: 0o700)
    if Files.linkInfo(root) == nil { try Files.makeFolder(root, mode: 0o700) }
    guard let found = Files.linkInfo(root), found.isDirectory else {
      throw UserError("the cache '\(root)' is not a folder", hint: "remove it")
    }
    try Self.verify(found, root, user: UInt32(geteuid()))
    if found.permissions != 0o700, chmod(root, 0o700) != 0 {
      throw Files.failure("protect", root, Errno(rawValue: errno))
    }
    try Files.makeFolder(temporaryFolder, mode: 0o700)
  }

  /// Owner and permissions: nobody else may have been able to write here.
  static func verify(_ found: Files.Info, _ root: String, user: UInt32) throws(UserError) {
    if found.owner != user {
      throw UserError(
        "the cache '\(root)' belongs to another user",
        hint: "set XDG_CACHE_HOME to a folder of your own, or SWIFTLET_CACHE=off")
    }
    if found.permissions & 0o022 != 0 {
      throw UserError(
        "others can write into the cache '\(root)'",
        hint: "remove it with 'rm -r \(root)'; it is made anew, for you alone")
    }
  }

  public var answers: AnswerStore { AnswerStore(folder: Files.join(root, "answers")) }
  public var temporaryFolder: String { Files.join(root, "tmp") }
  var objectsFolder: String { Files.join(root, "objects") }

  func entryFolder(_ key: CacheKey) -> String {
    let hash = key.hash
    return Files.join(objectsFolder, "\(hash.prefix(2))/\(hash)")
  }

  /// Copies an entry's products into a folder.
  ///
  /// - Returns: their names, or nil if there is no such entry.
  public func fetch(_ key: CacheKey, into folder: String) throws(UserError) -> [String]? {
    let entry = entryFolder(key)
    guard let stored = try? Files.read(Files.join(entry, "key")), stored == key.bytes,
      let sizes = try? Files.read(Files.join(entry, "sizes"))
    else { return nil }
    var names: [String] = []
    for line in String(decoding: sizes, as: UTF8.self).split(separator: "\n") {
      guard let blank = line.lastIndex(of: " "),
        let size = Int(line[line.index(after: blank)...])
      else { return nil }
      let name = String(line[..<blank])
      guard let bytes = try? Files.read(Files.join(entry, name)), bytes.count == size else {
        return nil
      }
      try Files.write(Files.join(folder, name), bytes)
      names.append(name)
    }
    Files.touch(Files.join(entry, "key"))
    return names.isEmpty ? nil : names
  }

  /// Keeps products of a folder. A failure (a full disk) leaves no entry and is no error.
  public func store(_ key: CacheKey, products: [String], from folder: String) {
    let entry = entryFolder(key)
    guard let hidden = try? Files.makePrivateFolder(in: temporaryFolder, prefix: "entry-")
    else { return }
    do {
      var sizes = ""
      for name in products {
        let bytes = try Files.read(Files.join(folder, name))
        try Files.write(Files.join(hidden, name), bytes)
        sizes += "\(name) \(bytes.count)\n"
      }
      try Files.write(Files.join(hidden, "sizes"), text: sizes)
      try Files.write(Files.join(hidden, "key"), key.bytes)
      try Files.makeFolder(Files.folder(of: entry), mode: 0o700)
      if rename(hidden, entry) != 0 {
        // There is an entry: another build's, or one that a collision or damage made useless.
        Files.removeTree(entry)
        if rename(hidden, entry) != 0 { Files.removeTree(hidden) }
      }
    } catch {
      Files.removeTree(hidden)
    }
  }
}
