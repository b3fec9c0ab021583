/// How names of the source language are spelt in Swift.
enum SwiftNames {
  /// `next_value` → `nextValue`, `NEXT` → `next`: the API guidelines' lower camel case.
  static func member(_ name: String) -> String {
    camelCase(name, capitalizesFirst: false)
  }

  /// `array_shapes` → `ArrayShapes`: a type or namespace.
  static func type(_ name: String) -> String {
    camelCase(name, capitalizesFirst: true)
  }

  /// The name as it stands in code: keywords in backticks.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// An argument label: only these three need backticks there (The Swift Programming Language,
  /// Lexical Structure).
  static func label(_ name: String) -> String {
    ["inout", "let", "var"].contains(name) ? "`\(name)`" : name
  }

  /// An identifier of Swift and of C, whatever the user called the module.
  static func identifier(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isWord =
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar) || scalar == "_"
      result.unicodeScalars.append(isWord ? scalar : "_")
    }
    if let first = result.unicodeScalars.first, ("0"..."9").contains(first) {
      result = "_" + result
    }
    return result.isEmpty ? "_" : result
  }

  private static func camelCase(_ name: String, capitalizesFirst: Bool) -> String {
    let isShouting = !name.contains { $0.isLowercase }
    let text = isShouting ? name.lowercased() : name
    let words = text.split(separator: "_", omittingEmptySubsequences: true)
    guard let first = words.first else { return "_" }
    var result = text.hasPrefix("_") ? "_" : ""
    result += capitalizesFirst ? capitalized(first) : String(first)
    for word in words.dropFirst() {
      // `x_1` and `x1` would read the same: numbers keep their underscore.
      let isNumber = word.first?.isNumber == true && result.last?.isNumber == true
      result += isNumber ? "_\(word)" : capitalized(word)
    }
    return identifier(result)
  }

  private static func capitalized(_ word: Substring) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// Keywords that cannot be used as identifiers, and names that the generated code needs itself.
  static let keywords: Set<String> = [
    "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import",
    "init", "inout", "internal", "let", "open", "operator", "private", "precedencegroup",
    "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var", "break",
    "case", "catch", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard",
    "if", "in", "repeat", "return", "throw", "switch", "where", "while", "Any", "as", "await",
    "false", "is", "nil", "self", "Self", "super", "throws", "true", "try", "Type", "Protocol",
  ]

  /// Names of types and modules that generated code uses; routines and arguments give way.
  static let reserved: [String] = [
    "Fortran", "NDArray", "Complex", "Int", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16",
    "UInt32", "UInt64", "Float", "Double", "Bool", "String", "CChar", "Swift", "Error", "Never",
    "Void", "Span", "Optional", "Sendable", "Hashable", "result", "status", "_",
  ]
}
