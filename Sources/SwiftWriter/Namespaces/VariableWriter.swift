import CodePrinting
import Interface

/// Writes a datum of a module or COMMON block as a computed property.
///
/// Swift's setters cannot throw, so a value that does not fit stops the program, as an index out of
/// bounds does.
struct VariableWriter {
  let variable: Variable
  /// In the scope; the shims count by it.
  let index: Int
  let storage: DataAccess.Storage
  /// Swift's name, escaped.
  let name: String
  /// `module.name`, for messages.
  let qualifiedName: String
  /// What stands before each declaration: an actor's attribute.
  let attribute: String

  /// `nil` where Swift has no counterpart.
  func declaration() -> String? {
    guard let type else { return nil }
    var c = CodePrinter()
    for line in Documentation.lines(variable.documentation) {
      c.line(line.isEmpty ? "///" : "/// \(line)")
    }
    if variable.documentation.isEmpty { c.line("/// The variable `\(qualifiedName)`.") }
    if !attribute.isEmpty { c.line(attribute) }
    switch storage {
    case .fixed, .constant: writeFixed(type, &c)
    case .allocatable(let symbol): writeAllocatable(type, symbol, &c)
    case .pointer(let symbol): writePointer(type, symbol, &c)
    }
    return String(c.text.dropLast())
  }

  private var rank: Int { variable.dimensions.count }
  private var isText: Bool { variable.type.isCharacter && !variable.type.isSingleCharacter }

  /// The property's type.
  private var type: String? {
    guard let crossing = CrossingType(variable.type) else { return nil }
    if rank == 0 { return crossing.scalar }
    if isText { return rank == 1 ? "[String]" : nil }
    return "NDArray<\(crossing.element), \(rank)>"
  }

  private var isReadOnly: Bool { variable.isProtected || storage == .constant }

  private func writeFixed(_ type: String, _ c: inout CodePrinter) {
    let datum = "data[\(index)]"
    c.block("public static var \(name): \(type) {", "}") { c in
      if isReadOnly { return c.line(reading(datum)) }
      c.line("get { \(reading(datum)) }")
      c.line("set { \(writing(datum)) }")
    }
  }

  /// Swift's value of a datum.
  private func reading(_ datum: String) -> String {
    guard let crossing = CrossingType(variable.type) else { return datum }
    if isText { return rank == 0 ? "\(datum).text" : "\(datum).texts" }
    if rank > 0 {
      guard variable.type.isLogical else { return "\(datum).array()" }
      return "Fortran.truths(\(datum).array() as NDArray<\(crossing.wire), \(rank)>)"
    }
    switch variable.type {
    case .integer where crossing.isConverted: return "Int(\(datum).number() as \(crossing.wire))"
    case .logical: return "\(datum).number() as \(crossing.wire) != 0"
    case .character: return "Fortran.string(\(datum).number() as CChar)"
    default: return "\(datum).number()"
    }
  }

  /// The statement that stores `newValue`.
  private func writing(_ datum: String, _ value: String = "newValue") -> String {
    guard let crossing = CrossingType(variable.type) else { return "" }
    if isText {
      return rank == 0 ? "\(datum).set(\(value))" : "\(datum).set(\(value), \"\(qualifiedName)\")"
    }
    if rank > 0 {
      let array =
        variable.type.isLogical
        ? "Fortran.integers(\(value)) as NDArray<\(crossing.wire), \(rank)>" : value
      return "\(datum).set(\(array), \"\(qualifiedName)\")"
    }
    switch variable.type {
    case .integer(4, signed: true): return "\(datum).set(Fortran.int32(\(value)))"
    case .integer(8, signed: true): return "\(datum).set(Int64(\(value)))"
    case .logical: return "\(datum).set(\(value) ? 1 : 0 as \(crossing.wire))"
    case .character: return "\(datum).set(Fortran.character(\(value)))"
    default: return "\(datum).set(\(value))"
    }
  }

  private func writeAllocatable(_ type: String, _ symbol: String, _ c: inout CodePrinter) {
    let place = "\(index), rank: \(rank), \(symbol)"
    c.block("public static var \(name): \(type)? {", "}") { c in
      let read = "FortranData.allocated(\(place)).map { \(reading("$0")) }"
      if isReadOnly { return c.line(read) }
      c.line("get { \(read) }")
      c.block("set {", "}") { c in
        c.block("guard let newValue else {", "}") { c in
          c.line("return FortranData.deallocate(\(place))")
        }
        let extents =
          rank == 0
          ? "[]" : isText ? "[newValue.count]" : "newValue.shape.indices.map { newValue.shape[$0] }"
        var items = ["\(index)", "extents: \(extents)"]
        if isText {
          items.append(
            "length: \(rank == 0 ? "newValue.utf8.count" : "Fortran.longest(newValue)")")
        }
        c.list(
          "let datum = FortranData.allocate(", items + ["\"\(qualifiedName)\"", symbol], ")")
        c.line(writing("datum"))
      }
    }
  }

  /// A pointer's target; there is nothing to set where there is none.
  private func writePointer(_ type: String, _ symbol: String, _ c: inout CodePrinter) {
    let place = "\(index), rank: \(rank), \(symbol)"
    c.block("public static var \(name): \(type)? {", "}") { c in
      let read = "FortranData.current(\(place)).map { \(reading("$0")) }"
      if isReadOnly { return c.line(read) }
      c.line("get { \(read) }")
      c.block("set {", "}") { c in
        c.block("guard let newValue, let datum = FortranData.current(\(place)) else {", "}") { c in
          c.line(
            "preconditionFailure(\"\(qualifiedName) has no target, or is given none\")")
        }
        c.line(writing("datum"))
      }
    }
  }
}
