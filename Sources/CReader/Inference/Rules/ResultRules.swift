import Interface

/// What a function returns.
extension RoutineInference {
  mutating func inferResult() {
    if dropsResult { return }
    let type = function.type.result
    var result = Argument(name: resultName, type: .opaque)
    switch type.type {
    case .void: return
    case .bool: result.type = .logical(bytes: 1)
    case .character: result.type = .character(length: .one)
    case .enumeration(let id):
      let item = facts.enumerations[id]
      result.type = .integer(bytes: item?.bytes ?? 4, signed: item?.isSigned ?? false)
      result.enumeration = facts.enumerationNames[id]
      explain(
        .result, .enumeration, "one of the values of \(result.enumeration ?? "an enumeration")")
    case .record(let id):
      guard let name = facts.recordNames[id] else { return }
      result.type = .derived(name)
      explain(.result, .recordValue, "\(name) by value")
    case .pointer(let pointee): inferPointerResult(&result, pointee)
    default:
      guard let number = type.type.number else { return rawResult(&result) }
      // CFITSIO's functions return the status too.
      if routine.status != nil, number == .integer(bytes: 4), !asksQuestion {
        explain(.result, .statusArgument, "the status again: dropped")
        return
      }
      result.type = number
    }
    routine.result = result
  }

  private var resultName: String {
    var name = "result"
    while slots.contains(where: { $0.name == name }) { name += "_" }
    return name
  }

  private var asksQuestion: Bool {
    IdentifierWords(name).contains(anyOf: ["is", "has", "are", "can", "compare", "test"])
  }

  private mutating func rawResult(_ result: inout Argument) {
    result.isNullable = true
    routine.result = result
    explain(.result, .raw, "a pointer, of which nothing says what it points to")
  }

  private mutating func inferPointerResult(_ result: inout Argument, _ pointee: QualifiedType) {
    result.isNullable = true
    if let memory = facts.memory, memory.contains(function.name) {
      result.type = .derived(memory.name)
      result.isReference = true
      result.release = memory.release
      explain(.result, .memory, "memory that the caller owns and \(memory.release) ends")
      return
    }
    if let name = function.type.result.typedefName, let end = facts.textHandles[name] {
      result.type = .derived(name)
      result.isReference = true
      let isMade = !words.isDisjoint(with: Vocabulary.makers)
      result.release = isMade ? end : nil
      explain(.result, .textHandle, "a \(name)\(isMade ? ", which \(end) ends" : "")")
      return
    }
    if let id = pointee.type.recordID, let name = facts.recordNames[id] {
      result.type = .derived(name)
      result.isReference = true
      if facts.records[id]?.isStream == true {
        explain(.result, .stream, "an open file of C")
      } else if makes(id), let release = facts.releases[id] {
        result.release = release
        explain(.result, .handleResult, "a new \(name), which the caller owns and \(release) ends")
      } else {
        explain(.result, .record, "a \(name) that the library keeps")
      }
      return
    }
    let isText =
      pointee.type == .character && !isNumericFunction
      || pointee.type.isByte && words.contains("text")
    if isText {
      result.type = .character(length: .terminated)
      if !pointee.isConst, let release = facts.textFree, endsByHand(release) {
        result.release = release
        explain(.result, .textOwned, "text that the caller owns: copied, then ended by \(release)")
      } else {
        explain(.result, .textResult, "text that the library keeps: copied")
      }
    } else if givesObject {
      result.isObject = true
      explain(.result, .object, "the value that was given to the library")
    } else if inferNumbersBehind(&result, pointee) {
      return
    } else if pointee.type.isVoid, isWideResult {
      result.type = .character(length: .terminated)
      result.unitBytes = 2
      explain(.result, .textWide, "text in UTF-16 that the library keeps: copied")
    } else if pointee.type.isVoid, pointee.isConst, let count = companionCount {
      result.type = .integer(bytes: 1, signed: false)
      result.dimensions = [.count(.call(count, slots.map { .name($0.name) }))]
      explain(.result, .bytesResult, "so many bytes as \(count) says of the same arguments: copied")
    } else {
      explain(.result, .raw, "a pointer, of which nothing says what it points to")
    }
  }

  /// `gsl_vector_char_ptr`: a `char` that is a number.
  private var isNumericFunction: Bool { words.contains("char") || words.contains("ptr") }

  /// `f16` beside `f`, which gives text.
  private var isWideResult: Bool {
    guard let narrowName, let narrow = facts.functions[narrowName] else { return false }
    return narrow.type.result.type.pointee?.type.isByte == true
  }

  /// `T *x_data(h)` beside `x_size(h)`; `T *x_ptr(h, i)` beside `T x_get(h, i)`; `T *x(…, int *size)`.
  private mutating func inferNumbersBehind(_ result: inout Argument, _ pointee: QualifiedType)
    -> Bool
  {
    guard let type = pointee.element else { return false }
    if !words.contains("complex"), let count = companionCount {
      result.type = type
      result.dimensions = [.count(.call(count, slots.map { .name($0.name) }))]
      explain(
        .result, .arrayResult, "so many numbers as \(count) says of the same arguments: copied")
      return true
    }
    if let getter, facts.functions[getter]?.type.result.type == pointee.type {
      result.type = pointee.type.number ?? type
      result.isReference = true
      explain(.result, .scalarResult, "the value there, which \(getter) gives too: copied")
      return true
    }
    let sizes = slots.indices.filter { index in
      slots[index].words.words.last == "size" && slots[index].pointee?.type.isInteger == true
        && slots[index].isDecided && !slots[index].isConst
    }
    guard pointee.type.isByte, sizes.count == 1, let size = sizes.first else { return false }
    slots[size].argument.intent = .hide
    result.type = .integer(bytes: 1, signed: false)
    result.dimensions = [.count(value(size))]
    explain(.result, .bytesResult, "so many bytes as '\(slots[size].name)' says afterwards: copied")
    return true
  }

  /// `x_get` for `x_ptr` and `x_const_ptr`, with the same parameters but for const.
  private var getter: String? {
    for suffix in ["_const_ptr", "_ptr"] where function.name.hasSuffix(suffix) {
      let name = function.name.dropLast(suffix.count) + "_get"
      guard let other = facts.functions[String(name)],
        other.type.parameters.count == function.type.parameters.count
      else { continue }
      return other.name
    }
    return nil
  }

  /// The documentation says that this text is to be freed by the caller.
  private func endsByHand(_ release: String) -> Bool {
    let text = function.documentation
    guard text.contains(release) else { return false }
    return [
      "must be freed", "should be freed", "needs to be freed", "be freed by", "obtained from",
    ]
    .contains { text.contains($0) }
  }

  /// `x_bytes` beside `x_blob`, with the same parameters.
  private var companionCount: String? {
    guard function.name.hasSuffix("_blob") || function.name.hasSuffix("_data") else { return nil }
    let stem = function.name.dropLast(5)
    for suffix in ["_bytes", "_size", "_length"] {
      guard let other = facts.functions[stem + suffix], other.type.result.type.isInteger,
        other.type.parameters.map(\.type.type.withoutConst)
          == function.type.parameters.map(\.type.type.withoutConst)
      else { continue }
      return other.name
    }
    return nil
  }
}
