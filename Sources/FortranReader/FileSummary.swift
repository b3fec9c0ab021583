import FortranSemantics
import FortranSyntax
import Interface

extension FortranReader.FileSummary {
  init(_ file: LoadedFile, _ units: [ProgramUnit]) {
    path = file.path
    includes = file.includes
    isFixedForm = file.form == .fixed
    for unit in units { add(unit) }
  }

  private mutating func add(_ unit: ProgramUnit) {
    switch unit.kind {
    case .module: insert(unit.name.text, into: \.providesModules)
    case .submodule(let ancestor):
      insert("\(ancestor):\(unit.name.text)", into: \.providesModules)
      insert(ancestor, into: \.usesModules)
    default: break
    }
    for use in unit.part.uses {
      let name = use.module.text
      if use.nature == .intrinsic || IntrinsicModule.isKnown(name) { continue }
      insert(name, into: \.usesModules)
    }
    for inner in unit.contained { add(inner) }
    for block in unit.interfaces {
      for body in block.bodies { add(body) }
    }
  }

  private mutating func insert(_ name: String, into list: WritableKeyPath<Self, [String]>) {
    if !self[keyPath: list].contains(name) { self[keyPath: list].append(name) }
  }
}
