// Files by POSIX calls, the only place of this target where the operating system is asked.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file open for reading, closed with the last reference.
@usableFromInline
struct FileSource: ByteSource {
  @usableFromInline let name: String
  @usableFromInline private(set) var remaining: Int?
  private let file: OpenFile

  @usableFromInline
  init(_ path: String) throws(ArrayError) {
    name = path
    file = try OpenFile(path, flags: O_RDONLY | O_CLOEXEC, purpose: "read")
    var status = stat()
    if fstat(file.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      remaining = Int(status.st_size)
    }
  }

  @usableFromInline
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArrayError) -> Int {
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      // Linux moves at most 2 GiB at once.
      let got = interruptible { readDescriptor(file.descriptor, rest.baseAddress, rest.count) }
      if got < 0 { throw failure("read", name) }
      if got == 0 { break }
      count += got
    }
    if let left = remaining { remaining = max(0, left - count) }
    return count
  }
}

/// Writes the parts one after the other to a new file, or over an old one.
@usableFromInline
func writeFile(_ path: String, _ parts: [UnsafeRawBufferPointer]) throws(ArrayError) {
  let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
  let file = try OpenFile(path, flags: flags, purpose: "written")
  for part in parts {
    var rest = part
    while !rest.isEmpty {
      let put = interruptible { write(file.descriptor, rest.baseAddress, rest.count) }
      if put < 0 { throw failure("written", path) }
      rest = UnsafeRawBufferPointer(rebasing: rest[put...])
    }
  }
  // What was delayed (quota, network) shows when closing.
  if file.close() != 0 { throw failure("written", path) }
}

private final class OpenFile {
  let descriptor: Int32
  private var isOpen = true

  init(_ path: String, flags: Int32, purpose: String) throws(ArrayError) {
    descriptor = Int32(interruptible { Int(open(path, flags, 0o666)) })
    if descriptor < 0 { throw failure(purpose, path) }
  }

  func close() -> Int32 {
    isOpen = false
    return closeDescriptor(descriptor)
  }

  deinit {
    if isOpen { _ = closeDescriptor(descriptor) }
  }
}

private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func readDescriptor(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, start, count)
}

/// Calls again when a signal came between.
private func interruptible(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

private func failure(_ purpose: String, _ path: String) -> ArrayError {
  let reason = String(cString: strerror(errno))
  return ArrayError(.fileAccess, "\(path) cannot be \(purpose): \(reason)")
}
