import CReader
import Interface
import Testing

@Suite struct DirectiveTests {
  private func routine(_ directive: String, _ declaration: String) throws -> Routine {
    let output = try infer("/* swiftlet: \(directive) */\n\(declaration)\n")
    return try #require(output.library.routines.first)
  }

  private func message(_ directive: String, _ declaration: String) -> String? {
    do {
      _ = try routine(directive, declaration)
      return nil
    } catch let error as UserError {
      return error.diagnostics.first?.message
    } catch {
      return "\(error)"
    }
  }

  @Test func extentsAndDirectionsOverruleTheRules() throws {
    let made = try routine("dimension(n, 3) x; intent(out) x", "void f(int n, double *x);")
    #expect(made[argument: "x"]?.dimensions == [.count(.name("n")), .count(.integer(3))])
    #expect(made[argument: "x"]?.intent == [.out, .c])
  }

  @Test func aScalarAndARawPointerMayBeAskedFor() throws {
    let made = try routine("scalar y; raw x", "void f(int n, double *x, double *y);")
    #expect(made[argument: "x"]?.type == .opaque)
    #expect(made[argument: "y"]?.dimensions == [])
    #expect(made[argument: "y"]?.intent == [.in, .out])
  }

  @Test func aResultMayBeReleasedAndAStatus() throws {
    let text = try routine("release(drop) result", "char *f(void);")
    #expect(text.result?.release == "drop")
    let status = try routine("status(0...1)", "int f(double *result);")
    #expect(status.status?.success == SuccessValues("0...1"))
  }

  @Test func aFunctionMayBeRenamedOrLeftOut() throws {
    let made = try routine("name(g)", "int f(int a);")
    #expect(made.name == "g")
    #expect(made.aliases == ["f"])
    let output = try infer("/* swiftlet: skip */\nint f(int a);")
    #expect(output.library.skipped.map(\.reason) == ["a directive says so"])
  }

  @Test func textMayHaveRoom() throws {
    let made = try routine("text(80) title", "void f(char *title);")
    #expect(made[argument: "title"]?.room == .integer(80))
    #expect(made[argument: "title"]?.intent == .out)
  }

  @Test func mistakesAreTold() {
    let declaration = "void f(int n, double *x);"
    #expect(message("dimensions(n) x", declaration) == "directive 'dimensions' is not known")
    #expect(
      message("intent(out) z", declaration)
        == "'f' has no parameter 'z', of which a directive speaks")
    #expect(message("intent(gone) x", declaration) == "intent(gone) is not known for C")
    #expect(message("dimension(n x", declaration)?.contains("no closing parenthesis") == true)
    #expect(
      message("dimension(n +) x", declaration) == "'n +' is no extent that can be computed")
  }
}
