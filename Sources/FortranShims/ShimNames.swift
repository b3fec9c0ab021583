import CodePrinting

/// The global names of one file of shims: deterministic, unique, at most 63 characters long.
struct ShimNames {
  private var registry = NameRegistry()

  /// F2018 6.2.2 allows a name 63 characters.
  static let longestName = 63

  /// `swl_<part>_<part>…`, shortened to a prefix and a checksum where that is too long.
  mutating func claim(_ parts: [String], for origin: String) -> String {
    let name = "swl_" + parts.map(Self.identifier).joined(separator: "_")
    return registry.claim(Self.shortened(name, to: Self.longestName - 3), for: origin)
  }

  /// The name in lower case with what Fortran does not allow in a name replaced.
  static func identifier(_ name: String) -> String {
    String(
      decoding: name.utf8.map { byte -> UInt8 in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "_"):
          byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
        default: UInt8(ascii: "_")
        }
      }, as: UTF8.self)
  }

  static func shortened(_ name: String, to limit: Int) -> String {
    guard name.utf8.count > limit else { return name }
    // FNV-1a: two long names with the same beginning stay different and the same in every run.
    var checksum: UInt32 = 2_166_136_261
    for byte in name.utf8 { checksum = (checksum ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(checksum, radix: 16)
    return "\(name.prefix(limit - 9))_\(digits)"
  }
}

/// The names inside one shim: the user's where they clash with nothing that the shim needs.
struct LocalNames {
  private var registry: NameRegistry

  /// Everything that shims import, and the intrinsic functions that they call.
  private static let reserved: [String] =
    [
      "c_ptr", "c_funptr", "c_loc", "c_f_pointer", "c_f_procpointer", "c_associated", "c_char",
      "c_size_t", "c_intptr_t", "c_float", "c_double", "c_long_double", "c_float_complex",
      "c_double_complex", "c_long_double_complex", "c_int8_t", "c_int16_t", "c_int32_t",
      "c_int64_t",
    ] + [
      "allocated", "any", "associated", "int", "lbound", "len", "merge", "present", "shape", "size",
      "transfer",
    ] + ["action", "address", "context", "extents", "length", "strides", "status", "visit"]

  static let target = "swl_target"

  init(reserving names: [String] = []) {
    registry = NameRegistry(reserved: Self.reserved + [Self.target] + names)
  }

  /// A name for `base`, which need not be one that Fortran allows.
  mutating func claim(_ base: String, for origin: String) -> String {
    var name = ShimNames.identifier(base)
    if let first = name.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") {
      name = ShimNames.shortened(name, to: ShimNames.longestName - 3)
    } else {
      name = ShimNames.shortened("v\(name)", to: ShimNames.longestName - 3)
    }
    return registry.claim(name, for: origin)
  }
}
