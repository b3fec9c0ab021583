import FortranSemantics
import FortranSyntax
import Interface

/// The comments of a procedure → its documentation and that of its arguments.
struct Documentation {
  let unit: ProgramUnit
  let leading: [String]
  let isEntry: Bool

  init(unit: ProgramUnit, leading: [String], isEntry: Bool) {
    self.unit = unit
    self.leading = leading
    self.isEntry = isEntry
  }

  func annotate(_ routine: inout Routine) {
    routine.documentation = Self.text(leading)
  }

  static func text(_ lines: [String]) -> String {
    lines.joined(separator: "\n")
  }
}
