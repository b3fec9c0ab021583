#if NPZ
  internal import CZip

  /// NumPy's archive of named arrays, `.npz`: a ZIP file of `.npy` files, as `numpy.savez` and
  /// `numpy.savez_compressed` write it. Needs the trait `NPZ` (libzip).
  ///
  /// ```swift
  /// let archive = try NPZArchive(file: "run.npz")
  /// let time = try archive.array("time", as: NDArray<Double, 1>.self)
  /// ```
  ///
  /// Arrays are read when asked for. One archive serves one task at a time.
  public final class NPZArchive {
    private let path: String
    private let archive: OpaquePointer

    /// Opens an archive for reading; throws `ArrayError` when the file is not there, or not a ZIP
    /// file.
    public init(file path: String) throws(ArrayError) {
      var code: Int32 = 0
      guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
        throw openingFailure(path, code, "read")
      }
      self.path = path
      self.archive = archive
    }

    deinit { zip_discard(archive) }

    /// The names of the arrays, in the archive's order.
    public var names: [String] {
      (0..<zip_get_num_entries(archive, 0)).compactMap { index in
        guard let name = zip_get_name(archive, zip_uint64_t(index), 0) else { return nil }
        let text = String(cString: name)
        return text.hasSuffix(".npy") ? String(text.dropLast(4)) : nil
      }
    }

    /// Element type and shape of an array, whose data is not read.
    public func header(_ name: String) throws(ArrayError) -> NPYHeader {
      var member = try Member(archive, path: path, name: name)
      return try NPYHeader(from: &member)
    }

    /// An array of the archive; throws like `NDArray(npy:)`.
    public func array<Scalar: NPYElement, let Rank: Int>(
      _ name: String, as type: NDArray<Scalar, Rank>.Type = NDArray<Scalar, Rank>.self
    ) throws(ArrayError) -> NDArray<Scalar, Rank> {
      var member = try Member(archive, path: path, name: name)
      let array = try NDArray<Scalar, Rank>(npy: &member)
      // Only at the end of the data libzip compares the checksum.
      guard try member.readBytes(upTo: 1).isEmpty else {
        throw ArrayError(.invalidData, "\(member.name) goes on after the data")
      }
      return array
    }
  }

  /// One file of an archive while it is read.
  private struct Member: ByteSource {
    let name: String
    private(set) var remaining: Int?
    private let file: OpenMember

    init(_ archive: OpaquePointer, path: String, name: String) throws(ArrayError) {
      self.name = "\(path), array '\(name)',"
      var status = zip_stat_t()
      guard zip_stat(archive, name + ".npy", 0, &status) == 0 else {
        throw ArrayError(.invalidData, "\(path) has no array '\(name)'")
      }
      // No data deflates better than 1032 to 1, whatever the archive's directory claims.
      let (most, overflow) = status.comp_size.multipliedReportingOverflow(by: 1032)
      remaining = Int(clamping: overflow ? status.size : min(status.size, most &+ 1032))
      guard let handle = zip_fopen(archive, name + ".npy", 0) else {
        throw ArrayError(
          .invalidData, "\(self.name) cannot be read: \(String(cString: zip_strerror(archive)))")
      }
      file = OpenMember(handle)
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArrayError) -> Int {
      var count = 0
      while count < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let got = zip_fread(file.handle, rest.baseAddress, zip_uint64_t(rest.count))
        if got < 0 {
          let reason = String(cString: zip_file_strerror(file.handle))
          throw ArrayError(.invalidData, "\(name) is damaged: \(reason)")
        }
        if got == 0 { break }
        count += Int(got)
      }
      if let left = remaining { remaining = max(0, left - count) }
      return count
    }
  }

  private final class OpenMember {
    let handle: OpaquePointer
    init(_ handle: OpaquePointer) { self.handle = handle }
    deinit { zip_fclose(handle) }
  }

  /// Collects named arrays and writes them as one `.npz` file.
  ///
  /// ```swift
  /// var writer = NPZWriter()
  /// writer.add(time, as: "time")
  /// try writer.write(toFile: "run.npz")
  /// ```
  public struct NPZWriter: Sendable {
    private var members: [(name: String, bytes: [UInt8])] = []

    public init() {}

    /// Adds an array, in place of one of the same name.
    public mutating func add<Scalar: NPYElement, let Rank: Int>(
      _ array: NDArray<Scalar, Rank>, as name: String
    ) {
      members.removeAll { $0.name == name }
      members.append((name, array.npy()))
    }

    /// Writes the archive, in place of a file that may be there: stored like `numpy.savez`, or
    /// deflated like `numpy.savez_compressed`. Throws `ArrayError` with code `fileAccess`.
    public func write(toFile path: String, isCompressed: Bool = false) throws(ArrayError) {
      var code: Int32 = 0
      guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
        throw openingFailure(path, code, "written")
      }
      // The bytes must stay where they are until the archive is closed.
      let copies = members.map { member in
        let copy = UnsafeMutableRawBufferPointer.allocate(
          byteCount: member.bytes.count, alignment: 16)
        copy.copyBytes(from: member.bytes)
        return copy
      }
      defer { for copy in copies { copy.deallocate() } }
      for (member, copy) in zip(members, copies) {
        let method = isCompressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
        let source = zip_source_buffer(archive, copy.baseAddress, zip_uint64_t(copy.count), 0)
        let index = zip_file_add(
          archive, member.name + ".npy", source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        if index < 0 { zip_source_free(source) }
        guard index >= 0, zip_set_file_compression(archive, zip_uint64_t(index), method, 0) == 0
        else { throw failure(archive, path) }
      }
      // libzip writes no archive without members.
      if members.isEmpty {
        zip_discard(archive)
        throw ArrayError(.fileAccess, "\(path) cannot be written: there are no arrays in it")
      }
      if zip_close(archive) != 0 { throw failure(archive, path) }
    }

    private func failure(_ archive: OpaquePointer, _ path: String) -> ArrayError {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      return ArrayError(.fileAccess, "\(path) cannot be written: \(reason)")
    }
  }

  private func openingFailure(_ path: String, _ code: Int32, _ purpose: String) -> ArrayError {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    let reason = String(cString: zip_error_strerror(&error))
    let isAbsent = code == ZIP_ER_NOENT || code == ZIP_ER_OPEN
    return ArrayError(
      isAbsent || purpose == "written" ? .fileAccess : .invalidData,
      "\(path) cannot be \(purpose): \(reason)")
  }
#endif
