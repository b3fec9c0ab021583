import Interface
import PythonWriter
import Testing

/// `Library`s are made by hand: these tests are about the C and what it does, not about reading.
func argument(
  _ name: String, _ type: ValueType, _ intent: Intent = [], dims: [Expression] = []
) -> Argument {
  var argument = Argument(name: name, type: type)
  argument.intent = intent
  argument.dimensions = dims.map { .count($0) }
  return argument
}

@Suite struct NumericArgumentsTests {
  @Test func scalarsAndArraysGoInAndOut() throws {
    var library = Library(name: "numeric")
    var n = argument("n", .defaultInteger)
    n.initialValue = .call("len", [.name("x")])
    n.isOptional = true
    n.checks = [
      Check(
        condition: .binary(.greaterOrEqual, .call("len", [.name("x")]), .name("n")),
        text: "len(x)>=n")
    ]
    library.routines = [
      Routine(name: "nothing"),
      Routine(
        name: "twice", arguments: [argument("x", .doublePrecision)],
        result: Argument(name: "twice", type: .doublePrecision)),
      Routine(
        name: "total", arguments: [argument("x", .doublePrecision, dims: [.name("n")]), n],
        result: Argument(name: "total", type: .doublePrecision)),
      Routine(
        name: "table",
        arguments: [
          argument("a", .defaultReal, .out, dims: [.name("k"), .integer(2)]),
          argument("k", .defaultInteger, .in),
          argument("last", .integer(bytes: 8), .out),
        ]),
      Routine(
        name: "scale",
        arguments: [
          argument("a", .doublePrecision, [.in, .out], dims: [.integer(2), .integer(3)]),
          argument("f", .doublePrecision, .in),
        ]),
      Routine(
        name: "bump",
        arguments: [
          argument("v", .defaultInteger, .inout, dims: [.integer(3)]),
          argument("s", .doublePrecision, .inout),
        ]),
    ]
    let module = try GeneratedModule(
      library,
      foreign: (
        """
              subroutine nothing()
              end
              double precision function twice(x)
              double precision x
              twice = 2*x
              end
              double precision function total(x, n)
              integer n
              double precision x(n)
              total = sum(x)
              end
              subroutine table(a, k, last)
              integer k, i
              integer*8 last
              real a(k,2)
              do i = 1, k
                a(i,1) = i
                a(i,2) = -i
              end do
              last = 10000000000_8 + k
              end
              subroutine scale(a, f)
              double precision a(2,3), f
              a = a*f
              a(1,3) = 99
              end
              subroutine bump(v, s)
              integer v(3)
              double precision s
              v = v + 1
              s = s + 0.5
              end
        """, "f"
      ))
    defer { module.remove() }
    try module.check(
      """
      assert m.nothing() is None
      assert m.twice(1.5) == 3 and m.twice(2) == 4 and m.twice(np.float32(0.5)) == 1
      assert m.twice(x=np.array([4])) == 8
      raises(TypeError, "missing required argument 'x' (pos 1)", m.twice)
      raises(TypeError, "takes exactly 1 argument (2 given)", m.twice, 1, 2)
      raises(TypeError, "unexpected keyword argument 'y'", m.twice, y=1)
      raises(TypeError, "takes no arguments (1 given)", m.nothing, 1)
      raises(TypeError, "numeric.twice() 1st argument (x) can't be converted to double", m.twice, 1j)
      raises(ValueError, "got 3-str", m.twice, "one")

      assert m.total([1, 2, 3]) == 6
      assert m.total(np.arange(4.), 2) == 1 and m.total(np.arange(4.)[::2], n=2) == 2
      raises(m.error, "(len(x)>=n) failed for 1st keyword n: total:n=5", m.total, np.arange(4.), 5)
      assert issubclass(m.error, ValueError)
      raises(TypeError, "can't be converted to int32: got float 2.7", m.total, [1.], 2.7)
      raises(OverflowError, "can't be converted to int32: got int 1099511627776", m.total, [1.], 2**40)
      raises(ValueError, "too many axes: 3", m.total, np.zeros((2, 2, 2)))
      raises(TypeError, "without losing information", m.total, np.zeros(3, complex))

      a, last = m.table(3)
      assert a.dtype == np.float32 and a.flags.f_contiguous and last == 10000000003
      assert a.tolist() == [[1, -1], [2, -2], [3, -3]]
      x = np.ones((2, 3), order='F')
      y = m.scale(x, 2.)
      assert y is x and x[1, 0] == 2 and x[0, 2] == 99
      x = np.ones((2, 3))
      y = m.scale(x, 2.)
      assert y is not x and (x == 1).all() and y[0, 2] == 99
      raises(ValueError, "1-th dimension must be fixed to 3 but got 4", m.scale, np.ones((2, 4)), 1.)

      v, s = np.zeros(3, np.int32), np.array(1.)
      m.bump(v, s)
      assert v.tolist() == [1, 1, 1] and s == 1.5
      raises(ValueError, "its dtype differs", m.bump, np.zeros(3), s)
      raises(TypeError, "must be a rank-0 array", m.bump, v, 1.)
      assert m.bump._cpointer and m.bump.__name__ == "bump" and "bump" in repr(m.bump)
      """, module: "numeric")
  }
}
