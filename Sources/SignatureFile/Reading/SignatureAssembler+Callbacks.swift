import FortranSemantics
import FortranSyntax
import Interface

extension SignatureAssembler {
  private static let deepestCallback = 6

  /// The interfaces of a routine's call-backs, by the names that the routine uses: from call-back
  /// modules (`use f__user__routines, g => user_g`) and from interface blocks inside the routine.
  func callbacks(
    of unit: SignatureUnit, header: ProcedureHeader, host: ScopeEnvironment
  ) -> [String: Callback] {
    var found: [String: Callback] = [:]
    guard openCallbacks.count < Self.deepestCallback else { return found }
    let wanted = Set(header.dummies.map(\.text)).union(unit.part.order)
    for use in unit.part.uses {
      let moduleName = use.module.text
      guard moduleName.contains("__user__") else { continue }
      guard let module = callbackModules[moduleName] else {
        diagnostics.append(
          .error(
            "there is no 'python module \(moduleName)' in this file", at: use.module.location))
        continue
      }
      for routine in module.routines {
        guard let name = routine.name?.text else { continue }
        let local = use.renames.first { $0.original.text == name }?.local.text ?? name
        guard wanted.contains(local), found[local] == nil,
          !openCallbacks.contains("\(moduleName).\(name)")
        else { continue }
        openCallbacks.append("\(moduleName).\(name)")
        let scope = environment(module.part, host: nil)
        if let built = callback(routine, host: scope) {
          found[local] = Callback(routine: built, moduleName: moduleName, localName: local)
        }
        openCallbacks.removeLast()
      }
    }
    for routine in unit.routines {
      guard let name = routine.name?.text, wanted.contains(name) else { continue }
      openCallbacks.append(name)
      if let built = callback(routine, host: host) {
        found[name] = Callback(routine: built, localName: name)
      }
      openCallbacks.removeLast()
    }
    return found
  }

  private func callback(_ unit: SignatureUnit, host: ScopeEnvironment) -> Routine? {
    guard let header = unit.header else { return nil }
    return routine(header, of: unit, in: environment(unit.part, host: host))
  }
}
