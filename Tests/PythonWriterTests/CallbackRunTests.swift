import Interface
import Testing

@testable import PythonWriter

/// Call-backs of built modules, called from Python.
@Suite(.serialized) struct CallbackRunTests {
  /// An argument in a few words.
  private static func argument(
    _ name: String, _ type: ValueType, _ intent: Intent = [], _ dimensions: [Dimension] = []
  ) -> Argument {
    var argument = Argument(name: name, type: type)
    argument.intent = intent
    argument.dimensions = dimensions
    return argument
  }

  private static func procedure(_ interface: Routine, _ intent: Intent = []) -> Argument {
    var argument = argument(interface.name, .procedure, intent)
    argument.callback = Callback(routine: interface)
    return argument
  }

  private static let double = ValueType.doublePrecision

  private static func library(_ routines: [Routine]) -> Library {
    var library = Library(name: "cb")
    library.routines = routines
    return library
  }

  /// `r = apply(f, x)` with `r = f(x)`.
  private static func apply(_ type: ValueType = double, symbol: String = "apply") -> Routine {
    Routine(
      name: symbol,
      arguments: [
        procedure(
          Routine(
            name: "f", arguments: [argument("x", type)], result: argument("r", type))),
        argument("x", type), argument("y", type, .out),
      ])
  }

  private static let applyText = """
    subroutine apply(f, x, y)
      double precision, external :: f
      double precision :: x, y
      y = f(x)
    end subroutine
    """

  @Test(arguments: ["", "-DF2PY_USE_PYTHON_TLS"])
  func anyCallableIsCalledWithAsManyArgumentsAsItTakes(flags: String) throws {
    let build = try CallbackBuild(
      Self.library([Self.apply()]), fortran: Self.applyText, flags: flags)
    let output = try build.python(
      """
      import cb, math, functools
      class A:
          def __call__(self, x): return x + 1
          def none(self): return 9
          def rest(self, *a): return len(a)
      @functools.wraps(lambda x: x)
      def wrapped(*a): return sum(a)
      print(cb.apply(lambda x: 2 * x, 4.), cb.apply(math.sqrt, 4.), cb.apply(lambda: 7, 1.))
      print(cb.apply(A(), 1.), cb.apply(A().none, 1.), cb.apply(A().rest, 1.), cb.apply(wrapped, 3.))
      print(cb.apply(lambda x, a, b=1: x + a + b, 1., f_extra_args=(5,)), cb.apply(float, 3))
      print(cb.apply(lambda x, y: cb.apply(lambda z: z * y, x), 3., f_extra_args=(2,)))
      """)
    #expect(output == "8.0 2.0 7.0\n2.0 9.0 1.0 3.0\n7.0 3.0\n6.0\n")
  }

  @Test func mistakesNameRoutineArgumentAndCallback() throws {
    let build = try CallbackBuild(Self.library([Self.apply()]), fortran: Self.applyText)
    let output = try build.python(
      """
      import cb
      def attempt(*a, **k):
          try: print(cb.apply(*a, **k))
          except Exception as e: print(type(e).__name__ + ':', e)
      attempt(3, 1.)
      attempt(lambda x, y, z: 1, 1.)
      attempt(lambda x: None, 1.)
      attempt(lambda x: 'a', 1.)
      attempt(lambda x: 1 / 0, 1.)
      attempt(lambda x: 1, 1., f_extra_args=5)
      attempt(lambda x: 1, 1.)
      """)
    #expect(
      output == """
        TypeError: cb.apply() 1st argument (f): call-back f must be a callable (function, method, \
        object with __call__, routine) or a capsule with a function pointer, got int
        TypeError: cb.apply() 1st argument (f): the callable takes at least 3 arguments, but \
        call-back f is given at most 1; more come by its extra_args
        TypeError: cb.apply() 1st argument (f): call-back f must return 1 value (r is missing), \
        but returned 0
        ValueError: cb.apply() 1st argument (f): result r of call-back can't be converted to \
        double: got 1-str
        ZeroDivisionError: division by zero
        TypeError: cb.apply() 1st argument (f): the extra arguments of call-back f must be a \
        tuple, got int; one argument is written (x,)
        1.0

        """)
  }

  @Test func resultsOfEveryTypeComeBack() throws {
    let types: [(String, String, ValueType)] = [
      ("i1", "integer(1)", .integer(bytes: 1)), ("i2", "integer(2)", .integer(bytes: 2)),
      ("i4", "integer(4)", .integer(bytes: 4)), ("i8", "integer(8)", .integer(bytes: 8)),
      ("r4", "real(4)", .real(bytes: 4)), ("r8", "real(8)", .real(bytes: 8)),
      ("r10", "real(10)", .real(bytes: 10)), ("c4", "complex(4)", .complex(bytes: 4)),
      ("c8", "complex(8)", .complex(bytes: 8)), ("c10", "complex(10)", .complex(bytes: 10)),
      ("l1", "logical(1)", .logical(bytes: 1)), ("l4", "logical(4)", .logical(bytes: 4)),
      ("l8", "logical(8)", .logical(bytes: 8)),
    ]
    let fortran = types.map { name, type, _ in
      """
      subroutine \(name)(f, x, y)
        \(type), external :: f
        \(type) :: x, y
        y = f(x)
      end subroutine
      """
    }.joined(separator: "\n")
    let build = try CallbackBuild(
      Self.library(types.map { Self.apply($0.2, symbol: $0.0) }), fortran: fortran)
    let output = try build.python(
      """
      import cb
      for name in 'i1 i2 i4 i8 r4 r8 r10'.split():
          print(getattr(cb, name)(lambda x: -x, 100), end=' ')
      for name in 'c4 c8 c10'.split():
          print(getattr(cb, name)(lambda z: z * z, 1 + 2j), end=' ')
      for name in 'l1 l4 l8'.split():
          print(getattr(cb, name)(lambda x: not x, False), end=' ')
      print(cb.i4(lambda x: 180.0, 1), end=' ')
      for f in (lambda x: 300, lambda x: 1.5):
          try: cb.i1(f, 1)
          except Exception as e: print(type(e).__name__, end=' ')
      """)
    #expect(
      output
        == "-100 -100 -100 -100 -100.0 -100.0 -100.0 (-3+4j) (-3+4j) (-3+4j) 1 1 1 180 "
        + "OverflowError TypeError ")
  }

  @Test func arraysAreViewsAndOutputsAreStored() throws {
    let n = Self.argument("n", .defaultInteger)
    let fill = Self.procedure(
      Routine(
        name: "fill",
        arguments: [
          n, Self.argument("m", .defaultInteger),
          Self.argument("a", Self.double, [], [.count(.name("n")), .count(.name("m"))]),
          Self.argument("b", .defaultReal, .out, [.count(.binary(.add, .name("n"), .integer(1)))]),
          Self.argument("k", .defaultInteger, [.in, .out]),
          Self.argument("s", Self.double, .inout),
        ]))
    let run = Routine(
      name: "run",
      arguments: [
        fill, Self.argument("a", Self.double, .out, [.count(.integer(2)), .count(.integer(3))]),
        Self.argument("b", .defaultReal, .out, [.count(.integer(3))]),
        Self.argument("k", .defaultInteger, .out), Self.argument("s", Self.double, .out),
      ])
    let build = try CallbackBuild(
      Self.library([run]),
      fortran: """
        subroutine run(fill, a, b, k, s)
          external fill
          double precision :: a(2, 3), s
          real :: b(3)
          integer :: k
          a = reshape([1d0, 2d0, 3d0, 4d0, 5d0, 6d0], [2, 3])
          b = 0
          k = 5
          s = 1.5d0
          call fill(2, 3, a, b, k, s)
        end subroutine
        """)
    let output = try build.python(
      """
      import cb, numpy as np
      def fill(n, m, a, k, s):
          assert a.shape == (2, 3) and a.dtype == 'f8' and a.flags.f_contiguous, a.flags
          assert a.tolist() == [[1, 3, 5], [2, 4, 6]] and k == 5 and s.shape == () and s == 1.5
          a[0, 1] = 30
          s[...] = 2.5
          return np.array([7, 8, 9]), 6
      a, b, k, s = cb.run(fill)
      print(a.tolist(), b.tolist(), k, s)
      print(cb.run(lambda n, m, a: [1, 2, 3])[1:])
      for wrong in ([1, 2], [[1, 2], [3, 4]], [1j, 2, 3], None):
          try: cb.run(lambda: wrong)
          except Exception as e: print(type(e).__name__ + ':', str(e).splitlines()[0])
      """)
    #expect(
      output.hasPrefix(
        """
        [[1.0, 30.0, 5.0], [2.0, 4.0, 6.0]] [7.0, 8.0, 9.0] 6 2.5
        (array([1., 2., 3.], dtype=float32), 5, 1.5)

        """))
    #expect(output.split(separator: "\n").count == 6, "\(output)")
    #expect(output.contains("argument b of call-back fill"), "\(output)")
    #expect(
      output.contains("call-back fill must return 2 values (b is missing), but returned 0"))
  }

  @Test func textCrossesInBothDirections() throws {
    let length = ValueType.CharacterLength.self
    let f = Self.procedure(
      Routine(
        name: "f",
        arguments: [
          Self.argument("s", .character(length: .assumed)), n,
          Self.argument("t", .character(length: length.fixed(.integer(4))), .out),
          Self.argument(
            "names", .character(length: .fixed(.integer(3))), [], [.count(.name("n"))]),
          Self.argument("c", .character(length: .one)),
        ],
        result: Self.argument("r", .character(length: .fixed(.integer(6))))))
    let run = Routine(
      name: "run",
      arguments: [f, Self.argument("out", .character(length: .fixed(.integer(10))), .out)])
    let build = try CallbackBuild(
      Self.library([run]),
      fortran: """
        subroutine run(f, out)
          character(6), external :: f
          character(10) :: out
          character(4) :: t
          character(3) :: names(2)
          names = ['abc', 'de ']
          out(1:6) = f('hello', 2, t, names, 'z')
          out(7:10) = t
        end subroutine
        """)
    let output = try build.python(
      """
      import cb
      def f(s, n, names, c):
          print(repr(s), n, names.tolist(), names.dtype, repr(c))
          return 'longer than six', b'ab'
      print(cb.run(f))
      try: cb.run(lambda: (1, 2))
      except TypeError as e: print(e)
      """)
    #expect(
      output == """
        'hello' 2 [b'abc', b'de '] |S3 'z'
        b'longerab'
        cb.run() 1st argument (f): result r of call-back must be str or bytes, got int

        """)
  }

  private var n: Argument { Self.argument("n", .defaultInteger) }

  /// `a = hidden(x)` calls the global `gf`, which is an attribute of the module.
  private static var symbolLibrary: Library {
    let interface = Routine(
      name: "gf", arguments: [argument("x", .defaultInteger)],
      result: argument("r", .defaultInteger))
    let x = argument("x", .defaultInteger)
    let r = argument("r", .defaultInteger, .out)
    return library([
      Routine(name: "hidden", arguments: [procedure(interface, [.callback, .hide]), x, r]),
      Routine(name: "given", arguments: [procedure(interface, [.callback]), x, r]),
      Routine(name: "unaware", arguments: [x, r]),
    ])
  }

  @Test func globalNamesAreAttributesOfTheModule() throws {
    let fortran = ["hidden", "given", "unaware"].map {
      """
      subroutine \($0)(x, r)
        integer :: x, r
        integer, external :: gf
        r = gf(x)
      end subroutine
      """
    }.joined(separator: "\n")
    let build = try CallbackBuild(Self.symbolLibrary, fortran: fortran)
    let output = try build.python(
      """
      import cb
      def attempt(f, *a):
          try: print(f(*a))
          except Exception as e: print(type(e).__name__ + ':', e)
      attempt(cb.hidden, 2)
      attempt(cb.unaware, 2)
      cb.gf = lambda x: x + 1
      attempt(cb.hidden, 2)
      attempt(cb.unaware, 2)
      attempt(cb.given, lambda x: 10 * x, 2)
      cb.gf = lambda x=0: x + 3
      attempt(cb.hidden, 2)
      attempt(cb.unaware, 2)
      cb.gf = lambda x, y: x + y
      cb.gf_extra_args = (100,)
      attempt(cb.hidden, 2)
      attempt(cb.unaware, 2)
      cb.gf = lambda *a: 1 / 0
      attempt(cb.unaware, 2)
      del cb.gf
      attempt(cb.hidden, 2)
      """)
    #expect(
      output == """
        AttributeError: Callback gf not defined (as an argument or module cb attribute).
        AttributeError: cb: Callback gf not defined (as an argument or module cb attribute).
        3
        3
        20
        5
        3
        102
        102
        ZeroDivisionError: division by zero
        AttributeError: Callback gf not defined (as an argument or module cb attribute).

        """)
  }

  /// `s = total(f, n)`: the sum of f(i) over OpenMP threads.
  private static func total(threadsafe: Bool) -> Routine {
    var routine = Routine(
      name: "total",
      arguments: [
        procedure(
          Routine(
            name: "f", arguments: [argument("x", double)], result: argument("r", double))),
        argument("n", .defaultInteger), argument("s", double, .out),
      ])
    routine.directives.isThreadsafe = threadsafe
    return routine
  }

  private static let totalText = """
    subroutine total(f, n, s)
      double precision, external :: f
      integer :: n, i
      double precision :: s
      s = 0
      !$omp parallel do reduction(+:s) num_threads(4)
      do i = 1, n
        s = s + f(dble(i))
      end do
    end subroutine
    """

  @Test func threadsOfTheForeignCodeCallBack() throws {
    let build = try CallbackBuild(
      Self.library([Self.total(threadsafe: true)]), fortran: Self.totalText,
      flags: "-fopenmp")
    let output = try build.python(
      """
      import cb, threading
      names = set()
      def f(x):
          names.add(threading.get_ident())
          return 2 * x
      print(cb.total(f, 100), len(names))
      for bad in (1, 30, 60, 99):
          def g(x):
              if x == bad: raise ValueError(str(bad))
              return 1
          try: print(cb.total(g, 100))
          except ValueError as e: print(e)
      print(cb.total(f, 100))
      def many():
          for _ in range(20): assert cb.total(lambda x: x, 10) == 55
      threads = [threading.Thread(target=many) for _ in range(3)]
      for t in threads: t.start()
      for t in threads: t.join()
      """)
    #expect(output == "10100.0 4\n1\n30\n60\n99\n10100.0\n")
  }

  @Test func otherThreadsNeedTheGILAndSaySo() throws {
    let build = try CallbackBuild(
      Self.library([Self.total(threadsafe: false)]), fortran: Self.totalText,
      flags: "-fopenmp")
    let output = try build.python(
      """
      import cb
      try: cb.total(lambda x: x, 100)
      except RuntimeError as e: print(e)
      """)
    #expect(
      output == """
        cb.total() 1st argument (f): call-back f was called from another thread while the routine \
        held the GIL; declare the routine 'threadsafe'

        """)
  }

  @Test func threadsafeRoutinesLetGoOfTheGILBetweenCalls() throws {
    var routine = Self.apply()
    routine.directives.isThreadsafe = true
    let build = try CallbackBuild(Self.library([routine]), fortran: Self.applyText)
    let output = try build.python(
      """
      import cb, threading
      barrier = threading.Barrier(4, timeout=30)
      results = []
      def work(k):
          def f(x):
              barrier.wait()
              return cb.apply(lambda y: y * k, x)
          for i in range(20): results.append(cb.apply(f, 2.) == 2 * k)
          try: cb.apply(lambda x: 1 / 0, 1.)
          except ZeroDivisionError: results.append(True)
      threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
      for t in threads: t.start()
      for t in threads: t.join()
      print(all(results), len(results))
      """)
    #expect(output == "True 84\n")
  }

  @Test func compiledCodeIsCalledWithoutPython() throws {
    let square = Routine(
      name: "square", arguments: [Self.argument("x", Self.double)],
      result: Self.argument("square", Self.double))
    let build = try CallbackBuild(
      Self.library([Self.apply(), square]),
      fortran: Self.applyText + """

        double precision function square(x)
          double precision :: x
          square = x * x
        end function
        """)
    let output = try build.python(
      """
      import cb
      print(cb.apply(cb.square._cpointer, 3.), cb.apply(cb.square, 4.))
      try: cb.apply(cb.square._cpointer, 3., f_extra_args=(1,))
      except TypeError as e: print(e)
      """)
    #expect(
      output == """
        9.0 16.0
        cb.apply() 1st argument (f): compiled code as call-back f takes no extra arguments

        """)
  }

  @Test func memoryIsSoundUnderSanitizers() throws {
    let n = Self.argument("n", .defaultInteger)
    let f = Self.procedure(
      Routine(
        name: "f",
        arguments: [
          n, Self.argument("a", Self.double, [.in, .out], [.count(.name("n"))]),
          Self.argument("t", .character(length: .assumed), .out),
        ],
        result: Self.argument("r", .complex(bytes: 4))))
    let build = try CallbackBuild(
      Self.library([
        Routine(
          name: "run",
          arguments: [f, Self.argument("a", Self.double, .out, [.count(.integer(3))])])
      ]),
      fortran: """
        subroutine run(f, a)
          complex, external :: f
          double precision :: a(3)
          character(5) :: t
          a = 1
          a(1) = real(f(3, a, t))
          if (t == 'abc') a(2) = 7
        end subroutine
        """,
      flags: "-fsanitize=address,undefined -fno-sanitize-recover=undefined")
    let output = try build.python(
      """
      import cb
      def f(n, a, *extra):
          if extra: cb.run(f, ())
          return 2 + 1j, [4, 5, 6], 'abc'
      extra = tuple(range(40))
      for i in range(50):
          r = cb.run(f, extra)
          for wrong in (1, (1, [1, 2], 'a'), (1, [1, 2, 3], 5), ('x',), None):
              try: cb.run(lambda *a: wrong, extra)
              except (TypeError, ValueError): pass
              else: raise SystemExit(f'{wrong} was taken')
      print(r.tolist())
      """,
      environment: "ASAN_OPTIONS=detect_leaks=0 "
        + "LD_PRELOAD=\"$(gcc -print-file-name=libasan.so) $(gcc -print-file-name=libubsan.so)\"")
    #expect(output == "[2.0, 7.0, 6.0]\n")
  }

  @Test func referencesStayConstant() throws {
    let build = try CallbackBuild(
      Self.library([Self.apply()]), fortran: Self.applyText)
    let output = try build.python(
      """
      import cb, sys, resource
      extra = (object(), object())
      def good(x, a, b): return x
      def bad(x, a, b): raise ValueError
      def wrong(x, a, b): return a
      def run(n):
          for i in range(n):
              cb.apply(good, 1.5, f_extra_args=extra)
              for f in (bad, wrong):
                  try: cb.apply(f, 1.5, extra)
                  except (ValueError, TypeError): pass
      def counts():
          return [sys.getrefcount(o) for o in (good, bad, wrong, extra, extra[0], None, cb.apply)]
      def memory(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
      run(2000)
      before, room = counts(), memory()
      run(50000)
      after = counts()
      print([a - b if abs(a - b) > 5 else 0 for a, b in zip(after, before)], memory() - room < 2000)
      """)
    #expect(output == "[0, 0, 0, 0, 0, 0, 0] True\n")
  }
}
