import Interface
import Testing

@testable import SignatureFile

@Suite("Templates")
struct TemplateTests {
  func expand(_ text: String, others: [String: String] = [:]) throws -> [String] {
    let expander = TemplateExpander { path in
      guard let text = others[path] else { throw UserError("cannot open '\(path)'") }
      return SourceFile(path: path, text: text)
    }
    let file = try expander.expand(SourceFile(path: "dir/a.pyf.src", text: text))
    return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func message(_ text: String) -> [String] {
    do {
      _ = try expand(text)
      return []
    } catch let error as UserError {
      return error.diagnostics.map { "\($0.location?.description ?? "") \($0.message)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `a block is repeated for each entry of its lists`() throws {
    #expect(
      try expand("subroutine <prefix>f(x)\n<ftype> x\nend subroutine <prefix>f\n") == [
        "subroutine sf(x)", "real x", "end subroutine sf",
        "subroutine df(x)", "double precision x", "end subroutine df",
        "subroutine cf(x)", "complex x", "end subroutine cf",
        "subroutine zf(x)", "double complex x", "end subroutine zf",
      ])
  }

  @Test func `a block without lists stays as it is, brackets escaped`() throws {
    #expect(
      try expand("subroutine f(x)\ncheck(x\\<3) x\nend subroutine f\n") == [
        "subroutine f(x)", "check(x<3) x", "end subroutine f",
      ])
  }

  @Test func `definitions before the block serve it and vanish`() throws {
    #expect(
      try expand("! <p=a,b>\nsubroutine <p>f\nend subroutine <p>f\n") == [
        "! ", "subroutine af", "end subroutine af", "subroutine bf", "end subroutine bf",
      ])
  }

  @Test func `definitions inside a block serve it`() throws {
    #expect(
      try expand("subroutine <p=a,b>f\n<p> <x\\,y,z>\nend subroutine <p>f\n") == [
        "subroutine af", "a x,y", "end subroutine af",
        "subroutine bf", "b z", "end subroutine bf",
      ])
  }

  @Test func `an entry may repeat an earlier one`() throws {
    #expect(
      try expand("subroutine <a,b,\\0>\nend subroutine <a,b,\\0>\n") == [
        "subroutine a", "end subroutine a", "subroutine b", "end subroutine b",
        "subroutine a", "end subroutine a",
      ])
  }

  @Test func `templates include others from their own folder`() throws {
    #expect(
      try expand(
        "interface\n  include 'b.pyf.src'\nend interface\n",
        others: ["dir/b.pyf.src": "subroutine <a,b>\nend subroutine <a,b>\n"]) == [
          "interface", "subroutine a", "end subroutine a", "subroutine b", "end subroutine b",
          "end interface",
        ])
  }

  @Test func `an include that is not there stays for the reader to report`() throws {
    #expect(try expand("include 'b.pyf.src'\n") == ["include 'b.pyf.src'"])
  }

  @Test func `lists of unequal length are an error at the second`() {
    #expect(
      message("subroutine <a,b>\nreal <x,y,z>\nend subroutine\n") == [
        "dir/a.pyf.src:2:6 '<x,y,z>' has 3 entries, but '<a,b>' in the same block has 2"
      ])
  }

  @Test func `a name without a list is an error`() {
    #expect(
      message("subroutine <q>f\nend subroutine\n") == [
        "dir/a.pyf.src:1:12 no list is known for '<q>'"
      ])
  }

  @Test func `an index beyond the entries before it is an error`() {
    #expect(
      message("subroutine <a,\\5>f\nend subroutine\n") == [
        "dir/a.pyf.src:1:12 '\\5' in '<a,>' names no entry before it"
      ])
  }

  @Test func `a template that includes itself is an error`() {
    #expect(
      message("include 'a.pyf.src'\n") == [
        "dir/a.pyf.src:1:1 template 'a.pyf.src' includes itself"
      ])
  }
}
