import FortranSemantics
import FortranSyntax

extension BodyScan {
  /// Whom a name with arguments means.
  enum Callee {
    /// Its arguments are only read: an intrinsic or statement function, or indices of an array.
    case reader
    case procedure(InterfaceFinder.Found)
    case dummy(ProcedureFlow.Dummy)
    case intrinsic(places: Set<Int>, keywords: Set<String>)
    case unknown
  }

  /// Reads of dummies, and what functions do that are called here.
  func expression(_ range: Range<Int>) {
    let end = range.upperBound
    var index = range.lowerBound
    while index < end {
      let byte = text[index]
      if byte.isLetter {
        index = name(from: index, in: range)
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        index = quoteEnd(index, end)
      } else if byte.isDigit {
        index = nameEnd(index, end)
      } else if byte == UInt8(ascii: "."), index + 1 < end, text[index + 1].isLetter {
        // An operator, or the exponent of `1.d0`.
        index = nameEnd(index + 1, end)
        if has(".", at: index, before: end) { index += 1 }
      } else {
        index += 1
      }
    }
  }

  /// A name in an expression; answers where to go on.
  private func name(from start: Int, in range: Range<Int>) -> Int {
    let end = range.upperBound
    let last = nameEnd(start, end)
    if start > range.lowerBound, text[start - 1] == UInt8(ascii: "%") {
      guard has("(", at: last, before: end) else { return last }
      let close = closing(last, end)
      arguments((last + 1)..<max(close, last + 1), of: .unknown, "", isFunction: true)
      return min(close + 1, end)
    }
    let entry = names.find(text[start..<last])
    if let entry { read(entry) }
    if has("(", at: last, before: end) {
      let close = closing(last, end)
      let inside = (last + 1)..<max(close, last + 1)
      if let entry, entry.isArray || entry.isCharacter {
        nested(inside)
      } else {
        let name = word(start..<last)
        arguments(inside, of: callee(name, isFunction: true), name, isFunction: true)
      }
      return min(close + 1, end)
    }
    if let entry, has("=", at: last, before: end), !has("=", at: last + 1, before: end),
      !has(">", at: last + 1, before: end)
    {
      // `i=1` of an implied DO in a list of output.
      write(entry, isWhole: false)
    }
    return last
  }

  private func nested(_ range: Range<Int>) {
    guard depth < Self.deepestNesting else { return loseAll(range) }
    depth += 1
    expression(range)
    depth -= 1
  }

  // MARK: - Calls

  /// After CALL.
  func subroutineCall(_ range: Range<Int>) {
    let end = range.upperBound
    let last = nameEnd(range.lowerBound, end)
    let name = word(range.lowerBound..<last)
    let whole = designatorEnd(range.lowerBound, end)
    if has("%", at: last, before: end) || whole < end {
      // A procedure of an object.
      return loseAll(range)
    }
    guard has("(", at: last, before: end) else { return }
    let close = closing(last, end)
    arguments(
      (last + 1)..<max(close, last + 1), of: callee(name, isFunction: false), name,
      isFunction: false)
  }

  private func arguments(
    _ range: Range<Int>, of callee: Callee, _ name: String, isFunction: Bool
  ) {
    guard depth < Self.deepestNesting else { return loseAll(range) }
    depth += 1
    defer { depth -= 1 }
    var set: UInt64 = 0
    for (place, part) in parts(range).enumerated() {
      if has("*", at: part.lowerBound, before: part.upperBound) {
        assignment.jump()  // an alternate return
        continue
      }
      if has("%", at: part.lowerBound, before: part.upperBound) {
        loseAll(part)  // %ref(x)
        continue
      }
      let (key, value) = keyword(part)
      guard let entry = passed(value) else {
        expression(value)
        continue
      }
      let first = nameEnd(value.lowerBound, value.upperBound)
      if first < value.upperBound { expression(first..<value.upperBound) }
      let isWhole = first == value.upperBound
      // Nobody promises that a function in an expression is called (F2018 10.1.7).
      let isSet = pass(entry, to: callee, name, place, key, isFunction: isFunction)
      if isSet, isWhole, !isFunction {
        set |= entry.bit
      } else {
        read(entry)
      }
    }
    assignment.assign(set)
  }

  /// The dummy of which an actual argument is the whole or a part.
  private func passed(_ value: Range<Int>) -> DummyNames.Entry? {
    guard isDesignator(value) else { return nil }
    let last = nameEnd(value.lowerBound, value.upperBound)
    guard let entry = names.find(text[value.lowerBound..<last]) else { return nil }
    let isCall =
      has("(", at: last, before: value.upperBound) && !entry.isArray && !entry.isCharacter
    return isCall ? nil : entry
  }

  /// Answers whether the call gives it a value, whatever it was before.
  private func pass(
    _ entry: DummyNames.Entry, to callee: Callee, _ name: String, _ place: Int, _ key: String?,
    isFunction: Bool
  ) -> Bool {
    switch callee {
    case .reader: return false
    case .intrinsic(let places, let keywords):
      if key.map(keywords.contains) ?? places.contains(place) {
        analysis.raise(entry.slot, to: .writes)
      }
    case .procedure(let found):
      return analysis.pass(entry.slot, to: found, called: name, place: place, keyword: key)
        && entry.bit != 0
    case .dummy(let dummy):
      // A closure changes arrays alone; procedures of the sources are looked at later.
      if entry.isArray { analysis.raise(entry.slot, to: .unknown) }
      analysis.note(
        EffectAnalysis.CallThrough(
          procedure: dummy, slot: entry.slot, place: place, keyword: key))
    case .unknown:
      // A function that changes a scalar argument has no place in an expression (F77 6.6).
      if !isFunction || entry.isArray { analysis.raise(entry.slot, to: .unknown) }
    }
    return false
  }

  private func callee(_ name: String, isFunction: Bool) -> Callee {
    if let known = callees[name] { return known }
    let callee = look(up: name, isFunction: isFunction)
    callees[name] = callee
    return callee
  }

  private func look(up name: String, isFunction: Bool) -> Callee {
    if isFunction {
      if statementFunctions.contains(name) { return .reader }
      for unit in [unit] + found.hosts {
        guard let symbol = unit.part[name], symbol.isDeclared else { continue }
        if symbol.dimensions != nil { return .reader }
        break
      }
    }
    if let owner = ProcedureFlow.owner(of: name, in: found) {
      let dummy = ProcedureFlow.Dummy(unit: ObjectIdentifier(owner.unit), name: name)
      guard
        let body = owner.unit.interfaces.lazy.flatMap(\.bodies).first(where: {
          $0.name.text.lowercased() == name
        })
      else { return .dummy(dummy) }
      return .procedure(InterfaceFinder.Found(unit: body, hosts: []))
    }
    if let found = analysis.context.definitions(of: name, in: found).last {
      return .procedure(found)
    }
    if isFunction {
      let isExternal = unit.part[name]?.flags.contains(.external) == true
      return IntrinsicProcedure.isFunction(name) && !isExternal ? .reader : .unknown
    }
    if unit.part[name]?.flags.contains(.external) == true { return .unknown }
    return IntrinsicProcedure.outputs(of: name).map {
      .intrinsic(places: $0.places, keywords: $0.keywords)
    } ?? .unknown
  }
}
