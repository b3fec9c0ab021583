import Interface

/// Prints what headers declare, for people and for tests.
///
/// ```
/// struct gsl_vector (gsl_vector), 40 bytes, aligned to 8
///   0  size_t size
///   …
/// function double gsl_vector_get(const gsl_vector *v, const size_t i)
/// ```
public struct DeclarationsPrinter: Sendable {
  /// Each declaration is followed by `# file:line`.
  public var showsLocations: Bool

  public init(showsLocations: Bool = false) {
    self.showsLocations = showsLocations
  }

  /// Each line ends in a line feed.
  public func print(_ declarations: CDeclarations) -> String {
    var lines: [String] = []
    for record in declarations.records { lines += print(record) }
    for enumeration in declarations.enumerations { lines += print(enumeration) }
    for macro in declarations.macros { lines += print(macro) }
    for variable in declarations.variables {
      lines += commented(variable.documentation)
      lines.append("variable \(variable.type.declaring(variable.name))" + place(variable.location))
    }
    for function in declarations.functions { lines += print(function) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func print(_ record: CRecord) -> [String] {
    var head = "\(record.isUnion ? "union" : "struct") \(record.id)"
    let names = record.typedefNames + record.pointerTypedefNames.map { "*\($0)" }
    if !names.isEmpty { head += " (\(names.joined(separator: ", ")))" }
    head += record.isOpaque ? ", opaque" : ", \(record.size) bytes, aligned to \(record.alignment)"
    var lines = commented(record.documentation) + [head + place(record.location)]
    for field in record.fields {
      lines += commented(field.documentation).map { "  " + $0 }
      let bits = field.bitWidth.map { " : \($0)" } ?? ""
      lines.append("  \(field.offset)  \(field.type.declaring(field.name))\(bits)")
    }
    return lines
  }

  private func print(_ enumeration: CEnumeration) -> [String] {
    var head = "enum \(enumeration.id)"
    if !enumeration.typedefNames.isEmpty {
      head += " (\(enumeration.typedefNames.joined(separator: ", ")))"
    }
    head += ", \(enumeration.isSigned ? "signed" : "unsigned"), \(enumeration.bytes) bytes"
    var lines = commented(enumeration.documentation) + [head + place(enumeration.location)]
    for constant in enumeration.cases {
      lines += commented(constant.documentation).map { "  " + $0 }
      lines.append("  \(constant.name) = \(constant.value)")
    }
    return lines
  }

  private func print(_ macro: CMacro) -> [String] {
    let meaning =
      switch macro.meaning {
      case .integer(let value): "\(value)"
      case .unsigned(let value): "\(value)u"
      case .real(let value): "\(value)"
      case .string(let bytes): Self.quoted(bytes)
      case .function(let name): "function \(name)"
      }
    return commented(macro.documentation)
      + ["macro \(macro.name) = \(meaning)" + place(macro.location)]
  }

  private func print(_ function: CFunction) -> [String] {
    var notes: [String] = []
    if function.isInline { notes.append(function.isMacro ? "macro" : "inline") }
    if !function.type.hasPrototype { notes.append("no prototype") }
    if let message = function.deprecation {
      notes.append(message.isEmpty ? "deprecated" : "deprecated: \(message)")
    }
    let note = notes.isEmpty ? "" : " [\(notes.joined(separator: ", "))]"
    return commented(function.documentation)
      + ["function \(function.type.declaring(function.name))\(note)" + place(function.location)]
  }

  private func commented(_ documentation: String) -> [String] {
    if documentation.isEmpty { return [] }
    return documentation.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "//" : "// \($0)"
    }
  }

  private func place(_ location: SourceLocation?) -> String {
    guard showsLocations, let location else { return "" }
    return "  # \(location.shortDescription)"
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var text = "\""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          let digits = String(scalar.value, radix: 8)
          text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }
}
