import Interface

/// The inference of one function: a slot per parameter, which rules decide one after another.
///
/// A rule looks at slots that are still open, and says by what it decides. What no rule decides stays
/// a raw pointer.
struct RoutineInference {
  let facts: LibraryFacts
  let function: CFunction
  /// The name in the target language.
  let name: String
  /// Words of all the function's names.
  let words: Set<String>
  var slots: [Slot]
  var routine: Routine
  var explanations: [Explanation] = []
  /// Members of call-backs' records, which follow the parameters.
  var members: [Argument] = []
  /// The function is one that the library calls.
  var isCallback = false
  /// How many call-backs it stands within.
  var depth = 0
  /// Sentences of the documentation that allow NULL.
  lazy var nullSentences = NullSentences(function.documentation)
  /// What directives ask for.
  var orders = Orders()
  /// What it returns means nothing to the caller.
  var dropsResult = false

  struct Slot {
    let parameter: CParameter
    let words: IdentifierWords
    /// What it counts by its name, where it is an integer with one.
    let count: CountName?
    var counts = false
    var isStride = false
    var isLeading = false
    var argument: Argument
    var isDecided = false
    /// The count that an array or text uses it for, so that no other rule takes it for a value.
    var isCount = false
    var direction: Direction?
    /// One value that is given and comes back, of which no name says which of both it is for.
    var isUnclearScalar = false

    var name: String { argument.name }
    var pointee: QualifiedType? { parameter.type.type.pointee }
    var isConst: Bool { pointee?.isConst ?? false }
    var hasBrackets: Bool { !parameter.extents.isEmpty }
  }

  /// Which way the data behind a pointer goes.
  enum Direction: String {
    case input, output, both
  }

  init(_ function: CFunction, facts: LibraryFacts) {
    self.facts = facts
    self.function = function
    words = facts.words(of: function.name)
    let readable = facts.otherNames[function.name]?.first { $0.count > function.name.count }
    name = readable ?? function.name
    slots = Self.slots(of: function.type.parameters, facts)
    routine = Routine(name: name)
    routine.foreignName = function.name
    routine.linkage = .c(symbol: function.name)
    routine.isMacro = function.isMacro
    routine.documentation = Directive.removed(from: function.documentation)
    routine.location = function.location
    let names = [function.name] + (facts.otherNames[function.name] ?? [])
    routine.aliases = names.filter { $0 != name }
    findCounts()
    if name != function.name {
      explain(.whole, .readableName, "shown by the name that the headers give \(function.name)")
    }
  }

  /// A slot for every parameter; those without a name get one from their type.
  static func slots(of parameters: [CParameter], _ facts: LibraryFacts) -> [Slot] {
    var used = Set(parameters.compactMap(\.name))
    return parameters.map { parameter in
      let name = parameter.name ?? invented(for: parameter, facts, &used)
      let type = parameter.type.type.number ?? .opaque
      let isSize = parameter.type.typedefName == "size_t"
      let count =
        parameter.type.type.isInteger
        ? parameter.name.map { CountName($0, isSizeType: isSize) } : nil
      return Slot(
        parameter: parameter, words: count?.words ?? IdentifierWords(name), count: count,
        argument: Argument(name: name, type: type))
    }
  }

  private static func invented(
    for parameter: CParameter, _ facts: LibraryFacts, _ used: inout Set<String>
  ) -> String {
    let type = parameter.type.type
    let pointee = type.pointee
    let stem: String
    if let id = pointee?.type.recordID ?? type.recordID {
      stem = IdentifierWords(facts.recordNames[id] ?? "record").noun
    } else if type.functionPointee != nil {
      stem = "function"
    } else if pointee?.type == .character {
      stem = "text"
    } else if pointee != nil {
      stem = "data"
    } else {
      stem = "value"
    }
    var name = stem
    var number = 2
    while !used.insert(name).inserted {
      name = "\(stem)\(number)"
      number += 1
    }
    return name
  }

  // MARK: Deciding

  mutating func explain(
    _ subject: Explanation.Subject, _ rule: InferenceRule, _ text: String
  ) {
    explanations.append(
      Explanation(
        routine: name, subject: subject, rule: rule, text: text, location: function.location))
  }

  mutating func decide(
    _ index: Int, _ rule: InferenceRule, _ text: String, _ change: (inout Argument) -> Void
  ) {
    change(&slots[index].argument)
    slots[index].isDecided = true
    explain(.argument(slots[index].name), rule, text)
  }

  /// The name of a slot as an expression.
  func value(_ index: Int) -> Expression { .name(slots[index].name) }

  var open: [Int] { slots.indices.filter { !slots[$0].isDecided } }

  // MARK: All rules, in their order

  mutating func infer() -> Routine {
    inferDirections()
    inferStatusArgument()
    inferMemory()
    inferCallbacks()
    inferRecords()
    inferPlans()
    inferTexts()
    inferStrongScalars()
    inferArrays()
    inferBytes()
    inferScalars()
    decideValues()
    leaveRaw()
    letTrailingScalarsBeOmitted()
    inferResult()
    keepRecords()
    hideCounts()
    routine.arguments = slots.map(\.argument) + members
    for index in routine.arguments.indices {
      routine.arguments[index].location = function.location
    }
    routine.result?.location = function.location
    inferStatusVariant()
    inferStatusResult()
    inferDocumentedStatus()
    finishOrders()
    return routine
  }

  /// What is passed by value is what it says.
  private mutating func decideValues() {
    for index in open {
      let type = slots[index].parameter.type
      switch type.type {
      case .enumeration(let id):
        let item = facts.enumerations[id]
        let name = facts.enumerationNames[id]
        decide(index, .enumeration, "one of the values of \(name ?? "an enumeration")") {
          $0.type = .integer(bytes: item?.bytes ?? 4, signed: item?.isSigned ?? false)
          $0.enumeration = name
          $0.isValue = true
          $0.intent = .in
        }
      case .bool:
        decide(index, .logical, "bool") {
          $0.isValue = true
          $0.intent = .in
        }
      default:
        guard
          let value = type.type.number ?? (type.type == .character ? .character(length: .one) : nil)
        else { continue }
        slots[index].argument.type = value
        slots[index].argument.isValue = true
        slots[index].argument.intent = .in
        slots[index].isDecided = true
      }
    }
  }

  /// What stays open is a pointer that is only passed on.
  private mutating func leaveRaw() {
    for index in open {
      let why = reasonForRaw(index)
      decide(index, .raw, why) {
        $0.type = .opaque
        $0.isNullable = true
        $0.isValue = true
        $0.intent = .in
      }
    }
  }

  private func reasonForRaw(_ index: Int) -> String {
    let slot = slots[index]
    guard let pointee = slot.pointee else { return "its type has no counterpart" }
    switch pointee.type {
    case .void: return "void *, and nothing says how much memory there is"
    case .pointer: return "a pointer to a pointer, of which nothing says what it holds"
    case .function: return "a function without a place for data of the caller's"
    case .record: return "nothing says whether one or several are meant"
    default:
      if slot.hasBrackets || slot.isConst { return "an array, of which nothing says the length" }
      return "a pointer, of which nothing says how much memory it needs"
    }
  }

  /// A count that an array's shape tells is not asked for.
  private mutating func hideCounts() {
    for index in slots.indices where slots[index].isCount {
      let name = slots[index].name
      let isTold = slots.contains { slot in
        let isGiven = slot.argument.isInput || slot.argument.intent.contains(.inout)
        return isGiven && !slot.argument.isNullable && !slot.argument.isHidden
          && slot.argument.checks.isEmpty
          && slot.argument.dimensions.contains { $0.count == .name(name) }
      }
      if isTold { slots[index].argument.intent = .hide }
    }
  }
}
