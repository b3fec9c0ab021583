/// Names in the generated header.
enum CNames {
  /// A parameter's name: words that mean something in C or C++, for whose compilers the header is
  /// good too, get an underscore.
  static func parameter(_ name: String) -> String {
    let identifier = SwiftNames.identifier(name)
    return reserved.contains(identifier) ? identifier + "_" : identifier
  }

  private static let reserved: Set<String> = [
    "alignas", "alignof", "and", "asm", "auto", "bool", "break", "case", "catch", "char", "class",
    "const", "continue", "default", "delete", "do", "double", "else", "enum", "explicit", "export",
    "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable",
    "namespace", "new", "not", "operator", "or", "private", "protected", "public", "register",
    "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "template",
    "this", "throw", "true", "try", "typedef", "typeof", "union", "unix", "linux", "unsigned",
    "using", "virtual", "void", "volatile", "while", "xor",
  ]
}
