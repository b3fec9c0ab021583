import _ClangShims

/// Values that clang computes.
enum Evaluation {
  /// The value of a variable's initialiser; `nil` where it is no constant number or text.
  static func meaning(of variable: ClangCursor, _ clang: Libclang) -> CMacro.Meaning? {
    let functions = clang.functions
    let type = functions.getCanonicalType(functions.getCursorType(variable))
    // Of a pointer only a literal text has a value; of a 128-bit integer we would lose a half.
    guard functions.Type_getSizeOf(type) <= 16 else { return nil }
    guard let result = functions.Cursor_Evaluate(variable) else { return nil }
    defer { functions.EvalResult_dispose(result) }
    switch Int(functions.EvalResult_getKind(result)) {
    case ClangEval_Int:
      guard functions.Type_getSizeOf(type) <= 8, type.kind != UInt32(ClangType_Pointer) else {
        return nil
      }
      if functions.EvalResult_isUnsignedInt(result) != 0 {
        let value = UInt(functions.EvalResult_getAsUnsigned(result))
        return Int(exactly: value).map { .integer($0) } ?? .unsigned(value)
      }
      return .integer(Int(functions.EvalResult_getAsLongLong(result)))
    case ClangEval_Float:
      return .real(functions.EvalResult_getAsDouble(result))
    case ClangEval_StrLiteral:
      guard let text = functions.EvalResult_getAsStr(result) else { return nil }
      return .string(Array(String(cString: text).utf8))
    default: return nil
    }
  }
}
