/// 128-bit FNV-1a (Fowler, Noll, Vo): names cache entries. It need not resist attack, because the
/// cache is private and every entry repeats its whole key.
enum ContentHash {
  private static let offsetBasis: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
  private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

  static func value(of bytes: some Sequence<UInt8>) -> UInt128 {
    var hash = offsetBasis
    for byte in bytes {
      hash ^= UInt128(byte)
      hash = hash &* prime
    }
    return hash
  }

  /// 32 hexadecimal digits.
  static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
    let digits = String(value(of: bytes), radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
