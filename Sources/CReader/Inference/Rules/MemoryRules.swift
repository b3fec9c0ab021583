import Interface

/// `void *` and bytes.
extension RoutineInference {
  /// Memory of the library's own functions for it.
  mutating func inferMemory() {
    guard let memory = facts.memory, memory.contains(function.name) else { return }
    let isConsumed = memory.consumers.contains(function.name)
    for index in open where slots[index].parameter.type.type == .memory {
      let fate = isConsumed ? ", and gone afterwards" : ""
      decide(index, .memory, "memory that the library made\(fate)") {
        $0.type = .derived(memory.name)
        $0.isReference = true
        $0.isNullable = true
        $0.isConsumed = isConsumed
        $0.intent = .in
      }
    }
  }

  mutating func inferBytes() {
    for index in open {
      guard let pointee = slots[index].pointee, pointee.type.isVoid || pointee.type.isByte,
        !slots[index].hasBrackets, pointee.type != .character
      else { continue }
      // The count may mean elements of a type that another argument names.
      if slots.contains(where: { $0.words.noun == "datatype" || $0.words.noun == "type" }) {
        continue
      }
      if slots.contains(where: { $0.name == "size" }), counts.count > 1 { continue }
      guard let count = byteCount(for: index) ?? pairedCount(before: index) else { continue }
      slots[count].isCount = true
      let extent = value(count)
      let direction: Direction =
        pointee.isConst
        ? .input : slots[index].direction ?? (verbDirection == .output ? .output : .both)
      decide(index, .bytes, "'\(slots[count].name)' bytes") {
        $0.type = .integer(bytes: 1, signed: false)
        $0.dimensions = [.count(extent)]
        switch direction {
        case .input: $0.intent = [.in, .c]
        case .output: $0.intent = [.out, .c]
        case .both: $0.intent = [.inout, .c]
        }
      }
    }
  }

  /// `int, const void *, int, const void *` of a call-back: lengths and what they are of.
  private func pairedCount(before index: Int) -> Int? {
    func isPair(_ index: Int) -> Bool {
      index > 0 && slots[index].isConst && slots[index].pointee?.type.isVoid == true
        && slots[index - 1].parameter.type.type.isInteger
    }
    guard isCallback, isPair(index), slots.indices.filter({ isPair($0) }).count > 1 else {
      return nil
    }
    return index - 1
  }

  /// A count right beside, whose name does not speak of elements; or one without a name where the
  /// function takes memory over.
  private func byteCount(for index: Int) -> Int? {
    let names: Set<String> = [
      "n", "len", "length", "size", "nbytes", "nbyte", "count", "num_bytes", "byte_count", "nlen",
    ]
    for other in [index + 1, index - 1] where slots.indices.contains(other) {
      let slot = slots[other]
      guard slot.parameter.type.type.isInteger, !slot.isDecided else { continue }
      if let name = slot.parameter.name {
        if names.contains(name.lowercased()) { return other }
      } else if other == index + 1, slots[index].argument.destructor != nil {
        return other
      }
    }
    return nil
  }
}
