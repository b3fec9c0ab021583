/// Reads the text of a header: a Python dictionary with three known keys.
///
/// `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`
struct NPYHeaderParser {
  private let text: [UInt8]
  private let name: String
  private var position = 0

  init(_ text: [UInt8], name: String) {
    self.text = text
    self.name = name
  }

  consuming func header() throws(ArrayError) -> NPYHeader {
    var type: (NPYElementType, isNative: Bool)?
    var isFortranOrder: Bool?
    var shape: [Int]?
    try expect("{")
    while !skip("}") {
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try elementType()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try truthValue()
      case "shape" where shape == nil: shape = try extents()
      default: throw garbage("the key '\(key)', once each of descr, fortran_order and shape")
      }
      if !skip(",") {
        try expect("}")
        break
      }
    }
    skipBlanks()
    guard position == text.count else { throw garbage("text after the closing brace") }
    guard let type, let isFortranOrder, let shape else {
      throw garbage("no descr, fortran_order or shape")
    }
    var header = NPYHeader(elementType: type.0, shape: shape, isFortranOrder: isFortranOrder)
    header.hasNativeByteOrder = type.isNative
    return header
  }

  // MARK: Values

  private mutating func elementType() throws(ArrayError) -> (NPYElementType, Bool) {
    skipBlanks()
    if position < text.count,
      text[position] == UInt8(ascii: "[") || text[position] == UInt8(ascii: "(")
    {
      throw ArrayError(
        .invalidData, "\(name) holds records (a structured dtype), not numbers of one type")
    }
    let descriptor = try string()
    var code = Substring(descriptor)
    var isNative = true
    if let first = code.first, "<>|=".contains(first) {
      isNative = !(first == ">" && isLittleEndianMachine || first == "<" && !isLittleEndianMachine)
      code.removeFirst()
    }
    if let type = NPYElementType(code: String(code)) { return (type, isNative || type.size == 1) }
    switch code.first {
    case "O":
      throw ArrayError(
        .invalidData,
        "\(name) holds Python objects (dtype object), which only Python can read (by pickle)")
    case "U", "S", "a":
      throw ArrayError(.invalidData, "\(name) holds strings (dtype '\(descriptor)'), not numbers")
    case "M", "m":
      throw ArrayError(.invalidData, "\(name) holds times (dtype '\(descriptor)'), not numbers")
    default:
      throw ArrayError(
        .invalidData, "\(name) has the dtype '\(descriptor)', which no element type matches")
    }
  }

  private mutating func truthValue() throws(ArrayError) -> Bool {
    if skip("True") { return true }
    if skip("False") { return false }
    throw garbage("neither True nor False for fortran_order")
  }

  private mutating func extents() throws(ArrayError) -> [Int] {
    var extents: [Int] = []
    try expect("(")
    while !skip(")") {
      extents.append(try extent())
      if !skip(",") {
        try expect(")")
        break
      }
    }
    return extents
  }

  private mutating func extent() throws(ArrayError) -> Int {
    skipBlanks()
    var value = 0
    let first = position
    while position < text.count, case let digit = text[position] &- UInt8(ascii: "0"), digit < 10 {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int(digit))
      guard !overflow, !carry else { throw garbage("an extent that no machine can hold") }
      value = sum
      position += 1
    }
    guard position > first else { throw garbage("a shape that is not a tuple of numbers") }
    // Python 2 wrote `3L`.
    if position < text.count, text[position] == UInt8(ascii: "L") { position += 1 }
    return value
  }

  private mutating func string() throws(ArrayError) -> String {
    skipBlanks()
    guard position < text.count, case let quote = text[position],
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      let end = text[(position + 1)...].firstIndex(of: quote)
    else { throw garbage("no quoted text where one belongs") }
    defer { position = end + 1 }
    return String(decoding: text[(position + 1)..<end], as: UTF8.self)
  }

  // MARK: Characters

  private mutating func skipBlanks() {
    while position < text.count, [0x20, 0x0A, 0x0D, 0x09].contains(text[position]) { position += 1 }
  }

  private mutating func skip(_ expected: StaticString) -> Bool {
    skipBlanks()
    let count = expected.utf8CodeUnitCount
    guard position + count <= text.count else { return false }
    for i in 0..<count where text[position + i] != expected.utf8Start[i] { return false }
    position += count
    return true
  }

  private mutating func expect(_ expected: StaticString) throws(ArrayError) {
    if !skip(expected) { throw garbage("no '\(expected)' where one belongs") }
  }

  private func garbage(_ what: String) -> ArrayError {
    ArrayError(.invalidData, "\(name) has a broken .npy header: \(what), at byte \(position)")
  }
}
