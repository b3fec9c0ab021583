import Interface

/// Handles that go on using arrays, as the plans of FFTW do: their sizes stand in several arguments.
extension RoutineInference {
  mutating func inferPlans() {
    if let id = function.type.result.type.pointee?.type.recordID, makes(id),
      facts.records[id]?.isOpaque == true
    {
      let arrays = open.filter { isPlanArray($0) }
      if !arrays.isEmpty { inferPlanMaker(arrays) }
    }
    inferPlanUse()
  }

  /// Not const, and behind no name of its own count.
  private func isPlanArray(_ index: Int) -> Bool {
    guard let pointee = slots[index].pointee, !pointee.isConst, let element = pointee.element else {
      return false
    }
    switch element {
    case .real, .complex: return !slots[index].hasBrackets && !isBounds(index)
    default: return false
    }
  }

  private mutating func inferPlanMaker(_ arrays: [Int]) {
    let records = open.filter { index in
      guard let pointee = slots[index].pointee, pointee.isConst else { return false }
      return pointee.type.recordID != nil && StridedDimension(pointee, facts) != nil
    }
    if records.count == 2 {
      inferStridedPlan(arrays, records)
    } else if let rank = slots.firstIndex(where: { $0.name == "rank" }), rank + 1 < slots.count,
      slots[rank + 1].isConst, slots[rank + 1].pointee?.type.isInteger == true
    {
      inferRankedPlan(arrays, rank: rank, shape: rank + 1)
    } else {
      inferNumberedPlan(arrays)
    }
  }

  /// The transform's kind as its name says: complex numbers of reals are half as many.
  private func isHalved(_ index: Int) -> Bool {
    let isForward = name.contains("r2c")
    guard isForward || name.contains("c2r"), let pointee = slots[index].pointee else {
      return false
    }
    if case .complex? = pointee.element { return true }
    // Both parts in arrays of their own
    return (isForward ? ["ro", "io"] : ["ri", "ii"]).contains(slots[index].name)
  }

  private mutating func explainHalf(_ index: Int) {
    explain(
      .argument(slots[index].name), .planHalfComplex,
      "n/2 + 1 elements along the last dimension, as r2c and c2r in the name say")
  }

  /// `int n, T *in, T *out`; `int n0, int n1, …`
  private mutating func inferNumberedPlan(_ arrays: [Int]) {
    let groups = shapeGroups()
    let sizes: [Int]
    if groups.count == 1 {
      sizes = groups[0].order
    } else if let n = slots.firstIndex(where: { $0.name == "n" && $0.parameter.type.type.isInteger }
    ) {
      sizes = [n]
    } else {
      return
    }
    guard sizes.allSatisfy({ $0 < arrays[0] }), (sizes.max() ?? 0) + 1 == arrays[0] else { return }
    for index in arrays {
      var extents = sizes.map { value($0) }
      if isHalved(index), let last = extents.last {
        extents[extents.count - 1] = .binary(.add, .binary(.divide, last, .integer(2)), .integer(1))
        explainHalf(index)
      }
      for size in sizes { slots[size].isCount = true }
      decideArray(index, .planShape, extents, "which the plan goes on using", direction: .both) {
        $0.keptBy = "result"
      }
      if isHalved(index) { checkHalved(index, extents) }
    }
  }

  /// Its own sizes tell no `n`, since n/2 is the same for two of them: the other array tells it.
  private mutating func checkHalved(_ index: Int, _ extents: [Expression]) {
    for (axis, extent) in extents.enumerated() {
      let shape = Expression.call("shape", [value(index), .integer(axis)])
      let condition = Expression.binary(.equal, shape, extent)
      slots[index].argument.checks.append(Check(condition: condition, text: condition.text()))
      for name in extent.names where !slots[index].argument.dependencies.contains(name) {
        slots[index].argument.dependencies.append(name)
      }
    }
  }

  /// `int rank, const int *n, T *in, T *out`, with `howmany`, embedding and distances or without.
  private mutating func inferRankedPlan(_ arrays: [Int], rank: Int, shape: Int) {
    decideShapeArray(shape, rank)
    let howmany = slots.firstIndex { $0.name == "howmany" }
    for array in arrays {
      let half = isHalved(array)
      if half { explainHalf(array) }
      guard let howmany else {
        let function: ExtentFunction = half ? .halvedProduct : .product
        decideArray(
          array, .planShape, [.call(function.rawValue, [value(shape)])],
          "the product of '\(slots[shape].name)', which the plan goes on using", direction: .both
        ) {
          $0.isFlat = true
          $0.keptBy = "result"
        }
        continue
      }
      // `in, inembed, istride, idist`
      let (embed, stride, dist) = (array + 1, array + 2, array + 3)
      guard dist < slots.count, slots[embed].isConst,
        slots[embed].pointee?.type.isInteger == true, slots[embed].name.hasSuffix("embed"),
        slots[stride].name.hasSuffix("stride"), slots[dist].name.hasSuffix("dist")
      else { continue }
      decideShapeArray(embed, rank)
      slots[embed].argument.isNullable = true
      decideArray(
        array, .planBatch,
        [
          .call(
            ExtentFunction.embedded.rawValue,
            [
              value(shape), value(howmany), value(embed), value(stride), value(dist),
              .logical(half),
            ])
        ], "what the batch spans, which the plan goes on using", direction: .both
      ) {
        $0.isFlat = true
        $0.keptBy = "result"
      }
    }
    for index in open where slots[index].isConst && slots[index].name == "kind" {
      decideShapeArray(index, rank)
    }
  }

  private mutating func decideShapeArray(_ index: Int, _ rank: Int) {
    slots[rank].isCount = true
    decideArray(index, .arrayCount, [value(rank)], "named by '\(slots[rank].name)'")
  }

  /// `int rank, const iodim *dims, int howmany_rank, const iodim *howmany_dims, T *in, T *out`
  private mutating func inferStridedPlan(_ arrays: [Int], _ records: [Int]) {
    let counts = records.map { $0 - 1 }
    guard counts.allSatisfy({ $0 >= 0 && slots[$0].parameter.type.type.isInteger }),
      let dimension = slots[records[0]].pointee.flatMap({ StridedDimension($0, facts) })
    else { return }
    for (record, count) in zip(records, counts) {
      slots[count].isCount = true
      let extent = value(count)
      decide(record, .planStrides, "so many \(dimension.name) as '\(slots[count].name)' says") {
        $0.type = .derived(dimension.name)
        $0.dimensions = [.count(extent)]
        $0.intent = [.in, .c]
      }
    }
    for index in arrays {
      guard let field = dimension.stride(for: slots[index].name) else { continue }
      let half = isHalved(index)
      if half { explainHalf(index) }
      decideArray(
        index, .planStrides,
        [
          .call(
            ExtentFunction.reach.rawValue,
            [value(records[0]), value(records[1]), .string(Array(field.utf8)), .logical(half)])
        ], "as far as the strides '\(field)' reach, which the plan goes on using", direction: .both
      ) {
        $0.isFlat = true
        $0.keptBy = "result"
      }
    }
    for index in open where slots[index].isConst && slots[index].name == "kind" {
      decideShapeArray(index, counts[0])
    }
  }

  // MARK: Other arrays for a plan

  /// `execute_dft(const plan p, T *in, T *out)`: arrays named as those that the plan's makers keep.
  private mutating func inferPlanUse() {
    guard
      let handle = slots.firstIndex(where: { slot in
        guard let id = slot.pointee?.type.recordID else { return false }
        return facts.keptNames[id] != nil
      }), let id = slots[handle].pointee?.type.recordID, let kept = facts.keptNames[id],
      function.type.result.type.isVoid, words.contains("execute") || words.contains("run")
    else { return }
    let arrays = open.filter { isPlanArray($0) }
    guard
      arrays.allSatisfy({ index in
        kept[slots[index].name]?.contains(slots[index].pointee?.element ?? .opaque) == true
      })
    else { return }
    for index in arrays {
      let name = slots[index].name
      decideArray(
        index, .planArrays,
        [.call(ExtentFunction.kept.rawValue, [value(handle), .string(Array(name.utf8))])],
        "as large as the '\(name)' that '\(slots[handle].name)' was made with", direction: .both
      ) { $0.isFlat = true }
    }
  }
}

/// A record of one dimension of strided data, as the comments on its members say.
struct StridedDimension {
  let name: String
  private let input: String
  private let output: String

  init?(_ pointee: QualifiedType, _ facts: LibraryFacts) {
    guard let id = pointee.type.recordID, let record = facts.records[id],
      let name = facts.recordNames[id], record.fields.count == 3, record.fields[0].name == "n",
      record.fields.allSatisfy({ $0.type.type.isInteger })
    else { return nil }
    func field(_ words: String, or name: String) -> String? {
      record.fields.first { $0.documentation.contains(words) }?.name
        ?? record.fields.first { $0.name == name }?.name
    }
    guard let input = field("input stride", or: "is"), let output = field("output stride", or: "os")
    else { return nil }
    self.name = name
    self.input = input
    self.output = output
  }

  /// `in`, `ri`, `ii` are input, `out`, `ro`, `io` output.
  func stride(for array: String) -> String? {
    switch array {
    case "in", "ri", "ii": input
    case "out", "ro", "io": output
    default: nil
    }
  }
}
