import Interface

/// The name of an extension module: Python finds its initialiser by it, so it must be an identifier.
enum ModuleName {
  static func validate(_ name: String) throws(UserError) {
    let isIdentifier =
      name.utf8.enumerated().allSatisfy { index, byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "_"):
          true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
        default: false
        }
      } && !name.isEmpty
    guard isIdentifier else {
      throw UserError(
        "'\(name)' is no module name that Python can import",
        hint: "use letters, digits and '_', not beginning with a digit")
    }
  }
}
