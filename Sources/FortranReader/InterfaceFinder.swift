import FortranSemantics
import FortranSyntax
import Interface

/// Finds the procedure or interface body that a name means, through hosts and used modules.
struct InterfaceFinder {
  struct Found {
    var unit: ProgramUnit
    /// The units around it, innermost first.
    var hosts: [ProgramUnit]
  }

  let context: LinkContext

  init(_ context: LinkContext) { self.context = context }

  func find(_ name: String, in units: [ProgramUnit]) -> Found? {
    for (index, unit) in units.enumerated() {
      let around = Array(units[index...])
      if let found = own(name, of: unit, around) ?? used(name, by: unit, depth: 0) { return found }
    }
    if let external = context.externals[name] { return Found(unit: external, hosts: []) }
    return nil
  }

  private func own(_ name: String, of unit: ProgramUnit, _ around: [ProgramUnit]) -> Found? {
    for block in unit.interfaces {
      for body in block.bodies where body.name.text == name {
        return Found(unit: body, hosts: around)
      }
    }
    for procedure in unit.contained where procedure.name.text == name {
      return Found(unit: procedure, hosts: around)
    }
    return nil
  }

  private func used(_ name: String, by unit: ProgramUnit, depth: Int) -> Found? {
    guard depth < 32 else { return nil }
    for use in unit.part.uses {
      guard let original = use.original(of: name), let module = context.table.unit(use.module.text)
      else { continue }
      let scope = context.environment(of: module, hosts: [])
      guard scope.isAccessible(original) else { continue }
      if let found = own(original, of: module, [module])
        ?? used(original, by: module, depth: depth + 1)
      {
        return found
      }
    }
    return nil
  }
}
