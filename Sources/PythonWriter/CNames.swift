import CodePrinting
import Interface

/// Words that no C variable of ours may have: keywords, and macros of the headers we include.
enum CNames {
  static let reserved: [String] = [
    "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else",
    "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register",
    "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef",
    "union", "unsigned", "void", "volatile", "while", "asm", "typeof", "bool", "true", "false",
    "nullptr", "thread_local", "static_assert", "alignas", "alignof", "constexpr",
    // types of the support code, which local declarations use
    "string", "character", "complex_float", "complex_double", "complex_long_double",
    "signed_char", "unsigned_char", "unsigned_short", "long_long", "unsigned_long_long",
    "long_double", "npy_intp", "size_t", "int64_t", "vectorcallfunc", "PyObject",
    "PyArrayObject", "PyBytes_FromStringAndSize",
    // macros
    "NULL", "EOF", "NAN", "INFINITY", "HUGE", "HUGE_VAL", "BUFSIZ", "RAND_MAX", "errno", "stdin",
    "stdout", "stderr", "linux", "unix", "signgam", "EDOM", "ERANGE", "DOMAIN", "SING",
    "OVERFLOW", "UNDERFLOW", "PLOSS", "TLOSS",
    // functions that wrappers call
    "memcpy", "memset", "strlen", "setjmp", "pow", "fabs", "fmod", "sqrt", "fprintf",
    "f2py_func",
  ]

  /// A name made of the characters that C allows.
  static func identifier(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isAllowed =
        scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
      result.unicodeScalars.append(isAllowed ? scalar : "_")
    }
    if let first = result.unicodeScalars.first, ("0"..."9").contains(first) {
      result = "_" + result
    }
    return result.isEmpty ? "_" : result
  }
}
