import Interface
import PythonWriter
import Testing

/// What only signature files can say: C functions, `callstatement`, `usercode`, `overwrite`, …
@Suite struct SignatureFileFeaturesTests {
  private func library() -> Library {
    var library = Library(name: "sig")
    var value = argument("x", .doublePrecision, [.in, .c])
    value.dependencies = []
    let half = Routine(
      name: "half", arguments: [value], result: Argument(name: "half", type: .doublePrecision))
    var byValue = half
    byValue.linkage = .c(symbol: "half")

    var table = Routine(
      name: "table", arguments: [argument("n", .defaultInteger, [.in, .c])],
      result: argument("table", .doublePrecision, dims: [.name("n")]))
    table.linkage = .c(symbol: "table")

    var statement = Routine(
      name: "shifted",
      arguments: [
        argument("a", .doublePrecision, [.in, .out, .copy], dims: [.name("n")]),
        argument("n", .defaultInteger, .hide), argument("info", .defaultInteger, .out),
      ])
    statement.arguments[1].initialValue = .call("len", [.name("a")])
    statement.linkage = .c(symbol: "shift")
    statement.directives.callStatement =
      "{int i; (*f2py_func)(a, n, &info); for (i = 0; i < n; i++) a[i] += len(a);}"
    statement.directives.callProtoArgument = "double *, int, int *"
    statement.result = nil

    var matrix = argument(
      "m", .defaultInteger, [.in, .out, .c, .overwrite], dims: [.integer(2), .integer(2)])
    matrix.isOptional = true
    matrix.initialValue = .binary(
      .add, .verbatim("_i[0]", names: ["_i"]),
      .binary(.multiply, .integer(10), .verbatim("_i[1]", names: ["_i"])))
    var fill = Routine(name: "fill", arguments: [matrix])
    fill.linkage = .c(symbol: "fill")
    fill.directives.isThreadsafe = true

    var power = Routine(
      name: "power",
      arguments: [
        argument("n", .defaultInteger, .in),
        argument(
          "w", .doublePrecision, [.out, .c],
          dims: [
            .binary(.power, .name("n"), .integer(2))
          ]),
        argument("r", .doublePrecision, [.hide, .c]),
      ])
    power.arguments[2].initialValue = .call(
      "max", [.name("n"), .real("2.5", bytes: 8), .integer(1)])
    power.linkage = .c(symbol: "power_of")
    library.routines = [byValue, table, statement, fill, power]
    library.userCode = [
      """
      static double half(double x) { return x / 2; }
      static double *table(int n)
      {
        static double values[100];
        for (int i = 0; i < n; i++) values[i] = i * i;
        return n <= 100 ? values : NULL;
      }
      static void shift(double *a, int n, int *info)
      {
        for (int i = 0; i < n; i++) a[i] += 100;
        *info = 7;
      }
      static void fill(int *m) { m[1] += 1000; }
      static void power_of(int *n, double *w, double r) { w[*n * *n - 1] = r; }
      """, "", "PyModule_AddIntConstant(m, \"answer\", 42);",
    ]
    return library
  }

  @Test(arguments: [true, false]) func cFunctionsAndUserTextWork(isSelfContained: Bool) throws {
    var options = PythonWriter.Options()
    options.isSelfContained = isSelfContained
    let module = try GeneratedModule(library(), foreign: nil, options: options)
    defer { module.remove() }
    try module.check(
      """
      assert m.answer == 42
      assert m.half(3.) == 1.5
      assert m.table(4).tolist() == [0, 1, 4, 9]
      raises(MemoryError, "returned NULL", m.table, 101)
      a = np.arange(3.)
      b, info = m.shifted(a)
      assert info == 7 and b.tolist() == [103, 104, 105] and a[0] == 0
      b, info = m.shifted(a, overwrite_a=1)
      assert b is a and a[0] == 103
      assert m.fill().tolist() == [[0, 1010], [1, 11]]
      x = np.zeros((2, 2), np.int32)
      assert m.fill(x) is x and x[0, 1] == 1000
      y = m.fill(x, overwrite_m=False)
      assert y is not x and y[0, 1] == 2000 and x[0, 1] == 1000
      w = m.power(3)
      assert w.shape == (9,) and w[8] == 3 and m.power(1)[0] == 2.5
      import inspect
      assert str(inspect.signature(m.half)) == '(x)'
      """, module: "sig")
  }

  @Test func legacyModeIsAsLenientAsF2py() throws {
    var library = Library(name: "lenient")
    library.routines = [
      Routine(
        name: "whole", arguments: [argument("n", .defaultInteger)],
        result: Argument(name: "whole", type: .defaultInteger)),
      Routine(
        name: "total",
        arguments: [
          argument("x", .doublePrecision, dims: [.name("n")]),
          argument("n", .defaultInteger, .hide),
        ],
        result: Argument(name: "total", type: .doublePrecision)),
    ]
    library.routines[1].arguments[1].initialValue = .call("len", [.name("x")])
    var options = PythonWriter.Options()
    options.strictness = .legacy
    let module = try GeneratedModule(
      library,
      foreign: (
        "int whole_(int *n) { return *n; }\n"
          + "double total_(double *x, int *n) { double s = 0; for (int i = 0; i < *n; i++) s += x[i]; return s; }",
        "c"
      ), options: options)
    defer { module.remove() }
    try module.check(
      """
      assert m.whole(3.7) == 3 and m.whole('12') == 12 and m.whole([5, 6]) == 5
      raises(ValueError, "can't be converted", m.whole, 'abc')
      raises(IndexError, "can't be converted", m.whole, [])
      raises(OverflowError, "can't be converted", m.whole, 2**40)
      assert m.total(np.ones((2, 3, 2))) == 12 and m.total(np.array([1 + 2j])) == 1
      """, module: "lenient")
  }
}
