import FortranSemantics
import FortranSyntax
import Interface

extension LibraryBuilder {
  /// Adds the COMMON blocks that a unit declares. Routines may declare one block differently
  /// (F2018 8.10.2.4); the longest declaration is the one that shows all of it.
  mutating func addCommons(of unit: ProgramUnit, _ scope: ScopeEnvironment) {
    for block in unit.part.commons {
      let name = block.name?.text ?? "_blnk_"
      var common = Scope(name: name, kind: .common)
      common.location = block.location
      for member in block.members {
        let symbol = unit.part[member.text] ?? Symbol(name: member)
        do throws(SemanticsProblem) {
          common.variables.append(try variable(symbol, scope))
        } catch {
          report(error, name: "\(name).\(member.spelling)")
        }
      }
      merge(common, isBlank: block.name == nil)
    }
  }

  private mutating func merge(_ common: Scope, isBlank: Bool) {
    guard let index = commons[common.name] else {
      commons[common.name] = library.scopes.count
      library.scopes.append(common)
      return
    }
    let known = library.scopes[index]
    let (old, new) = (bytes(known), bytes(common))
    if new > old { library.scopes[index] = common }
    // Blank common may differ in length; a named one must not (F2018 8.10.2.5).
    if new != old, !isBlank, let first = known.location {
      diagnostics.append(
        .warning(
          "the COMMON block '\(common.name)' has \(new) bytes here and \(old) at \(first); the "
            + "longer declaration is offered", at: common.location))
    }
  }

  /// The storage of a block, without padding.
  private func bytes(_ scope: Scope) -> Int {
    var total = 0
    for variable in scope.variables {
      var size: Int
      switch variable.type {
      case .integer(let bytes, _), .real(let bytes), .logical(let bytes): size = bytes
      case .complex(let bytes): size = 2 * bytes
      case .character(.fixed(let length)): size = length.integerValue ?? 1
      default: size = 1
      }
      for dimension in variable.dimensions {
        size = size.multipliedReportingOverflow(by: dimension.count?.integerValue ?? 1).partialValue
      }
      total &+= size
    }
    return total
  }
}
