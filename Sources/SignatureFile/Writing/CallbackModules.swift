import Interface

/// The `python module name__user__routines` that a library's call-backs need, in the order in which
/// they must stand: those that others use come first.
struct CallbackModules {
  struct Module {
    var name: String
    var routines: [Routine] = []
  }

  private(set) var modules: [Module] = []
  /// Where each call-back's interface stands.
  private var places: [Callback: String] = [:]

  private static let deepestNesting = 8

  /// Takes in the call-backs of a routine.
  mutating func add(_ routine: Routine, depth: Int = 0) {
    guard depth < Self.deepestNesting else { return }
    for argument in routine.arguments {
      guard let callback = argument.callback else { continue }
      add(callback.routine, depth: depth + 1)
      let wanted = callback.moduleName ?? "\(routine.name)__user__routines"
      places[callback] = place(callback.routine, in: wanted)
    }
  }

  /// The module that holds the routine: the wanted one, unless another routine has its name there.
  private mutating func place(_ routine: Routine, in wanted: String) -> String {
    var name = wanted
    var number = 1
    while let index = modules.firstIndex(where: { $0.name == name }) {
      guard let other = modules[index].routines.first(where: { $0.name == routine.name }) else {
        modules[index].routines.append(routine)
        return name
      }
      if other == routine { return name }
      number += 1
      name = "\(wanted)_\(number)"
    }
    modules.append(Module(name: name, routines: [routine]))
    return name
  }

  /// The USE statements of a routine.
  func uses(of routine: Routine) -> [String] {
    var order: [String] = []
    var renames: [String: [String]] = [:]
    for argument in routine.arguments {
      guard let callback = argument.callback, let module = places[callback] else { continue }
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
