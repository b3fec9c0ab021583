import Fixtures
import Testing

struct CharactersTests {
  @Test func textsOfKnownAndAssumedLength() throws {
    #expect(lengthOf(s: "hello") == 5)
    #expect(lengthOf(s: "") == 0)
    #expect(firstOfFive(s: "abcdefgh") == "a")
    #expect(greet(name: "Ada") == "Hello, Ada!")
    #expect(try twoStrings(a: "abcdef", n: 3, b: "xyz") == "abc+xyz")
    #expect(try season(month: 7) == "warm")
    #expect(try letter(i: 3) == "C")
  }

  @Test func aTextIsChangedInPlace() {
    var text = "hello"
    shout(s: &text)
    #expect(text == "HELLO")
  }

  @Test func listsOfTexts() throws {
    #expect(join(words: ["abc", "d", "efgh"]) == "abcd  efg")
    #expect(try alphabet(n: 3) == ["aA", "bB", "cC"])
  }
}
