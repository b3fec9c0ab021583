import Interface

/// `char *` in all its meanings.
extension RoutineInference {
  mutating func inferTexts() {
    inferTextHandles()
    // What a function ends was made by the library; text of ours it must not get.
    if !words.isDisjoint(with: ["free", "release", "destroy", "dispose", "unref", "dealloc"]) {
      return
    }
    for index in open {
      guard let pointee = slots[index].pointee else { continue }
      if let inner = pointee.type.pointee, inner.type == .character {
        inferTextPointer(index, pointee, inner)
      } else if let inner = pointee.type.pointee, inner.type.isVoid, inner.isConst,
        !pointee.isConst, hasNarrowSibling(index, depth: 2)
      {
        decide(index, .textWide, "text in UTF-16 that the library keeps: copied") {
          $0.type = .character(length: .terminated)
          $0.unitBytes = 2
          $0.intent = .out
          $0.isNullable = true
          $0.isReference = true
        }
      } else if isWideText(index, pointee) {
        decideText(index, .textWide, "text in UTF-16, up to a NUL, as '16' in the name says") {
          $0.unitBytes = 2
        }
      } else if pointee.type == .character, pointee.isConst {
        inferInput(index)
      }
    }
    let hasConstText = slots.contains {
      $0.isDecided && $0.isConst && $0.pointee?.type == .character
    }
    for index in open {
      guard let pointee = slots[index].pointee, pointee.type == .character, !pointee.isConst,
        slots[index].parameter.extents.count <= 1
      else { continue }
      inferOutput(index, besideConst: hasConstText)
    }
  }

  private mutating func inferTextHandles() {
    for index in open {
      guard let name = slots[index].parameter.type.typedefName, let end = facts.textHandles[name]
      else { continue }
      let isConsumed = end == function.name
      decide(index, .textHandle, "a \(name) that the library made, no text of another kind") {
        $0.type = .derived(name)
        $0.isReference = true
        $0.isNullable = true
        $0.isConsumed = isConsumed
        $0.intent = .in
      }
    }
  }

  private mutating func decideText(
    _ index: Int, _ rule: InferenceRule, _ text: String, _ change: (inout Argument) -> Void
  ) {
    let isNullable = isCallback || mayBeNull(index)
    decide(index, rule, isNullable ? text + ", or none" : text) {
      $0.type = .character(length: .terminated)
      $0.intent = .in
      $0.isNullable = isNullable
      change(&$0)
    }
    // Inputs may say how many bytes the text has.
    if rule == .textIn || rule == .textWide { takeByteCount(behind: index) }
  }

  private mutating func inferInput(_ index: Int) {
    // An array of small integers, where its name or its brackets say so.
    if slots[index].hasBrackets || isNumericArray(index) { return }
    if Vocabulary.exceptions[function.name]?.contains(slots[index].name) == true { return }
    // "The T parameter should be a static string": the library keeps the pointer itself.
    let isKept =
      function.documentation.holds("static string") || slots.contains { $0.argument.isObject }
    decideText(index, .textIn, "text, up to a NUL\(isKept ? ", kept for good" : "")") {
      if isKept { $0.keptBy = "*" }
    }
  }

  /// `const char *sql, int nByte`: the length in bytes follows the text.
  private mutating func takeByteCount(behind index: Int) {
    let next = index + 1
    guard slots.indices.contains(next), !slots[next].isDecided,
      slots[next].parameter.type.type.isInteger
    else { return }
    let slot = slots[next]
    if let name = slot.parameter.name?.lowercased() {
      // `maxrows` behind a text counts something else.
      let isSize = ["n", "len", "length", "size", "nbyte", "nbytes"].contains {
        name == $0 || $0.count > 1 && name.hasSuffix($0)
      }
      guard isSize else { return }
    } else {
      let texts = slots.filter { $0.pointee?.type == .character || $0.argument.unitBytes == 2 }
      let isAlone = isOnlyInteger(next) && texts.count == 1
      guard slots[index].argument.destructor != nil || isAlone else { return }
    }
    let length = Expression.call("slen", [value(index)])
    let text = slots[index].name
    decide(next, .textLength, "the number of bytes of '\(text)'") {
      $0.type = slot.parameter.type.type.number ?? .defaultInteger
      $0.isValue = true
      $0.intent = .hide
      $0.initialValue = length
      $0.dependencies = [text]
    }
  }

  private func isOnlyInteger(_ index: Int) -> Bool {
    slots.indices.allSatisfy { $0 == index || !slots[$0].parameter.type.type.isInteger }
  }

  // MARK: Text that the library writes

  private mutating func inferOutput(_ index: Int, besideConst: Bool) {
    let slot = slots[index]
    if isNumericArray(index) { return }
    if Vocabulary.exceptions[function.name]?.contains(slot.name) == true { return }
    let direction = textDirection(index, besideConst: besideConst)
    if let count = roomCount(for: index) {
      let number = slots[count].parameter.type.type.number ?? .defaultInteger
      decide(count, .textRoom, "the room for '\(slot.name)', in bytes") {
        $0.type = number
        $0.isValue = true
        $0.intent = .in
      }
      // One more than it says, for those who do not count the NUL.
      let room = Expression.binary(.add, value(count), .integer(1))
      return decideRoom(index, .textRoom, room, "as '\(slots[count].name)' says", direction)
    }
    if case .pointer? = slot.parameter.type.type.pointee?.type { return }
    if let extent = slot.parameter.extents.first, let extent {
      return decideRoom(
        index, .textRoom, .integer(extent), "as its brackets say", direction)
    }
    guard let largest = facts.rooms.largest, !hasTextCount,
      slot.words.contains(anyOf: Vocabulary.texts) || facts.rooms.room(for: slot.name) != nil
    else { return }
    decideRoom(
      index, .textLibraryRoom, .integer(largest.size),
      "the longest text that the headers know (\(largest.macro))", direction)
  }

  private mutating func decideRoom(
    _ index: Int, _ rule: InferenceRule, _ room: Expression, _ why: String, _ direction: Direction
  ) {
    let words =
      switch direction {
      case .input: "text, in room for"
      case .output: "text that comes back, in room for"
      case .both: "text that is given and comes back, in room for"
      }
    decideText(index, rule, "\(words) \(room) bytes, \(why)") {
      $0.room = room
      switch direction {
      case .input: $0.intent = .in
      case .output: $0.intent = .out
      case .both: $0.intent = [.in, .out]
      }
      if direction == .output { $0.isNullable = false }
    }
  }

  private mutating func textDirection(_ index: Int, besideConst: Bool) -> Direction {
    if let direction = slots[index].direction { return direction }
    let name = slots[index].name
    if besideConst {
      explain(.argument(name), .directionConst, "output, since other texts are const")
      return .output
    }
    if slots[index].parameter.type.typedefName == nil, let verb = verbDirection {
      if verb == .input {
        explain(.argument(name), .directionVerb, "input, as the name of the function says")
        return .input
      }
      if facts.rooms.room(for: name) != nil {
        explain(.argument(name), .directionVerb, "output, as the name of the function says")
        return .output
      }
    }
    return .both
  }

  /// An integer right behind the text, or before it, whose name is that of a size. A plain `n` may be
  /// the number of anything: it counts only right behind.
  private func roomCount(for index: Int) -> Int? {
    for other in [index + 1, index - 1]
    where slots.indices.contains(other) && !slots[other].isDecided {
      let slot = slots[other]
      guard slot.parameter.type.type.isInteger, slot.parameter.name != nil else { continue }
      let name = slot.name.lowercased()
      let isSize =
        ["len", "length", "size", "maxlen", "maxchar", "maxchars", "nbytes", "nbyte"].contains {
          name == $0 || name.hasSuffix($0)
        }
      if isSize || other == index + 1 && name == "n" { return other }
    }
    return nil
  }

  private var hasTextCount: Bool {
    slots.contains { slot in
      !slot.isDecided && slot.parameter.type.type.isInteger
        && (slot.name.lowercased().hasPrefix("maxchar") || slot.name.lowercased().hasSuffix("len"))
    }
  }

  // MARK: Pointers to text

  private mutating func inferTextPointer(
    _ index: Int, _ pointee: QualifiedType, _ inner: QualifiedType
  ) {
    if isCallback, index > 0, let count = callbackCount(before: index) {
      slots[count].isCount = true
      let extent = value(count)
      return decide(index, .textList, "so many texts as '\(slots[count].name)' says") {
        $0.type = .character(length: .terminated)
        $0.dimensions = [.count(extent)]
        $0.intent = [.in, .c]
        $0.isNullable = true
      }
    }
    if inner.isConst, !pointee.isConst, inferCountedText(index) { return }
    if inner.isConst, endsWithNull(index) {
      return decide(index, .textList, "texts up to a null pointer, as the documentation says") {
        $0.type = .character(length: .terminated)
        $0.dimensions = [Dimension(extent: .assumedSize)]
        $0.intent = [.in, .c]
      }
    }
    if inner.isConst, !pointee.isConst, isPlaceForText(index), countBeside(index) == nil {
      return decide(index, .textOut, "text that the library keeps: copied") {
        $0.type = .character(length: .terminated)
        $0.intent = .out
        $0.isNullable = true
        $0.isReference = true
      }
    }
    if Vocabulary.exceptions[function.name]?.contains(slots[index].name) == true { return }
    guard let count = relatedCount(for: index) ?? countBeside(index) else {
      let release = facts.textFree
      let isOut =
        slots[index].direction == .output || slots[index].words.words.first == "pz"
        || slots[index].words.contains(anyOf: ["errmsg", "msg"])
      if isOut, let release, !slots[index].hasBrackets {
        decide(index, .textOwned, "text that the caller owns: copied, then ended by \(release)") {
          $0.type = .character(length: .terminated)
          $0.intent = .out
          $0.isNullable = true
          $0.isReference = true
          $0.release = release
        }
      }
      return
    }
    // Texts that are written to would need room of their own.
    let isInput =
      inner.isConst || pointee.isConst || slots[index].direction == .input
      || verbDirection == .input
    guard isInput else { return }
    slots[count].isCount = true
    let extent = value(count)
    let room = inner.isConst ? nil : facts.rooms.largest
    decide(index, .textList, "so many texts as '\(slots[count].name)' says") {
      $0.type = .character(length: .terminated)
      $0.dimensions = [.count(extent)]
      $0.intent = [.in, .c]
      $0.room = room.map { .integer($0.size) }
    }
  }

  /// `const char **text, int *length`: text that no NUL need end.
  private mutating func inferCountedText(_ index: Int) -> Bool {
    let next = index + 1
    guard next < slots.count, !slots[next].isDecided, let length = slots[next].pointee,
      length.type.isInteger, !length.isConst, let type = length.type.number
    else { return false }
    let named = slots[next].parameter.name.map { CountName($0, isSizeType: true).isCount } ?? true
    guard named else { return false }
    decide(next, .textLength, "the number of bytes of '\(slots[index].name)'") {
      $0.type = type
      $0.intent = .hide
      $0.initialValue = .integer(0)
    }
    let size = value(next)
    decide(index, .textOut, "text of so many bytes that the library keeps: copied") {
      $0.type = .character(length: .fixed(size))
      $0.intent = .out
      $0.isNullable = true
      $0.isReference = true
    }
    return true
  }

  /// The name is that of one text which comes back: `tail`, `pzTail`, `end`. Others may be lists.
  private func isPlaceForText(_ index: Int) -> Bool {
    let slot = slots[index]
    if slot.hasBrackets || slot.direction == .input { return false }
    let names: Set<String> = [
      "tail", "end", "endptr", "out", "text", "name", "msg", "message", "err", "error", "string",
      "str", "result", "rest", "next",
    ]
    return slot.direction == .output || slot.words.words.first == "pz"
      || slot.words.contains(anyOf: names)
  }

  /// "an array of strings, terminated by a single NULL pointer"
  private func endsWithNull(_ index: Int) -> Bool {
    let text = function.documentation
    guard text.holds("NULL"), counts.isEmpty else { return false }
    let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ").lowercased()
    return flat.contains("array")
      && [
        "null-terminated array", "null terminated array", "terminated by a single null pointer",
        "terminated by a null pointer",
      ].contains { flat.contains($0) }
  }

  /// `int argc, char **argv`, where the library gives both.
  func callbackCount(before index: Int) -> Int? {
    var position = index - 1
    while position >= 0, slots[position].pointee?.type.pointee != nil { position -= 1 }
    guard position >= 0, slots[position].parameter.type.type.isInteger else { return nil }
    return position
  }

  private func isWideText(_ index: Int, _ pointee: QualifiedType) -> Bool {
    guard pointee.type.isVoid, pointee.isConst, slots[index].parameter.extents.isEmpty else {
      return false
    }
    return hasNarrowSibling(index, depth: 1)
  }

  /// The name without `16`, as the variant for UTF-8 has it.
  var narrowName: String? {
    for mark in ["16le", "16be", "16"] {
      guard let range = function.name.firstRange(of: mark) else { continue }
      return String(function.name[..<range.lowerBound] + function.name[range.upperBound...])
    }
    return nil
  }

  /// `f16(const void *)` beside `f(const char *)`.
  private func hasNarrowSibling(_ index: Int, depth: Int) -> Bool {
    guard let narrowName, let narrow = facts.functions[narrowName],
      narrow.type.parameters.count == slots.count
    else { return false }
    var type = narrow.type.parameters[index].type.type.pointee
    if depth == 2 { type = type?.type.pointee }
    return type?.type.isByte == true && type?.isConst == true
  }
}
