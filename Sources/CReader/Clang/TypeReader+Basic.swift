import _ClangShims

extension TypeReader {
  /// Arithmetic types and `void`; `nil` for all others.
  func basic(_ type: ClangType) -> CType? {
    switch Int(type.kind) {
    case ClangType_Void: .void
    case ClangType_Bool: .bool
    case ClangType_Char_U, ClangType_Char_S: .character
    case ClangType_SChar, ClangType_Short, ClangType_Int, ClangType_Long, ClangType_LongLong:
      .integer(bytes: size(of: type), isSigned: true)
    case ClangType_UChar, ClangType_UShort, ClangType_UInt, ClangType_ULong, ClangType_ULongLong,
      ClangType_Char16, ClangType_Char32:
      .integer(bytes: size(of: type), isSigned: false)
    case ClangType_WChar: .integer(bytes: size(of: type), isSigned: true)
    case ClangType_Float: .real(bytes: 4)
    case ClangType_Double: .real(bytes: 8)
    case ClangType_LongDouble: .real(bytes: longDouble(type))
    case ClangType_Float128: .real(bytes: 16)
    default: nil
    }
  }

  /// The format: x87's extended numbers take 16 bytes, as IEEE's quadruple ones do.
  private func longDouble(_ type: ClangType) -> Int {
    let size = size(of: type)
    #if arch(x86_64) || arch(i386)
      return size > 8 ? 10 : size
    #else
      return size
    #endif
  }
}
