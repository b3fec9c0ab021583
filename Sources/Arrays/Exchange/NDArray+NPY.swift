// NumPy's file format for one array, `.npy`: bit for bit what `numpy.save` writes.

extension NDArray where Scalar: NPYElement {
  /// The array in the bytes of a `.npy` file of format 1, 2 or 3 and of either byte order. Fortran
  /// order stays Fortran order.
  ///
  /// Throws `ArrayError`: `elementTypeMismatch` and `shapeMismatch` when the file holds another
  /// type or rank than this array has, `invalidData` when the bytes are damaged. Nothing is
  /// converted; `NPYHeader(npy:)` tells what a file holds.
  @inlinable
  public init(npy bytes: [UInt8]) throws(ArrayError) {
    var source = MemorySource(bytes[...])
    try self.init(npy: &source)
  }

  /// The array in a `.npy` file, see `init(npy:)`; also throws `fileAccess` when there is no such
  /// file or it cannot be read. The data is read straight to its place.
  @inlinable
  public init(npyFile path: String) throws(ArrayError) {
    var source = try FileSource(path)
    if source.remaining == nil {
      // Of a pipe nobody knows whether it holds what its header claims.
      var bytes = MemorySource(try source.readToEnd()[...], name: path)
      try self.init(npy: &bytes)
    } else {
      try self.init(npy: &source)
    }
  }

  /// The bytes of a `.npy` file of this array, the ones that `numpy.save` writes.
  ///
  /// Elements that lie in Fortran order are written in Fortran order, all others in C order.
  @inlinable
  public func npy() -> [UInt8] {
    withNPYParts { parts in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(parts.reduce(0) { $0 + $1.count })
      for part in parts { bytes += part }
      return bytes
    }
  }

  /// Writes a `.npy` file, as `numpy.save` does, in place of one that may be there.
  ///
  /// Throws `ArrayError` with code `fileAccess` when the file cannot be written.
  @inlinable
  public func writeNPY(toFile path: String) throws(ArrayError) {
    try withNPYParts { parts throws(ArrayError) in try writeFile(path, parts) }
  }
}

extension NDArray where Scalar: NPYElement {
  @inlinable
  init(npy source: inout some ByteSource) throws(ArrayError) {
    let plan = try NPYReadingPlan(from: &source, type: Scalar.npyType, rank: Rank)
    var shape = InlineArray<Rank, Int>(repeating: 0)
    for axis in 0..<Rank { shape[axis] = plan.shape[axis] }
    try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
    self.init(uninitialized: shape, order: plan.order)
    defer { withExtendedLifetime(storage) {} }
    try plan.readData(from: &source, into: storage.start)
  }

  /// Header and data.
  @inlinable
  func withNPYParts<Result, Failure: Error>(
    _ body: ([UnsafeRawBufferPointer]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let order = layout.preferredOrder
    var shape: [Int] = []
    for axis in 0..<Rank { shape.append(self.shape[axis]) }
    return try withUnsafePointer(order: order) { elements throws(Failure) -> Result in
      let data = UnsafeRawBufferPointer(
        start: elements, count: count &* MemoryLayout<Scalar>.stride)
      return try withNPYData(
        NPYHeader(elementType: Scalar.npyType, shape: shape, isFortranOrder: order == .fortran),
        data, body)
    }
  }
}

/// What remains to be done after a header was read and found to fit.
@usableFromInline
struct NPYReadingPlan {
  private let header: NPYHeader
  @usableFromInline let byteCount: Int

  @usableFromInline var shape: [Int] { header.shape }
  @usableFromInline var order: MemoryOrder { header.isFortranOrder ? .fortran : .c }

  @usableFromInline
  init(
    from source: inout some ByteSource, type: NPYElementType, rank: Int
  ) throws(ArrayError) {
    header = try NPYHeader(from: &source)
    guard header.elementType == type else {
      throw ArrayError(
        .elementTypeMismatch, "\(source.name) holds elements of \(header.elementType), not \(type)")
    }
    guard header.shape.count == rank else {
      throw ArrayError(
        .shapeMismatch,
        "\(source.name) holds an array of shape \(pythonTuple(header.shape)), not one of rank \(rank)"
      )
    }
    var byteCount = header.shape.contains(0) ? 0 : type.size
    for extent in header.shape {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: extent)
      guard !overflow else {
        throw ArrayError(
          .invalidData,
          "\(source.name) claims shape \(pythonTuple(header.shape)), more than memory can hold")
      }
      byteCount = product
    }
    self.byteCount = byteCount
    // Before memory is asked for that the file cannot fill.
    if let remaining = source.remaining, remaining < byteCount {
      throw truncated(source.name, got: remaining)
    }
  }

  private func truncated(_ name: String, got: Int) -> ArrayError {
    ArrayError(
      .invalidData,
      "\(name) is truncated: \(header) needs \(byteCount) bytes of data, there are \(got)")
  }

  /// Fills memory of `byteCount` bytes.
  @usableFromInline
  func readData(
    from source: inout some ByteSource, into start: UnsafeMutableRawPointer
  ) throws(ArrayError) {
    let buffer = UnsafeMutableRawBufferPointer(start: start, count: byteCount)
    let got = try source.read(into: buffer)
    guard got == byteCount else { throw truncated(source.name, got: got) }
    if !header.hasNativeByteOrder { buffer.reverseWords(of: header.elementType.wordSize) }
    // In Swift a Bool of any other byte is undefined.
    if header.elementType == .bool {
      for i in buffer.indices { buffer[i] = buffer[i] == 0 ? 0 : 1 }
    }
  }
}

/// Adds the header to the data, in which padding between elements becomes zeros.
@usableFromInline
func withNPYData<Result, Failure: Error>(
  _ header: NPYHeader, _ data: UnsafeRawBufferPointer,
  _ body: ([UnsafeRawBufferPointer]) throws(Failure) -> Result
) throws(Failure) -> Result {
  let bytes = header.bytes
  let start = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
  defer { start.deallocate() }
  start.copyBytes(from: bytes)
  guard header.elementType == .longdouble || header.elementType == .clongdouble else {
    return try body([UnsafeRawBufferPointer(start), data])
  }
  // Ten of sixteen bytes have a meaning; what else lay in memory is not written out.
  let padded = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 1)
  defer { padded.deallocate() }
  for i in data.indices { padded[i] = i % 16 < 10 ? data[i] : 0 }
  return try body([UnsafeRawBufferPointer(start), UnsafeRawBufferPointer(padded)])
}

extension UnsafeMutableRawBufferPointer {
  /// Reverses the bytes of each word of `size` bytes.
  func reverseWords(of size: Int) {
    switch size {
    case 2: swapWords(as: UInt16.self)
    case 4: swapWords(as: UInt32.self)
    case 8: swapWords(as: UInt64.self)
    default:
      for start in stride(from: 0, to: count, by: size) {
        for i in 0..<(size / 2) { swapAt(start + i, start + size - 1 - i) }
      }
    }
  }

  private func swapWords<Word: FixedWidthInteger & BitwiseCopyable>(as type: Word.Type) {
    withMemoryRebound(to: type) { words in
      for i in words.indices { words[i] = words[i].byteSwapped }
    }
  }
}
