import FortranSemantics
import FortranSyntax
import Interface

/// What shows, anywhere in the sources, how one dummy procedure is called. F77 says it nowhere else.
struct CallSearch {
  /// One call of it.
  struct Sight {
    var procedure: ProcedureScope
    /// Its name there.
    var name: Name
    var call: CallFinder.Call
    /// The call stands in the procedure whose dummy was asked for.
    var isOwn: Bool
  }

  /// A dummy procedure, by its name in one procedure.
  struct Place {
    var procedure: ProcedureScope
    var name: Name

    var dummy: ProcedureFlow.Dummy {
      ProcedureFlow.Dummy(unit: ObjectIdentifier(procedure.unit), name: name.text.lowercased())
    }
  }

  /// Nearest first.
  private(set) var sights: [Sight] = []
  /// Interface blocks for it in procedures to which it is handed on.
  private(set) var declared: [Callback] = []
  /// To whom it is handed on, where that leads nowhere.
  private(set) var deadEnds: [String] = []

  /// Dummies looked at.
  private static let longSearch = 100

  private let context: LinkContext
  /// Dummies that are, or may be, the same procedure; nearest first.
  private var same: [ProcedureFlow.Dummy] = []
  private var visited: Set<ProcedureFlow.Dummy> = []
  private var waiting: [Place] = []

  /// Finds the calls in the procedure itself.
  init(_ name: Name, of procedure: ProcedureScope) {
    context = procedure.context
    enqueue(Place(procedure: procedure, name: name))
    let use = context.uses(in: procedure.unit)[name.text.lowercased()] ?? CallFinder.Use()
    sights = use.calls.map {
      Sight(procedure: procedure, name: name, call: $0, isOwn: true)
    }
  }

  /// The calls and interface blocks in procedures to which it is handed on, be it by way of a dummy
  /// that is called. A call that `isEnough` says yes to ends a long search; a short one goes on, for
  /// calls that contradict it.
  mutating func lookFurther(
    until isEnough: (Sight) -> Bool
  ) throws(SemanticsProblem) {
    var index = 0
    var hasEnough = false
    while index < waiting.count {
      let known = sights.count
      try index == 0 ? expand(waiting[0], isOwn: true) : follow(waiting[index])
      hasEnough = hasEnough || sights[known...].contains(where: isEnough)
      if hasEnough, visited.count > Self.longSearch { break }
      index += 1
    }
    waiting = []
  }

  /// Goes on from a dummy. Those that are only handed on once more are passed over the next time, so
  /// that long chains of drivers cost each of them one step.
  private mutating func follow(_ start: Place) throws(SemanticsProblem) {
    var place = start
    var passed: [ProcedureFlow.Dummy] = []
    while true {
      if let end = context.shortcuts[place.dummy] {
        guard visit(end) else { break }
        place = end
        continue
      }
      let known = (sights.count, declared.count, deadEnds.count, waiting.count)
      try expand(place, isOwn: false)
      guard (sights.count, declared.count, deadEnds.count, waiting.count - 1) == known,
        let next = waiting.popLast()
      else { break }
      passed.append(place.dummy)
      place = next
    }
    for dummy in passed { context.shortcuts[dummy] = place }
  }

  /// The same for the dummies that callers hand on to it, as far as the first ones that show it.
  mutating func lookAround() throws(SemanticsProblem) {
    var index = 0
    while index < same.count, sights.isEmpty, declared.isEmpty {
      for neighbour in context.flow.neighbours[same[index]] ?? [] {
        guard let owner = context.flow.owners[neighbour],
          let name = owner.unit.dummy(neighbour.name)
        else { continue }
        let scope = ProcedureScope(owner.unit, hosts: owner.hosts, in: context)
        enqueue(Place(procedure: scope, name: name))
      }
      while let place = waiting.popLast() { try expand(place, isOwn: false) }
      index += 1
    }
  }

  /// The procedures that are passed for it, and the intrinsic functions.
  func actuals() -> (procedures: [InterfaceFinder.Found], intrinsics: [Name]) {
    var seen: Set<ObjectIdentifier> = []
    var procedures: [InterfaceFinder.Found] = []
    var intrinsics: [Name] = []
    for dummy in same {
      for found in context.flow.procedures[dummy] ?? []
      where seen.insert(ObjectIdentifier(found.unit)).inserted {
        procedures.append(found)
      }
      intrinsics += context.flow.intrinsics[dummy] ?? []
    }
    return (procedures, intrinsics)
  }

  /// Answers whether it is new.
  private mutating func visit(_ place: Place) -> Bool {
    guard visited.insert(place.dummy).inserted else { return false }
    same.append(place.dummy)
    return true
  }

  private mutating func enqueue(_ place: Place) {
    if visit(place) { waiting.append(place) }
  }

  /// Takes in what one procedure shows, and where it hands it on.
  private mutating func expand(_ place: Place, isOwn: Bool) throws(SemanticsProblem) {
    let (procedure, name) = (place.procedure, place.name)
    let use = context.uses(in: procedure.unit)[name.text.lowercased()] ?? CallFinder.Use()
    if !isOwn {
      guard procedure.unit.mayBeCalled(name.text) else { return }
      if let interface = try procedure.declaredInterface(of: name.text, depth: 1) {
        declared.append(interface)
        return
      }
      for call in use.calls {
        sights.append(Sight(procedure: procedure, name: name, call: call, isOwn: false))
      }
    }
    let here = InterfaceFinder.Found(unit: procedure.unit, hosts: procedure.hosts)
    for handing in use.handedTo {
      let callees: [InterfaceFinder.Found]
      if let owner = ProcedureFlow.owner(of: handing.callee, in: here) {
        let through = ProcedureFlow.Dummy(
          unit: ObjectIdentifier(owner.unit), name: handing.callee)
        callees = context.flow.procedures[through] ?? []
        if callees.isEmpty {
          deadEnds.append(
            "'\(handing.callee)', for which no source passes anything (add a file that does)")
        }
      } else {
        callees = context.definitions(of: handing.callee, in: here)
        let isProcedure =
          handing.isCall || procedure.unit.part[handing.callee]?.isProcedure == true
        if callees.isEmpty, isProcedure {
          deadEnds.append(
            "'\(handing.callee)', which is not among the sources (add the file that defines it)")
        }
      }
      for callee in callees {
        guard let dummy = ProcedureFlow.dummy(handing, of: callee.unit, called: handing.callee)
        else { continue }
        let scope = ProcedureScope(callee.unit, hosts: callee.hosts, in: context)
        enqueue(Place(procedure: scope, name: dummy))
      }
    }
  }
}
