import FortranSyntax
import Interface

extension RoutineBuilder {
  /// One dummy argument.
  func argument(_ name: Name) throws(SemanticsProblem) -> Argument {
    let symbol = part[name.text] ?? Symbol(name: name)
    if isProcedure(symbol) { return try procedure(symbol, at: name) }
    if symbol.flags.contains(.codimension) {
      throw .unsupported(
        reason: "its dummy argument '\(name.spelling)' is a coarray", location: name.location)
    }
    for (flag, word) in [(Symbol.Flags.allocatable, "allocatable"), (.pointer, "a pointer")]
    where symbol.flags.contains(flag) && !(flag == .pointer && isOnlyRead(symbol)) {
      throw .unsupported(
        reason: "its dummy argument '\(name.spelling)' is \(word)", location: symbol.name.location)
    }
    var argument = try datum(symbol, "the dummy argument '\(name.spelling)'")
    if case .character(.deferred) = argument.type {
      throw .unsupported(
        reason: "its dummy argument '\(name.spelling)' has a deferred length",
        location: symbol.name.location)
    }
    argument.location = symbol.name.location
    if symbol.flags.contains(.pointer) {
      argument.isPointer = true
      // Its target has the shape that the caller's array has.
      argument.dimensions = argument.dimensions.map {
        Dimension(lowerBound: $0.lowerBound, extent: .assumedShape)
      }
    }
    return argument
  }

  /// A pointer that the procedure does not associate anew: it takes any target (F2018 8.5.10).
  private func isOnlyRead(_ symbol: Symbol) -> Bool {
    symbol.intent.contains(.in) && symbol.intent.isDisjoint(with: [.out, .inout])
      && !symbol.flags.contains(.optional)
  }

  func isProcedure(_ symbol: Symbol) -> Bool {
    symbol.isProcedure || callbacks[symbol.name.text] != nil
      || symbol.intent.contains(.callback)
      || (calledDummies.contains(symbol.name.text) && symbol.dimensions == nil)
  }

  private func procedure(_ symbol: Symbol, at name: Name) throws(SemanticsProblem) -> Argument {
    var argument = Argument(name: name.text, type: .procedure)
    argument.location = name.location
    argument.callback = callbacks[name.text]
    annotate(&argument, from: symbol)
    if symbol.flags.contains(.pointer) {
      throw .unsupported(
        reason: "its dummy argument '\(name.spelling)' is a procedure pointer",
        location: name.location)
    }
    if dialect == .source, argument.callback == nil {
      let reason =
        unknownCallbacks[name.text] ?? "it has no interface block and is not called here"
      throw .unsupported(
        reason: "the interface of its dummy procedure '\(name.spelling)' is not known: \(reason); "
          + "a directive such as '!f2py y = \(name.text)(x)' shows how it is called",
        location: name.location)
    }
    return argument
  }

  /// A datum: type, shape and what directives say; `subject` names it in messages.
  public func datum(_ symbol: Symbol, _ subject: String) throws(SemanticsProblem) -> Argument {
    let type = try self.type(of: symbol, subject)
    var argument = Argument(name: symbol.name.text, type: type)
    argument.location = symbol.name.location
    if case .character(.fixed(let length)) = type, length.integerValue == nil {
      let place = SyntaxExpressionPlace(text: "", at: symbol.type?.location ?? symbol.name.location)
      argument.type = .character(
        length: .fixed(try simplified(length, "the length of \(subject)", at: place)))
    }
    if let dimensions = symbol.dimensions {
      argument.dimensions = try shape(dimensions, of: symbol, subject)
    }
    annotate(&argument, from: symbol)
    return argument
  }

  private func type(
    of symbol: Symbol, _ subject: String
  ) throws(SemanticsProblem) -> ValueType {
    let found: ValueType?
    do throws(SemanticsProblem) {
      found = try TypeResolver(scope).type(of: symbol)
    } catch {
      guard case .unsupported(let reason, let location) = error else { throw error }
      throw .unsupported(reason: "of \(subject): \(reason)", location: location)
    }
    guard let found else {
      throw .error(
        .error(
          "\(subject) has no type: nothing declares it, and IMPLICIT NONE is in force",
          at: symbol.name.location, hint: "declare its type"))
    }
    return found
  }

  private func shape(
    _ dimensions: [DimensionSyntax], of symbol: Symbol, _ subject: String
  ) throws(SemanticsProblem) -> [Dimension] {
    var shape: [Dimension] = []
    for dimension in dimensions {
      var lower: Expression?
      if let written = dimension.lower {
        lower = try simplified(
          written.expression, "the shape of \(subject)", at: SyntaxExpressionPlace(written))
      }
      switch dimension.upper {
      case .expression(let upper):
        let bound = try bound(upper, of: symbol, subject)
        shape.append(Dimension(lowerBound: lower, extent: .upperBound(bound)))
      case .assumedSize: shape.append(Dimension(lowerBound: lower, extent: .assumedSize))
      case .colon:
        let isDeferred =
          symbol.flags.contains(.allocatable) || symbol.flags.contains(.pointer)
        shape.append(
          Dimension(lowerBound: lower, extent: isDeferred ? .deferred : .assumedShape))
      case .assumedRank:
        throw .unsupported(
          reason: "\(subject) is of assumed rank", location: dimension.location)
      }
    }
    return shape
  }

  /// An upper bound. One of a directive may use what only C knows, such as `(x == 'a' ? 1 : 2)`.
  private func bound(
    _ upper: SyntaxExpression, of symbol: Symbol, _ subject: String
  ) throws(SemanticsProblem) -> Expression {
    do throws(SemanticsProblem) {
      return try simplified(
        upper.expression, "the shape of \(subject)", at: SyntaxExpressionPlace(upper))
    } catch {
      guard case .unsupported = error, symbol.flags.contains(.shapedByDirective) else {
        throw error
      }
      let expression = withConstants(upper)
      let dummies = Set(header.dummies.map(\.text))
      guard expression.isC, expression.names.allSatisfy(dummies.contains) else { throw error }
      return expression
    }
  }

  // MARK: - Directives

  private func annotate(_ argument: inout Argument, from symbol: Symbol) {
    argument.intent = symbol.intent.union(part.intentOfAll)
    argument.outName = symbol.outName
    argument.isFortranOptional = symbol.flags.contains(.optional) && dialect == .source
    argument.isOptional =
      !symbol.flags.isDisjoint(with: [.optional, .optionalByDirective])
    argument.isRequired = symbol.flags.contains(.required)
    argument.isValue = symbol.flags.contains(.value)
    argument.isContiguous = symbol.flags.contains(.contiguous)
    if let value = symbol.initialValue {
      argument.initialValue = withConstants(value)
    }
    argument.checks = symbol.checks.map {
      Check(condition: withConstants($0), text: $0.text, location: $0.location)
    }
    argument.dependencies = symbol.dependencies
    if !symbol.notes.isEmpty { argument.note = symbol.notes.joined(separator: "\n") }
    argument.documentation = symbol.documentation
    argument.otherAttributes = symbol.otherAttributes
    for (flag, word) in [
      (Symbol.Flags.target, "target"), (.volatile, "volatile"), (.asynchronous, "asynchronous"),
    ] where symbol.flags.contains(flag) { argument.otherAttributes.append(word) }
  }
}
