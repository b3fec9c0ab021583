/// Pieces of C text.
enum CText {
  /// A string literal; bytes outside ASCII are written in octal.
  static func string(_ text: String) -> String {
    var literal = "\""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): literal += "\\\""
      case UInt8(ascii: "\\"): literal += "\\\\"
      case UInt8(ascii: "\n"): literal += "\\n"
      case UInt8(ascii: "?"): literal += "\\?"  // no trigraphs
      case 32..<127: literal.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        literal += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return literal + "\""
  }
}
