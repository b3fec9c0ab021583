import Interface

/// From declarations to the model: what arguments are for, by the rules of `RULES.md`.
///
/// Nothing is inferred that could read or write out of bounds; where the headers do not say enough,
/// an argument stays a raw pointer.
public struct LibraryInference: Sendable {
  public struct Options: Sendable {
    /// What the library exports; `nil` where that is not known. Inline functions need not be there.
    public var exportedSymbols: Set<String>?
    /// Names of functions to take, all where empty; those of macros that rename count too.
    public var only: Set<String> = []
    public var skip: Set<String> = []
    /// What generated C includes, as after `#include`.
    public var headers: [String] = []
    /// Reads the extents in directives; integers and names where nothing is given.
    public var parseExpression: ExpressionParser = LibraryInference.simpleExpression

    public init() {}
  }

  public struct Output: Sendable {
    public var library: Library
    /// In the order of the declarations.
    public var explanations: [Explanation]
    public var warnings: [Diagnostic]
    public var summary: InferenceSummary
  }

  public typealias ExpressionParser = @Sendable (String) -> Expression?

  public var options: Options

  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// - Parameter name: of the module to be made.
  public func infer(_ declarations: CDeclarations, name: String) throws(UserError) -> Output {
    let facts = LibraryFacts(declarations)
    var output = Output(
      library: Library(name: name), explanations: [], warnings: declarations.warnings,
      summary: InferenceSummary())
    output.library.headers = options.headers
    output.summary.knowsExports = options.exportedSymbols != nil
    RecordInference(facts: facts).infer(into: &output)
    DataInference(facts: facts, exportedSymbols: options.exportedSymbols).infer(into: &output)
    if let symbol = facts.errorHandlerOff, options.exportedSymbols?.contains(symbol) != false {
      output.library.initializers.append(symbol)
      output.explanations.append(
        Explanation(
          routine: symbol, subject: .whole, rule: .errorHandler,
          text: "called when the module is loaded, so that failures come back to the caller",
          location: facts.functions[symbol]?.location))
    }

    var used: Set<String> = []
    var found: Set<String> = []
    for function in declarations.functions {
      let names = [function.name] + (facts.otherNames[function.name] ?? [])
      found.formUnion(names)
      guard isWanted(names) else {
        output.summary.unwanted += 1
        continue
      }
      let directives = try Directive.parse(function.documentation, at: function.location)
      if let reason = reasonToSkip(function, facts, directives) {
        output.library.skipped.append(
          Skipped(name: function.name, reason: reason.text, location: function.location))
        output.summary.skipped[reason, default: 0] += 1
        continue
      }
      var inference = RoutineInference(function, facts: facts)
      if !directives.isEmpty {
        try inference.apply(directives, parse: options.parseExpression)
        try inference.decideOrderedScalars()
      }
      var routine = inference.infer()
      if !used.insert(routine.name).inserted {
        // The readable name of one is the name of another.
        routine.name = function.name
        guard used.insert(routine.name).inserted else { continue }
      }
      let isRaw = routine.usesRawPointers || inference.takesUnmadeRecord
      output.summary.count(isRaw: isRaw, routine.name)
      output.library.routines.append(routine)
      output.explanations += inference.explanations
    }
    try checkNames(found)
    removeTakenAliases(&output.library, used)
    output.warnings += output.library.inferArguments()
    output.library.removeRepeatedChecks()
    return output
  }

  /// An integer or a name.
  public static let simpleExpression: ExpressionParser = { text in
    if let value = Int(text) { return .integer(value) }
    guard let first = text.first, first.isLetter || first == "_",
      text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return .name(text)
  }

  private func isWanted(_ names: [String]) -> Bool {
    if !options.only.isEmpty, options.only.isDisjoint(with: names) { return false }
    return options.skip.isDisjoint(with: names)
  }

  private func reasonToSkip(
    _ function: CFunction, _ facts: LibraryFacts, _ directives: [Directive]
  ) -> InferenceSummary.Reason? {
    if directives.contains(where: { $0.word == .skip }) { return .directive }
    if let exported = options.exportedSymbols, !function.isInline,
      !exported.contains(function.name)
    {
      return .notExported
    }
    if facts.accessors.contains(function.name) { return .callbackData }
    if function.type.isVariadic { return .variadic }
    let types = function.type.parameters.map(\.type.type) + [function.type.result.type]
    if types.contains(where: \.isUnsupported) { return .unsupportedType }
    return nil
  }

  private func checkNames(_ found: Set<String>) throws(UserError) {
    let missing = options.only.union(options.skip).subtracting(found).sorted()
    if missing.isEmpty { return }
    throw UserError(
      missing.map { .error("the headers declare no function '\($0)', which is asked for") })
  }

  private func removeTakenAliases(_ library: inout Library, _ names: Set<String>) {
    var used = names
    for index in library.routines.indices {
      library.routines[index].aliases.removeAll { !used.insert($0).inserted }
    }
  }
}

extension Library {
  /// An extent of several names is checked once, not once for each.
  fileprivate mutating func removeRepeatedChecks() {
    for routine in routines.indices {
      for argument in routines[routine].arguments.indices {
        var seen: Set<String> = []
        routines[routine].arguments[argument].checks.removeAll { !seen.insert($0.text).inserted }
      }
    }
  }
}

extension Routine {
  /// A raw pointer is asked for or comes back, also in what it calls back.
  public var usesRawPointers: Bool {
    if let result, result.type == .opaque, !result.isObject { return true }
    return arguments.contains { argument in
      if argument.intent.contains(.hide) { return false }
      if argument.type == .opaque, !argument.isObject { return true }
      return argument.callback?.routine.usesRawPointers ?? false
    }
  }
}

/// Counts of what became of the functions.
public struct InferenceSummary: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    case notExported, variadic, unsupportedType, callbackData, directive

    var text: String {
      switch self {
      case .notExported: "the library does not export it"
      case .variadic: "it takes a variable number of arguments"
      case .directive: "a directive says so"
      case .callbackData: "it gives a call-back its pointer, which the wrapper uses"
      case .unsupportedType: "it takes a type that only C can make (va_list)"
      }
    }
  }

  /// What the library exports was known.
  public internal(set) var knowsExports = false
  public internal(set) var wrapped = 0
  /// Names of the wrapped ones that need a raw pointer.
  public internal(set) var raw: [String] = []
  public internal(set) var skipped: [Reason: Int] = [:]
  /// Left out because the options say so.
  public internal(set) var unwanted = 0

  mutating func count(isRaw: Bool, _ name: String) {
    wrapped += 1
    if isRaw { raw.append(name) }
  }

  /// Functions of the library that were asked for: wrapped, variadic, or of types beyond us.
  public var exported: Int {
    wrapped
      + skipped.filter { $0.key != .notExported && $0.key != .directive }.values.reduce(0, +)
  }
  public var callable: Int { wrapped - raw.count }
}
