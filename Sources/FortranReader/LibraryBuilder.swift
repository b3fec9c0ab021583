import FortranSemantics
import FortranSyntax
import Interface

/// Program units of all files → `Library`.
struct LibraryBuilder {
  let options: FortranReader.Options
  let context: LinkContext
  var table: ModuleTable { context.table }
  var library: Library
  var diagnostics: [Diagnostic] = []
  private var externals: [String: SourceLocation] = [:]
  var commons: [String: Int] = [:]

  init(options: FortranReader.Options, name: String) {
    self.options = options
    context = LinkContext(options: options)
    library = Library(name: name)
  }

  mutating func add(_ units: [ProgramUnit]) {
    for unit in units {
      table.add(unit, &diagnostics)
      context.add(unit)
    }
    for unit in units {
      switch unit.kind {
      case .module: addModule(unit)
      case .subroutine, .function: addExternal(unit)
      case .blockData:
        addCommons(of: unit, context.environment(of: unit, hosts: []))
      case .submodule, .program, .separateProcedure: break
      }
    }
  }

  /// The command's `only:` and `skip:` lists.
  func isWanted(_ name: String) -> Bool {
    let lower = name.lowercased()
    if options.skip.contains(name) || options.skip.contains(lower) { return false }
    return options.only.isEmpty || options.only.contains(name) || options.only.contains(lower)
  }

  // MARK: - Procedures

  private mutating func addExternal(_ unit: ProgramUnit) {
    let names = [unit.name] + unit.entries.map(\.header.name)
    guard names.contains(where: { isWanted($0.text) }) else { return }
    if let first = externals[unit.name.text] {
      diagnostics.append(
        .warning(
          "'\(unit.name.spelling)' is defined again and left out; the first definition at \(first) "
            + "is kept", at: unit.name.location))
      return
    }
    for name in names { externals[name.text] = name.location }
    let procedure = ProcedureScope(unit, hosts: [], in: context)
    library.routines += routines(of: procedure, module: nil)
    addCommons(of: unit, procedure.scope)
  }

  /// The procedure and its entries; what cannot be offered goes to the list of the skipped.
  mutating func routines(
    of procedure: ProcedureScope, module: String?
  ) -> [Routine] {
    let unit = procedure.unit
    guard let header = unit.header else { return [] }
    var routines: [Routine] = []
    var headers = [(header, unit.leadingComments, false)]
    headers += unit.entries.map { ($0.header, $0.documentation, true) }
    for (header, comments, isEntry) in headers where isWanted(header.name.text) {
      var builder = RoutineBuilder(
        header: header, isFunction: unit.isFunction, scope: procedure.scope)
      builder.moduleName = module
      builder.entryOf = isEntry ? unit.name.text : nil
      do throws(SemanticsProblem) {
        try procedure.prepare(&builder)
        var routine = try builder.makeRoutine()
        if options.infersEffects { context.effects.annotate(&routine, of: unit) }
        Documentation(unit: unit, leading: comments, isEntry: isEntry).annotate(&routine)
        routines.append(routine)
      } catch {
        report(error, name: header.name.spelling)
      }
    }
    return routines
  }

  mutating func report(_ problem: SemanticsProblem, name: String) {
    switch problem {
    case .errors(let errors):
      // A type in the specification of a function is met once per ENTRY.
      for error in errors where !diagnostics.contains(error) { diagnostics.append(error) }
    case .unsupported(let reason, let location):
      library.skipped.append(Skipped(name: name, reason: reason, location: location))
    }
  }
}
