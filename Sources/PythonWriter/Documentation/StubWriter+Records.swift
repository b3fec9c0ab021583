import CodePrinting
import Interface

extension StubWriter {
  /// Pointers whose type says nothing.
  func writePointer(_ stub: inout CodePrinter) {
    stub.line()
    stub.line("class pointer: ...")
  }

  /// A struct, union or handle: its fields are attributes, and where all of them are known, it can be
  /// made.
  func writeRecord(_ record: RecordType, _ stub: inout CodePrinter) {
    guard !PythonName.isKeyword(record.name) else { return }
    stub.line()
    let fields = record.fields.filter { !PythonName.isKeyword($0.name) && type(of: $0) != nil }
    if fields.isEmpty, record.documentation.isEmpty, record.kind == .opaque {
      stub.line("class \(record.name): ...")
      return
    }
    stub.line("class \(record.name):")
    stub.indented { stub in
      let comment = Docstrings.trimmedLines(record.documentation)
      if !comment.isEmpty { documentation(comment.joined(separator: "\n"), &stub) }
      for field in fields {
        guard let type = type(of: field) else { continue }
        if field.isConstant || field.isReference {
          stub.line("@\(types.builtin("property"))")
          stub.line("def \(field.name)(self) -> \(type): ...")
        } else {
          stub.line("\(field.name): \(type)")
        }
      }
      guard record.kind != .opaque else {
        if comment.isEmpty && fields.isEmpty { stub.line("...") }
        return
      }
      let settable = fields.filter { !$0.isConstant && !$0.isReference }
      let parameters = settable.compactMap { field in
        type(of: field).map { "\(field.name): \($0) = ..." }
      }
      stub.line("def __init__(\((["self"] + parameters).joined(separator: ", "))) -> None: ...")
    }
  }

  func writeConstants(_ library: Library, _ stub: inout CodePrinter) {
    let cases = library.enumerations.flatMap(\.cases)
    guard !library.constants.isEmpty || !cases.isEmpty else { return }
    stub.line()
    for constant in library.constants where !PythonName.isKeyword(constant.name) {
      let type =
        if case .character = constant.type {
          types.builtin("str")
        } else {
          types.scalarResult(constant.type)
        }
      stub.line("\(constant.name): \(type)")
    }
    for item in cases where !PythonName.isKeyword(item.name) {
      stub.line("\(item.name): \(types.builtin("int"))")
    }
  }

  /// `nil` for a field that Python does not see.
  private func type(of field: RecordType.Field) -> String? {
    if case .derived(let name) = field.type {
      return field.dimensions.isEmpty ? name + (field.isReference ? " | None" : "") : nil
    }
    if case .character = field.type {
      if field.isReference { return "\(types.builtin("str")) | None" }
      return field.dimensions.count == 1 ? types.builtin("str") : types.scalarResult(field.type)
    }
    if field.isReference { return nil }
    return field.dimensions.isEmpty ? types.scalarResult(field.type) : types.array(field.type)
  }
}
