import CodePrinting
import Interface

/// The C of a library's records: functions that read and set their fields, and their definitions.
///
/// ```c
/// static PyObject *get_tm_tm_sec(PyObject *self, void *closure)
/// static int set_tm_tm_sec(PyObject *self, PyObject *value, void *closure)
/// static PyGetSetDef fields_tm[] = {…};
/// static swl_record_definition record_tm = {…};
/// ```
struct RecordWriter {
  let moduleName: String
  let records: RecordSymbols
  /// `static`, or hidden where the module's files share the definitions.
  let storage: String
  /// By symbol; those that end records are called with all that they take.
  let routines: [String: Routine]

  /// All records' C, and the list of definitions that the module's initialisation walks.
  func write() -> String {
    guard !records.list.isEmpty else { return "" }
    var c = CodePrinter()
    c.line()
    c.line("/* ---- Records. ---- */")
    // Fields refer to records that come later.
    let isShared = storage != "static"
    for symbol in records.list {
      c.line("\(isShared ? "extern " : "")\(storage) swl_record_definition \(symbol.definition);")
    }
    for symbol in records.list { write(symbol, into: &c) }
    c.line()
    c.block("static swl_record_definition *const capi_records[] = {", "};") { c in
      for symbol in records.list { c.line("&\(symbol.definition),") }
      c.line("NULL,")
    }
    return c.text
  }

  /// What other files of the module see of them.
  func declarations() -> String {
    records.list.map { symbol in
      let release =
        symbol.release == "NULL" ? "" : "extern SWL_HIDDEN void \(symbol.release)(void *);\n"
      return "extern SWL_HIDDEN swl_record_definition \(symbol.definition);\n" + release
    }.joined()
  }

  private func write(_ symbol: RecordSymbol, into c: inout CodePrinter) {
    let record = symbol.record
    if let release = record.release {
      c.line()
      if storage != "static" { c.line("void \(symbol.release)(void *pointer);") }
      c.line("\(storage == "static" ? "static SWL_UNUSED " : "")void")
      c.line("\(symbol.release)(void *pointer)")
      c.block("{", "}") { c in
        let values = releaseArguments(release, symbol, &c)
        c.line("(void)\(release)(\(values));")
      }
    }
    var entries: [String] = []
    // What is complex in Python may be C's own complex type, which has no members.
    for field in record.isComplex ? [] : record.fields {
      guard let access = FieldWriter(field, of: symbol, in: self).write(into: &c) else { continue }
      let doc = field.documentation.isEmpty ? "NULL" : cLiteral(field.documentation)
      entries.append(
        "{\(cLiteral(field.name)), \(access.getter), \(access.setter), \(doc), NULL},")
    }
    let fields = "fields_\(symbol.definition.dropFirst("record_".count))"
    c.line()
    if !entries.isEmpty {
      c.block("static PyGetSetDef \(fields)[] = {", "};") { c in
        for entry in entries { c.line(entry) }
        c.line("{NULL, NULL, NULL, NULL, NULL},")
      }
      c.line()
    }
    c.block("\(storage) swl_record_definition \(symbol.definition) = {", "};") { c in
      c.line(".name = \(cLiteral(record.name)),")
      c.line(".qualified_name = \(cLiteral("\(moduleName).\(record.name)")),")
      if !record.documentation.isEmpty {
        c.line(".doc =")
        c.lines(cLiteralLines(record.documentation) + ",")
      }
      if record.kind != .opaque { c.line(".size = sizeof(\(record.foreignName)),") }
      if !entries.isEmpty { c.line(".fields = \(fields),") }
      if let release = record.release {
        c.line(".release = \(symbol.release),")
        c.line(".release_name = \(cLiteral(release)),")
      }
    }
  }

  /// What the function that ends a record is called with: the record, and what is hidden from callers.
  private func releaseArguments(
    _ release: String, _ symbol: RecordSymbol, _ c: inout CodePrinter
  ) -> String {
    let record = "(\(symbol.pointer))pointer"
    guard let routine = routines[release], routine.arguments.count > 1 else { return record }
    var values: [String] = []
    for (index, argument) in routine.arguments.enumerated() {
      if argument.type == .derived(symbol.record.name) {
        values.append(record)
      } else if argument.type.isReference || argument.isArray {
        values.append("NULL")
      } else if let type = CType(argument.type) {
        let initial = argument.initialValue?.integerValue ?? 0
        c.line("\(type.name) value\(index) = \(initial);")
        values.append(argument.isValue ? "value\(index)" : "(void *)&value\(index)")
      }
    }
    return values.joined(separator: ", ")
  }
}
