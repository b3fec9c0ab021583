import Interface

extension CType {
  /// The value that this type is without any inference; `nil` for pointers, arrays, records and what
  /// has no counterpart.
  var number: ValueType? {
    switch self {
    case .bool: .logical(bytes: 1)
    case .integer(let bytes, let isSigned): .integer(bytes: bytes, signed: isSigned)
    case .real(let bytes): .real(bytes: bytes)
    case .complex(let bytes): .complex(bytes: bytes)
    case .void, .character, .pointer, .array, .record, .enumeration, .function, .unsupported: nil
    }
  }

  var isInteger: Bool {
    if case .integer = self { return true }
    return false
  }

  var isReal: Bool {
    if case .real = self { return true }
    return false
  }

  /// What a pointer points to.
  var pointee: QualifiedType? {
    if case .pointer(let target) = self { return target }
    return nil
  }

  /// The function that a function pointer points to.
  var functionPointee: CFunctionType? {
    if case .function(let type)? = pointee?.type { return type }
    return nil
  }

  /// `unsigned char` and `signed char`, or `char`: what bytes of text are declared as.
  var isByte: Bool {
    switch self {
    case .character: true
    case .integer(let bytes, _): bytes == 1
    default: false
    }
  }

  var isVoid: Bool { self == .void }

  /// The same type, but what a pointer points to may be written.
  var withoutConst: CType {
    guard case .pointer(var target) = self else { return self }
    target.isConst = false
    return .pointer(to: target)
  }

  var recordID: String? {
    if case .record(let id) = self { return id }
    return nil
  }

  /// What C can hand to us only by ways that no wrapper has (`va_list`).
  var isUnsupported: Bool {
    switch self {
    case .unsupported: true
    case .pointer(let target): target.type.isUnsupported
    case .array(let element, _): element.type.isUnsupported
    default: false
    }
  }
}

extension QualifiedType {
  /// The type of one array element: numbers, characters as bytes, and pairs of reals whose typedef
  /// says that they are complex (`typedef double fftw_complex[2]`).
  var element: ValueType? {
    switch type {
    case .character: return .integer(bytes: 1)
    case .array(let part, 2?):
      guard case .real(let bytes) = part.type, let name = typedefName,
        name.lowercased().contains("complex")
      else { return nil }
      return .complex(bytes: bytes)
    default: return type.number
    }
  }
}
