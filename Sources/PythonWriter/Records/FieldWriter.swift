import CodePrinting
import Interface

/// The two C functions behind an attribute of a record.
struct FieldWriter {
  private let field: RecordType.Field
  /// `nil` for a global variable.
  private let symbol: RecordSymbol?
  /// The datum in C.
  private let place: String
  private let records: RecordSymbols
  private let label: String
  private let suffix: String

  init(_ field: RecordType.Field, of symbol: RecordSymbol, in writer: RecordWriter) {
    self.field = field
    self.symbol = symbol
    place = "record->\(field.name)"
    records = writer.records
    label = cLiteral("\(writer.moduleName).\(symbol.record.name).\(field.name)")
    suffix =
      "\(symbol.definition.dropFirst("record_".count))_\(CNames.identifier(field.name))"
  }

  /// A global variable, as a member of the module.
  init(_ field: RecordType.Field, called place: String, in writer: RecordWriter) {
    self.field = field
    symbol = nil
    self.place = place
    records = writer.records
    label = cLiteral("\(writer.moduleName).\(field.name)")
    suffix = "variable_\(CNames.identifier(field.name))"
  }

  /// Writes what can be written; the result names both functions, `NULL` for a setter that is not
  /// there. `nil` for a field that Python has no object for.
  func write(into c: inout CodePrinter) -> (getter: String, setter: String)? {
    guard let body = Body.of(field, place, records, label) else { return nil }
    let getter = "get_\(suffix)"
    c.line()
    c.line("static PyObject *")
    c.line("\(getter)(PyObject *self, void *closure)")
    c.block("{", "}") { c in
      c.line("(void)closure;")
      if let symbol {
        c.line("\(symbol.pointer)record = swl_record_self(self);")
        c.line("if (record == NULL) return NULL;")
      } else {
        c.line("(void)self;")
      }
      c.lines(body.getting)
    }
    guard let setting = body.setting else { return (getter, "NULL") }
    let setter = "set_\(suffix)"
    c.line()
    c.line("static int")
    c.line("\(setter)(PyObject *self, PyObject *value, void *closure)")
    c.block("{", "}") { c in
      c.line("(void)closure;")
      if let symbol {
        c.line("\(symbol.pointer)record = swl_record_self(self);")
        c.line("if (record == NULL) return -1;")
      } else {
        c.line("(void)self;")
      }
      c.line("if (value == NULL) return swl_record_refuse_deletion(\(label));")
      c.lines(setting)
      c.line("return 0;")
    }
    return (getter, setter)
  }
}

/// The statements that read a field into an object and set it from one.
private struct Body {
  var getting: String
  var setting: String?

  init(getting: String, setting: String?) {
    self.getting = getting
    self.setting = setting
  }

  /// `nil` for a field that Python has no object for.
  static func of(
    _ field: RecordType.Field, _ place: String, _ records: RecordSymbols, _ label: String
  ) -> Body? {
    var body = any(field, place, records, label)
    if field.isConstant { body?.setting = nil }
    return body
  }

  private static func any(
    _ field: RecordType.Field, _ place: String, _ records: RecordSymbols, _ label: String
  ) -> Body? {
    if case .derived(let name) = field.type {
      guard field.dimensions.isEmpty, let type = records[name] else { return nil }
      let owner = place.hasPrefix("record->") ? "self" : "NULL"
      if field.isReference {
        return Body(
          getting: "return swl_record_wrap(&\(type.definition), (void *)\(place), NULL, \(owner));",
          setting: nil)
      }
      return Body(
        getting: "return swl_record_wrap(&\(type.definition), (void *)&\(place), NULL, \(owner));",
        setting: """
          void *given;
          if (swl_record_get(value, &\(type.definition), &given, 0, \(label)) < 0) return -1;
          memmove(&\(place), given, sizeof \(place));
          """)
    }
    if field.isReference {
      // What a pointer points to has no extent that is known here; a text ends by itself.
      guard case .character(.terminated) = field.type else { return nil }
      return Body(getting: "return swl_text_to((const char *)\(place));", setting: nil)
    }
    if case .character(let length) = field.type, length != .one || field.dimensions.count == 1 {
      // Several texts have no object that could be set element by element.
      let isOne = field.dimensions.isEmpty == (length != .one)
      return isOne ? Body(text: place, label) : nil
    }
    return field.dimensions.isEmpty
      ? Body(scalar: field, place, label) : Body(array: field, place, label)
  }

  private init(text place: String, _ label: String) {
    getting = "return swl_text_within((const char *)\(place), (npy_intp)sizeof \(place));"
    setting = """
      const char *text;
      if (swl_text_any(value, &text, 0, \(label)) < 0) return -1;
      size_t length = strlen(text);
      if (length > sizeof \(place)) {
        swl_raise(PyExc_ValueError, "%s: %zu bytes do not fit into %zu", \(label), length,
            sizeof \(place));
        return -1;
      }
      memset(\(place), 0, sizeof \(place));
      memcpy(\(place), text, length);
      """
  }

  private init?(array field: RecordType.Field, _ place: String, _ label: String) {
    let extents = field.dimensions.compactMap { $0.count?.integerValue }
    guard let type = CType(field.type), extents.count == field.dimensions.count else { return nil }
    let dims = extents.map(String.init).joined(separator: ", ")
    let shape = "const npy_intp dims[] = {\(dims)};"
    let writable = field.isConstant ? 0 : 1
    getting = """
      \(shape)
      return swl_record_view(
          self, (void *)&\(place), \(type.dtype), \(extents.count), dims, \(writable));
      """
    setting = """
      \(shape)
      if (swl_record_store(
              value, (void *)&\(place), \(type.dtype), \(extents.count), dims, \(label)) < 0)
        return -1;
      """
  }

  private init?(scalar field: RecordType.Field, _ place: String, _ label: String) {
    guard let type = CType(field.type) else { return nil }
    let read: String
    switch field.type {
    case .logical, .character:
      read = "\(type.getter)(value, &given, \(label)) < 0"
    default:
      read = "\(type.getter)(value, &given, \(label), SWL_STRICT) < 0"
    }
    if field.type.isComplex {
      getting = """
        \(type.name) part;
        memcpy(&part, &\(place), sizeof part);
        return \(field.type.toPython("part"));
        """
      setting = """
        \(type.name) given;
        if (\(read)) return -1;
        memcpy(&\(place), &given, sizeof given);
        """
      return
    }
    getting = """
      \(type.name) part = (\(type.name))\(place);
      return \(field.type.toPython("part"));
      """
    setting = """
      \(type.name) given;
      if (\(read)) return -1;
      """
    if let bits = field.bitWidth {
      setting? += """

        int before = (int)\(place);
        \(place) = (__typeof__(0 + \(place)))given;
        if ((\(type.name))\(place) != given) {
          \(place) = (__typeof__(0 + \(place)))before;
          swl_raise(PyExc_OverflowError, "%s: the field holds \(bits) bit\(bits == 1 ? "" : "s")",
              \(label));
          return -1;
        }
        """
    } else {
      setting? += "\n\(place) = given;"
    }
  }
}
