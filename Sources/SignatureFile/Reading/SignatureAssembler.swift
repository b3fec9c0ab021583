import FortranSemantics
import FortranSyntax
import Interface

/// The blocks of a signature file → `Library`.
final class SignatureAssembler {
  let options: SignatureReader.Options
  var diagnostics: [Diagnostic] = []
  var skipped: [Skipped] = []
  /// The call-back modules of the file, wherever they stand in it.
  var callbackModules: [String: SignatureUnit] = [:]
  /// Call-backs that are being built, against interfaces that use each other.
  var openCallbacks: [String] = []
  private var modules: [String: ScopeEnvironment] = [:]
  /// The lines of the library's routines.
  private var places: [String: Int32] = [:]

  init(options: SignatureReader.Options) {
    self.options = options
  }

  /// The library and whether its name stands in the file.
  func assemble(_ root: SignatureUnit, name: String) -> (Library, isNamed: Bool) {
    collectCallbackModules(in: root)
    let mains = root.children.filter { $0.kind == .pythonModule && !$0.isCallbackModule }
    if mains.count > 1, let first = mains[0].name, let second = mains[1].name {
      diagnostics.append(
        .error(
          "'\(second.spelling)' is the second python module of this file, after "
            + "'\(first.spelling)'", at: second.location,
          hint: "put each module into a file of its own"))
    }
    let fileScope = environment(root.part, host: nil)
    guard let main = mains.first else {
      var library = Library(name: name)
      add(root, to: &library, host: fileScope)
      library.skipped = skipped
      return (library, false)
    }
    var library = Library(name: main.name?.text ?? name)
    add(main, to: &library, host: environment(main.part, host: fileScope))
    library.skipped = skipped
    return (library, true)
  }

  private func collectCallbackModules(in unit: SignatureUnit) {
    for child in unit.children {
      if child.isCallbackModule, let name = child.name {
        if let first = callbackModules[name.text] {
          diagnostics.append(
            .error(
              "'python module \(name.spelling)' is declared twice (first at line "
                + "\(first.location.line))", at: name.location))
        }
        callbackModules[name.text] = child
      }
      collectCallbackModules(in: child)
    }
  }

  func environment(_ part: SpecificationPart, host: ScopeEnvironment?) -> ScopeEnvironment {
    ScopeEnvironment(part, host: host, modules: self, kindMap: options.kindMap)
  }

  // MARK: Blocks

  private func add(_ unit: SignatureUnit, to library: inout Library, host: ScopeEnvironment) {
    library.userCode += unit.part.directives.userCode
    library.pymethoddef = unit.part.directives.pymethoddef ?? library.pymethoddef
    addCommons(of: host, to: &library)
    for child in unit.children {
      switch child.kind {
      case .interface:
        add(child, to: &library, host: environment(child.part, host: host))
      case .subroutine, .function:
        for routine in routines(of: child, host: host) {
          if let place = places[routine.name] {
            duplicate(routine, first: place)
          } else {
            places[routine.name] = routine.location?.line ?? 0
            library.routines.append(routine)
          }
        }
        addCommons(of: environment(child.part, host: host), to: &library)
      case .module: addModule(child, to: &library, host: host)
      case .blockData: addCommons(of: environment(child.part, host: host), to: &library)
      case .file, .pythonModule: break
      }
    }
  }

  private func addModule(
    _ unit: SignatureUnit, to library: inout Library, host: ScopeEnvironment
  ) {
    guard let name = unit.name else { return }
    if library.scopes.contains(where: { $0.kind == .module && $0.name == name.text }) {
      diagnostics.append(.error("module '\(name.spelling)' is declared twice", at: name.location))
      return
    }
    var scope = Scope(name: name.text, kind: .module)
    scope.location = name.location
    scope.userCode = unit.part.directives.userCode
    let environment = environment(unit.part, host: host)
    modules[name.text] = environment
    scope.variables = variables(of: environment)
    for child in unit.routines {
      for routine in routines(of: child, host: environment, module: name.text) {
        if let first = scope.routines.first(where: { $0.name == routine.name }) {
          duplicate(routine, first: first.location?.line ?? 0)
        } else {
          scope.routines.append(routine)
        }
      }
    }
    library.scopes.append(scope)
  }

  private func duplicate(_ routine: Routine, first line: Int32) {
    diagnostics.append(
      .error(
        "'\(routine.name)' is declared twice (first at line \(line))", at: routine.location))
  }

  // MARK: Routines

  /// The routine of a block and its ENTRY points; none where it is left out.
  private func routines(
    of unit: SignatureUnit, host: ScopeEnvironment, module: String? = nil
  ) -> [Routine] {
    guard let header = unit.header else { return [] }
    let scope = environment(unit.part, host: host)
    var result: [Routine] = []
    for each in [header] + unit.entries {
      let name = each.name.text
      if options.skip.contains(name) { continue }
      if !options.only.isEmpty, !options.only.contains(name) { continue }
      if let routine = routine(
        each, of: unit, in: scope, module: module,
        entryOf: name == header.name.text ? nil : header.name.text)
      {
        result.append(routine)
      }
    }
    return result
  }

  /// One procedure; `nil`, with a message, where it cannot be wrapped.
  func routine(
    _ header: ProcedureHeader, of unit: SignatureUnit, in scope: ScopeEnvironment,
    module: String? = nil, entryOf: String? = nil
  ) -> Routine? {
    scope.dummies = Set(header.dummies.map(\.text))
    var builder = RoutineBuilder(
      header: header, isFunction: unit.kind == .function, scope: scope, dialect: .signature)
    builder.moduleName = module
    builder.entryOf = entryOf
    builder.callbacks = callbacks(of: unit, header: header, host: scope)
    do throws(SemanticsProblem) {
      var routine = try builder.makeRoutine()
      complete(&routine)
      return routine
    } catch {
      switch error {
      case .errors(let more): diagnostics += more
      case .unsupported(let reason, let location):
        skipped.append(
          Skipped(name: header.name.text, reason: reason, location: location))
      }
      return nil
    }
  }

  /// Reports what the model could not bear.
  private func complete(_ routine: inout Routine) {
    if routine.foreignName.isEmpty, routine.directives.callStatement == nil {
      diagnostics.append(
        .error(
          "'\(routine.name)' has an empty 'fortranname' and no 'callstatement', so there is "
            + "nothing to call", at: routine.location))
    }
    var names: Set<String> = []
    for argument in routine.arguments {
      if !names.insert(argument.name).inserted {
        diagnostics.append(
          .error(
            "'\(argument.name)' stands twice among the arguments of '\(routine.name)'",
            at: routine.location))
      }
      if argument.rank > 15 {
        diagnostics.append(
          .error(
            "'\(argument.name)' has \(argument.rank) dimensions; Fortran allows 15",
            at: argument.location))
      }
    }
    for index in routine.arguments.indices {
      let argument = routine.arguments[index]
      if argument.type == .procedure, argument.callback == nil {
        diagnostics.append(
          .error(
            "the interface of call-back '\(argument.name)' of '\(routine.name)' is not known",
            at: argument.location,
            hint: "declare it in a 'python module \(routine.name)__user__routines' and write "
              + "'use \(routine.name)__user__routines' in '\(routine.name)'"))
      }
      let unknown = argument.dependencies.filter { !names.contains($0) || $0 == argument.name }
      if unknown.isEmpty { continue }
      routine.arguments[index].dependencies.removeAll { unknown.contains($0) }
      for name in unknown where name != argument.name && !name.isEmpty {
        diagnostics.append(
          .warning(
            "'\(argument.name)' depends on '\(name)', which is no argument of '\(routine.name)'",
            at: argument.location))
      }
    }
  }
}

extension SignatureAssembler: ModuleProvider {
  func module(_ name: String) -> ScopeEnvironment? { modules[name] }

  func constant(_ name: String, ofModule module: String) -> Int? { nil }
}
