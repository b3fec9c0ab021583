/// Bytes by their role. Everything here is ASCII; other bytes have no role outside strings.
extension UInt8 {
  /// Blank, tab, and what stray control bytes (NUL, form feed, Ctrl-Z) count as.
  @inline(__always)
  var isBlank: Bool { self <= 0x20 && self != 0x0A }

  @inlinable @inline(__always)
  public var isDigit: Bool { self &- 0x30 < 10 }

  @inlinable @inline(__always)
  public var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// What a name may go on with; `$` is an old extension.
  @inlinable @inline(__always)
  public var isNamePart: Bool { isLetter || isDigit || self == 0x5F || self == 0x24 }

  @inline(__always)
  var isNameStart: Bool { isLetter || self == 0x5F || self == 0x24 }

  @inlinable @inline(__always)
  public var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
