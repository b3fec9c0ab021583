import FortranSemantics
import FortranSyntax
import Interface

/// What bodies do to the dummies of their procedures, over all sources.
///
/// ```
/// subroutine driver(x, n)          driver.x ─┐ writes, because …
///   call step(x, n)                          ├─► step.x   … step assigns to it
/// ```
///
/// Each body is looked through once (`BodyScan`); what a call does to an actual argument is what the
/// callee does to its dummy: an arrow between the two. Writes then go against the arrows, each once.
final class EffectAnalysis {
  enum State: UInt8, Comparable {
    case reads, unknown, writes
    static func < (a: State, b: State) -> Bool { a.rawValue < b.rawValue }
  }

  /// A dummy procedure is called with a dummy of the caller's.
  struct CallThrough {
    var procedure: ProcedureFlow.Dummy
    var slot: Int
    var place: Int
    var keyword: String?
  }

  /// A procedure's dummies.
  private struct Body {
    var slots: [String: Int]
    var isScanned = false
    /// Scalars that are set before they are read, on every way.
    var defined: Set<Int> = []
  }

  let context: LinkContext
  private var states: [State] = []
  /// For each dummy, those that callers pass for it.
  private var sources: [[Int]] = []
  private var bodies: [ObjectIdentifier: Body] = [:]
  private var callsThrough: [CallThrough] = []
  private var depth = 0
  /// Callees are looked at first, if they are not nested deeper than this.
  private static let deepestCalls = 50

  init(_ context: LinkContext) {
    self.context = context
    for found in context.programs { scan(found) }
    propagate()
    if bindCallsThrough() { propagate() }
  }

  // MARK: - Answers

  /// Tells a routine's arguments what its body does to them, where nothing else does.
  func annotate(_ routine: inout Routine, of unit: ProgramUnit) {
    guard let body = bodies[ObjectIdentifier(unit)], !unit.isInterfaceBody else { return }
    for index in routine.arguments.indices {
      let argument = routine.arguments[index]
      guard argument.intent.isDisjoint(with: Self.decided), !argument.isValue,
        argument.type != .procedure, let slot = body.slots[argument.name.lowercased()]
      else { continue }
      switch states[slot] {
      case .reads: routine.arguments[index].effect = .reads
      case .unknown: routine.arguments[index].effect = .unknown
      case .writes:
        let isDefined = body.defined.contains(slot) && !argument.isArray
        routine.arguments[index].effect = isDefined ? .defines : .writes
      }
    }
  }

  /// Intents that say what becomes of an argument.
  private static let decided: Intent = [
    .in, .out, .inout, .inplace, .hide, .copy, .overwrite, .cache, .aux, .callback,
  ]

  /// Names of which shapes and lengths are made: these are read when the procedure begins.
  private static func describing(_ part: SpecificationPart) -> Set<String> {
    var names: Set<String> = []
    for name in part.order {
      guard let symbol = part[name] else { continue }
      for length in [symbol.length, symbol.type?.length] {
        if case .expression(let text) = length { names.formUnion(text.expression.names) }
      }
      for dimension in symbol.dimensions ?? [] {
        if let lower = dimension.lower { names.formUnion(lower.expression.names) }
        if case .expression(let upper) = dimension.upper {
          names.formUnion(upper.expression.names)
        }
      }
    }
    return names
  }

  // MARK: - Bodies

  private func body(of unit: ProgramUnit) -> Body {
    let key = ObjectIdentifier(unit)
    if let known = bodies[key] { return known }
    var slots: [String: Int] = [:]
    for dummy in (unit.header?.dummies ?? []) + unit.entries.flatMap(\.header.dummies) {
      let name = dummy.text.lowercased()
      guard name != "*", slots[name] == nil else { continue }
      slots[name] = states.count
      states.append(.reads)
      sources.append([])
    }
    let body = Body(slots: slots)
    bodies[key] = body
    return body
  }

  private func scan(_ found: InterfaceFinder.Found) {
    let key = ObjectIdentifier(found.unit)
    guard bodies[key]?.isScanned != true, depth < Self.deepestCalls else { return }
    _ = body(of: found.unit)
    bodies[key]?.isScanned = true
    depth += 1
    defer { depth -= 1 }
    guard !found.unit.hasIncludedExecution else {
      for slot in body(of: found.unit).slots.values { raise(slot, to: .unknown) }
      return
    }
    let defined = BodyScan(found, names: names(in: found), analysis: self).run()
    bodies[key]?.defined = defined
  }

  private func names(in found: InterfaceFinder.Found) -> DummyNames {
    var names = DummyNames()
    let unit = found.unit
    var bit: UInt64 = unit.entries.isEmpty ? 1 : 0
    let described = Self.describing(unit.part)
    for (name, slot) in body(of: unit).slots.sorted(by: { $0.value < $1.value }) {
      let symbol = unit.part[name]
      let isShared = unit.contained.contains { inner in
        inner.dummy(name) == nil && inner.part[name]?.isDeclared != true
      }
      let isScalar = symbol?.dimensions == nil && !isShared && !described.contains(name)
      names.add(name, entry(slot, symbol, bit: isScalar ? bit : 0))
      if isScalar { bit <<= 1 }
    }
    for (index, host) in found.hosts.enumerated() where host.isProcedure {
      for (name, slot) in body(of: host).slots {
        let isHidden = ([unit] + found.hosts.prefix(index)).contains {
          $0.part[name]?.isDeclared == true
        }
        if !isHidden { names.add(name, entry(slot, host.part[name], bit: 0)) }
      }
    }
    return names
  }

  private func entry(_ slot: Int, _ symbol: Symbol?, bit: UInt64) -> DummyNames.Entry {
    var isCharacter = false
    if case .character = symbol?.type?.base { isCharacter = true }
    return DummyNames.Entry(
      slot: slot, isArray: symbol?.dimensions != nil, isCharacter: isCharacter, bit: bit)
  }

  // MARK: - What scans report

  func raise(_ slot: Int, to state: State) {
    if states[slot] < state { states[slot] = state }
  }

  func note(_ call: CallThrough) { callsThrough.append(call) }

  /// A dummy is passed to a procedure of the sources, by place or keyword.
  ///
  /// - Returns: whether it has a value afterwards, whatever it was before.
  @discardableResult
  func pass(
    _ slot: Int, to callee: InterfaceFinder.Found, called name: String, place: Int,
    keyword: String?
  ) -> Bool {
    let unit = callee.unit
    var dummy = keyword
    if dummy == nil, let dummies = unit.header(named: name)?.dummies,
      dummies.indices.contains(place)
    {
      dummy = dummies[place].text.lowercased()
    }
    guard let dummy, let target = body(of: unit).slots[dummy] else {
      raise(slot, to: .unknown)
      return false
    }
    let symbol = unit.part[dummy]
    if symbol?.flags.contains(.value) == true { return false }
    if unit.isInterfaceBody {
      let intent = symbol?.intent ?? []
      let isIn = intent.contains(.in) && intent.isDisjoint(with: [.out, .inout, .inplace])
      if !isIn { raise(slot, to: intent.isEmpty ? .unknown : .writes) }
      return false
    }
    scan(callee)
    sources[target].append(slot)
    return unit.entries.isEmpty && bodies[ObjectIdentifier(unit)]?.defined.contains(target) == true
  }

  // MARK: - The fixed point

  /// Procedures of the sources that stand for a dummy procedure. To find them costs as much as all
  /// else; mostly nobody needs to know, because what is passed to them is written to anyhow.
  private func bindCallsThrough() -> Bool {
    let open = callsThrough.filter { states[$0.slot] != .writes }
    for call in open {
      for procedure in context.flow.procedures[call.procedure] ?? [] {
        pass(
          call.slot, to: procedure, called: procedure.unit.name.text, place: call.place,
          keyword: call.keyword)
      }
    }
    return !open.isEmpty
  }

  private func propagate() {
    for state in [State.writes, .unknown] {
      var waiting = states.indices.filter { states[$0] == state }
      while let slot = waiting.popLast() {
        for source in sources[slot] where states[source] < state {
          states[source] = state
          waiting.append(source)
        }
      }
    }
  }
}
