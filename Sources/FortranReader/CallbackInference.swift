import FortranSemantics
import FortranSyntax
import Interface

/// The interface of a dummy procedure that its own procedure does not declare, in this order:
///
/// 1. a call in the body: F77's only way to say it, and f2py's;
/// 2. calls, or an interface block, in procedures to which it is handed on, by way of others too;
/// 3. the same for dummies that callers hand on to it;
/// 4. the procedures that callers pass for it, where they agree.
struct CallbackInference {
  enum Outcome {
    case found(Callback)
    /// With the reason, as the end of a sentence that says that it is not known.
    case unknown(String)
  }

  private let procedure: ProcedureScope
  private var context: LinkContext { procedure.context }
  /// Call-backs whose arguments are procedures: how many are around this one.
  private let depth: Int

  static let deepestNesting = 3

  init(_ procedure: ProcedureScope, depth: Int = 0) {
    self.procedure = procedure
    self.depth = depth
  }

  func callback(_ name: Name) throws(SemanticsProblem) -> Outcome {
    var search = CallSearch(name, of: procedure)
    let own = CallFromBody.best(search.sights.map(\.call))
    if let own, isClear(search.sights[own]) {
      return .found(try callback(name, from: search.sights[own], besides: search.sights))
    }
    try search.lookFurther(until: isClear)
    if search.sights.isEmpty, search.declared.isEmpty { try search.lookAround() }
    if search.sights.isEmpty, let declared = search.declared.first {
      return .found(Self.renamed(declared, to: name.text))
    }
    guard !search.sights.isEmpty else { return try fromActuals(name, search) }

    let sights = ordered(search.sights, own: own)
    var failure: SemanticsProblem?
    for sight in sights {
      // A declaration says more than a call whose arguments can be taken in two ways.
      if !isClear(sight), let declared = search.declared.first {
        return .found(Self.renamed(declared, to: name.text))
      }
      do throws(SemanticsProblem) {
        let callback = try callback(name, from: sight, besides: search.sights)
        warnOfOthers(name, sight, search.sights)
        return .found(callback)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return .unknown("it has no interface block and is not called here")
  }

  /// The same interface under the name by which this procedure calls it.
  static func renamed(_ callback: Callback, to name: String) -> Callback {
    var routine = callback.routine
    routine.name = name
    routine.foreignName = name
    if routine.result?.name == callback.routine.name { routine.result?.name = name }
    return Callback(routine: routine, localName: name)
  }

  // MARK: - Which call

  private func evidence(_ sight: CallSearch.Sight) -> [ActualArgument.Evidence] {
    let actuals = sight.call.arguments.map(ActualArgument.init)
    let names = Set(actuals.filter(\.isName).map(\.text))
    return actuals.map { $0.evidence(in: sight.procedure.scope, besides: names) }
  }

  private func isClear(_ sight: CallSearch.Sight) -> Bool {
    !evidence(sight).contains { $0 == .element || $0 == .unusable }
  }

  /// Best first: those that leave the least open, then f2py's, then those of names, then the nearest.
  private func ordered(_ sights: [CallSearch.Sight], own: Int?) -> [CallSearch.Sight] {
    var ranks: [(rank: [Int], sight: CallSearch.Sight)] = []
    for (index, sight) in sights.enumerated() {
      let open = evidence(sight).reduce(0) { $0 + $1.rawValue }
      let expressions = sight.call.arguments.count { !ActualArgument($0).isName }
      ranks.append(([open, index == own ? 0 : 1, expressions, index], sight))
    }
    return ranks.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.sight)
  }

  /// Which arguments are arrays, though this call shows only an element or a section.
  ///
  /// A whole array elsewhere proves it. Without a proof an element of a function, or of a call in
  /// the routine itself, is one datum, as in f2py. What a subroutine further on gets may be one or
  /// many; an array that begins there serves for both.
  private func arrays(
    _ sight: CallSearch.Sight, besides sights: [CallSearch.Sight]
  ) -> Set<Int> {
    var arrays: Set<Int> = []
    for (index, evidence) in evidence(sight).enumerated() {
      let actual = ActualArgument(sight.call.arguments[index])
      if actual.isSection { arrays.insert(index) }
      guard evidence == .element else { continue }
      let isProved = sights.contains { other in
        guard other.call.arguments.count == sight.call.arguments.count else { return false }
        let there = ActualArgument(other.call.arguments[index])
        return there.name != nil && (there.isName || there.isSection)
          && there.evidence(in: other.procedure.scope, besides: []) != .whole
      }
      if isProved || (!sight.isOwn && sight.call.isSubroutine) { arrays.insert(index) }
    }
    return arrays
  }

  private func callback(
    _ name: Name, from sight: CallSearch.Sight, besides sights: [CallSearch.Sight]
  ) throws(SemanticsProblem) -> Callback {
    let reader = CallFromBody(sight, arrays: arrays(sight, besides: sights), depth: depth)
    let callback = Self.renamed(try reader.callback(), to: name.text)
    if depth == 0 {
      try procedure.checkShapes(callback.routine, name: name.text, at: name.location)
    }
    return callback
  }

  /// Calls that cannot be right for the same procedure: the user should know which one we believe.
  private func warnOfOthers(
    _ name: Name, _ chosen: CallSearch.Sight, _ sights: [CallSearch.Sight]
  ) {
    guard depth == 0 else { return }
    func types(_ sight: CallSearch.Sight) -> [ValueType?] {
      sight.call.arguments.map {
        ActualArgument($0).type(in: sight.procedure.scope, at: sight.name.location)
      }
    }
    let expected = types(chosen)
    for sight in sights {
      let given = types(sight)
      let agrees =
        sight.call.isSubroutine == chosen.call.isSubroutine && given.count == expected.count
        && zip(given, expected).allSatisfy { $0.isLike($1) }
      if agrees { continue }
      let here = chosen.procedure.unit.name.spelling
      let there = sight.procedure.unit.name.spelling
      context.warn(
        .warning(
          "the call-back '\(name.spelling)' is called in '\(here)' and in '\(there)' with different "
            + "arguments; it is wrapped as '\(here)' calls it", at: name.location,
          hint: "declare it in an interface block or in a signature file"))
      return
    }
  }

  // MARK: - From the procedures that are passed

  private func fromActuals(
    _ name: Name, _ search: CallSearch
  ) throws(SemanticsProblem) -> Outcome {
    let (procedures, intrinsics) = search.actuals()
    var found: [(name: String, callback: Callback)] = []
    for actual in procedures {
      let scope = ProcedureScope(actual.unit, hosts: actual.hosts, in: context)
      if let interface = try scope.asCallback(name.text) {
        found.append((actual.unit.name.spelling, interface.withoutOwnExtents))
      }
    }
    for intrinsic in intrinsics {
      if let interface = IntrinsicFunction(intrinsic.text)?.callback(name.text) {
        found.append((intrinsic.spelling, interface))
      }
    }
    guard let first = found.first else {
      var reason = "it has no interface block and is not called here"
      if !search.deadEnds.isEmpty {
        reason =
          "it has no interface block, is not called here, and is handed on to "
          + search.deadEnds.unique().joined(separator: " and to ")
      }
      return .unknown(reason)
    }
    if let other = found.first(where: { !$0.callback.isLike(first.callback) }) {
      return .unknown(
        "it is not called here, and '\(first.name)' and '\(other.name)', which are passed for it, "
          + "take different arguments")
    }
    try procedure.checkShapes(first.callback.routine, name: name.text, at: name.location)
    return .found(first.callback)
  }
}

extension [String] {
  /// Each once, in order.
  fileprivate func unique() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension ValueType? {
  /// Not known to differ.
  fileprivate func isLike(_ other: ValueType?) -> Bool {
    guard let self, let other else { return true }
    return self.isLike(other)
  }
}

extension ValueType {
  /// The same as data in memory; lengths of texts are not compared.
  fileprivate func isLike(_ other: ValueType) -> Bool {
    if case .character = self, case .character = other { return true }
    return self == other
  }
}

extension Callback {
  /// Types and ranks agree.
  fileprivate func isLike(_ other: Callback) -> Bool {
    let (a, b) = (routine, other.routine)
    guard a.arguments.count == b.arguments.count, a.result?.type == b.result?.type else {
      return false
    }
    return zip(a.arguments, b.arguments).allSatisfy {
      $0.type.isLike($1.type) && $0.rank == $1.rank
    }
  }

  /// Constant extents are those of one procedure's data: another one that is passed may have more.
  fileprivate var withoutOwnExtents: Callback {
    var routine = routine
    for index in routine.arguments.indices {
      guard let last = routine.arguments[index].dimensions.last,
        last.count?.integerValue != nil
      else { continue }
      let place = routine.arguments[index].dimensions.count - 1
      routine.arguments[index].dimensions[place].extent = .assumedSize
    }
    return Callback(routine: routine, localName: localName)
  }
}
