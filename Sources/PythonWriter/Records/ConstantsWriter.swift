import CodePrinting
import Interface

/// The table of a library's named constants, which the module's initialisation adds.
struct ConstantsWriter {
  private let entries: [String]

  init(_ library: Library) {
    var entries: [String] = []
    for constant in library.constants {
      guard let value = constant.value, let entry = Self.entry(value, constant.type) else {
        continue
      }
      entries.append("{\(cLiteral(constant.name)), \(entry)},")
    }
    for enumeration in library.enumerations {
      for item in enumeration.cases {
        entries.append("{\(cLiteral(item.name)), \(Self.integer(item.value))},")
      }
    }
    self.entries = entries
  }

  func write() -> String {
    guard !entries.isEmpty else { return "" }
    var c = CodePrinter()
    c.line()
    c.line("/* ---- Constants. ---- */")
    c.line()
    c.block("static const swl_constant capi_constants[] = {", "};") { c in
      for entry in entries { c.line(entry) }
    }
    return c.text
  }

  /// A condition, true where it failed; `nil` where there is nothing to add.
  var addition: String? {
    entries.isEmpty
      ? nil
      : "swl_add_constants(m, capi_constants, sizeof capi_constants / sizeof *capi_constants) < 0"
  }

  private static func integer(_ value: Int) -> String {
    // The lowest one has no literal of its own in C.
    let text = value == Int.min ? "-\(Int.max)LL - 1" : "\(value)LL"
    return "SWL_INTEGER_CONSTANT, \(text), 0, NULL"
  }

  private static func entry(_ value: Expression, _ type: ValueType) -> String? {
    switch value {
    case .string(let bytes):
      return "SWL_TEXT_CONSTANT, \(bytes.count), 0, \(cLiteral(bytes))"
    case .real(let digits, _): return "SWL_REAL_CONSTANT, 0, \(digits), NULL"
    case .unary(.minus, .real(let digits, _)): return "SWL_REAL_CONSTANT, 0, -\(digits), NULL"
    case .verbatim(let text, _): return "SWL_UNSIGNED_CONSTANT, (long long)\(text), 0, NULL"
    default: return value.integerValue.map(integer)
    }
  }
}
