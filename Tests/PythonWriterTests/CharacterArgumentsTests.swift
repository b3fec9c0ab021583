import Interface
import PythonWriter
import Testing

@Suite struct CharacterArgumentsTests {
  @Test func charactersAndStringsOfEveryShapeGoInAndOut() throws {
    var library = Library(name: "texts")
    let one = ValueType.character(length: .one)
    func fixed(_ length: Expression) -> ValueType { .character(length: .fixed(length)) }
    var count = argument("n", .defaultInteger, .hide)
    count.initialValue = .call("len", [.name("a")])
    var letter = argument("c", one)
    letter.initialValue = .string([UInt8(ascii: "q")])
    letter.isOptional = true
    letter.checks = [
      Check(
        condition: .binary(.notEqual, .name("c"), .string([UInt8(ascii: "z")])), text: "c!='z'")
    ]
    library.routines = [
      Routine(
        name: "code",
        arguments: [letter, argument("s", .character(length: .assumed))],
        result: Argument(name: "code", type: .defaultInteger)),
      Routine(
        name: "mark",
        arguments: [
          argument("t", fixed(.integer(5)), .inout), argument("u", fixed(.integer(3)), .out),
          argument("k", one, .inout),
        ]),
      Routine(
        name: "rows",
        arguments: [
          argument("a", .character(length: .assumed), .in, dims: [.name("n")]),
          argument("b", fixed(.integer(2)), .out, dims: [.name("n")]),
          argument("l", one, .out, dims: [.integer(3)]), count,
        ]),
    ]
    let module = try GeneratedModule(
      library,
      foreign: (
        """
              integer function code(c, s)
              character c
              character*(*) s
              code = 1000*ichar(c) + len(s)
              end
              subroutine mark(t, u, k)
              character*5 t
              character*3 u
              character k
              t(2:2) = 'X'
              u = 'yo'
              k = 'K'
              end
              subroutine rows(a, b, l, n)
              integer n, i
              character*(*) a(n)
              character*2 b(n)
              character l(3)
              do i = 1, n
                b(i) = a(n+1-i)
              end do
              l(1) = 'l'
              l(2) = 'm'
              l(3) = char(48 + len(a))
              end
        """, "f"
      ))
    defer { module.remove() }
    try module.check(
      """
      assert m.code('abc') == 113003 and m.code(b'ab', b'A') == 65002
      assert m.code(np.array('text'), np.array(['B'], 'S1')) == 66004
      assert m.code(23, np.array(77, 'u1')) == 77002
      raises(m.error, "(c!='z') failed for 1st keyword c", m.code, 'a', 'z')
      raises(TypeError, "expected str|bytes|sequence-of-str-or-bytes, got int", m.code, 'a', 97)

      t, k = np.array(b'ab', 'S5'), np.array('k', 'S1')
      assert m.mark(t, k) == b'yo'
      assert t == b'aX' and k == b'K'
      raises(ValueError, "expected bytes array-scalar|array, got 2-str", m.mark, 'ab', k)
      # A blank third column: what is written back ends where the text ends.
      t = np.array(b'a', 'S3'); m.mark(t, k); assert t == b'aX'

      b, l = m.rows(np.array([b'abc', b'def']))
      assert b.tolist() == [b'de', b'ab'] and l.tolist() == [b'l', b'm', b'3']
      b, l = m.rows(['x', 'longer'])
      assert b.tolist() == [b'lo', b'x\\0'.rstrip(b'\\0')] and l[2] == b'6'
      """, module: "texts")
  }
}
