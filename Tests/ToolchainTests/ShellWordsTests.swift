import Testing
import Toolchain

@Suite struct ShellWordsTests {
  @Test(arguments: [
    ("-O2 -g", ["-O2", "-g"]),
    ("  -DX='a b'\t\"-DY=c d\" ", ["-DX=a b", "-DY=c d"]),
    (#"a\ b '\' "\"""#, ["a b", #"\"#, "\""]),
    ("''", [""]),
    ("", []),
  ])
  func splitsAsAShellDoes(text: String, words: [String]) {
    #expect(ShellWords.split(text) == words)
  }

  @Test func whatItJoinsItSplitsAgain() {
    let words = ["gcc", "-DX=\"a b\"", "it's", "", "-I/a b", "plain.c", "$HOME"]
    #expect(ShellWords.split(ShellWords.join(words)) == words)
  }
}
