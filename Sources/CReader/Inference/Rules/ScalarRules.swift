import Interface

/// Pointers to one number.
extension RoutineInference {
  /// Those whose name says that one value comes back, before arrays are looked for.
  mutating func inferStrongScalars() {
    for index in open where isOneValue(index) {
      decideScalar(index, slots[index].direction ?? directionOfOne(index))
    }
  }

  /// A result comes back; what may be a state is given too, unless the function's verb says otherwise.
  private func directionOfOne(_ index: Int) -> Direction {
    if isCallback { return .output }
    if let verb = verbDirection { return verb }
    let words = slots[index].words
    // A search narrows the interval that it is given.
    let searches = slots.contains { $0.argument.type == .procedure }
    let narrows: Set<String> = ["lower", "upper", "minimum", "maximum", "min", "max"]
    if searches, words.contains(anyOf: narrows) { return .both }
    let isResult =
      words.contains(anyOf: Vocabulary.results) || words.isHungarianPointer
      || isNumberOfThings(words) || isEnd(words)
    return isResult ? .output : .both
  }

  /// The name says that it is one value, and no count may mean more.
  func isOneValue(_ index: Int) -> Bool {
    guard mayBeScalar(index) else { return false }
    let words = slots[index].words
    if isNumberOfThings(words) { return true }
    if slots[index].direction == .output, counts.isEmpty { return true }
    let isNamed =
      words.words.contains { Vocabulary.scalars.contains($0) } || words.isHungarianPointer
      || isEnd(words)
    return isNamed && !isBesideCount(index)
  }

  /// Those that nothing speaks for as arrays: no brackets, no count that could be theirs, no name of
  /// an array, and no array beside them of which nothing says the length.
  mutating func inferScalars() {
    let isAlone = counts.isEmpty
    let hasUnknown = open.contains { isUnknownArray($0) }
    let hasBrackets = slots.contains { $0.parameter.extents.contains(nil) }
    for index in open where mayBeScalar(index) {
      let hasSibling =
        slots[index].words.index != nil || slots.indices.contains { isSibling($0, index) }
      guard hasBrackets || !hasUnknown && (isAlone || hasSibling) else { continue }
      let direction: Direction = verbDirection == .output ? .output : .both
      decideScalar(index, slots[index].direction ?? direction)
      if !isAlone { makeRoom(index) }
      slots[index].isUnclearScalar =
        slots[index].argument.intent == [.in, .out] && slots[index].direction == nil
    }
  }

  /// Memory of which no rule found the length, so that there are lengths which the headers do not
  /// tell.
  private func isUnknownArray(_ index: Int) -> Bool {
    guard let pointee = slots[index].pointee else { return false }
    switch pointee.type {
    case .record, .function: return false
    case .void, .character, .pointer, .array: return true
    default: return pointee.isConst || !mayBeScalar(index)
    }
  }

  /// Beside counts that are not its own, it gets room for as many as they count: whatever the callee
  /// writes there is in bounds.
  private mutating func makeRoom(_ index: Int) {
    let sizes = counts.map { value($0) }
    guard let first = sizes.first else { return }
    slots[index].argument.room = sizes.dropFirst().reduce(first) { .binary(.multiply, $0, $1) }
  }

  /// Results stand last: values there may be left out, and are 0 before the call then.
  mutating func letTrailingScalarsBeOmitted() {
    if isCallback { return }
    for index in slots.indices.reversed() {
      let argument = slots[index].argument
      if argument.intent == .hide || argument.intent == .out { continue }
      guard slots[index].isUnclearScalar else { return }
      slots[index].argument.initialValue = .integer(0)
      slots[index].argument.isOptional = true
    }
  }

  private mutating func decideScalar(_ index: Int, _ direction: Direction) {
    guard let type = scalarType(index) else { return }
    let enumeration = slots[index].pointee.flatMap { pointee -> String? in
      if case .enumeration(let id) = pointee.type { return facts.enumerationNames[id] }
      return nil
    }
    if isPackedComplex(index) {
      explain(
        .argument(slots[index].name), .packedComplex, "a complex number, its parts side by side")
    }
    let text =
      switch direction {
      case .input: "one value that is given"
      case .output: "one value that comes back"
      case .both: "one value that is given and comes back"
      }
    decide(index, direction == .both ? .scalarInOut : .scalarOut, text) {
      $0.type = type
      $0.enumeration = enumeration
      switch direction {
      case .input: $0.intent = .in
      case .output: $0.intent = .out
      case .both: $0.intent = [.in, .out]
      }
    }
  }

  private func scalarType(_ index: Int) -> ValueType? {
    guard let pointee = slots[index].pointee, !pointee.isConst else { return nil }
    if case .enumeration(let id) = pointee.type, let item = facts.enumerations[id] {
      return .integer(bytes: item.bytes, signed: item.isSigned)
    }
    if isPackedComplex(index), case .real(let bytes) = pointee.type {
      return .complex(bytes: bytes)
    }
    if pointee.type.isByte {
      // Bytes behind a pointer are text or memory, but for functions about numbers of that type.
      let isNumeric = !words.isDisjoint(with: ["char", "uchar", "schar", "byte", "uint8", "int8"])
      return isNumeric && isEnd(slots[index].words) ? pointee.element : nil
    }
    return pointee.element
  }

  private func mayBeScalar(_ index: Int) -> Bool {
    guard scalarType(index) != nil else { return false }
    let slot = slots[index]
    if slot.hasBrackets || slot.parameter.type.typedefName != nil { return false }
    // `gsl_sf_coulomb_CL_array(…, double *cl)`
    if words.contains("array"), !isNumberOfThings(slot.words) { return false }
    if facts.arrayNames.contains(slot.name), slot.name.count > 1 { return false }
    let words = slot.words
    for vocabulary in [Vocabulary.arrays, Vocabulary.work, Vocabulary.corners]
    where words.contains(anyOf: vocabulary) {
      return false
    }
    if isBounds(index) { return false }
    // `cheb12` has 13 elements; `cov01` is one of several.
    if let number = words.index, number > 9, number % 11 != 0 { return false }
    return !isPlural(index)
  }

  private func isPlural(_ index: Int) -> Bool {
    let words = slots[index].words
    let noun = words.noun
    guard noun.count > 3, noun.hasSuffix("s"), !noun.hasSuffix("ss") else { return false }
    let singulars: Set<String> = [
      "status", "axis", "bias", "basis", "radius", "pos", "exists", "abs", "naxis", "resabs", "rms",
    ]
    if singulars.contains(noun) || noun.hasSuffix("pos") || isNumberOfThings(words) { return false }
    // The last of three and more of one kind: `double *add, double *mul, double *fmas`
    let run = slots.indices.filter { other in
      slots[other].pointee == slots[index].pointee && slots[other].parameter.extents.isEmpty
    }
    return run.count < 3 || !counts.isEmpty
  }

  /// `nfound`, `n_good_rows`, `numranges`, `anynul`: a number of things, or whether there are any.
  private func isNumberOfThings(_ words: IdentifierWords) -> Bool {
    let all = words.withoutPrefix
    let first = words.words.first ?? ""
    if all.count > 1, ["n", "num", "any", "is", "has"].contains(first) { return true }
    let name = words.identifier.lowercased()
    if ["num", "any"].contains(where: { name.hasPrefix($0) && name.count > 4 }) { return true }
    return Self.numbers.contains(name)
  }

  private static let numbers: Set<String> = [
    "nfound", "neval", "nevals", "nrot", "nkeys", "nexist", "nmore", "nrows", "ncols", "nhdu",
    "naxis", "tfields", "nelem", "ngoodpix", "nmembers", "noisebits", "nbytes", "valuelen",
  ]

  /// `xmin`, `imax`, `min_out`, `y_err`: an end of something.
  private func isEnd(_ words: IdentifierWords) -> Bool {
    if words.words.contains("min") || words.words.contains("max") { return true }
    let name = words.identifier.lowercased()
    if ["norm", "chisq", "sumsq", "cond"].contains(where: { name.hasSuffix($0) }) { return true }
    return ["min", "max"].contains { end in
      ["i", "j", "x", "y"].contains { name == $0 + end } || name == "\(end)value"
    }
  }

  /// Right beside a count, or with a count of its own name.
  private func isBesideCount(_ index: Int) -> Bool {
    if relatedCount(for: index) != nil { return true }
    return [index - 1, index + 1].contains {
      slots.indices.contains($0) && !slots[$0].isDecided && isCount($0)
        && slots[$0].parameter.type.type.isInteger && !hasArray(besides: index, near: $0)
    }
  }

  /// Whether another pointer stands at a count, so that the count may be its own.
  private func hasArray(besides index: Int, near count: Int) -> Bool {
    [count - 1, count + 1].contains { other in
      other != index && slots.indices.contains(other)
        && slots[other].pointee?.element != nil
    }
  }

  /// Another open pointer whose name differs in its last letter or number only: `x`, `y`; `c0`, `c1`.
  private func isSibling(_ other: Int, _ index: Int) -> Bool {
    guard other != index, let pointee = slots[other].pointee, !pointee.isConst,
      pointee.type == slots[index].pointee?.type
    else { return false }
    let (a, b) = (slots[other].name, slots[index].name)
    if a.dropLast() == b.dropLast() || a.dropFirst() == b.dropFirst() { return true }
    let (left, right) = (slots[other].words, slots[index].words)
    return left.index != nil && right.index != nil
      && left.words.dropLast() == right.words.dropLast()
  }
}
