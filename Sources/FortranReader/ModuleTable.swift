import FortranSemantics
import FortranSyntax
import Interface

/// The modules of all files, by name; links their scopes when first asked for.
final class ModuleTable: ModuleProvider {
  private let options: FortranReader.Options
  private var units: [String: ProgramUnit] = [:]
  private var environments: [String: ScopeEnvironment] = [:]
  private var answers: [String: Int?] = [:]
  /// Modules that a scope uses and no file provides.
  private(set) var unknownModules: Set<String> = []

  init(options: FortranReader.Options) { self.options = options }

  /// Registers the modules among the units; two of one name are an error that names both places.
  func add(_ unit: ProgramUnit, _ diagnostics: inout [Diagnostic]) {
    let key: String
    switch unit.kind {
    case .module: key = unit.name.text
    case .submodule(let ancestor): key = "\(ancestor):\(unit.name.text)"
    default: return
    }
    if let first = units[key] {
      diagnostics.append(
        .error(
          "the module '\(unit.name.spelling)' is defined twice; its first definition is at "
            + "\(first.name.location)", at: unit.name.location,
          hint: "give one of the two files only"))
      return
    }
    units[key] = unit
  }

  func unit(_ name: String) -> ProgramUnit? { units[name] }

  func module(_ name: String) -> ScopeEnvironment? {
    if let known = environments[name] { return known }
    guard let unit = units[name] else { return nil }
    return environment(of: unit, key: name)
  }

  /// The scope of a module or submodule.
  func environment(of unit: ProgramUnit, key: String) -> ScopeEnvironment {
    if let known = environments[key] { return known }
    var host: ScopeEnvironment?
    if case .submodule(let ancestor) = unit.kind, ancestor != key { host = module(ancestor) }
    let environment = ScopeEnvironment(
      unit.part, host: host, modules: self, kindMap: options.kindMap)
    environments[key] = environment
    return environment
  }

  func constant(_ name: String, ofModule module: String) -> Int? {
    unknownModules.insert(module)
    let key = "\(module)%\(name)"
    if let known = answers[key] { return known }
    let answer = options.constantOfModule?(module, name)
    answers[key] = answer
    return answer
  }
}
