import Interface

/// The statements that f2py adds, in signature files and directives.
extension Scanner {
  mutating func signatureStatement(
    _ keyword: Keyword, _ start: Int
  ) throws(SyntaxError) -> Statement.Kind? {
    switch keyword {
    case .threadsafe:
      try expectEnd()
      return .threadsafe
    case .callStatement: return .callStatement(try text("the statement"))
    case .callProtoArgument: return .callProtoArgument(blockOrRest())
    case .fortranName: return .fortranName(rest())
    case .userCode: return .userCode(try text("the code"))
    case .pymethoddef: return .pymethoddef(try text("the definition"))
    case .call:
      let name = try expectName("the name of a subroutine")
      var arguments: [SyntaxExpression] = []
      if accept("("), !accept(")") {
        repeat { arguments.append(try syntaxExpression()) } while accept(",")
        try expect(")", " after the arguments")
      }
      try expectEnd()
      return .directiveCall(name, arguments)
    case .note:
      let text = try bracketedText()
      if isAtEnd() { return .note(text) }
      _ = accept(":", ":")
      return .attribute(.note(text), try entities())
    default: return nil
    }
  }

  private mutating func text(_ what: String) throws(SyntaxError) -> String {
    let text = blockOrRest()
    guard !text.isEmpty else { throw expected(what) }
    return text
  }
}
