import Interface
import PythonWriter
import Testing

/// Structs, handles, texts, statuses and constants of a C library, in Python.
@Suite struct RecordTests {
  static let header = """
    #ifndef SHELF_H
    #define SHELF_H
    #include <stddef.h>
    typedef struct shelf shelf;
    typedef struct { double x, y; int tag; unsigned low : 3; char name[8]; double v[3]; } point;
    typedef struct { point from, to; const char *label; } leg;
    typedef struct { double value, error; } estimate;
    shelf *shelf_open(const char *name);
    int shelf_close(shelf *s);
    int shelf_put(shelf *s, const point *p);
    int shelf_get(shelf *s, int index, point **out);
    const char *shelf_name(const shelf *s);
    const char *shelf_words(int status);
    point point_mirror(point p);
    void estimate_of(double x, estimate *result);
    char *shelf_copy_name(const shelf *s, const char *suffix);
    void shelf_free(void *p);
    void *shelf_address(shelf *s);
    int shelf_is(shelf *s, void *address);
    long sum_longs(const long *x, size_t n);
    extern int shelf_open_count;
    #endif
    """
  static let source = """
    #include "shelf.h"
    #include <stdlib.h>
    #include <string.h>
    struct shelf { char name[20]; point *items[3]; int count; };
    int shelf_open_count = 0;
    shelf *shelf_open(const char *name)
    {
      if (strlen(name) >= 20) return NULL;
      shelf *s = calloc(1, sizeof *s);
      strcpy(s->name, name);
      shelf_open_count++;
      return s;
    }
    int shelf_close(shelf *s)
    {
      for (int i = 0; i < s->count; i++) free(s->items[i]);
      memset(s, 0x55, sizeof *s);
      free(s);
      shelf_open_count--;
      return 0;
    }
    int shelf_put(shelf *s, const point *p)
    {
      if (s->count == 3) return 7;
      s->items[s->count] = malloc(sizeof *p);
      *s->items[s->count++] = *p;
      return 0;
    }
    int shelf_get(shelf *s, int index, point **out)
    {
      *out = NULL;
      if (index < 0 || index >= s->count) return 2;
      *out = s->items[index];
      return 0;
    }
    const char *shelf_name(const shelf *s) { return s->name; }
    const char *shelf_words(int status) { return status == 7 ? "the shelf is full" : NULL; }
    point point_mirror(point p) { p.x = -p.x; return p; }
    void estimate_of(double x, estimate *result) { result->value = x; result->error = x / 8; }
    char *shelf_copy_name(const shelf *s, const char *suffix)
    {
      char *text = malloc(64);
      strcpy(text, s->name);
      if (suffix) strcat(text, suffix);
      return text;
    }
    void shelf_free(void *p) { free(p); }
    void *shelf_address(shelf *s) { return s; }
    int shelf_is(shelf *s, void *address) { return s == address; }
    long sum_longs(const long *x, size_t n) { long t = 0; while (n--) t += *x++; return t; }
    """

  static var library: Library {
    var library = Library(name: "shelves")
    library.headers = ["\"shelf.h\""]
    var shelf = RecordType(name: "shelf", foreignName: "shelf", kind: .opaque)
    shelf.release = "shelf_close"
    var point = RecordType(name: "point", foreignName: "point", kind: .structure)
    point.size = 56
    point.documentation = "A place."
    func field(_ name: String, _ type: ValueType, _ offset: Int) -> RecordType.Field {
      RecordType.Field(name: name, type: type, offset: offset)
    }
    point.fields = [
      field("x", .doublePrecision, 0), field("y", .doublePrecision, 8),
      field("tag", .defaultInteger, 16), field("low", .integer(bytes: 4, signed: false), 20),
      field("name", .character(length: .one), 24), field("v", .doublePrecision, 32),
    ]
    point.fields[3].bitWidth = 3
    point.fields[4].dimensions = [.count(.integer(8))]
    point.fields[5].dimensions = [.count(.integer(3))]
    var leg = RecordType(name: "leg", foreignName: "leg", kind: .structure)
    leg.size = 120
    leg.fields = [
      field("from", .derived("point"), 0), field("to", .derived("point"), 56),
      field("label", .character(length: .terminated), 112),
    ]
    leg.fields[2].isReference = true
    var estimate = RecordType(name: "estimate", foreignName: "estimate", kind: .structure)
    estimate.size = 16
    estimate.fields = [field("value", .doublePrecision, 0), field("error", .doublePrecision, 8)]
    library.records = [shelf, point, leg, estimate]

    func argument(_ name: String, _ type: ValueType, _ change: (inout Argument) -> Void = { _ in })
      -> Argument
    {
      var argument = Argument(name: name, type: type)
      argument.intent = [.in, .c]
      if case .derived = type { argument.isReference = true }
      change(&argument)
      return argument
    }
    func routine(_ name: String, _ arguments: [Argument], _ result: Argument?) -> Routine {
      var routine = Routine(name: name, arguments: arguments, result: result)
      routine.linkage = .c(symbol: name)
      return routine
    }
    let text = ValueType.character(length: .terminated)
    let int = Argument(name: "r", type: .defaultInteger)
    let status = StatusRule(
      source: .result, success: SuccessValues("0")!, message: .text(symbol: "shelf_words"))
    var opened = Argument(name: "s", type: .derived("shelf"))
    opened.isReference = true
    opened.release = "shelf_close"
    var put = routine(
      "shelf_put", [argument("s", .derived("shelf")), argument("p", .derived("point"))], int)
    put.status = status
    var get = routine(
      "shelf_get",
      [
        argument("s", .derived("shelf")), argument("index", .defaultInteger),
        argument("out", .derived("point")) { $0.intent = [.out] },
      ], int)
    get.status = status
    var mirrored = Argument(name: "r", type: .derived("point"))
    mirrored.isValue = true
    var copied = Argument(name: "r", type: text)
    copied.release = "shelf_free"
    var address = Argument(name: "r", type: .opaque)
    address.isReference = true
    library.routines = [
      routine("shelf_open", [argument("name", text)], opened),
      routine("shelf_close", [argument("s", .derived("shelf"))], int),
      put, get,
      routine(
        "shelf_name", [argument("s", .derived("shelf"))], Argument(name: "r", type: text)),
      routine(
        "point_mirror", [argument("p", .derived("point")) { $0.isValue = true }], mirrored),
      routine(
        "estimate_of",
        [
          argument("x", .doublePrecision),
          argument("result", .derived("estimate")) {
            $0.intent = [.out]
            $0.isReference = false
          },
        ], nil),
      routine(
        "shelf_copy_name",
        [
          argument("s", .derived("shelf")),
          argument("suffix", text) {
            $0.isNullable = true
            $0.isOptional = true
          },
        ], copied),
      routine("shelf_address", [argument("s", .derived("shelf"))], address),
      routine("shelf_is", [argument("s", .derived("shelf")), argument("p", .opaque)], int),
      routine(
        "sum_longs",
        [
          argument("x", .integer(bytes: 8)) { $0.dimensions = [.count(.name("n"))] },
          argument("n", .integer(bytes: 8, signed: false)),
        ], Argument(name: "r", type: .integer(bytes: 8))),
    ]
    func constant(_ name: String, _ type: ValueType, _ value: Expression) -> Variable {
      var constant = Variable(name: name, type: type)
      constant.isConstant = true
      constant.value = value
      return constant
    }
    library.constants = [
      constant("ROOM", .defaultInteger, .integer(3)),
      constant("LOWEST", .integer(bytes: 8), .integer(Int.min)),
      constant("RATIO", .doublePrecision, .real("0.125", bytes: 8)),
      constant("TITLE", text, .string(Array("a\0\"é".utf8))),
    ]
    var kinds = EnumerationType(name: "kind", foreignName: "enum kind")
    kinds.cases = [.init(name: "FLAT", value: 0), .init(name: "TALL", value: -4)]
    library.enumerations = [kinds]
    library.inferArguments()
    return library
  }

  private func check(_ python: String, options: PythonWriter.Options = .init()) throws {
    let library = Self.library
    try library.verify(after: "the test")
    for compiler in ["gcc", "clang"] {
      let module = try GeneratedModule(
        library, foreign: (Self.source, "c"), headers: ["shelf.h": Self.header], options: options,
        compiler: compiler)
      defer { module.remove() }
      try module.check(python, module: "shelves")
    }
  }

  @Test func `handles are released by their last user, texts and statuses are Python's`() throws {
    var linked = PythonWriter.Options()
    linked.isSelfContained = false
    for options in [PythonWriter.Options(), linked] {
      try check(
        """
        s = m.shelf_open('books')
        assert type(s) is m.shelf and bool(s) and m.shelf_name(s) == 'books'
        assert m.shelf_open('a name that is far too long') is None
        assert m.shelf_copy_name(s, '-2') == 'books-2' and m.shelf_copy_name(s) == 'books'
        assert m.shelf_copy_name(s, None) == 'books' and m.shelf_copy_name(s, b'!') == 'books!'
        p = m.point(1.5, y=2.5, tag=3, name='abc', v=[1, 2, 3])
        for i in range(3): assert m.shelf_put(s, p) is None
        raises(m.error, 'shelves.shelf_put(): the shelf is full (status 7)', m.shelf_put, s, p)
        try: m.shelf_get(s, 9)
        except ValueError as e: assert e.status == 2 and 'failed with status 2' in str(e), e
        else: assert False
        q = m.shelf_get(s, 1)
        assert (q.x, q.y, q.tag, q.name) == (1.5, 2.5, 3, 'abc') and q != p
        assert q == m.shelf_get(s, 1) and hash(q) == hash(m.shelf_get(s, 1))
        q.x = 9.0
        assert m.shelf_get(s, 1).x == 9.0 and p.x == 1.5
        del s                       # the point keeps its shelf
        assert q.x == 9.0
        del q
        t = m.shelf_open('t')
        assert m.shelf_close(t) == 0 and not t and 'released' in repr(t)
        raises(ValueError, 'shelf was released by shelf_close', m.shelf_name, t)
        raises(ValueError, 'released', m.shelf_close, t)
        raises(TypeError, 'expected shelf, got', m.shelf_name, p)
        raises(TypeError, 'expected shelf, got None', m.shelf_name, None)
        raises(TypeError, 'expected str', m.shelf_open, 3)
        raises(ValueError, 'NUL', m.shelf_open, 'a\\0b')
        raises(TypeError, "made by the library's own functions", m.shelf)
        """, options: options)
    }
  }

  @Test func `structs have fields, views and values`() throws {
    try check(
      """
      p = m.point(1, 2)
      assert p.x == 1.0 and isinstance(p.x, float) and m.point_mirror(p).x == -1.0 and p.x == 1.0
      assert repr(m.estimate(1, 2)) == 'estimate(value=1.0, error=2.0)'
      p.v[1] = 7.5
      assert list(p.v) == [0, 7.5, 0] and p.v.base is p
      v = p.v
      del p
      assert v[1] == 7.5
      p = m.point()
      p.v = (1, 2, 3)
      assert p.v.sum() == 6
      def set(name, value): setattr(p, name, value)
      raises(ValueError, 'shape', set, 'v', [1, 2])
      raises(TypeError, 'cannot hold', set, 'v', [1j, 2, 3])
      raises(TypeError, 'tag', set, 'tag', 1.5)
      raises(ValueError, "point.x can't be converted to double", set, 'x', 'no')
      p.low = 7
      raises(OverflowError, '3 bits', set, 'low', 8)
      assert p.low == 7
      p.name = '12345678'
      assert p.name == '12345678'
      raises(ValueError, 'do not fit', set, 'name', '123456789')
      raises(TypeError, 'deleted', delattr, p, 'x')
      raises(TypeError, 'at most 6', m.point, *range(7))
      raises(TypeError, "unexpected keyword argument 'z'", m.point, z=1)
      raises(TypeError, "multiple values for argument 'x'", m.point, 1, x=1)
      leg = m.leg(p, m.point(5))
      assert leg.to.x == 5 and leg.label is None
      leg.to.x = 6
      assert leg.to.x == 6
      part = leg.to
      del leg
      assert part.x == 6
      e = m.estimate_of(4.0)
      assert type(e) is m.estimate and (e.value, e.error) == (4.0, 0.5)
      """)
  }

  @Test func `pointers, arrays by length and constants`() throws {
    try check(
      """
      s = m.shelf_open('x')
      p = m.shelf_address(s)
      assert type(p) is m.pointer and m.shelf_is(s, p) == 1 and m.shelf_is(s, s) == 1
      raises(TypeError, 'expected a pointer', m.shelf_is, s, 12345)
      raises(TypeError, 'expected a pointer', m.shelf_is, s, None)
      assert m.sum_longs([1, 2, 3]) == 6 and m.sum_longs(np.arange(5)) == 10
      raises(Exception, '', m.sum_longs, [1, 2, 3], 4)
      assert (m.ROOM, m.LOWEST, m.RATIO, m.TITLE) == (3, -2**63, 0.125, 'a\\0"é')
      assert (m.FLAT, m.TALL) == (0, -4)
      import gc, sys
      before = sys.getrefcount(s)
      for i in range(100):
          m.shelf_address(s); m.shelf_copy_name(s); m.point_mirror(m.point()).v
      assert sys.getrefcount(s) == before
      """)
  }

  @Test func `the stub knows records and constants`() throws {
    let stub = try PythonWriter().write(
      Self.library, calls: GeneratedModule.directCalls(of: Self.library)
    ).stub
    for line in [
      "class shelf: ...", "class point:", "    x: float", "    name: str", "ROOM: int",
      "TITLE: str", "def shelf_open(name: str | bytes) -> shelf:",
      "def shelf_get(s: shelf, index: SupportsIndex) -> point:",
    ] {
      #expect(stub.contains(line), "\(line)\n\(stub)")
    }
  }
}
