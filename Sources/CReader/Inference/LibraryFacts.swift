import Interface

/// What the headers say as a whole, gathered once: the evidence that rules look up.
struct LibraryFacts: Sendable {
  let declarations: CDeclarations
  let functions: [String: CFunction]
  let records: [String: CRecord]
  let enumerations: [String: CEnumeration]
  /// Names of records and enumerations in the target language, by id.
  let recordNames: [String: String]
  let enumerationNames: [String: String]
  /// Macros that give a function another name, by the function.
  let otherNames: [String: [String]]
  /// Names of parameters and members that stand with brackets somewhere: arrays, never scalars.
  let arrayNames: Set<String>
  /// The function that ends a record's life, by the record's id.
  let releases: [String: String]
  /// The name of the last parameter by which functions report failure.
  let statusName: String?
  /// `void f(int, char *)` or `const char *f(int)`: words for a status.
  let statusMessage: StatusRule.Message?
  let textMessage: StatusRule.Message?
  let rooms: TextRooms
  /// `void x_free(void *)`, where there is just one.
  let textFree: String?
  /// Typedefs of text that a function of the library ends: `sqlite3_filename`. Its memory is laid out
  /// as the library likes, so that no other text will do.
  let textHandles: [String: String]
  /// The constant of 0 that says success: `SQLITE_OK`.
  let okName: String?
  /// A constant named SUCCESS is 0.
  let hasSuccess: Bool
  /// `x_set_error_handler_off(void)`: failures come back then, and do not end the program.
  let errorHandlerOff: String?
  let lines: LineIndex
  /// Sizes are `size_t` in this library: an `int n` is a number of another kind.
  let countsAreSizes: Bool
  /// Structs with functions in them that nothing in the headers makes.
  let unmade: Set<String>
  let memory: MemoryFamily?
  /// Functions that give the pointer of a call-back to the call-back.
  let accessors: Set<String>
  /// Names and types of the arrays that makers of a record are given, by the record's id.
  let keptNames: [String: [String: Set<ValueType>]]

  init(_ declarations: CDeclarations) {
    self.declarations = declarations
    functions = Dictionary(
      declarations.functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    records = Dictionary(
      declarations.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    enumerations = Dictionary(
      declarations.enumerations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var used: Set<String> = []
    var recordNames: [String: String] = [:]
    for record in declarations.records where !record.spelling.isEmpty {
      recordNames[record.id] = Self.unique(Self.name(of: record), &used)
    }
    self.recordNames = recordNames
    used = []
    var enumerationNames: [String: String] = [:]
    for item in declarations.enumerations where !item.spelling.isEmpty {
      enumerationNames[item.id] = Self.unique(
        Self.name(item.id, item.typedefNames), &used)
    }
    self.enumerationNames = enumerationNames
    var otherNames: [String: [String]] = [:]
    for macro in declarations.macros {
      if case .function(let symbol) = macro.meaning, symbol != macro.name {
        otherNames[symbol, default: []].append(macro.name)
      }
    }
    self.otherNames = otherNames
    arrayNames = Self.arrayNames(in: declarations)
    statusName = Self.statusName(in: declarations)
    releases = Self.releases(in: declarations, otherNames, statusName: statusName)
    rooms = TextRooms(declarations.macros)
    statusMessage = Self.bufferMessage(in: declarations, rooms)
    textMessage = Self.textMessage(in: declarations)
    let frees = declarations.functions.filter { function in
      let parameters = function.type.parameters
      return parameters.count == 1 && function.type.result.type.isVoid
        && parameters[0].type.type.pointee == QualifiedType(.void)
        && IdentifierWords(function.name).words.last == "free"
    }
    textFree = frees.count == 1 ? frees[0].name : nil
    memory = MemoryFamily(declarations)
    textHandles = Self.textHandles(in: declarations)
    okName =
      declarations.macros.first { $0.meaning == .integer(0) && $0.name.hasSuffix("_OK") }?.name
    hasSuccess =
      declarations.enumerations.contains { item in
        item.cases.contains { $0.value == 0 && $0.name.hasSuffix("SUCCESS") }
      }
      || declarations.macros.contains { $0.meaning == .integer(0) && $0.name.hasSuffix("SUCCESS") }
    errorHandlerOff =
      declarations.functions.first { function in
        function.type.parameters.isEmpty && function.name.hasSuffix("set_error_handler_off")
      }?.name
    lines = LineIndex(declarations)
    let sized = declarations.functions.count { function in
      function.type.parameters.contains { $0.type.typedefName == "size_t" }
    }
    countsAreSizes = sized * 5 > declarations.functions.count
    unmade = Self.unmade(in: declarations)
    accessors = Set(
      declarations.functions.filter { function in
        function.type.parameters.count == 1 && function.name.hasSuffix("user_data")
          && function.type.parameters[0].type.type.pointee?.type.recordID != nil
          && function.type.result.type == .memory
      }.map(\.name))
    keptNames = Self.keptNames(in: declarations)
  }

  /// Words of all the names of a function.
  func words(of function: String) -> Set<String> {
    var words = Set(IdentifierWords(function).words)
    for name in otherNames[function] ?? [] { words.formUnion(IdentifierWords(name).words) }
    return words
  }

  // MARK: Names

  private static func name(of record: CRecord) -> String {
    if let pointer = record.pointerTypedefNames.first, record.typedefNames.isEmpty, record.isOpaque
    {
      return pointer
    }
    return name(record.id, record.typedefNames)
  }

  private static func name(_ id: String, _ typedefs: [String]) -> String {
    if let name = typedefs.first(where: { !$0.hasPrefix("_") }) { return name }
    var bare = Substring(id)
    for word in ["struct ", "union ", "enum "] where bare.hasPrefix(word) {
      bare = bare.dropFirst(word.count)
    }
    let trimmed = bare.drop { $0 == "_" }
    return trimmed.isEmpty ? String(bare) : String(trimmed)
  }

  private static func unique(_ name: String, _ used: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    while !used.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  private static func arrayNames(in declarations: CDeclarations) -> Set<String> {
    var bracketed: [String: Int] = [:]
    var plain: [String: Int] = [:]
    for function in declarations.functions {
      for parameter in function.type.parameters {
        guard let name = parameter.name, parameter.type.type.pointee != nil else { continue }
        if parameter.extents.isEmpty {
          plain[name, default: 0] += 1
        } else {
          bracketed[name, default: 0] += 1
        }
      }
    }
    // A name that stands for single values mostly is not judged by the others: `result`.
    var names = Set(bracketed.filter { $0.value * 4 >= plain[$0.key] ?? 0 }.keys)
    for record in declarations.records {
      for field in record.fields {
        if case .array = field.type.type { names.insert(field.name) }
      }
    }
    return names
  }

  private static func textHandles(in declarations: CDeclarations) -> [String: String] {
    var handles: [String: String] = [:]
    for function in declarations.functions where function.type.parameters.count == 1 {
      let type = function.type.parameters[0].type
      guard let name = type.typedefName, type.type.pointee?.type == .character,
        function.type.result.type.isVoid,
        IdentifierWords(function.name).contains(anyOf: Set(Vocabulary.enders))
      else { continue }
      handles[name] = handles[name] ?? function.name
    }
    return handles
  }

  private static func unmade(in declarations: CDeclarations) -> Set<String> {
    var ids = Set(
      declarations.records.filter { record in
        record.fields.contains { $0.type.type.functionPointee != nil }
      }.map(\.id))
    for function in declarations.functions {
      let result = function.type.result.type
      for type in [result, result.pointee?.type] {
        if let id = type?.recordID { ids.remove(id) }
      }
      for parameter in function.type.parameters {
        if let id = parameter.type.type.pointee?.type.pointee?.type.recordID { ids.remove(id) }
      }
    }
    for variable in declarations.variables {
      let type = variable.type.type
      if let id = type.recordID ?? type.pointee?.type.recordID { ids.remove(id) }
    }
    for record in declarations.records {
      for field in record.fields {
        if let id = field.type.type.pointee?.type.recordID { ids.remove(id) }
      }
    }
    return ids
  }

  private static func keptNames(
    in declarations: CDeclarations
  ) -> [String: [String: Set<ValueType>]] {
    var names: [String: [String: Set<ValueType>]] = [:]
    for function in declarations.functions {
      guard let pointee = function.type.result.type.pointee, !pointee.isConst,
        let id = pointee.type.recordID
      else { continue }
      for parameter in function.type.parameters {
        guard let name = parameter.name, let target = parameter.type.type.pointee,
          !target.isConst, let element = target.element
        else { continue }
        names[id, default: [:]][name, default: []].insert(element)
      }
    }
    return names
  }

  // MARK: Failure

  /// The name that the last `int *` of many functions has.
  private static func statusName(in declarations: CDeclarations) -> String? {
    let known: Set<String> = [
      "status", "stat", "ierr", "ierror", "info", "err", "error", "errcode",
    ]
    var counts: [String: Int] = [:]
    var others: [String: Int] = [:]
    for function in declarations.functions {
      for (index, parameter) in function.type.parameters.enumerated() {
        guard let name = parameter.name, known.contains(name.lowercased()) else { continue }
        let isLast = index == function.type.parameters.count - 1
        if isLast, parameter.isStatus { counts[name, default: 0] += 1 }
        if !isLast, parameter.isStatus { others[name, default: 0] += 1 }
      }
    }
    guard let (name, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count >= 5, count > 4 * (others[name] ?? 0), count * 2 > declarations.functions.count
    else { return nil }
    return name
  }

  private static func bufferMessage(
    in declarations: CDeclarations, _ rooms: TextRooms
  ) -> StatusRule.Message? {
    for function in declarations.functions {
      let parameters = function.type.parameters
      guard function.type.result.type.isVoid, parameters.count == 2,
        parameters[0].type.type == .integer(bytes: 4, isSigned: true),
        let pointee = parameters[1].type.type.pointee, pointee.type == .character,
        !pointee.isConst, let name = parameters[1].name
      else { continue }
      let words = IdentifierWords(name).words.joined()
      guard words.contains("err") || words.contains("msg") || words.contains("message") else {
        continue
      }
      return .buffer(symbol: function.name, size: max(rooms.largest?.size ?? 0, 1024))
    }
    return nil
  }

  private static func textMessage(in declarations: CDeclarations) -> StatusRule.Message? {
    for function in declarations.functions {
      let parameters = function.type.parameters
      guard parameters.count == 1, parameters[0].type.type.isInteger,
        let pointee = function.type.result.type.pointee, pointee.type == .character,
        pointee.isConst, IdentifierWords(function.name).contains(anyOf: ["strerror", "errstr"])
      else { continue }
      return .text(symbol: function.name)
    }
    return nil
  }

  // MARK: The ends of handles

  private static func releases(
    in declarations: CDeclarations, _ otherNames: [String: [String]], statusName: String?
  ) -> [String: String] {
    var best: [String: (rank: Int, version: Int, symbol: String)] = [:]
    for function in declarations.functions where !function.isInline {
      var parameters = function.type.parameters
      if let statusName, parameters.last?.name == statusName, parameters.count > 1 {
        parameters.removeLast()
      }
      guard parameters.count == 1, let pointee = parameters[0].type.type.pointee,
        let id = pointee.type.recordID, !pointee.isConst
      else { continue }
      switch function.type.result.type {
      case .void, .integer: break
      default: continue
      }
      var words = Set(IdentifierWords(function.name).words)
      for name in otherNames[function.name] ?? [] { words.formUnion(IdentifierWords(name).words) }
      guard let rank = Vocabulary.enders.firstIndex(where: { words.contains($0) }) else { continue }
      let version = words.contains("v") ? IdentifierWords(function.name).index ?? 0 : 0
      if let known = best[id], (known.rank, -known.version) <= (rank, -version) { continue }
      best[id] = (rank, version, function.name)
    }
    return best.mapValues(\.symbol)
  }
}

extension CParameter {
  /// `int *`, not const.
  var isStatus: Bool {
    guard let pointee = type.type.pointee, !pointee.isConst, extents.isEmpty else { return false }
    return pointee.type == .integer(bytes: 4, isSigned: true)
  }
}

/// The macros by which a library says how long its texts become: `FLEN_CARD 81`.
struct TextRooms: Sendable {
  struct Room: Sendable {
    var macro: String
    /// The text's name: `card`.
    var name: String
    var size: Int
  }

  var rooms: [Room] = []

  init(_ macros: [CMacro]) {
    for macro in macros {
      guard case .integer(let size) = macro.meaning, (16...65_536).contains(size) else { continue }
      let words = IdentifierWords(macro.name).words
      guard words.count == 2, let first = words.first,
        ["flen", "maxlen", "strlen", "textlen", "len"].contains(first)
      else { continue }
      rooms.append(Room(macro: macro.name, name: words[1], size: size))
    }
    // One macro may be anything; a family of them is a convention.
    if rooms.count < 3 { rooms = [] }
  }

  var largest: Room? { rooms.max { $0.size < $1.size } }

  /// The room whose name the parameter's is, or begins with: `comm` for `FLEN_COMMENT`.
  func room(for name: String) -> Room? {
    let words = IdentifierWords(name).words
    return rooms.first { words.contains($0.name) }
      ?? rooms.first { room in
        words.contains { word in
          (word.count >= 4 && room.name.hasPrefix(word))
            || word.hasPrefix("err") && room.name == "errmsg"
            || ["keyname", "keyroot"].contains(word) && room.name == "keyword"
            || word == "keyval" && room.name == "value"
        }
      }
  }
}
