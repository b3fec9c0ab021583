import Interface

/// Pointers to numbers, and what says how many there are.
extension RoutineInference {
  mutating func inferArrays() {
    inferFixedArrays()
    inferLeadingDimensions()
    inferSections()
    inferRanges()
    inferCountedArrays()
    keepArrays()
  }

  /// The element type as rules see it, packed complex numbers included.
  func elementType(_ index: Int) -> ValueType? {
    guard let pointee = slots[index].pointee else { return nil }
    if pointee.type == .character, !isNumericArray(index) { return nil }
    if case .enumeration(let id) = pointee.type, let item = facts.enumerations[id] {
      return .integer(bytes: item.bytes, signed: item.isSigned)
    }
    if isPackedComplex(index), case .real(let bytes) = pointee.type {
      return .complex(bytes: bytes)
    }
    return pointee.element
  }

  /// Reals that hold both parts of complex numbers, so that a count means pairs: by a typedef of the
  /// pointer, by its own name, or by the function's where nothing else is complex.
  func isPackedComplex(_ index: Int) -> Bool {
    let slot = slots[index]
    guard slot.pointee?.type.isReal == true else { return false }
    if slot.parameter.type.typedefName?.lowercased().contains("complex") == true { return true }
    if slot.words.words.contains("complex"), !slot.words.words.contains("half") { return true }
    guard !complexWords.isDisjoint(with: Vocabulary.complexes) else { return false }
    return !slots.contains { other in
      other.parameter.type.typedefName?.lowercased().contains("complex") == true
        || other.pointee?.typedefName?.lowercased().contains("complex") == true
    }
  }

  private var complexWords: Set<String> {
    Set(IdentifierWords(function.name).words + IdentifierWords(name).words)
  }

  private func isArrayCandidate(_ index: Int) -> Bool {
    guard !slots[index].isDecided, elementType(index) != nil,
      Vocabulary.exceptions[function.name]?.contains(slots[index].name) != true
    else { return false }
    let words = slots[index].words
    return !words.contains(anyOf: Vocabulary.work)
  }

  /// Bounds of intervals are one more than the intervals: a count may be that of either, unless it
  /// stands right behind as their own size.
  func isBounds(_ index: Int) -> Bool {
    slots[index].words.words.contains { word in
      Vocabulary.bounds.contains(word) || word.hasSuffix("range") || word.hasSuffix("edges")
    }
  }

  private func hasOwnSize(_ index: Int) -> Bool {
    guard index + 1 < slots.count, isCount(index + 1) else { return false }
    return ["size", "len", "length"].contains { slots[index + 1].name.lowercased().hasSuffix($0) }
  }

  // MARK: Making arrays

  mutating func decideArray(
    _ index: Int, _ rule: InferenceRule, _ dimensions: [Expression], _ why: String,
    direction known: Direction? = nil, _ change: (inout Argument) -> Void = { _ in }
  ) {
    guard let type = elementType(index) else { return }
    if isPackedComplex(index) {
      explain(
        .argument(slots[index].name), .packedComplex,
        "complex numbers, their parts side by side; a count means numbers, not parts")
    }
    let direction = known ?? arrayDirection(index)
    let way =
      switch direction {
      case .input: "given"
      case .output: "that comes back"
      case .both: "changed in place"
      }
    let shape = dimensions.map { "\($0)" }.joined(separator: ", ")
    let isConst = slots[index].isConst
    let enumeration = slots[index].pointee.flatMap { pointee -> String? in
      if case .enumeration(let id) = pointee.type { return facts.enumerationNames[id] }
      return nil
    }
    decide(index, rule, "an array(\(shape)) \(way), \(why)") {
      $0.type = type
      $0.enumeration = enumeration
      $0.dimensions = dimensions.map { .count($0) }
      switch direction {
      case .input: $0.intent = isConst ? [.in, .c] : [.in, .copy, .c]
      case .output: $0.intent = [.out, .c]
      case .both: $0.intent = [.inout, .c]
      }
      change(&$0)
    }
    if slots[index].argument.isFlat, direction != .output, let extent = dimensions.first {
      checkFlat(index, extent)
    }
  }

  /// Of an array that may have any shape, the number of elements is checked, not the shape.
  private mutating func checkFlat(_ index: Int, _ extent: Expression) {
    let condition = Expression.binary(.greaterOrEqual, .call("size", [value(index)]), extent)
    slots[index].argument.checks = [Check(condition: condition, text: condition.text())]
    slots[index].argument.dependencies = extent.names
  }

  private mutating func arrayDirection(_ index: Int) -> Direction {
    let slot = slots[index]
    if slot.isConst { return .input }
    if let direction = slot.direction { return direction }
    if isCallback || makesHandle { return .both }
    guard let verb = verbDirection else { return .both }
    let subject = Explanation.Subject.argument(slot.name)
    explain(subject, .directionVerb, "\(verb.rawValue), as the name of the function says")
    return verb
  }

  // MARK: Extents in brackets

  private mutating func inferFixedArrays() {
    for index in open where isArrayCandidate(index) {
      let extents = slots[index].parameter.extents
      guard !extents.isEmpty, extents.count <= 15, !extents.contains(nil) else { continue }
      decideArray(
        index, .arrayFixed, extents.compactMap { $0 }.map { .integer($0) }, "as its brackets say")
    }
  }

  // MARK: Counts

  private mutating func inferCountedArrays() {
    // A stride or leading dimension that no array has taken spoils what a count means.
    let strides = takeStrides()
    let loose = slots.indices.contains { index in
      !slots[index].isDecided && !strides.keys.contains(index)
        && (isStride(index) || isLeading(index))
    }
    if loose { return }
    inferShapes()
    for index in open where isArrayCandidate(index) {
      if isBounds(index), !hasOwnSize(index) { continue }
      let related = relatedCount(for: index)
      guard let count = related ?? countBeside(index) else { continue }
      slots[count].isCount = true
      // The largest number that is wanted: counted from 0, there is one more.
      if slots[count].name == "nmax" {
        decideArray(
          index, .arrayCount, [.binary(.add, value(count), .integer(1))],
          "up to the number '\(slots[count].name)', from 0")
        continue
      }
      let how = related != nil ? "named" : "counted"
      decideArray(
        index, .arrayCount, [value(count)], "\(how) by '\(slots[count].name)'")
    }
    for (stride, array) in strides.sorted(by: { $0.key < $1.key })
    where slots[array].argument.isArray {
      hideStride(stride, of: array)
    }
  }

  /// The stride behind each array, by the stride's index.
  private func takeStrides() -> [Int: Int] {
    var strides: [Int: Int] = [:]
    for index in open where isArrayCandidate(index) {
      for next in [index + 1, index + 2] where isStride(next) && strides[next] == nil {
        if next == index + 2, !isCount(index + 1) { continue }
        strides[next] = index
        break
      }
    }
    return strides
  }

  private mutating func hideStride(_ stride: Int, of array: Int) {
    let type = slots[stride].parameter.type.type.number ?? .defaultInteger
    decide(
      stride, .arrayStride, "1: '\(slots[array].name)' is passed with its elements side by side"
    ) {
      $0.type = type
      $0.isValue = true
      $0.intent = .hide
      $0.initialValue = .integer(1)
    }
  }

  // MARK: Several dimensions

  /// Runs of sizes: `n0, n1, n2`, `nx, ny`, `size1, size2`.
  func shapeGroups() -> [ShapeGroup] {
    var groups: [ShapeGroup] = []
    var index = 0
    while index < slots.count {
      guard let group = ShapeGroup(slots, from: index) else {
        index += 1
        continue
      }
      groups.append(group)
      index += group.indices.count
    }
    return groups
  }

  private mutating func inferShapes() {
    let groups = shapeGroups()
    guard groups.count == 1, let group = groups.first else { return }
    for index in open where isArrayCandidate(index) {
      if slots[index].hasBrackets, slots[index].parameter.extents.count > 1 { continue }
      if relatedCount(for: index) != nil { continue }
      guard isBeside(index, group), !isBounds(index) else { continue }
      for size in group.indices { slots[size].isCount = true }
      var extents = group.order.map { value($0) }
      if let leading = leadingSizes(before: group) {
        extents = widened(extents, by: leading, group)
      }
      decideArray(index, .arrayShape, extents, "sized by \(names(group.indices))")
    }
  }

  func names(_ indices: [Int]) -> String {
    indices.map { "'\(slots[$0].name)'" }.joined(separator: ", ")
  }

  /// Only arrays stand between it and the sizes.
  func isBeside(_ index: Int, _ group: ShapeGroup) -> Bool {
    let between =
      index < group.indices[0]
      ? (index + 1)..<group.indices[0] : (group.indices[group.indices.count - 1] + 1)..<index
    return between.allSatisfy { slots[$0].pointee?.element != nil || isLeading($0) }
  }

  /// `ncols, naxis1, naxis2` and `ncols, nrows, naxis1, naxis2, naxis3`: what the array has room for
  /// along all dimensions but the slowest.
  private func leadingSizes(before group: ShapeGroup) -> [Int]? {
    let needed = group.indices.count - 1
    let start = group.indices[0] - needed
    guard needed > 0, start >= 0 else { return nil }
    let found = Array(start..<group.indices[0])
    let names = ["ncols", "nrows", "nplanes"].prefix(needed)
    return zip(found, names).allSatisfy { slots[$0].name.lowercased() == $1 } ? found : nil
  }

  /// Each but the slowest extent as large as the larger of both sizes.
  private func widened(_ extents: [Expression], by leading: [Int], _ group: ShapeGroup)
    -> [Expression]
  {
    var extents = extents
    let fastest = group.isFirstFastest ? Array(extents.indices.reversed()) : Array(extents.indices)
    for (size, position) in zip(leading, fastest) {
      extents[position] = .call("max", [value(size), extents[position]])
    }
    return extents
  }

  /// `double *data, size_t tda, size_t size1, size_t size2`: rows that lie `tda` elements apart.
  private mutating func inferLeadingDimensions() {
    let leading = slots.indices.filter { isLeading($0) }
    let groups = shapeGroups()
    let arrays = open.filter { isArrayCandidate($0) }
    guard leading.count == 1, groups.count == 1, groups[0].indices.count == 2, arrays.count == 1,
      !slots.indices.contains(where: { isStride($0) })
    else { return }
    let (index, group) = (arrays[0], groups[0])
    guard isBeside(index, group) else { return }
    for size in group.indices { slots[size].isCount = true }
    decideArray(
      index, .arrayLeading, group.order.map { value($0) }, "sized by \(names(group.indices))")
    let type = slots[leading[0]].parameter.type.type.number ?? .defaultInteger
    let columns = value(group.order[1])
    decide(leading[0], .arrayLeading, "\(columns): rows are passed side by side") {
      $0.type = type
      $0.isValue = true
      $0.intent = .hide
      $0.initialValue = columns
      $0.dependencies = columns.names
    }
  }

  // MARK: Intervals

  /// `int nmin, int nmax, double *result_array`: one element for each number of an interval.
  private mutating func inferRanges() {
    guard let low = slots.firstIndex(where: { $0.name == "nmin" || $0.name == "kmin" }),
      let high = slots.firstIndex(where: { $0.name == "nmax" || $0.name == "kmax" }),
      high == low + 1, slots[low].parameter.type.type.isInteger,
      slots[high].parameter.type.type.isInteger
    else { return }
    for index in open where isArrayCandidate(index) && slots[index].words.noun == "array" {
      let extent = Expression.binary(
        .add, .binary(.subtract, value(high), value(low)), .integer(1))
      decideArray(
        index, .arrayRange, [extent],
        "one for each from '\(slots[low].name)' to '\(slots[high].name)'",
        direction: slots[index].isConst ? .input : .output)
    }
  }

  /// Corners of a section, `fpixel, lpixel` or `blc, trc, inc`: as many elements as lie between.
  private mutating func inferSections() {
    let pairs = [("fpixel", "lpixel"), ("blc", "trc")]
    for (first, last) in pairs {
      guard let first = corner(first), let last = corner(last),
        let rank = counts.first(where: { $0 < first && Vocabulary.ranks.contains(slots[$0].name) })
      else { continue }
      let step = ["inc", "step", "incr"].compactMap { corner($0) }.first
      let corners = [first, last] + (step.map { [$0] } ?? [])
      let shapes = slots.indices.filter { Vocabulary.ranks.contains(slots[$0].name) && $0 < first }
        .filter { slots[$0].pointee?.type.isInteger == true }
      slots[rank].isCount = true
      for index in corners + shapes where !slots[index].isDecided {
        decideArray(
          index, .arrayCount, [value(rank)], "named by '\(slots[rank].name)'", direction: .input)
      }
      for index in open where isArrayCandidate(index) && index > last && !isOneValue(index) {
        decideArray(
          index, .arraySection,
          [.call(ExtentFunction.section.rawValue, corners.map { value($0) })],
          "as many as lie between \(names(corners))"
        ) { $0.isFlat = true }
      }
    }
  }

  private func corner(_ name: String) -> Int? {
    slots.firstIndex { $0.name == name && !$0.isDecided && $0.pointee?.type.isInteger == true }
  }

  // MARK: Arrays that live on

  /// The function makes something that may go on using what it was given.
  var makesHandle: Bool { keeper != nil }

  /// What the function makes: the result, or an argument that comes back.
  private var keeper: String? {
    if let id = function.type.result.type.pointee?.type.recordID, makes(id) { return "result" }
    if function.type.result.type.recordID != nil { return "result" }
    return slots.first {
      $0.argument.intent == .out && $0.argument.isReference
        && $0.argument.release != nil
    }?.name
  }

  private mutating func keepArrays() {
    guard let keeper else { return }
    for index in slots.indices where slots[index].argument.isArray {
      if case .character = slots[index].argument.type { continue }
      slots[index].argument.keptBy = keeper
    }
  }
}

/// Sizes that stand together, one for each dimension.
struct ShapeGroup {
  /// In the order of the parameters.
  let indices: [Int]
  /// The first size is that of the fastest dimension: `nx, ny` and FITS's `naxis1, naxis2`.
  let isFirstFastest: Bool

  /// The sizes in C's order of dimensions.
  var order: [Int] { isFirstFastest ? indices.reversed() : indices }

  init?(_ slots: [RoutineInference.Slot], from start: Int) {
    func name(_ index: Int) -> String? {
      guard slots.indices.contains(index), slots[index].parameter.type.type.isInteger else {
        return nil
      }
      return slots[index].parameter.name?.lowercased()
    }
    guard let first = name(start) else { return nil }
    var indices = [start]
    var isFirstFastest = false
    if let digit = first.last, digit == "0" || digit == "1", let number = digit.wholeNumberValue {
      let stem = first.dropLast()
      guard ["n", "size", "naxis", "dim", "d"].contains(stem) else { return nil }
      isFirstFastest = stem == "naxis"
      while name(start + indices.count) == "\(stem)\(number + indices.count)" {
        indices.append(start + indices.count)
      }
    } else if first == "rows" || first == "nrows" {
      if let next = name(start + 1), ["cols", "ncols", "columns"].contains(next) {
        indices.append(start + 1)
      }
    } else if first.filter({ $0 == "x" }).count == 1,
      first == "nx" || first == "xsize" || first == "sizex"
    {
      isFirstFastest = true
      for letter in ["y", "z"] {
        let wanted = String(first.map { $0 == "x" ? Character(letter) : $0 })
        if name(start + indices.count) == wanted { indices.append(start + indices.count) }
      }
    }
    guard indices.count > 1 else { return nil }
    self.indices = indices
    self.isFirstFastest = isFirstFastest
  }
}
