import Interface

extension ValueType {
  /// The type with a kind from `iso_c_binding` for a dummy of a `bind(C)` procedure, and that kind.
  ///
  /// gfortran warns of a literal kind there. `nil` where C has no counterpart: LOGICAL of any size
  /// (C's `_Bool` is one byte), and what is passed in another way altogether.
  var interoperable: (declaration: String, kind: String)? {
    switch self {
    case .integer(let bytes, _):
      ("integer(c_int\(bytes * 8)_t)", "c_int\(bytes * 8)_t")
    case .real(let bytes):
      Self.floatingKind(bytes).map { ("real(\($0))", $0) }
    case .complex(let bytes):
      Self.floatingKind(bytes).map { ("complex(\($0)_complex)", "\($0)_complex") }
    case .character(.one): ("character(kind=c_char)", "c_char")
    case .logical, .character, .derived, .procedure, .opaque: nil
    }
  }

  private static func floatingKind(_ bytes: Int) -> String? {
    switch bytes {
    case 4: "c_float"
    case 8: "c_double"
    case 10: "c_long_double"
    default: nil
    }
  }

  /// The type with its kind as a number, as compiled Fortran has it; `nil` for what has no kind.
  ///
  /// gfortran and flang number kinds by their bytes, and the x87 format 10.
  var numbered: String? {
    switch self {
    case .integer(let bytes, _): "integer(kind=\(bytes))"
    case .real(let bytes): "real(kind=\(bytes))"
    case .complex(let bytes): "complex(kind=\(bytes))"
    case .logical(let bytes): "logical(kind=\(bytes))"
    case .character, .derived, .procedure, .opaque: nil
    }
  }

  /// Why no target language has this type; `nil` where one has.
  var unservable: String? {
    switch self {
    case .integer(let bytes, _), .logical(let bytes):
      [1, 2, 4, 8].contains(bytes) ? nil : "has a kind of \(bytes) bytes"
    case .real(let bytes):
      [4, 8, 10].contains(bytes) ? nil : "is real(\(bytes)), which C and NumPy do not have"
    case .complex(let bytes):
      [4, 8, 10].contains(bytes) ? nil : "is complex(\(bytes)), which C and NumPy do not have"
    case .derived(let name): "is of the derived type '\(name)'"
    case .character, .procedure, .opaque: nil
    }
  }
}

extension Routine {
  /// Throws where neither a direct call nor a shim can serve.
  func checkServable() throws(Unservable) {
    for argument in arguments {
      if let reason = argument.type.unservable {
        throw Unservable("its argument '\(argument.name)' \(reason)", at: argument.location)
      }
    }
    if let result, let reason = result.type.unservable {
      throw Unservable("its result \(reason)", at: result.location)
    }
  }
}
