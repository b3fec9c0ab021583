import Interface
import Testing

@testable import SignatureFile

@Suite("Wrong signature files")
struct ReaderErrorTests {
  func message(_ body: String) -> [String] {
    ReaderTests.messages(
      "python module m\ninterface\n\(body)\nend interface\nend python module m\n")
  }

  @Test func `an unknown kind is an error at its place`() {
    let found = message("subroutine f(x)\nreal(kind=dp) :: x\nend subroutine f")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("a.pyf:4:11: the kind of 'real' cannot be resolved"))
  }

  @Test func `a block that is not closed is named where it opens`() {
    #expect(
      ReaderTests.messages("python module m\ninterface\n") == [
        "a.pyf:2:1: 'interface' is not closed"
      ])
  }

  @Test func `one wrong END gives one message`() {
    #expect(
      message("subroutine f(x)\nreal x\nend function f\nsubroutine g\nend subroutine g") == [
        "a.pyf:5:1: expected 'end subroutine' for 'subroutine f'"
      ])
  }

  @Test func `an END too many is an error`() {
    #expect(ReaderTests.messages("end interface\n") == ["a.pyf:1:1: this END closes nothing"])
  }

  @Test func `an executable statement is an error`() {
    #expect(
      message("subroutine f(x)\nx = 1\nend subroutine f") == [
        "a.pyf:4:1: expected a declaration, a directive or the start or end of a block"
      ])
  }

  @Test func `a call-back without an interface is an error`() {
    #expect(
      message("subroutine f(g)\nexternal g\nend subroutine f") == [
        "a.pyf:3:14: the interface of call-back 'g' of 'f' is not known"
      ])
  }

  @Test func `a call-back module that is not there is an error`() {
    #expect(
      message("subroutine f(g)\nuse g__user__routines\nexternal g\nend subroutine f").first
        == "a.pyf:4:5: there is no 'python module g__user__routines' in this file")
  }

  @Test func `an empty fortranname needs a call statement`() {
    #expect(
      message("subroutine f()\nfortranname\nend subroutine f") == [
        "a.pyf:3:12: 'f' has an empty 'fortranname' and no 'callstatement', so there is nothing "
          + "to call"
      ])
  }

  @Test func `two routines of one name are an error`() {
    #expect(
      message("subroutine f\nend subroutine f\nsubroutine f\nend subroutine f") == [
        "a.pyf:5:12: 'f' is declared twice (first at line 3)"
      ])
  }

  @Test func `a name twice in one list is an error`() {
    #expect(
      message("subroutine f(x,x)\nreal x\nend subroutine f") == [
        "a.pyf:3:12: 'x' stands twice among the arguments of 'f'"
      ])
    #expect(
      message("block data\ninteger i\ncommon /a/ i,i\nend block data") == [
        "a.pyf:5:14: 'i' stands twice in COMMON"
      ])
    #expect(
      message("module a\ninteger k\nend module a\nmodule a\nend module a") == [
        "a.pyf:6:8: module 'a' is declared twice"
      ])
  }

  @Test func `more than 15 dimensions are an error`() {
    let ones = Array(repeating: "1", count: 17).joined(separator: ",")
    #expect(
      message("subroutine f(x)\nreal dimension(\(ones)) :: x\nend subroutine f").first?
        .hasSuffix("'x' has 17 dimensions; Fortran allows 15") == true)
  }

  @Test func `two python modules in a file are an error`() {
    #expect(
      ReaderTests.messages(
        "python module a\nend python module a\npython module b\nend python module b\n") == [
          "a.pyf:3:15: 'b' is the second python module of this file, after 'a'"
        ])
  }

  @Test func `an include that is not there is an error`() {
    #expect(ReaderTests.messages("include 'no.inc'\n") == ["a.pyf:1:1: cannot open 'no.inc'"])
  }

  @Test func `an include of itself is an error`() {
    #expect(
      ReaderTests.messages("include 'a.pyf'\n", includes: ["a.pyf": "include 'a.pyf'\n"]) == [
        "a.pyf:1:1: 'a.pyf' includes itself"
      ])
  }

  @Test func `an unknown attribute is ignored with a warning`() {
    #expect(
      message("subroutine f(x)\nreal optionl :: x\nend subroutine f") == [
        "unknown attribute 'optionl' is ignored"
      ])
  }

  @Test func `an unknown intent is ignored with a warning`() {
    #expect(
      message("subroutine f(x)\nreal intent(input) :: x\nend subroutine f") == [
        "unknown intent 'input' is ignored"
      ])
  }

  @Test func `a dependency on no argument is ignored with a warning`() {
    #expect(
      message("subroutine f(x)\nreal depend(k) :: x\nend subroutine f") == [
        "'x' depends on 'k', which is no argument of 'f'"
      ])
  }

  @Test func `blocks may not nest without end`() {
    let text = String(repeating: "subroutine f\n", count: 100)
    #expect(ReaderTests.messages(text).contains { $0.hasSuffix("blocks nest too deep") })
  }
}
