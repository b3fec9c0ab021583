import FortranSemantics
import Interface

/// f2py's kind map (`--f2cmap FILE`, `.f2py_f2cmap`): which C type a Fortran kind is.
///
/// The file holds one Python expression of dictionaries and strings:
/// `dict(real=dict(rk='double'))` or `{'real': {'rk': 'double'}}`. It is read, never evaluated.
public struct KindMapFile {
  /// Fortran type → kind as written → C type, all in lower case.
  public typealias Map = [String: [String: String]]

  public static func parse(_ file: SourceFile) throws(UserError) -> Map {
    var parser = KindMapParser(file)
    return try parser.parse()
  }

  static let fortranTypes = [
    "integer", "real", "complex", "logical", "character", "double precision", "double complex",
    "byte",
  ]
}

private struct KindMapParser {
  private var tokens: KindMapTokens

  init(_ file: SourceFile) {
    tokens = KindMapTokens(file)
  }

  mutating func parse() throws(UserError) -> [String: [String: String]] {
    var map: [String: [String: String]] = [:]
    if tokens.isAtEnd { return map }
    try dictionary("a map of Fortran types") {
      (parser, type, location) throws(UserError) in
      guard KindMapFile.fortranTypes.contains(type) else {
        throw UserError(
          "'\(type)' is no Fortran type that kinds can be mapped for", at: location,
          hint: "expected one of \(KindMapFile.fortranTypes.joined(separator: ", "))")
      }
      map[type] = try parser.kinds()
    }
    if !tokens.isAtEnd { throw tokens.unexpected("the end of the file") }
    return map
  }

  private mutating func kinds() throws(UserError) -> [String: String] {
    var kinds: [String: String] = [:]
    try dictionary("a map of kinds") { (parser, kind, _) throws(UserError) in
      let (name, location) = try parser.tokens.string("the name of a C type")
      guard CTypeName(name) != nil else {
        let known = CTypeName.allCases.map(\.rawValue).joined(separator: ", ")
        throw UserError(
          "'\(name)' is no C type that a kind can be mapped to", at: location,
          hint: "expected one of \(known)")
      }
      kinds[kind] = name
    }
    return kinds
  }

  /// `dict(key=value, …)` or `{'key': value, …}`; `value` reads what follows each key.
  private mutating func dictionary(
    _ what: String,
    _ value: (inout KindMapParser, String, SourceLocation) throws(UserError) -> Void
  ) throws(UserError) {
    let isCall = tokens.take("dict")
    guard tokens.take(isCall ? "(" : "{") else {
      throw tokens.unexpected(isCall ? "'('" : "\(what): 'dict(…)' or '{…}'")
    }
    let closing = isCall ? ")" : "}"
    var keys: Set<String> = []
    while !tokens.take(closing) {
      let (key, location) = try isCall ? tokens.word() : tokens.string("a quoted key")
      guard tokens.take(isCall ? "=" : ":") else {
        throw tokens.unexpected(isCall ? "'='" : "':'")
      }
      if !keys.insert(key).inserted {
        throw UserError("'\(key)' is mapped twice", at: location)
      }
      try value(&self, key, location)
      if !tokens.take(",") {
        guard tokens.take(closing) else { throw tokens.unexpected("',' or '\(closing)'") }
        break
      }
    }
  }
}
