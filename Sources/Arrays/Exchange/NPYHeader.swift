/// What a `.npy` file says about its array before the data: enough to choose, at run time, which
/// `NDArray` to read it as.
///
/// ```swift
/// let header = try NPYHeader(npyFile: "field.npy")
/// switch (header.elementType, header.shape.count) {
/// case (.float64, 2): process(try NDArray<Double, 2>(npyFile: "field.npy"))
/// case (.float32, 2): process(try NDArray<Float, 2>(npyFile: "field.npy"))
/// default: print("cannot use \(header)")
/// }
/// ```
///
/// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
public struct NPYHeader: Sendable, Hashable {
  public var elementType: NPYElementType
  /// The extents, none negative.
  public var shape: [Int]
  /// Whether the first index varies fastest in the data.
  public var isFortranOrder: Bool
  /// Whether the data's bytes are in this machine's order.
  public var hasNativeByteOrder: Bool

  public init(elementType: NPYElementType, shape: [Int], isFortranOrder: Bool = false) {
    self.elementType = elementType
    self.shape = shape
    self.isFortranOrder = isFortranOrder
    hasNativeByteOrder = true
  }

  /// The header at the beginning of a file's bytes; what follows it does not matter.
  ///
  /// Throws `ArrayError.Code.invalidData` when the bytes are not those of a `.npy` file, or when
  /// its elements are not numbers or truth values.
  public init(npy bytes: [UInt8]) throws(ArrayError) {
    var source = MemorySource(bytes[...])
    try self.init(from: &source)
  }

  /// The header of a file, whose data is not read.
  public init(npyFile path: String) throws(ArrayError) {
    var source = try FileSource(path)
    try self.init(from: &source)
  }
}

extension NPYHeader: CustomStringConvertible {
  /// `float64 (3, 4)`
  public var description: String {
    "\(elementType) \(pythonTuple(shape))" + (isFortranOrder ? " in Fortran order" : "")
  }
}

/// A shape as Python writes it: `()`, `(3,)`, `(3, 4)`.
func pythonTuple(_ shape: [Int]) -> String {
  shape.count == 1
    ? "(\(shape[0]),)" : "(" + shape.map { String($0) }.joined(separator: ", ") + ")"
}

// MARK: Writing

extension NPYHeader {
  static let magic: [UInt8] = [0x93] + "NUMPY".utf8

  /// The bytes that `numpy.save` writes before the data.
  ///
  /// The text is filled with blanks so that the growing axis may become 21 digits long in place,
  /// and so that the data begin at a multiple of 64.
  var bytes: [UInt8] {
    let growing = isFortranOrder ? shape.last : shape.first
    var text =
      "{'descr': '\(elementType.descriptor)', "
      + "'fortran_order': \(isFortranOrder ? "True" : "False"), "
      + "'shape': \(pythonTuple(shape)), }"
    if let growing { text += String(repeating: " ", count: 21 - String(growing).utf8.count) }
    // Version 1 has two bytes for the length, version 2 four.
    let isShort = text.utf8.count < 65_400
    let prefix = Self.magic.count + 2 + (isShort ? 2 : 4)
    let padding = 64 - (prefix + text.utf8.count + 1) % 64
    let length = text.utf8.count + padding + 1
    var bytes = Self.magic + [isShort ? 1 : 2, 0]
    for shift in 0..<(isShort ? 2 : 4) {
      bytes.append(UInt8(truncatingIfNeeded: length >> (8 * shift)))
    }
    bytes += text.utf8
    bytes += repeatElement(UInt8(ascii: " "), count: padding)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}

// MARK: Reading

extension NPYHeader {
  /// Reads the header and leaves the source at the first byte of the data.
  init(from source: inout some ByteSource) throws(ArrayError) {
    let start = try source.readBytes(upTo: 8)
    guard start.count == 8, Array(start[..<6]) == Self.magic else {
      throw ArrayError(
        .invalidData, "\(source.name) is not a .npy file: it does not begin with \\x93NUMPY")
    }
    guard (1...3).contains(start[6]), start[7] == 0 else {
      throw ArrayError(
        .invalidData,
        "\(source.name) has .npy format \(start[6]).\(start[7]); known are 1.0, 2.0 and 3.0")
    }
    let width = start[6] == 1 ? 2 : 4
    let lengthBytes = try source.readBytes(upTo: width)
    var length = 0
    for byte in lengthBytes.reversed() { length = length << 8 | Int(byte) }
    let text = try source.readBytes(upTo: length)
    guard lengthBytes.count == width, text.count == length else {
      throw ArrayError(.invalidData, "\(source.name) is truncated within its header")
    }
    self = try NPYHeaderParser(text, name: source.name).header()
  }
}
