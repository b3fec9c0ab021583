/// Names of the source language as Python may write them.
enum PythonName {
  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield", "__debug__",
  ]

  static func isKeyword(_ name: String) -> Bool { keywords.contains(name) }

  /// A parameter's name; `lambda`, dear to Fortran, gets an underscore.
  static func parameter(_ name: String) -> String {
    isKeyword(name) ? "\(name)_" : name
  }
}
