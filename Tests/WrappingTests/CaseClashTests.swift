import Interface
import SignatureFile
import Testing

@testable import Wrapping

@Suite struct CaseClashTests {
  private func clash(_ declarations: String) throws -> [String]? {
    let text = """
      python module m
      interface
      subroutine other(n)
        integer :: n
      end subroutine
      subroutine Hi(N, X)
      \(declarations)
      end subroutine Hi
      end interface
      end python module
      """
    let file = SourceFile(path: "m.pyf", text: text)
    let library = try SignatureReader().read(file, name: "m").library
    return CaseClash.first(in: file, library)?.spellings
  }

  @Test func anArgumentSpelledInTwoWaysClashes() throws {
    let text = "INTEGER :: N\ndouble precision, dimension(n) :: X"
    #expect(try clash(text) == ["N", "n"])
  }

  @Test func symbolsAreInLowerCaseThoughNamesAreNot() {
    var library = Library(name: "m")
    var routine = Routine(name: "Hi", arguments: [])
    routine.foreignName = "Hi"
    var inC = routine
    inC.linkage = .c(symbol: "Hi")
    library.routines = [routine, inC]
    library.foldForeignNames()
    #expect(library.routines.map(\.foreignName) == ["hi", "Hi"])
    #expect(library.routines.map(\.name) == ["Hi", "Hi"])
  }

  @Test func functionsOfCAndTextInCKeepTheirCase() throws {
    let text = """
      python module m
      interface
      subroutine CopyAll(n)
        intent(c) CopyAll
        integer :: n
      end subroutine
      function isamax(n)
        fortranname F_FUNC(isamax,ISAMAX)
        integer :: n, isamax
      end function
      end interface
      end python module
      """
    var reader = SignatureReader()
    reader.options.foldsCase = false
    var library = try reader.read(SourceFile(path: "m.pyf", text: text), name: "m").library
    library.foldForeignNames()
    #expect(library.routines.map(\.foreignName) == ["CopyAll", "F_FUNC(isamax,ISAMAX)"])
  }

  @Test func keywordsCommentsAndOtherRoutinesDoNot() throws {
    let text = "Integer :: N ! n of them\ninteger :: k\ndouble precision, dimension(N) :: X"
    #expect(try clash(text) == nil)
  }
}
