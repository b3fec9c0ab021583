import CodePrinting
import Interface

/// The C of a library's global variables: attributes of the module that are read and set where they
/// are.
///
/// Modules have no such attributes, so the module gets a type of its own, derived from Python's.
///
/// ```c
/// static PyObject *get_variable_debug(PyObject *self, void *closure)
/// static int set_variable_debug(PyObject *self, PyObject *value, void *closure)
/// static PyGetSetDef capi_variables[] = {…};
/// ```
struct VariablesWriter {
  private let text: String
  /// There is something to add.
  let isNeeded: Bool

  init(_ library: Library, records: RecordWriter) {
    var c = CodePrinter()
    var entries: [String] = []
    for variable in library.headers.isEmpty ? [] : library.variables {
      let writer = FieldWriter(
        Self.field(variable), called: variable.bindingLabel ?? variable.name, in: records)
      guard let access = writer.write(into: &c) else { continue }
      let doc = variable.documentation.isEmpty ? "NULL" : cLiteral(variable.documentation)
      entries.append(
        "{\(cLiteral(variable.name)), \(access.getter), \(access.setter), \(doc), NULL},")
    }
    isNeeded = !entries.isEmpty
    var heading = CodePrinter()
    if isNeeded {
      heading.line()
      heading.line("/* ---- Variables. ---- */")
      c.line()
      c.block("static PyGetSetDef capi_variables[] = {", "};") { c in
        for entry in entries { c.line(entry) }
        c.line("{NULL, NULL, NULL, NULL, NULL},")
      }
    }
    text = heading.text + (isNeeded ? c.text : "")
  }

  func write() -> String { text }

  /// As if all variables were members of one struct.
  private static func field(_ variable: Variable) -> RecordType.Field {
    var field = RecordType.Field(name: variable.name, type: variable.type, offset: 0)
    field.dimensions = variable.dimensions
    field.isReference = variable.isReference || variable.type == .character(length: .terminated)
    field.isConstant = variable.isProtected || variable.isConstant
    return field
  }
}
