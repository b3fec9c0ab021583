import CReader
import Interface
import Testing

/// Headers that are refused, by message.
@Suite struct HeaderErrorTests {
  @Test func aHeaderThatDoesNotParseIsToldInClangsWordsAtItsPlace() throws {
    let found = errors("int good(void);\nint bad(unknown x;\n")
    #expect(
      DiagnosticRenderer().render(found.first.map { [$0] } ?? []) == """
        /memory/sample.h:2:9: error: unknown type name 'unknown'
          int bad(unknown x;
                  ^~~~~~~
        hint: name the header that declares it before this one

        """)
  }

  @Test func aHeaderThatIsNotThereIsNamed() throws {
    var options = HeaderReader.Options()
    options.includeFolders = ["/nowhere"]
    do throws(UserError) {
      _ = try HeaderReader(options).read(["missing/header.h"])
      Issue.record("it was found")
    } catch {
      #expect(error.diagnostics.map(\.message) == ["cannot find the header 'missing/header.h'"])
      #expect(error.diagnostics[0].hint == "name the folder that holds it with -I")
      #expect(error.diagnostics[0].location == nil)
    }
  }

  @Test func aHeaderThatAnotherMissesIsNamedAtTheLineThatIncludesIt() throws {
    let found = errors("\n#include <swiftlet/missing.h>\n")
    #expect(found.map(\.message) == ["cannot find the header 'swiftlet/missing.h'"])
    #expect(found.first?.location?.description == "/memory/sample.h:2:10")
  }

  @Test func onlyTheFirstErrorsAreShown() throws {
    let text = (1...30).map { "unknown\($0) f\($0)(void);\n" }.joined()
    let found = errors(text)
    #expect(found.count == 11)
    #expect(found.last?.message == "20 more errors in the headers")
    #expect(found.last?.severity == .note)
  }

  @Test func theOtherPlaceOfAContradictionIsShown() throws {
    let found = errors("int f(int a);\n\ndouble f(int a);\n")
    #expect(found.map(\.message) == ["conflicting types for 'f'", "previous declaration is here"])
    #expect(found.map(\.location?.line) == [3, 1])
    #expect(found.last?.severity == .note)
  }

  @Test func anErrorDirectiveIsAnError() throws {
    #expect(errors("#error not on this machine\n").map(\.message) == ["not on this machine"])
  }

  @Test func warningsAreCollectedForTheUsersHeaders() throws {
    let found = try read("#warning careful\nint f(void);\n")
    #expect(found.warnings.map(\.message) == ["careful"])
    #expect(found.warnings.first?.location?.line == 1)
    #expect(found.functions.count == 1)
  }

  @Test func noHeaderAtAllIsRefused() throws {
    #expect(throws: UserError.self) { try HeaderReader().read([]) }
    #expect(throws: UserError.self) { try HeaderReader().read(["a\"b.h"]) }
  }

  @Test func aLibclangThatCannotBeLoadedIsNamed() throws {
    var options = HeaderReader.Options()
    options.finder = LibclangFinder(variable: {
      $0 == "SWIFTLET_LIBCLANG" ? "/no/libclang.so" : nil
    })
    let found = errors("int f(void);", options)
    #expect(found.count == 1)
    #expect(
      found.first?.message.hasPrefix("SWIFTLET_LIBCLANG='/no/libclang.so' cannot be used: ") == true
    )
    #expect(found.first?.hint?.contains("unset it") == true)
  }
}
