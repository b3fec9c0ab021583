import FortranSyntax
import Interface
import Testing

private func calls(_ text: String, _ form: SourceForm, of names: Set<String>) -> [String] {
  let parser = StatementParser(form: form)
  let file = parser.parse(SourceFile(path: "t", text: text))
  return file.statements.flatMap { parser.calls(of: names, in: $0) }.map { call in
    (call.isFunction ? "" : "call ") + call.name.text
      + "(\(call.arguments.map(render).joined(separator: ", ")))"
  }
}

@Test func callsOfDummyProceduresAreFound() {
  let text = """
    subroutine s(f, g)
      external f, g
      x = 1; call g ; y = 2 + f(x, n+1) * f(f(3), 'f(4)')
      if (n > 1) call g(a(1:2), &
         b)
      z = t%f(1)
    end
    """
  #expect(
    calls(text, .free, of: ["f", "g"]) == [
      "call g()", "f(x, (n + 1))", "f(f(3), \"f(4)\")", "f(3)", "call g(a(:(1, 2, {|})), b)",
    ])
}

@Test func callsAreFoundWithoutBlanks() {
  let text = """
          IF(X)CALLFUN(A,
         & 1.0)
          CALL FUN
          Y=FUN(X)+CALLFUN
    """
  #expect(calls(text, .fixed, of: ["fun"]) == ["call fun(a, 1.0r4)", "call fun()", "fun(x)"])
}
