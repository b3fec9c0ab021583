import FortranSemantics
import FortranSyntax

/// Which procedures each dummy procedure may stand for: those that callers anywhere in the sources
/// pass for it, directly, through their own dummies, or through a dummy that is called.
///
/// ```
/// call stepper(y, f, newton)     stepper.rhs ◄─ f        stepper.solve ◄─ newton
///   call solve(y, rhs)           newton.g ◄─ stepper.rhs, because `solve` may be `newton`
/// ```
///
/// The least fixed point of these rules; each procedure goes along each arrow once.
final class ProcedureFlow {
  /// A dummy of one program unit, or of one of its entries; its name is in lower case.
  struct Dummy: Hashable {
    var unit: ObjectIdentifier
    var name: String
  }

  private enum Actual {
    case procedure(InterfaceFinder.Found)
    case intrinsic(Name)
    case dummy(Dummy)
  }

  /// A dummy's unit and hosts, to look further from.
  private(set) var owners: [Dummy: InterfaceFinder.Found] = [:]
  /// In the order in which they were found.
  private(set) var procedures: [Dummy: [InterfaceFinder.Found]] = [:]
  /// Intrinsic functions that are passed for it.
  private(set) var intrinsics: [Dummy: [Name]] = [:]
  /// Dummies that are handed on to it, and to which it is handed on.
  private(set) var neighbours: [Dummy: [Dummy]] = [:]

  private let context: LinkContext
  private var targets: [Dummy: [Dummy]] = [:]
  private var callsThrough: [Dummy: [(actual: Actual, handing: CallFinder.Handing)]] = [:]
  private var known: [Dummy: Set<ObjectIdentifier>] = [:]
  private var arrows: Set<[Dummy]> = []
  private var waiting: [(dummy: Dummy, procedure: InterfaceFinder.Found)] = []

  init(_ context: LinkContext) {
    self.context = context
    for program in context.programs { collect(program) }
    while let (dummy, procedure) = waiting.popLast() {
      for target in targets[dummy] ?? [] { pass(procedure, for: target) }
      for (actual, handing) in callsThrough[dummy] ?? [] { bind(actual, handing, of: procedure) }
    }
  }

  /// The unit around a body, its own or a host, whose dummy this name is.
  static func owner(of name: String, in found: InterfaceFinder.Found) -> InterfaceFinder.Found? {
    for (index, unit) in ([found.unit] + found.hosts).enumerated() {
      if unit.dummy(name) != nil {
        return index == 0
          ? found
          : InterfaceFinder.Found(unit: unit, hosts: Array(found.hosts.dropFirst(index)))
      }
      if unit.part[name]?.isDeclared == true { return nil }
    }
    return nil
  }

  /// What is handed to a dummy, which is named by its place or by its keyword.
  static func dummy(
    _ handing: CallFinder.Handing, of unit: ProgramUnit, called name: String
  ) -> Name? {
    if let keyword = handing.keyword { return unit.dummy(keyword) }
    guard let dummies = unit.header(named: name)?.dummies else { return nil }
    return dummies.indices.contains(handing.index) ? dummies[handing.index] : nil
  }

  // MARK: - Arrows

  private func collect(_ found: InterfaceFinder.Found) {
    let unit = found.unit
    guard unit.hasStatementsOfExecution || unit.hasDirectiveStatements else { return }
    let own = ProcedureScope(unit, hosts: found.hosts, in: context)
    let body = BodyText(unit.lineIndex, unit.lines, form: unit.form)
    let finder = CallFinder(body, names: [], form: unit.form) { [context] name in
      own.calls(name) || context.isProcedure(name, in: found)
    }
    for (name, use) in finder.uses.sorted(by: { $0.key < $1.key }) {
      guard let actual = actual(name, in: found) else { continue }
      for handing in use.handedTo {
        if let owner = Self.owner(of: handing.callee, in: found) {
          let through = Dummy(unit: ObjectIdentifier(owner.unit), name: handing.callee)
          callsThrough[through, default: []].append((actual, handing))
          for procedure in procedures[through] ?? [] { bind(actual, handing, of: procedure) }
        } else {
          for callee in context.definitions(of: handing.callee, in: found) {
            bind(actual, handing, of: callee)
          }
        }
      }
    }
  }

  private func actual(_ name: String, in found: InterfaceFinder.Found) -> Actual? {
    if let owner = Self.owner(of: name, in: found) {
      let dummy = Dummy(unit: ObjectIdentifier(owner.unit), name: name)
      owners[dummy] = owner
      return .dummy(dummy)
    }
    if let symbol = found.unit.part[name], symbol.flags.contains(.intrinsic) {
      return .intrinsic(symbol.name)
    }
    return context.definitions(of: name, in: found).last.map { .procedure($0) }
  }

  private func bind(
    _ actual: Actual, _ handing: CallFinder.Handing, of callee: InterfaceFinder.Found
  ) {
    guard let name = Self.dummy(handing, of: callee.unit, called: handing.callee) else { return }
    let dummy = Dummy(unit: ObjectIdentifier(callee.unit), name: name.text.lowercased())
    owners[dummy] = callee
    switch actual {
    case .procedure(let procedure): pass(procedure, for: dummy)
    case .intrinsic(let name):
      if intrinsics[dummy]?.contains(where: { $0.text == name.text }) != true {
        intrinsics[dummy, default: []].append(name)
      }
    case .dummy(let source):
      guard source != dummy, arrows.insert([source, dummy]).inserted else { return }
      targets[source, default: []].append(dummy)
      neighbours[source, default: []].append(dummy)
      neighbours[dummy, default: []].append(source)
      for procedure in procedures[source] ?? [] { pass(procedure, for: dummy) }
    }
  }

  private func pass(_ procedure: InterfaceFinder.Found, for dummy: Dummy) {
    guard known[dummy, default: []].insert(ObjectIdentifier(procedure.unit)).inserted else {
      return
    }
    procedures[dummy, default: []].append(procedure)
    waiting.append((dummy, procedure))
  }
}
