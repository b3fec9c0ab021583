import Interface

/// Which integer counts the elements of which pointer.
extension RoutineInference {
  /// An integer by value whose name says that it counts.
  func isCount(_ index: Int) -> Bool { slots.indices.contains(index) && slots[index].counts }

  /// Looks at the names once; rules ask often.
  mutating func findCounts() {
    let hasSize = slots.contains {
      $0.parameter.type.typedefName == "size_t" && $0.parameter.type.type.isInteger
    }
    for index in slots.indices {
      guard let count = slots[index].count else { continue }
      let name = slots[index].name
      let lower = name.lowercased()
      slots[index].isStride =
        count.words.contains(anyOf: Vocabulary.strides) || lower.hasSuffix("stride")
        || Vocabulary.strides.contains(lower)
      slots[index].isLeading = Vocabulary.leading.contains(lower)
      // `lenc` of `c`
      if name.hasPrefix("len"),
        slots.contains(where: { $0.pointee != nil && $0.name == name.dropFirst(3) })
      {
        slots[index].counts = true
        continue
      }
      let isSize = slots[index].parameter.type.typedefName == "size_t"
      // Where sizes have their own type, a plain number is one by its words only.
      let says = ["len", "size", "count"].contains { lower.contains($0) }
      slots[index].counts =
        count.isCount && (isSize || says || !facts.countsAreSizes && !hasSize)
    }
  }

  /// All integers that count something, used or not.
  var counts: [Int] { slots.indices.filter { isCount($0) } }

  private func isOpenCount(_ index: Int) -> Bool {
    isCount(index) && (!slots[index].isDecided || slots[index].isCount)
  }

  func isStride(_ index: Int) -> Bool { slots.indices.contains(index) && slots[index].isStride }

  func isLeading(_ index: Int) -> Bool { slots.indices.contains(index) && slots[index].isLeading }

  /// The only count that names what it counts by the pointer's own name: `nx` of `x`, `ya_len` of
  /// `ya`, `ntimes` of `times` and `time_status`.
  func relatedCount(for index: Int) -> Int? {
    let name = slots[index].name.lowercased()
    var found: [Int] = []
    for count in counts where isOpenCount(count) {
      let own = slots[count].name
      let counted =
        slots[count].count?.counted ?? (own.hasPrefix("len") ? String(own.dropFirst(3)) : "")
      if counted.isEmpty { continue }
      if Self.isRelated(counted, name, slots[index].words) { found.append(count) }
    }
    return found.count == 1 ? found[0] : nil
  }

  private static func isRelated(_ counted: String, _ name: String, _ words: IdentifierWords) -> Bool
  {
    if counted == name || counted + "s" == name { return true }
    if words.words.contains(counted) { return true }
    if counted.hasSuffix("s"), words.words.contains(String(counted.dropLast())) { return true }
    // `len` of `c` (lenc), `xsize` of `xa` and `xarr`
    if counted.count == 1, name.hasPrefix(counted),
      ["a", "s", "arr", "_array", "data"].contains(name.dropFirst())
    {
      return true
    }
    // `naxis` of `naxes`
    return counted == "axis" && (name == "naxes" || name == "axes")
  }

  /// The count at the end of a run of arrays (`x, y, n`) or at its beginning (`n, x, y`).
  func countBeside(_ index: Int) -> Int? {
    // A place in an array has as many numbers as there are dimensions, not elements.
    let isCorner = slots[index].words.contains(anyOf: Vocabulary.corners)
    guard let count = anyCountBeside(index) else { return nil }
    if isCorner, !Vocabulary.ranks.contains(slots[count].name) { return nil }
    return countsUnknownMemory(count) ? nil : count
  }

  /// A `void *` stands right beside the count: the count is of what lies there.
  private func countsUnknownMemory(_ count: Int) -> Bool {
    [count - 1, count + 1].contains { other in
      slots.indices.contains(other) && !slots[other].isDecided
        && slots[other].pointee?.type.isVoid == true
    }
  }

  private func anyCountBeside(_ index: Int) -> Int? {
    var next = index + 1
    while next < slots.count, isRunMember(next) { next += 1 }
    if next < slots.count, isOpenCount(next) { return next }

    var previous = index - 1
    while previous >= 0, isRunMember(previous) { previous -= 1 }
    if previous >= 0, isOpenCount(previous), !isTakenFromBefore(previous) { return previous }
    // The one count that there is. A plain `n` further off may be the degree of a polynomial, unless
    // its type says that it is a size.
    let all = counts
    guard all.count == 1, let count = all.first, isOpenCount(count),
      slots[count].name.count > 1 || slots[count].parameter.type.typedefName == "size_t"
    else { return nil }
    // `LONGLONG nelem, double nulval, double *array`
    if count < index, !isTakenFromBefore(count),
      slots[count..<index].filter({ $0.pointee != nil }).allSatisfy({ $0.pointee?.element != nil })
    {
      return count
    }
    // In brackets or const: nothing else could say its length.
    let isPacked = slots[index].parameter.type.typedefName?.contains("packed") == true
    return slots[index].hasBrackets || slots[index].isConst || isPacked ? count : nil
  }

  /// An array or stride between an array and its count.
  private func isRunMember(_ index: Int) -> Bool {
    if isStride(index) { return true }
    guard let pointee = slots[index].pointee else { return false }
    if pointee.element != nil {
      if case .character = slots[index].argument.type { return false }
      return true
    }
    // Several lists of texts share a count too.
    return pointee.type.pointee?.type == .character
  }

  /// Arrays before a count are what it counts; pointers behind it are then something else.
  private func isTakenFromBefore(_ count: Int) -> Bool {
    var previous = count - 1
    while previous >= 0, isStride(previous) { previous -= 1 }
    guard previous >= 0, slots[previous].pointee?.element != nil else { return false }
    if case .character = slots[previous].argument.type { return false }
    return !slots[previous].isDecided || slots[previous].argument.isArray
  }

  /// Whether bytes behind a pointer are numbers and no text.
  func isNumericArray(_ index: Int) -> Bool {
    let slot = slots[index]
    if isStride(index + 1) || isStride(index + 2) { return true }
    if slot.words.contains(anyOf: Self.byteArrays) || slot.hasBrackets && slot.isConst {
      return true
    }
    if relatedCount(for: index) != nil, ["status", "flags", "mask"].contains(slot.words.noun) {
      return true
    }
    // A function about `char` as one of several types: `gsl_vector_char_view_array`
    return words.contains("char") && !slot.words.contains(anyOf: Vocabulary.texts)
  }

  private static let byteArrays: Set<String> = [
    "array", "arr", "larray", "nularray", "nullarray", "flagval", "flags", "mask", "data", "bytes",
    "values", "pixels", "image",
  ]
}
