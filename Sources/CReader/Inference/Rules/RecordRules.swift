import Interface

/// Structs: by value, by pointer, made and ended by the library.
extension RoutineInference {
  mutating func inferRecords() {
    for index in open {
      let type = slots[index].parameter.type.type
      if let id = type.recordID, let name = facts.recordNames[id] {
        decide(index, .recordValue, "\(name) by value") {
          $0.type = .derived(name)
          $0.isValue = true
          $0.intent = .in
        }
      } else if let pointee = type.pointee {
        if let id = pointee.type.recordID {
          inferRecordPointer(index, id, pointee)
        } else if let id = pointee.type.pointee?.type.recordID {
          inferHandlePointer(index, id)
        }
      }
    }
  }

  private mutating func inferRecordPointer(_ index: Int, _ id: String, _ pointee: QualifiedType) {
    guard let name = facts.recordNames[id], let record = facts.records[id] else { return }
    let slot = slots[index]
    if record.isStream {
      return decide(index, .stream, "an open file of C") {
        $0.type = .derived(name)
        $0.isReference = true
        $0.intent = .in
      }
    }
    // Several of them, where brackets stand or a count belongs to it.
    if slot.hasBrackets || isArrayOfRecords(index) {
      guard pointee.isConst, slot.parameter.extents.count <= 1,
        let count = [index + 1, index - 1].first(where: { isCount($0) && !slots[$0].isDecided }),
        !slots[count].isCount
      else { return }
      if StridedDimension(pointee, facts) != nil { return }
      slots[count].isCount = true
      let extent = value(count)
      return decide(index, .recordArray, "so many \(name) as '\(slots[count].name)' says") {
        $0.type = .derived(name)
        $0.dimensions = [.count(extent)]
        $0.intent = [.in, .c]
      }
    }
    let isResult =
      slot.direction == .output
      || slot.direction == nil && !pointee.isConst && isPlain(record)
        && ["result", "res", "out", "output"].contains(slot.words.noun)
    if isResult, !record.isOpaque {
      return decide(index, .recordOut, "a \(name) that the call fills") {
        $0.type = .derived(name)
        $0.intent = .out
      }
    }
    let isNullable = mayBeNull(index)
    if endsHandle(index) {
      return decide(index, .handleEnd, "a \(name), which ends here") {
        $0.type = .derived(name)
        $0.isReference = true
        $0.isNullable = isNullable
        $0.isConsumed = true
        $0.intent = .in
      }
    }
    decide(index, .record, "a \(name) by its address\(isNullable ? ", or none" : "")") {
      $0.type = .derived(name)
      $0.isReference = true
      $0.isNullable = isNullable
      $0.intent = .in
    }
  }

  /// No pointers in it, and nothing ends it: a struct that only holds numbers.
  private func isPlain(_ record: CRecord) -> Bool {
    !record.isOpaque && facts.releases[record.id] == nil
      && record.fields.allSatisfy { $0.type.type.pointee == nil }
  }

  /// A count that names it (`int rank, const iodim *dims`) or stands right beside its plural.
  private func isArrayOfRecords(_ index: Int) -> Bool {
    let name = slots[index].name.lowercased()
    guard name.hasSuffix("s"), !name.hasSuffix("ss"),
      !["params", "args", "options", "opts", "settings", "ws", "parameters", "status"].contains(
        name)
    else { return false }
    return index > 0 && isCount(index - 1) || index + 1 < slots.count && isCount(index + 1)
  }

  /// `T **out`: a place for a handle that the library makes.
  private mutating func inferHandlePointer(_ index: Int, _ id: String) {
    guard let name = facts.recordNames[id], let pointee = slots[index].pointee, !pointee.isConst
    else { return }
    let slot = slots[index]
    if isCallback, let count = callbackCount(before: index) {
      slots[count].isCount = true
      let extent = value(count)
      return decide(index, .recordArray, "so many \(name) as '\(slots[count].name)' says") {
        $0.type = .derived(name)
        $0.isReference = true
        $0.dimensions = [.count(extent)]
        $0.intent = [.in, .c]
      }
    }
    let isMaker = isMaker
    let isOut =
      slot.direction == .output || isMaker || slot.words.words.first == "pp"
      || slot.words.contains(anyOf: ["out", "new", "result"])
      || slot.name.lowercased().hasPrefix("new")
      || slots.indices.contains { other in
        // The other argument of its kind goes in: `ffgtop(fitsfile *mfptr, …, fitsfile **gfptr)`
        other != index && slots[other].pointee?.type.recordID == id
      }
    guard isOut, slot.direction != .input, slot.direction != .both else { return }
    let release = isMaker ? facts.releases[id] : nil
    let owner = release.map { ", which the caller owns and \($0) ends" } ?? ""
    decide(index, .handleOut, "a new \(name)\(owner)") {
      $0.type = .derived(name)
      $0.isReference = true
      $0.intent = .out
      $0.isNullable = true
      $0.release = release
    }
  }

  /// A verb of making among the words, or behind a short prefix: `ffopen`.
  private var isMaker: Bool {
    if !words.isDisjoint(with: Vocabulary.makers) { return true }
    return ["open", "create"].contains { verb in
      function.name.dropFirst(2).hasPrefix(verb) || function.name.dropFirst().hasPrefix(verb)
    }
  }

  /// The function takes a handle alone, perhaps with a status, and a verb of ending is in its name.
  private func endsHandle(_ index: Int) -> Bool {
    guard !isCallback,
      slots.allSatisfy({ $0.argument.intent == .hide || $0.name == slots[index].name }),
      let pointee = slots[index].pointee, !pointee.isConst, let id = pointee.type.recordID
    else { return false }
    if facts.releases[id] == function.name { return true }
    let strong: Set<String> = ["free", "close", "destroy", "delete", "finalize", "finish"]
    return facts.releases[id] != nil && !words.isDisjoint(with: strong)
  }

  /// What comes back may point into what was given: a view into its vector, a statement into its
  /// connection, a member into its owner. So that lives as long.
  mutating func keepRecords() {
    if isCallback { return }
    let keeper: String
    if let result = routine.result, case .derived = result.type,
      result.isReference || pointsElsewhere(function.type.result.type.recordID)
    {
      keeper = result.name
    } else if let out = slots.first(where: { $0.argument.intent == .out && $0.argument.isReference }
    ),
      case .derived = out.argument.type
    {
      keeper = out.name
    } else {
      return
    }
    for index in slots.indices {
      let argument = slots[index].argument
      guard case .derived = argument.type, argument.isReference, argument.intent == .in,
        !argument.isConsumed, argument.keptBy == nil,
        let id = slots[index].pointee?.type.recordID, facts.records[id]?.isStream == false
      else { continue }
      slots[index].argument.keptBy = keeper
    }
  }

  /// A struct with pointers in it, or in a struct in it.
  private func pointsElsewhere(_ id: String?, depth: Int = 0) -> Bool {
    guard let id, depth < 8, let record = facts.records[id] else { return false }
    return record.fields.contains { field in
      field.type.type.pointee != nil || pointsElsewhere(field.type.type.recordID, depth: depth + 1)
    }
  }

  /// Whether the function makes what it returns: then its caller ends it.
  func makes(_ id: String) -> Bool {
    let takesOne = slots.contains { slot in
      slot.pointee?.type.recordID == id && !slot.argument.isHidden
    }
    if takesOne { return !words.isDisjoint(with: Vocabulary.copiers) }
    if !words.isDisjoint(with: Vocabulary.makers) { return true }
    // `fftw_plan_dft`: named by the noun of what it makes, from nothing that could own it.
    guard let recordName = facts.recordNames[id] else { return false }
    let own = IdentifierWords(function.name).words
    let noun = IdentifierWords(recordName).words
    let takesHandle = slots.contains { slot in
      guard let pointee = slot.pointee, !pointee.isConst else { return false }
      return pointee.type.recordID != nil
    }
    return !takesHandle && own.count > noun.count && own.starts(with: noun)
      && facts.records[id]?.isOpaque == true
  }

  /// What the documentation says of NULL: "the fourth parameter is NULL", "`zVfs` may be NULL".
  mutating func mayBeNull(_ index: Int) -> Bool {
    nullSentences.allow(slots[index].parameter.name, position: index)
  }
}

extension RoutineInference {
  /// It takes a struct of functions that no function of the library makes: nobody can call it.
  var takesUnmadeRecord: Bool {
    slots.contains { slot in
      guard slot.argument.isReference, !slot.argument.isHidden, slot.argument.intent != .out,
        let id = slot.pointee?.type.recordID
      else { return false }
      return facts.unmade.contains(id)
    }
  }
}

extension CRecord {
  /// C's `FILE`.
  var isStream: Bool { typedefNames.contains("FILE") || id == "FILE" }
}

/// Sentences of documentation that say of something that it may be NULL.
struct NullSentences {
  private var sentences: [Substring] = []

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
  private static let permissions = [
    "is NULL", "is a NULL", "be NULL", "be a NULL", "or NULL", "or a NULL", "are NULL",
  ]
  private static let refusals = [
    "not be NULL", "never be NULL", "non-NULL", "not a NULL", "must not", "undefined", "harmless",
  ]

  init(_ documentation: String) {
    guard documentation.holds("NULL") else { return }
    let flat = documentation.split(whereSeparator: \.isNewline).joined(separator: " ")
    for sentence in flat.split(whereSeparator: { $0 == "." || $0 == ";" })
    where sentence.contains("NULL") {
      if Self.refusals.contains(where: { sentence.contains($0) }) { continue }
      if Self.permissions.contains(where: { sentence.contains($0) }) { sentences.append(sentence) }
    }
  }

  /// Of a parameter by its name or as "the fourth parameter".
  func allow(_ parameter: String?, position: Int) -> Bool {
    sentences.contains { sentence in
      if let parameter, parameter.count > 1, sentence.contains(parameter) { return true }
      guard position < Self.ordinals.count else { return false }
      let ordinal = Self.ordinals[position]
      return sentence.contains("\(ordinal) parameter") || sentence.contains("\(ordinal) argument")
    }
  }
}
