import Interface
import _ClangShims

/// What is in structs, unions and enumerations.
extension DeclarationCollector {
  func fill(record index: Int, _ declaration: ClangCursor) {
    let definition = functions.getCursorDefinition(declaration)
    let isDefined = functions.isCursorDefinition(definition) != 0
    let shown = isDefined ? definition : declaration
    let documentation = comments.documentation(of: shown)
    let location = location(of: shown)
    var fields: [CField] = []
    var (size, alignment) = (0, 1)
    if isDefined {
      let type = functions.getCursorType(definition)
      size = max(0, Int(functions.Type_getSizeOf(type)))
      alignment = max(1, Int(functions.Type_getAlignOf(type)))
      self.fields(of: definition, in: type, outer: tags.records[index].id, to: &fields)
    }
    tags.fill(record: index) { record in
      record.isOpaque = !isDefined
      record.size = size
      record.alignment = alignment
      record.fields = fields
      record.documentation = documentation
      record.location = location
    }
  }

  /// - Parameters:
  ///   - definition: the record, or a nameless one within it.
  ///   - type: the outermost record's.
  private func fields(
    of definition: ClangCursor, in type: ClangType, outer: String, to fields: inout [CField]
  ) {
    // Clang refuses records nested deeper than 256, which bounds the recursion.
    var children: [ClangCursor] = []
    unit.clang.visitChildren(of: definition) { children.append($0) }
    for child in children {
      switch Int(child.kind) {
      case ClangCursor_StructDecl, ClangCursor_UnionDecl, ClangCursor_ClassDecl:
        if functions.Cursor_isAnonymousRecordDecl(child) != 0 {
          self.fields(of: child, in: type, outer: outer, to: &fields)
        } else if tags.isNamed(child) {
          _ = tags.record(child, type: functions.getCursorType(child), owner: nil)
        }
      case ClangCursor_EnumDecl:
        if tags.isNamed(child) {
          _ = tags.enumeration(child, type: functions.getCursorType(child), owner: nil)
        }
      case ClangCursor_FieldDecl:
        if let field = field(child, in: type, outer: outer) { fields.append(field) }
      default: break
      }
    }
  }

  private func field(_ cursor: ClangCursor, in type: ClangType, outer: String) -> CField? {
    let name = unit.spelling(of: cursor)
    // Padding: `int : 4;`
    if name.isEmpty { return nil }
    // In bits; negative where clang cannot say.
    let bits = Int(functions.Type_getOffsetOf(type, name))
    if bits < 0 { return nil }
    var field = CField(
      name: name, type: types.named(cursor, owner: "\(outer)_\(name)"), offset: bits / 8)
    let width = Int(functions.getFieldDeclBitWidth(cursor))
    if width >= 0 {
      field.bitWidth = width
      let unitBits = max(8, 8 * types.size(of: functions.getCursorType(cursor)))
      field.offset = bits / unitBits * (unitBits / 8)
    }
    field.documentation = comments.documentation(of: cursor)
    field.location = location(of: cursor)
    return field
  }

  func fill(enumeration index: Int, _ declaration: ClangCursor) {
    let found = functions.getCursorDefinition(declaration)
    let definition = functions.isCursorDefinition(found) != 0 ? found : declaration
    var (bytes, isSigned) = (4, false)
    if case .integer(let size, let signed) = types.read(
      functions.getEnumDeclIntegerType(definition)
    ).type {
      (bytes, isSigned) = (size, signed)
    }
    var cases: [CEnumeration.Case] = []
    unit.clang.visitChildren(of: definition) { child in
      guard child.kind == UInt32(ClangCursor_EnumConstantDecl) else { return }
      // Values beyond Int come with the same bits.
      var constant = CEnumeration.Case(
        name: unit.spelling(of: child), value: Int(functions.getEnumConstantDeclValue(child)))
      constant.documentation = comments.documentation(of: child)
      cases.append(constant)
    }
    let documentation = comments.documentation(of: definition)
    let location = location(of: definition)
    tags.fill(enumeration: index) { enumeration in
      enumeration.bytes = bytes
      enumeration.isSigned = isSigned
      enumeration.cases = cases
      enumeration.documentation = documentation
      enumeration.location = location
    }
  }
}
