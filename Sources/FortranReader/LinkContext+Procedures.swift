import FortranSemantics

/// Which procedures names mean.
extension LinkContext {
  /// The procedures that a name means where it is no dummy: what describes it first, its own body
  /// last. Empty where it is not among the sources.
  func definitions(
    of name: String, in found: InterfaceFinder.Found
  ) -> [InterfaceFinder.Found] {
    let units = [found.unit] + found.hosts
    guard let first = InterfaceFinder(self).find(name, in: units) else { return [] }
    guard first.unit.isInterfaceBody, let body = externals[name], body !== first.unit else {
      return [first]
    }
    return [first, InterfaceFinder.Found(unit: body, hosts: [])]
  }

  /// Whether an actual argument of this name is a procedure (F2018 15.5.2.9: it has the EXTERNAL or
  /// INTRINSIC attribute, or an interface that is seen here).
  func isProcedure(_ name: String, in found: InterfaceFinder.Found) -> Bool {
    for unit in [found.unit] + found.hosts {
      if procedureNames(of: unit).contains(name) { return true }
      if let symbol = unit.part[name], symbol.isDeclared { return symbol.isProcedure }
      for use in unit.part.uses {
        guard let original = use.original(of: name), let module = table.unit(use.module.text)
        else { continue }
        if procedureNames(of: module).contains(original) { return true }
      }
    }
    return false
  }
}
