import CodePrinting
import Interface

/// Writes a Fortran module or COMMON block as an enumeration without cases.
struct NamespaceWriter {
  let scope: Scope
  /// Swift's name of the namespace, unescaped.
  let name: String
  let module: String
  /// What the names of the C between Swift and the data begin with.
  let gluePrefix: String
  let data: DataAccess?
  let options: SwiftWriter.Options

  struct Emission {
    /// Constants and variables, one text each.
    var members: [String] = []
    /// Prototypes of the procedures that show data.
    var header = ""
    var skipped: [Skipped] = []
    var usesData = false
  }

  /// - Parameter names: of the namespace's members.
  func data(_ names: inout NameRegistry) -> Emission {
    var emission = Emission()
    var variables: [String] = []
    for (index, variable) in scope.variables.enumerated() {
      let qualified = "\(scope.name).\(variable.name)"
      let base = options.name(of: qualified, variable.name)
      let member = SwiftNames.escaped(names.claim(base, for: "variable \(qualified)"))
      if variable.isConstant {
        let writer = ConstantWriter(variable: variable, name: member)
        if let text = writer.declaration(isStatic: true) {
          emission.members.append(documented(variable) + text)
          continue
        }
      }
      guard let storage = data?.storage[index] else { continue }
      let writer = VariableWriter(
        variable: variable, index: index, storage: storage, name: member,
        qualifiedName: qualified, attribute: options.isolation(of: module))
      guard let text = writer.declaration() else {
        emission.skipped.append(
          Skipped(
            name: qualified, reason: "its type has no counterpart in Swift",
            location: variable.location))
        continue
      }
      variables.append(text)
      emission.usesData = true
      emission.header += prototype(of: storage)
    }
    let usesPlaces = variables.contains { $0.contains("data[") }
    if usesPlaces, let symbol = data?.symbol {
      emission.header += "extern void \(symbol)(\(gluePrefix)_visit visit, void *context);\n"
      emission.members.append(places(symbol))
    }
    emission.members += variables
    return emission
  }

  private func documented(_ variable: Variable) -> String {
    let lines = Documentation.lines(variable.documentation)
    let text = lines.isEmpty ? ["The constant `\(scope.name).\(variable.name)`."] : lines
    return text.map { $0.isEmpty ? "///\n" : "/// \($0)\n" }.joined()
  }

  private func prototype(of storage: DataAccess.Storage) -> String {
    switch storage {
    case .fixed, .constant: ""
    case .allocatable(let symbol):
      "extern int32_t \(symbol)(\n    int32_t action, const int64_t *shape, \(gluePrefix)_visit visit, "
        + "void *context);\n"
    case .pointer(let symbol):
      "extern void \(symbol)(\(gluePrefix)_visit visit, void *context);\n"
    }
  }

  private func places(_ symbol: String) -> String {
    var c = CodePrinter()
    let ranks = scope.variables.map { String($0.dimensions.count, radix: 16) }.joined()
    if !options.isolation(of: module).isEmpty { c.line(options.isolation(of: module)) }
    c.list("private static let data = FortranData(", ["ranks: \"\(ranks)\"", symbol], ")")
    return String(c.text.dropLast())
  }

  /// The text of the namespace; `nil` where it would be empty.
  func write(_ members: [String]) -> String? {
    if members.isEmpty { return nil }
    var c = CodePrinter()
    for line in Documentation.lines(scope.documentation) {
      c.line(line.isEmpty ? "///" : "/// \(line)")
    }
    if scope.documentation.isEmpty {
      let kind = scope.kind == .module ? "module" : "COMMON block"
      c.line("/// The \(kind) `\(scope.name)`.")
    }
    c.block("public enum \(SwiftNames.escaped(name)) {", "}") { c in
      for (index, member) in members.enumerated() {
        if index > 0 { c.line() }
        c.lines(member.hasSuffix("\n") ? String(member.dropLast()) : member)
      }
    }
    return c.text
  }
}
