import Interface

/// Functions of the caller's that the library calls.
extension RoutineInference {
  mutating func inferCallbacks() {
    for index in open {
      if let record = slots[index].pointee?.type.recordID.flatMap({ facts.records[$0] }) {
        inferCallbackRecord(index, record)
      }
    }
    let functions = open.filter { slots[$0].parameter.type.type.functionPointee != nil }
    var destructors: Set<Int> = []
    for index in functions where isDestructor(index) { destructors.insert(index) }
    var contexts: Set<Int> = []
    for index in functions where !destructors.contains(index) {
      inferCallback(index, &contexts, destructors: destructors)
    }
    for index in destructors.sorted() where !slots[index].isDecided {
      inferHandOver(index)
    }
    for context in contexts.sorted() { allowAbsent(with: context) }
    hidePreviousContext(contexts)
  }

  /// A registration of several functions with one pointer takes NULL for those that are not there:
  /// `sqlite3_create_function`.
  private mutating func allowAbsent(with context: Int) {
    let sharing = slots.indices.filter { index in
      guard let known = slots[index].argument.callback?.context else { return false }
      return known.argument == context && known.record == nil
    }
    guard sharing.count > 1, isRegistration else { return }
    for index in sharing where !slots[index].argument.isNullable {
      slots[index].argument.isNullable = true
      explain(
        .argument(slots[index].name), .callbackContext,
        "may be none: one of several functions with one pointer")
    }
  }

  /// `void (*)(void *)`.
  private func isDestructor(_ index: Int) -> Bool {
    guard let type = slots[index].parameter.type.type.functionPointee, type.result.type.isVoid,
      type.parameters.count == 1, let pointee = type.parameters[0].type.type.pointee
    else { return false }
    // With a pointer behind it, it is a call-back of its own.
    return pointee.type.isVoid && !(index + 1 < slots.count && isContextPointer(index + 1))
  }

  /// `void *`, not const.
  private func isContextPointer(_ index: Int) -> Bool {
    guard let pointee = slots[index].pointee else { return false }
    return pointee.type.isVoid && !pointee.isConst
  }

  private mutating func inferCallback(
    _ index: Int, _ contexts: inout Set<Int>, destructors: Set<Int>
  ) {
    guard let type = slots[index].parameter.type.type.functionPointee, type.hasPrototype,
      !type.isVariadic, depth < Self.deepestCallback
    else { return }
    // A function of no type at all stands for functions of any type.
    if type.parameters.isEmpty, type.result.type.isVoid { return }
    let outer =
      slots.indices.first { $0 > index && isContextPointer($0) }
      ?? slots.indices.last { $0 < index && isContextPointer($0) }
    let inner = Self.contextParameter(of: type)
    let accessor = outer == nil || inner != nil ? nil : contextAccessor(for: type, of: outer)
    guard let outer, let parameter = inner ?? accessor?.parameter else {
      return inferPlainCallback(index, type)
    }
    let destructor = slots.indices.first { $0 > outer && destructors.contains($0) }
    let keeper = callbackKeeper
    let isKept = keeper != nil || destructor != nil || isRegistration
    let context = Callback.Context(
      argument: outer, parameter: parameter, destructor: destructor, isKept: isKept,
      accessor: accessor?.symbol, accessorField: accessor?.field)
    let routine = callbackRoutine(
      type, name: slots[index].name, hidden: accessor == nil ? parameter : nil,
      narrow: narrowCallback(index))
    let way =
      accessor.map { "\($0.symbol ?? "member '\($0.field ?? "")'") gives back" }
      ?? "every call hands back"
    let life = isKept ? ", kept after the call" : ""
    decide(
      index, .callbackContext,
      "a function; '\(slots[outer].name)' is a pointer of ours, which \(way)\(life)"
    ) {
      $0.type = .procedure
      $0.intent = .in
      $0.callback = Callback(routine: routine, context: context)
      $0.keptBy = keeper
    }
    slots[index].argument.isNullable = mayBeNull(index)
    if contexts.insert(outer).inserted { hide(outer) }
    if let destructor, !slots[destructor].isDecided {
      decide(
        destructor, .callbackContext, "tells when '\(slots[outer].name)' is of no more use"
      ) {
        $0.type = .opaque
        $0.isValue = true
        $0.intent = .hide
        $0.isNullable = true
      }
    }
  }

  /// Call-backs of call-backs of call-backs: nobody writes more.
  private static let deepestCallback = 4

  private mutating func hide(_ index: Int) {
    slots[index].argument.type = .opaque
    slots[index].argument.isValue = true
    slots[index].argument.isNullable = true
    slots[index].argument.intent = .hide
    slots[index].isDecided = true
  }

  /// The `void *` that a call-back is handed: the only one, or the one that a name tells.
  static func contextParameter(of type: CFunctionType) -> Int? {
    let candidates = type.parameters.indices.filter { index in
      guard let pointee = type.parameters[index].type.type.pointee else { return false }
      return pointee.type.isVoid && !pointee.isConst
    }
    if candidates.count == 1 { return candidates[0] }
    let names: Set<String> = [
      "data", "context", "ctx", "user", "userdata", "params", "param", "arg", "closure", "opaque",
    ]
    let named = candidates.filter { index in
      guard let name = type.parameters[index].name else { return false }
      return IdentifierWords(name).contains(anyOf: names)
    }
    return named.count == 1 ? named[0] : nil
  }

  /// `void *x_user_data(T *)`, where the call-back is handed a `T *`; or a member of `T` that is
  /// named as the pointer is.
  private func contextAccessor(
    for type: CFunctionType, of outer: Int?
  ) -> (parameter: Int, symbol: String?, field: String?)? {
    for (index, parameter) in type.parameters.enumerated() {
      guard let id = parameter.type.type.pointee?.type.recordID else { continue }
      let field = facts.records[id]?.fields.first { field in
        field.type.type == .memory && field.name == outer.map { slots[$0].name }
      }
      if let field { return (index, nil, field.name) }
      for function in facts.declarations.functions
      where function.type.parameters.count == 1
        && function.type.parameters[0].type.type.pointee?.type.recordID == id
        && facts.accessors.contains(function.name)
      {
        return (index, function.name, nil)
      }
    }
    return nil
  }

  /// Whoever lives on with the function: what is made, or the handle that is told of it.
  private var callbackKeeper: String? {
    if let id = function.type.result.type.pointee?.type.recordID, makes(id) { return "result" }
    for slot in slots {
      guard let pointee = slot.pointee, !pointee.isConst, let id = pointee.type.recordID,
        let record = facts.records[id], CallbackRecord(record) == nil
      else { continue }
      return slot.name
    }
    return nil
  }

  private var isRegistration: Bool {
    !words.isDisjoint(with: [
      "set", "register", "hook", "handler", "add", "install", "on", "callback", "notify", "create",
      "alloc", "new", "init", "trace", "profile",
    ])
  }

  private mutating func inferPlainCallback(_ index: Int, _ type: CFunctionType) {
    let routine = callbackRoutine(type, name: slots[index].name, hidden: nil)
    decide(index, .callbackPlain, "a function; no pointer tells one call from another") {
      $0.type = .procedure
      $0.intent = .in
      $0.callback = Callback(routine: routine)
    }
    slots[index].argument.isNullable = mayBeNull(index)
  }

  /// The call-back as the library sees it; by the same rules as its functions.
  ///
  /// - Parameter narrow: the same call-back of the function's variant for UTF-8.
  func callbackRoutine(
    _ type: CFunctionType, name: String, hidden: Int?, narrow: CFunctionType? = nil
  ) -> Routine {
    var seen = CFunction(name: name, type: type)
    seen.location = nil
    var inference = RoutineInference(seen, facts: facts)
    inference.isCallback = true
    inference.depth = depth + 1
    if let hidden { inference.hide(hidden) }
    if let narrow { inference.widenTexts(as: narrow) }
    return inference.infer()
  }

  private func narrowCallback(_ index: Int) -> CFunctionType? {
    guard let narrowName, let narrow = facts.functions[narrowName],
      narrow.type.parameters.count == slots.count
    else { return nil }
    return narrow.type.parameters[index].type.type.functionPointee
  }

  /// `const void *` where the variant for UTF-8 has `const char *`.
  private mutating func widenTexts(as narrow: CFunctionType) {
    guard narrow.parameters.count == slots.count else { return }
    for index in open where slots[index].isConst && slots[index].pointee?.type.isVoid == true {
      guard narrow.parameters[index].type.type.pointee?.type == .character else { continue }
      decide(index, .textWide, "text in UTF-16, up to a NUL") {
        $0.type = .character(length: .terminated)
        $0.unitBytes = 2
        $0.isNullable = true
        $0.intent = .in
      }
    }
  }

  // MARK: Records that hold a function and its pointer

  private mutating func inferCallbackRecord(_ index: Int, _ record: CRecord) {
    guard !slots[index].hasBrackets, depth < Self.deepestCallback,
      let made = CallbackRecord(record),
      let name = facts.recordNames[record.id]
    else { return }
    let keeper = callbackKeeper
    let isKept = keeper != nil || isRegistration
    var fields: [String: Int] = [:]
    var given: [Argument] = []
    for field in made.members {
      guard let type = field.type.type.number else { return }
      var argument = Argument(name: memberName(index, field.name, given), type: type)
      argument.isValue = true
      argument.intent = .in
      argument.isRecordMember = true
      argument.documentation = field.documentation
      fields[field.name] = slots.count + members.count + given.count
      given.append(argument)
    }
    func callback(_ function: CallbackRecord.Function, name: String) -> Callback {
      let context = Callback.Context(
        argument: index, parameter: function.parameter, isKept: isKept,
        record: .init(
          name: facts.recordNames[record.id] ?? record.id, functionField: function.field.name,
          contextField: made.context.name, fields: fields))
      return Callback(
        routine: callbackRoutine(function.type, name: name, hidden: function.parameter),
        context: context)
    }
    for function in made.functions.dropFirst() {
      let name = memberName(index, function.field.name, given)
      var argument = Argument(name: name, type: .procedure)
      argument.intent = .in
      argument.isRecordMember = true
      argument.callback = callback(function, name: name)
      argument.keptBy = keeper
      argument.documentation = function.field.documentation
      given.append(argument)
    }
    members += given
    let first = made.functions[0]
    let main = callback(first, name: slots[index].name)
    let others = given.map { ", '\($0.name)' beside it" }.joined()
    decide(
      index, .callbackRecord,
      "a function, as \(name) holds one in '\(first.field.name)' with '\(made.context.name)'\(others)"
    ) {
      $0.type = .procedure
      $0.intent = .in
      $0.callback = main
      $0.keptBy = keeper
    }
  }

  /// `f_dim` for the member of `f`, or one that no other argument has.
  private func memberName(_ index: Int, _ field: String, _ given: [Argument]) -> String {
    var name = "\(slots[index].name)_\(field)"
    let used = Set(slots.map(\.name) + members.map(\.name) + given.map(\.name))
    while used.contains(name) { name += "_" }
    return name
  }

  /// What a function that registers call-backs returns of type `void *` is the pointer of the former
  /// one: ours, and of no use to the caller.
  private mutating func hidePreviousContext(_ contexts: Set<Int>) {
    if case .function? = function.type.result.type.pointee?.type,
      slots.contains(where: { $0.parameter.type.type == function.type.result.type })
    {
      dropsResult = true
      explain(.result, .callbackPlain, "the function that was there before: dropped")
      return
    }
    guard !contexts.isEmpty, let pointee = function.type.result.type.pointee,
      pointee.type.isVoid, !pointee.isConst
    else { return }
    dropsResult = true
    explain(.result, .callbackContext, "the pointer of the function that was there before: dropped")
  }

  // MARK: Memory that is handed over

  /// `const T *data, int n, void (*destructor)(void *)`: memory that the library ends by itself.
  private mutating func inferHandOver(_ index: Int) {
    guard let owner = slots.indices.last(where: { $0 < index && slots[$0].pointee != nil }),
      let pointee = slots[owner].pointee, pointee.isConst,
      pointee.type.isVoid || pointee.type.isByte,
      slots.indices.contains(where: { other in
        other > owner && other < index && slots[other].parameter.type.type.isInteger
      })
    else { return inferObject(index) }
    slots[owner].argument.destructor = index
    decide(
      index, .bytesHandedOver,
      "ends the memory of '\(slots[owner].name)': the library gets a copy, and C's free for it"
    ) {
      $0.type = .opaque
      $0.isValue = true
      $0.intent = .hide
      $0.isNullable = true
    }
  }
}

extension RoutineInference {
  /// `void *data, void (*destructor)(void *)`: a pointer that the library keeps and knows nothing of.
  fileprivate mutating func inferObject(_ destructor: Int) {
    let candidates = open.filter { slots[$0].parameter.type.type == .memory }
    guard candidates.count == 1, let index = candidates.first, index < destructor else { return }
    decide(index, .object, "any value; the library keeps its pointer, and tells when it is done") {
      $0.type = .opaque
      $0.isObject = true
      $0.isValue = true
      $0.isNullable = true
      $0.intent = .in
      $0.destructor = destructor
    }
    decide(destructor, .object, "tells when '\(slots[index].name)' is of no more use") {
      $0.type = .opaque
      $0.isValue = true
      $0.isNullable = true
      $0.intent = .hide
    }
  }

  /// `void *x_get_auxdata(…)` beside `x_set_auxdata(…, void *, void (*)(void *))`.
  var givesObject: Bool {
    guard function.type.result.type == .memory else { return false }
    let noun = IdentifierWords(function.name).words.last ?? ""
    return noun.count > 4
      && facts.declarations.functions.contains { other in
        let types = other.type.parameters.map(\.type.type)
        return other.name != function.name && IdentifierWords(other.name).words.last == noun
          && types.contains(.memory)
          && types.contains { type in
            guard let ender = type.functionPointee else { return false }
            return ender.result.type.isVoid && ender.parameters.map(\.type.type) == [.memory]
          }
      }
  }
}

/// A struct of functions, one pointer for them all, and numbers.
struct CallbackRecord {
  struct Function {
    let field: CField
    let type: CFunctionType
    /// Index of the pointer among its parameters.
    let parameter: Int
  }

  let functions: [Function]
  let context: CField
  let members: [CField]

  init?(_ record: CRecord) {
    guard !record.isOpaque, !record.isUnion, record.fields.count <= 6 else { return nil }
    let contexts = record.fields.filter { $0.type.type == .memory }
    guard contexts.count == 1 else { return nil }
    context = contexts[0]
    var functions: [Function] = []
    var members: [CField] = []
    for field in record.fields where field.name != contexts[0].name {
      guard let type = field.type.type.functionPointee else {
        members.append(field)
        continue
      }
      guard !type.isVariadic, let parameter = RoutineInference.contextParameter(of: type) else {
        return nil
      }
      functions.append(Function(field: field, type: type, parameter: parameter))
    }
    if functions.isEmpty { return nil }
    self.functions = functions
    self.members = members
  }
}
