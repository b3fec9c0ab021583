import FortranSemantics
import FortranSyntax
import Interface

/// Statements of one file → its program units, with everything nested in its place.
///
/// Forgiving: a missing or wrong END ends what it can, because compilers complain about that better
/// than a wrapper generator, and because preprocessed branches may be read together.
struct UnitCollector {
  private enum Context {
    case unit(ProgramUnit)
    case interface(ProgramUnit.InterfaceBlock)
    case derivedType
    case enumeration
  }

  private let form: SourceForm
  private var stack: [Context] = []
  /// The line of the statement before.
  private var lastLine = 1
  private(set) var units: [ProgramUnit] = []

  /// Of the file being read; a new one where an INCLUDE brought another file.
  private var lineIndex: LineIndex

  init(form: SourceForm, file: SourceFile) {
    self.form = form
    lineIndex = LineIndex(file: file)
  }

  mutating func collect(_ statements: [Statement]) {
    for statement in statements {
      if statement.location.file !== lineIndex.file {
        lineIndex = LineIndex(file: statement.location.file)
      }
      take(statement)
      lastLine = Int(statement.location.line)
    }
    while !stack.isEmpty { pop() }
  }

  // MARK: - The stack

  private var innermostUnit: ProgramUnit? {
    for context in stack.reversed() { if case .unit(let unit) = context { return unit } }
    return nil
  }

  private mutating func open(_ unit: ProgramUnit, _ statement: Statement) {
    unit.leadingComments = statement.leadingComments
    if let comment = statement.trailingComment { unit.innerComments.append([comment]) }
    stack.append(.unit(unit))
  }

  private mutating func pop() {
    guard let context = stack.popLast() else { return }
    switch context {
    case .unit(let unit):
      if unit.lines.count == 1, lastLine > unit.lines.lowerBound, unit.file === lineIndex.file {
        unit.lines = unit.lines.lowerBound...lastLine
      }
      attach(unit)
    case .interface(let block): innermostUnit?.interfaces.append(block)
    case .derivedType, .enumeration: break
    }
  }

  private mutating func attach(_ unit: ProgramUnit) {
    guard let top = stack.last else {
      units.append(unit)
      return
    }
    switch top {
    case .unit(let parent): parent.contained.append(unit)
    case .interface(var block):
      unit.isInterfaceBody = true
      block.bodies.append(unit)
      stack[stack.count - 1] = .interface(block)
    case .derivedType, .enumeration: break
    }
  }

  /// Ends what cannot hold a procedure: another one without CONTAINS, a type without END.
  private mutating func makeRoomForProcedure() {
    while let top = stack.last {
      switch top {
      case .interface: return
      case .unit(let unit) where unit.isInContains: return
      case .unit, .derivedType, .enumeration: pop()
      }
    }
  }

  private mutating func end(_ word: String?, line: Int) {
    let compact = word.map { String($0.filter { $0 != " " }).lowercased() }
    let index: Int?
    if let compact {
      index = stack.lastIndex { matches($0, compact) }
    } else {
      index = stack.lastIndex { if case .unit = $0 { true } else { false } }
    }
    guard let index else { return }
    while stack.count > index {
      if case .unit(let unit) = stack[stack.count - 1] {
        unit.lines = unit.lines.lowerBound...max(unit.lines.lowerBound, line)
      }
      pop()
    }
  }

  private func matches(_ context: Context, _ word: String) -> Bool {
    switch context {
    case .unit(let unit): unit.endWord == word
    case .interface: word == "interface"
    case .derivedType: word == "type"
    case .enumeration: word == "enum"
    }
  }

  // MARK: - Statements

  private mutating func take(_ statement: Statement) {
    if case .derivedType = stack.last {
      guard closesType(statement) else { return }
    }
    switch statement.kind {
    case .module(let name): openUnit(.module, name, statement)
    case .submodule(let name, let ancestor):
      openUnit(.submodule(ancestor: ancestor.text), name, statement)
    case .program(let name):
      openUnit(.program, name ?? Name("", at: statement.location), statement)
    case .blockData(let name):
      openUnit(.blockData, name ?? Name("", at: statement.location), statement)
    case .subroutine(let header): openProcedure(.subroutine, header, statement)
    case .function(let header): openProcedure(.function, header, statement)
    case .separateProcedure(let name):
      makeRoomForProcedure()
      open(ProgramUnit(.separateProcedure, name, nil, form: form, lineIndex: lineIndex), statement)
    case .interface(let header):
      stack.append(
        .interface(ProgramUnit.InterfaceBlock(header: header, location: statement.location)))
    case .moduleProcedure(let names):
      if case .interface(var block) = stack.last {
        block.procedures += names
        stack[stack.count - 1] = .interface(block)
      }
    case .derivedType(let name, _):
      ensureUnit(at: statement)
      innermostUnit?.part.derivedTypes.insert(name.text)
      note(statement)
      stack.append(.derivedType)
    case .enumStart:
      ensureUnit(at: statement)
      innermostUnit?.part.add(statement)
      stack.append(.enumeration)
    case .contains: innermostUnit?.isInContains = true
    case .entry(let header):
      innermostUnit?.entries.append(
        ProgramUnit.Entry(header: header, documentation: statement.leadingComments))
    case .end(let word, _): end(word, line: Int(statement.location.line))
    case .executable:
      if statement.isDirective {
        innermostUnit?.hasDirectiveStatements = true
      } else {
        ensureUnit(at: statement)
        guard let unit = innermostUnit else { return }
        if unit.file !== lineIndex.file { unit.hasIncludedExecution = true }
        if !unit.hasStatementsOfExecution {
          note(statement)
          unit.hasStatementsOfExecution = true
        }
      }
    case .directiveAssignment, .directiveCall: innermostUnit?.hasDirectiveStatements = true
    case .pythonModule, .include, .preprocessor: break
    default: specify(statement)
    }
  }

  /// A statement that cannot stand in a derived type ends it, if its END is missing.
  private mutating func closesType(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .end(let word, _):
      if word == nil || word == "type" {
        stack.removeLast()
        return word == nil
      }
      stack.removeLast()
      return true
    case .subroutine, .function, .module, .program, .blockData, .submodule, .interface:
      stack.removeLast()
      return true
    default: return false
    }
  }

  private mutating func specify(_ statement: Statement) {
    if stack.isEmpty, statement.isDirective { return }
    ensureUnit(at: statement)
    guard let unit = innermostUnit else { return }
    // Later declarations belong to BLOCK constructs, which have names of their own.
    if unit.hasStatementsOfExecution, !statement.isDirective, !isLateSpecification(statement) {
      return
    }
    note(statement)
    unit.part.add(statement)
  }

  /// Specification statements that may stand among executable ones (F2018 table 2.1).
  private func isLateSpecification(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .data, .namelist, .ignored, .parameter: true
    default: false
    }
  }

  private func note(_ statement: Statement) {
    guard !statement.leadingComments.isEmpty, let unit = innermostUnit else { return }
    unit.innerComments.append(statement.leadingComments)
  }

  /// Statements outside any unit are a main program without a PROGRAM statement.
  private mutating func ensureUnit(at statement: Statement) {
    guard stack.isEmpty, !statement.isDirective else { return }
    if case .ignored = statement.kind { return }
    let unit = ProgramUnit(
      .program, Name("", at: statement.location), nil, form: form, lineIndex: lineIndex)
    stack.append(.unit(unit))
  }

  private mutating func openUnit(
    _ kind: ProgramUnit.Kind, _ name: Name, _ statement: Statement
  ) {
    while !stack.isEmpty { pop() }
    open(ProgramUnit(kind, name, nil, form: form, lineIndex: lineIndex), statement)
  }

  private mutating func openProcedure(
    _ kind: ProgramUnit.Kind, _ header: ProcedureHeader, _ statement: Statement
  ) {
    makeRoomForProcedure()
    open(ProgramUnit(kind, header.name, header, form: form, lineIndex: lineIndex), statement)
  }
}
