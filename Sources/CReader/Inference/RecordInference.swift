import Interface

/// Structs, unions and enumerations of the model.
struct RecordInference {
  let facts: LibraryFacts

  func infer(into output: inout LibraryInference.Output) {
    for record in facts.declarations.records {
      guard let name = facts.recordNames[record.id] else { continue }
      let made = self.record(record, name)
      output.library.records.append(made)
      if made.isComplex {
        output.explanations.append(
          Explanation(
            routine: name, subject: .whole, rule: .recordComplex,
            text: "two reals, named complex: a complex number", location: record.location))
      }
      if let release = facts.releases[record.id] {
        output.explanations.append(
          Explanation(
            routine: name, subject: .whole, rule: .handleRelease,
            text: "ended by \(release), the only function that takes one and is named so",
            location: record.location))
      }
    }
    for (name, release) in facts.textHandles.sorted(by: { $0.key < $1.key }) {
      var record = RecordType(name: name, foreignName: "const char", kind: .opaque)
      record.release = release
      output.library.records.append(record)
    }
    if let memory = facts.memory {
      var record = RecordType(name: memory.name, foreignName: "void", kind: .opaque)
      record.release = memory.release
      output.library.records.append(record)
      output.explanations.append(
        Explanation(
          routine: memory.name, subject: .whole, rule: .memory,
          text: "what \(memory.makers.sorted().joined(separator: ", ")) make, ended by "
            + memory.release))
    }
    for item in facts.declarations.enumerations {
      guard let name = facts.enumerationNames[item.id] else { continue }
      var type = EnumerationType(name: name, foreignName: item.spelling)
      type.bytes = item.bytes
      type.isSigned = item.isSigned
      type.cases = item.cases.map { item in
        var made = EnumerationType.Case(name: item.name, value: item.value)
        made.documentation = item.documentation
        return made
      }
      type.isOptionSet = Self.isOptionSet(item)
      type.documentation = item.documentation
      type.location = item.location
      output.library.enumerations.append(type)
    }
  }

  /// Three values at least that are single bits, and no others but 0 and joined ones.
  private static func isOptionSet(_ item: CEnumeration) -> Bool {
    let bits = item.cases.filter { $0.value > 0 && $0.value & ($0.value &- 1) == 0 }
    let all = bits.reduce(0) { $0 | $1.value }
    guard Set(bits.map(\.value)).count >= 3, item.cases.contains(where: { $0.value >= 4 }) else {
      return false
    }
    // 0, 1, 2, 3, 4 is a list; 1, 2, 4, 8 are bits.
    let others = item.cases.filter { !bits.contains($0) && $0.value != 0 }
    return others.allSatisfy { $0.value > 4 && $0.value & ~all == 0 }
      && !(item.cases.contains { $0.value == 3 })
  }

  private func record(_ record: CRecord, _ name: String) -> RecordType {
    var type = RecordType(
      name: name, foreignName: record.spelling,
      kind: record.isOpaque || record.isStream ? .opaque : record.isUnion ? .union : .structure)
    type.documentation = record.documentation
    type.location = record.location
    type.release = facts.releases[record.id]
    guard type.kind != .opaque else { return type }
    type.size = record.size
    type.alignment = record.alignment
    type.fields = record.fields.compactMap { field($0) }
    type.isComplex = Self.isComplex(record, name)
    return type
  }

  /// Two reals and nothing else, in one array or side by side, and a name that says it.
  private static func isComplex(_ record: CRecord, _ name: String) -> Bool {
    let words = IdentifierWords(name).words
    guard words.contains("complex"), words.allSatisfy({ !["vector", "matrix"].contains($0) }) else {
      return false
    }
    if record.fields.count == 1, case .array(let part, 2?) = record.fields[0].type.type {
      return part.type.isReal
    }
    return record.fields.count == 2 && !record.isUnion
      && record.fields.allSatisfy { $0.type.type.isReal && $0.type == record.fields[0].type }
  }

  private func field(_ field: CField) -> RecordType.Field? {
    var dimensions: [Dimension] = []
    var inner = field.type
    while case .array(let element, let count) = inner.type, inner.element == nil {
      guard let count else { return nil }
      dimensions.append(.count(.integer(count)))
      inner = element
    }
    var made = RecordType.Field(name: field.name, type: .opaque, offset: field.offset)
    made.bitWidth = field.bitWidth
    made.isConstant = field.type.isConst
    made.documentation = field.documentation
    made.location = field.location
    switch inner.type {
    case .record(let id):
      guard let name = facts.recordNames[id] else { return nil }
      made.type = .derived(name)
    case .enumeration(let id):
      let item = facts.enumerations[id]
      made.type = .integer(bytes: item?.bytes ?? 4, signed: item?.isSigned ?? false)
      made.enumeration = facts.enumerationNames[id]
    case .character:
      // The last dimension of characters is a text's length.
      if let last = dimensions.popLast(), let count = last.count {
        made.type = .character(length: .fixed(count))
      } else {
        made.type = .character(length: .one)
      }
    case .pointer(let target):
      made.isReference = true
      if let id = target.type.recordID, let name = facts.recordNames[id] {
        made.type = .derived(name)
      } else if target.type == .character, target.isConst {
        made.type = .character(length: .terminated)
      } else if case .function = target.type {
        return nil
      }
    default:
      guard let type = inner.element else { return nil }
      made.type = type
    }
    made.dimensions = dimensions
    return made
  }
}

/// Macros that are values, and global variables.
struct DataInference {
  let facts: LibraryFacts
  let exportedSymbols: Set<String>?

  func infer(into output: inout LibraryInference.Output) {
    var names: Set<String> = []
    for macro in facts.declarations.macros {
      guard var constant = Self.constant(macro), names.insert(macro.name).inserted else { continue }
      constant.documentation = macro.documentation
      constant.location = macro.location
      output.library.constants.append(constant)
      output.explanations.append(
        Explanation(
          routine: macro.name, subject: .whole, rule: .constant, text: "a macro with a value",
          location: macro.location))
    }
    for item in facts.declarations.enumerations {
      for value in item.cases where names.insert(value.name).inserted {
        var constant = Variable(
          name: value.name, type: .integer(bytes: item.bytes, signed: item.isSigned))
        constant.isConstant = true
        constant.value = .integer(value.value)
        constant.documentation = value.documentation
        constant.location = item.location
        output.library.constants.append(constant)
      }
    }
    for variable in facts.declarations.variables {
      if let exportedSymbols, !exportedSymbols.contains(variable.name) {
        output.library.skipped.append(
          Skipped(
            name: variable.name, reason: InferenceSummary.Reason.notExported.text,
            location: variable.location))
        continue
      }
      guard let made = self.variable(variable) else {
        output.library.skipped.append(
          Skipped(
            name: variable.name, reason: "nothing says how much memory its pointer has",
            location: variable.location))
        continue
      }
      output.library.variables.append(made)
      output.explanations.append(
        Explanation(
          routine: variable.name, subject: .whole, rule: .variable, text: "a global variable",
          location: variable.location))
    }
  }

  private static func constant(_ macro: CMacro) -> Variable? {
    var constant: Variable
    switch macro.meaning {
    case .integer(let value):
      constant = Variable(
        name: macro.name, type: .integer(bytes: Int(Int32(clamping: value)) == value ? 4 : 8))
      constant.value = .integer(value)
    case .unsigned(let value):
      constant = Variable(name: macro.name, type: .integer(bytes: 8, signed: false))
      constant.value = .verbatim("\(value)U", names: [])
    case .real(let value):
      guard value.isFinite else { return nil }
      constant = Variable(name: macro.name, type: .doublePrecision)
      constant.value = .real("\(value)", bytes: 8)
    case .string(let bytes):
      constant = Variable(name: macro.name, type: .character(length: .terminated))
      constant.value = .string(bytes)
    case .function: return nil
    }
    constant.isConstant = true
    return constant
  }

  private func variable(_ variable: CVariable) -> Variable? {
    var made = Variable(name: variable.name, type: .opaque)
    made.documentation = variable.documentation
    made.location = variable.location
    made.bindingLabel = variable.name
    made.isProtected = variable.type.isConst
    var inner = variable.type
    while case .array(let element, let count) = inner.type, inner.element == nil {
      if inner.type == .array(of: element, count: nil), element.type == .character {
        made.type = .character(length: .terminated)
        made.isProtected = true
        return made
      }
      guard let count else { return nil }
      made.dimensions.append(.count(.integer(count)))
      made.isProtected = made.isProtected || element.isConst
      inner = element
    }
    switch inner.type {
    case .record(let id):
      guard let name = facts.recordNames[id] else { return nil }
      made.type = .derived(name)
    case .enumeration(let id):
      let item = facts.enumerations[id]
      made.type = .integer(bytes: item?.bytes ?? 4, signed: item?.isSigned ?? false)
    case .character:
      if let last = made.dimensions.popLast(), let count = last.count {
        made.type = .character(length: .fixed(count))
      } else {
        made.type = .character(length: .one)
      }
    case .pointer(let target):
      if let id = target.type.recordID, let name = facts.recordNames[id] {
        made.type = .derived(name)
        made.isReference = true
        made.isProtected = true
      } else if target.type == .character, target.isConst {
        made.type = .character(length: .terminated)
        made.isProtected = true
      } else {
        return nil
      }
    default:
      guard let type = inner.element else { return nil }
      made.type = type
    }
    return made
  }
}
