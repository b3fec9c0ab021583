import FortranSemantics
import FortranSyntax
import Interface

/// A program unit, a procedure or an interface body, as collected and not yet linked.
final class ProgramUnit {
  enum Kind {
    case module
    /// `ancestor` as written, `parent` or `module:parent`.
    case submodule(ancestor: String)
    case program, blockData
    case subroutine, function
    /// `module procedure name` in a submodule.
    case separateProcedure
  }

  /// An interface block.
  struct InterfaceBlock {
    var header: InterfaceHeader
    var bodies: [ProgramUnit] = []
    var procedures: [Name] = []
    var location: SourceLocation
  }

  struct Entry {
    var header: ProcedureHeader
    var documentation: [String]
  }

  let kind: Kind
  let name: Name
  let header: ProcedureHeader?
  var part = SpecificationPart()
  var entries: [Entry] = []
  /// Procedures after CONTAINS.
  var contained: [ProgramUnit] = []
  var interfaces: [InterfaceBlock] = []
  /// Comment lines before the header, and before the statements that follow it.
  var leadingComments: [String] = []
  var innerComments: [[String]] = []
  /// Where its statements stand, for a look into what is not parsed.
  var file: SourceFile
  var form: SourceForm
  var lines: ClosedRange<Int>
  let lineIndex: LineIndex
  var hasStatementsOfExecution = false
  /// Some of its executable statements stand in files that it includes.
  var hasIncludedExecution = false
  /// Assignments or calls in directives, which show how call-backs are called.
  var hasDirectiveStatements = false
  var isInterfaceBody = false
  var isInContains = false

  init(
    _ kind: Kind, _ name: Name, _ header: ProcedureHeader?, form: SourceForm, lineIndex: LineIndex
  ) {
    self.kind = kind
    self.name = name
    self.header = header
    self.form = form
    self.lineIndex = lineIndex
    file = name.location.file
    let line = Int(name.location.line)
    lines = line...line
  }

  var isProcedure: Bool {
    switch kind {
    case .subroutine, .function, .separateProcedure: true
    case .module, .submodule, .program, .blockData: false
    }
  }

  /// Its header, or that of the ENTRY of this name.
  func header(named name: String) -> ProcedureHeader? {
    if let entry = entries.first(where: { $0.header.name.text.lowercased() == name }) {
      return entry.header
    }
    return header
  }

  /// The dummy of this name, in lower case; of the procedure or one of its entries.
  func dummy(_ name: String) -> Name? {
    if let found = header?.dummies.first(where: { $0.text.lowercased() == name }) { return found }
    for entry in entries {
      if let found = entry.header.dummies.first(where: { $0.text.lowercased() == name }) {
        return found
      }
    }
    return nil
  }

  /// A dummy that nothing declares to be a datum of several elements.
  func mayBeCalled(_ name: String) -> Bool {
    guard let symbol = part[name] else { return !CallFinder.statementWords.contains(name) }
    if symbol.isProcedure { return true }
    if symbol.dimensions != nil || !symbol.intent.isEmpty { return false }
    if !symbol.flags.isDisjoint(with: [.allocatable, .pointer, .optional, .value, .codimension]) {
      return false
    }
    if CallFinder.statementWords.contains(name) { return false }
    switch symbol.type?.base {
    case .character, .derived: return false
    default: return true
    }
  }

  /// `module subroutine …` in an interface block: its body is in a submodule (F2018 15.6.2.5).
  var isModuleProcedureInterface: Bool {
    isInterfaceBody && header?.prefixes.contains("module") == true
  }

  var isFunction: Bool { if case .function = kind { true } else { false } }

  /// The word after END that closes it.
  var endWord: String {
    switch kind {
    case .module: "module"
    case .submodule: "submodule"
    case .program: "program"
    case .blockData: "blockdata"
    case .subroutine: "subroutine"
    case .function: "function"
    case .separateProcedure: "procedure"
    }
  }
}
