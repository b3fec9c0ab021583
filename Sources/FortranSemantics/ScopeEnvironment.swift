import FortranSyntax
import Interface

/// Where scopes find the modules that they use.
public protocol ModuleProvider: AnyObject {
  /// The specification part of a module among the sources, linked.
  func module(_ name: String) -> ScopeEnvironment?
  /// The value of a named constant of a module that is not among the sources, from the compiler.
  func constant(_ name: String, ofModule module: String) -> Int?
}

/// What the names of one scope mean: its own declarations, those of used modules, its host's.
///
/// Not `Sendable`: scopes remember what they have evaluated.
public final class ScopeEnvironment {
  public enum Meaning {
    case symbol(Symbol, ScopeEnvironment)
    case value(ConstantValue)
    /// Declared nowhere that we can see; the modules listed are used here and unknown to us.
    case unknown(missingModules: [String])
  }

  public let part: SpecificationPart
  public let host: ScopeEnvironment?
  public let modules: (any ModuleProvider)?
  /// f2py's `--f2cmap`: Fortran type → kind as written → C type.
  public let kindMap: [String: [String: String]]
  /// False for interface bodies, whose implicit rules are not the host's (F2018 8.7).
  public var inheritsImplicitTyping = true
  /// Names of dummies: they hide those of the host.
  public var dummies: Set<String> = []

  var constants: [String: Result<ConstantValue, EvaluationFailure>] = [:]
  /// Constants whose evaluation has begun, against definitions in a circle.
  var inProgress: Set<String> = []

  public init(
    _ part: SpecificationPart, host: ScopeEnvironment? = nil,
    modules: (any ModuleProvider)? = nil, kindMap: [String: [String: String]] = [:]
  ) {
    self.part = part
    self.host = host
    self.modules = modules ?? host?.modules
    self.kindMap = kindMap.isEmpty ? (host?.kindMap ?? [:]) : kindMap
  }

  /// The meaning of a name used in this scope (F2018 19.5.1).
  public func meaning(of name: String) -> Meaning {
    var missing: [String] = []
    var visited: Set<ObjectIdentifier> = []
    if let found = find(name, missing: &missing, visited: &visited) { return found }
    return .unknown(missingModules: missing)
  }

  private func find(
    _ name: String, missing: inout [String], visited: inout Set<ObjectIdentifier>
  ) -> Meaning? {
    if let symbol = part[name], symbol.isDeclared || dummies.contains(name) {
      return .symbol(symbol, self)
    }
    if dummies.contains(name) { return nil }
    if let found = findUsed(name, missing: &missing, visited: &visited) { return found }
    return host?.find(name, missing: &missing, visited: &visited)
  }

  private func findUsed(
    _ name: String, missing: inout [String], visited: inout Set<ObjectIdentifier>
  ) -> Meaning? {
    for use in part.uses {
      guard let original = use.original(of: name) else { continue }
      let module = use.module.text
      if use.nature != .intrinsic, let environment = modules?.module(module) {
        guard environment !== self, visited.insert(ObjectIdentifier(environment)).inserted else {
          continue
        }
        defer { visited.remove(ObjectIdentifier(environment)) }
        guard environment.isAccessible(original) else { continue }
        if let symbol = environment.part[original], symbol.isDeclared {
          return .symbol(symbol, environment)
        }
        if let found = environment.findUsed(original, missing: &missing, visited: &visited) {
          return found
        }
        continue
      }
      if IntrinsicModule.isKnown(module) {
        if let value = IntrinsicModule.constant(original, of: module) { return .value(value) }
        continue
      }
      if let value = modules?.constant(original, ofModule: module) {
        return .value(.integer(value))
      }
      if !missing.contains(module) { missing.append(module) }
    }
    return nil
  }

  /// PUBLIC, by its own statement or by default.
  public func isAccessible(_ name: String) -> Bool {
    if let flags = part[name]?.flags {
      if flags.contains(.isPrivate) { return false }
      if flags.contains(.isPublic) { return true }
    }
    return !part.isPrivateByDefault
  }

  /// The value of a named constant as this scope sees it.
  public func constant(_ name: String) throws(EvaluationFailure) -> ConstantValue {
    switch meaning(of: name) {
    case .value(let value): return value
    case .unknown(let modules):
      if !dummies.contains(name), let map = kindMap.values.lazy.compactMap({ $0[name] }).first,
        let type = CTypeName(map)
      {
        return .integer(type.bytes)
      }
      throw EvaluationFailure(.undeclared(name, missingModules: modules))
    case .symbol(let symbol, let scope): return try scope.value(of: symbol)
    }
  }

  func value(of symbol: Symbol) throws(EvaluationFailure) -> ConstantValue {
    let name = symbol.name.text
    if let known = constants[name] { return try known.get() }
    guard symbol.flags.contains(.parameter), let initial = symbol.initialValue else {
      throw EvaluationFailure(.notConstant(name))
    }
    guard inProgress.insert(name).inserted else {
      throw .invalid("'\(name)' is defined by itself")
    }
    defer { inProgress.remove(name) }
    do {
      let value = try ConstantEvaluator(self).initialValue(of: symbol, from: initial.expression)
      constants[name] = .success(value)
      return value
    } catch {
      constants[name] = .failure(error)
      throw error
    }
  }
}

extension UseStatement {
  /// The name in the module of what is `name` here, or `nil` where this statement does not bring it.
  public func original(of name: String) -> String? {
    for rename in renames where rename.local.text == name { return rename.original.text }
    if isOnly { return nil }
    // A renamed entity is not visible by its old name (F2018 14.2.2).
    for rename in renames where rename.original.text == name { return nil }
    return name
  }
}
