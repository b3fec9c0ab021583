import FortranSemantics
import FortranSyntax
import Interface

extension SignatureAssembler {
  /// COMMON blocks of a scope; the first declaration of a block is the one that counts.
  func addCommons(of environment: ScopeEnvironment, to library: inout Library) {
    for block in environment.part.commons {
      let name = block.name?.text ?? "_blnk_"
      if library.scopes.contains(where: { $0.kind == .common && $0.name == name }) { continue }
      var scope = Scope(name: name, kind: .common)
      scope.location = block.location
      var seen: Set<String> = []
      scope.variables = block.members.compactMap { member in
        guard seen.insert(member.text).inserted else {
          diagnostics.append(
            .error("'\(member.spelling)' stands twice in COMMON", at: member.location))
          return nil
        }
        return environment.part[member.text].flatMap { variable($0, in: environment) }
      }
      library.scopes.append(scope)
    }
  }

  /// The data of a module, in the order of declaration.
  func variables(of environment: ScopeEnvironment) -> [Variable] {
    environment.part.order.compactMap { name in
      guard let symbol = environment.part[name], symbol.isDeclared, !symbol.isProcedure,
        !symbol.flags.contains(.isPrivate), !symbol.flags.contains(.inCommon)
      else { return nil }
      return variable(symbol, in: environment)
    }
  }

  private func variable(_ symbol: Symbol, in environment: ScopeEnvironment) -> Variable? {
    do throws(SemanticsProblem) {
      guard let type = try TypeResolver(environment).type(of: symbol) else {
        diagnostics.append(
          .error(
            "'\(symbol.name.spelling)' has no type", at: symbol.name.location,
            hint: "declare its type"))
        return nil
      }
      var variable = Variable(name: symbol.name.text, type: type)
      variable.location = symbol.name.location
      variable.isAllocatable = symbol.flags.contains(.allocatable)
      variable.isPointer = symbol.flags.contains(.pointer)
      variable.isProtected = symbol.flags.contains(.protected)
      variable.bindingLabel = symbol.bindingLabel
      variable.documentation = symbol.documentation
      variable.dimensions = (symbol.dimensions ?? []).map { dimension($0, in: environment) }
      if symbol.flags.contains(.parameter) {
        variable.isConstant = true
        variable.value =
          (try? environment.constant(symbol.name.text))?.expression
          ?? symbol.initialValue?.expression
      }
      return variable
    } catch {
      switch error {
      case .errors(let more): diagnostics += more
      case .unsupported(let reason, let location):
        skipped.append(Skipped(name: symbol.name.text, reason: reason, location: location))
      }
      return nil
    }
  }

  private func dimension(
    _ syntax: DimensionSyntax, in environment: ScopeEnvironment
  ) -> Dimension {
    func value(_ bound: SyntaxExpression) -> Expression {
      (try? ConstantEvaluator(environment).evaluate(bound.expression))?.expression
        ?? bound.expression
    }
    let lower = syntax.lower.map(value)
    switch syntax.upper {
    case .expression(let upper):
      return Dimension(lowerBound: lower, extent: .upperBound(value(upper)))
    case .assumedSize: return Dimension(lowerBound: lower, extent: .assumedSize)
    case .colon, .assumedRank: return Dimension(lowerBound: lower, extent: .deferred)
    }
  }
}
