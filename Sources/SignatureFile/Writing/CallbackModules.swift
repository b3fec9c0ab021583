import Interface

/// The `python module name__user__routines` that a library's call-backs need, in the order in which
/// they must stand: those that others use come first.
struct CallbackModules {
  struct Module {
    var name: String
    var routines: [Routine] = []
  }

  private(set) var modules: [Module] = []
  /// Where the call-backs of each routine stand.
  private var places: [Routine: [Callback: String]] = [:]

  private static let deepestNesting = 8

  /// Takes in the call-backs of a routine.
  mutating func add(_ routine: Routine, depth: Int = 0) {
    guard depth < Self.deepestNesting, routine.arguments.contains(where: { $0.callback != nil })
    else { return }
    // Those that belong together: of one module, and of different names or equal.
    var groups: [(wanted: String, callbacks: [Callback])] = []
    for callback in routine.arguments.compactMap(\.callback) {
      add(callback.routine, depth: depth + 1)
      let wanted = callback.moduleName ?? "\(routine.name)__user__routines"
      let index = groups.firstIndex { group in
        group.wanted == wanted
          && group.callbacks.allSatisfy {
            $0.routine.name != callback.routine.name || $0.routine == callback.routine
          }
      }
      if let index {
        groups[index].callbacks.append(callback)
      } else {
        groups.append((wanted, [callback]))
      }
    }
    for group in groups {
      let module = place(group.callbacks.map(\.routine), in: group.wanted)
      for callback in group.callbacks { places[routine, default: [:]][callback] = module }
    }
  }

  /// The module that holds the routines: the wanted one, unless others have one of their names
  /// there. They stay together, because USE brings all of a module.
  private mutating func place(_ routines: [Routine], in wanted: String) -> String {
    var name = wanted
    var number = 1
    while let index = modules.firstIndex(where: { $0.name == name }) {
      var missing: [Routine] = []
      for routine in routines
      where !modules[index].routines.contains(routine) && !missing.contains(routine) {
        missing.append(routine)
      }
      let taken = Set(modules[index].routines.map(\.name))
      if !missing.contains(where: { taken.contains($0.name) }) {
        modules[index].routines += missing
        return name
      }
      number += 1
      name = "\(wanted)_\(number)"
    }
    var module = Module(name: name)
    for routine in routines where !module.routines.contains(routine) {
      module.routines.append(routine)
    }
    modules.append(module)
    return name
  }

  /// The USE statements of a routine.
  func uses(of routine: Routine) -> [String] {
    var order: [String] = []
    var renames: [String: [String]] = [:]
    for argument in routine.arguments {
      guard let callback = argument.callback,
        let module = places[routine]?[callback]
      else { continue }
      if renames[module] == nil {
        order.append(module)
        renames[module] = []
      }
      let name = callback.routine.name
      if callback.localName != name {
        renames[module]?.append("\(callback.localName)=>\(name)")
      }
    }
    return order.map { module in
      let list = renames[module] ?? []
      return list.isEmpty ? "use \(module)" : "use \(module), \(list.joined(separator: ","))"
    }
  }
}
