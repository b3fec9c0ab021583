extension LibraryPrinter {
  func printTypes(of library: Library, to text: inout Lines) {
    for record in library.records { print(record, to: &text) }
    for enumeration in library.enumerations { print(enumeration, to: &text) }
    for constant in library.constants { print(constant, to: &text) }
    for variable in library.variables { print(variable, to: &text) }
  }

  private func print(_ record: RecordType, to text: inout Lines) {
    var words = ["\(record.kind) \(record.name)"]
    if record.foreignName != record.name { words.append("as \(record.foreignName)") }
    if record.kind != .opaque { words.append("\(record.size) bytes by \(record.alignment)") }
    if record.isComplex { words.append("complex") }
    if let symbol = record.release { words.append("release=\(symbol)") }
    text.add(words.joined(separator: " ") + place(record.location))
    text.indented { text in
      text.quote("documentation", record.documentation)
      for field in record.fields {
        var words = describe(field.type, field.dimensions)
        if field.isReference { words.append("reference") }
        if field.isConstant { words.append("constant") }
        if let name = field.enumeration { words.append("enum=\(name)") }
        if let bits = field.bitWidth { words.append("\(bits) bits") }
        text.add("field \(field.name): \(words.joined(separator: " ")) at \(field.offset)")
        text.indented { $0.quote("documentation", field.documentation) }
      }
    }
  }

  private func print(_ enumeration: EnumerationType, to text: inout Lines) {
    var words = ["enumeration \(enumeration.name)"]
    if enumeration.foreignName != enumeration.name {
      words.append("as \(enumeration.foreignName)")
    }
    words.append(
      ValueType.integer(bytes: enumeration.bytes, signed: enumeration.isSigned).description)
    if enumeration.isOptionSet { words.append("options") }
    text.add(words.joined(separator: " ") + place(enumeration.location))
    text.indented { text in
      text.quote("documentation", enumeration.documentation)
      for item in enumeration.cases {
        text.add("case \(item.name) = \(item.value)")
        text.indented { $0.quote("documentation", item.documentation) }
      }
    }
  }

  func print(_ status: StatusRule, to text: inout Lines) {
    var words = ["status"]
    switch status.source {
    case .result: words.append("result")
    case .argument(let index): words.append("argument \(index)")
    }
    let lower = status.success.lower.map(String.init) ?? ""
    let upper = status.success.upper.map(String.init) ?? ""
    words.append("succeeds \(lower)...\(upper)")
    switch status.message {
    case .text(let symbol): words.append("told by \(symbol)(status)")
    case .buffer(let symbol, let size): words.append("told by \(symbol)(status, text[\(size)])")
    case .handle(let symbol, let index): words.append("told by \(symbol)(argument \(index))")
    case nil: break
    }
    text.add(words.joined(separator: " "))
  }
}

extension Callback.Context {
  var text: String {
    let end = destructor.map { ", ended by argument \($0)" } ?? ""
    let place = record.map { record in
      let fields = record.fields.sorted { $0.key < $1.key }.map {
        ", \($0.key)=argument \($0.value)"
      }
      return " in \(record.name)(\(record.functionField), \(record.contextField)\(fields.joined()))"
    }
    let way = accessor.map { " by \($0)" } ?? accessorField.map { " in '\($0)'" } ?? ""
    return
      " with context argument \(argument) = parameter \(parameter)\(way)\(place ?? "")\(end)"
      + (isKept ? ", kept" : "")
  }
}
