import FortranShims
import Interface
import Testing

@testable import PythonWriter

@Suite("Fortran modules and COMMON blocks are attributes of the Python module")
struct NamespaceTests {
  /// Builds the library with its shims and runs Python statements on it.
  private func check(
    _ library: Library, _ fortran: String, _ python: String,
    strictness: PythonWriter.Strictness = .strict, isSelfContained: Bool = true
  ) throws {
    let shims = try ShimWriter().write(library)
    #expect(shims.skipped.isEmpty)
    var options = PythonWriter.Options()
    options.strictness = strictness
    options.isSelfContained = isSelfContained
    let module = try GeneratedModule(
      library, calls: shims.calls, foreign: ("\(fortran)\n\(shims.source)", "f90"),
      options: options)
    defer { module.remove() }
    try module.check(python, module: library.name)
  }

  private func variable(
    _ name: String, _ type: ValueType, _ dimensions: [Dimension] = [],
    _ change: (inout Variable) -> Void = { _ in }
  ) -> Variable {
    var variable = Variable(name: name, type: type)
    variable.dimensions = dimensions
    change(&variable)
    return variable
  }

  private func library(_ scopes: Scope...) -> Library {
    var library = Library(name: "lib")
    library.scopes = scopes
    return library
  }

  private func scope(
    _ name: String, _ kind: Scope.Kind, _ variables: [Variable], routines: [Routine] = []
  ) -> Scope {
    var scope = Scope(name: name, kind: kind)
    scope.variables = variables
    scope.routines = routines
    return scope
  }

  private func routine(_ name: String, in module: String) -> Routine {
    var routine = Routine(name: name)
    routine.linkage = .fortranModule(module)
    return routine
  }

  private let two = Dimension.count(.integer(2))
  private let three = Dimension.count(.integer(3))
  private let deferred = Dimension(extent: .deferred)

  private var settings: Library {
    library(
      scope(
        "settings", .module,
        [
          variable("counter", .defaultInteger),
          variable("vector", .doublePrecision, [three]),
          variable("matrix", .defaultInteger, [two, three]),
          variable("label", .character(length: .fixed(.integer(5)))),
          variable("flag", .defaultLogical),
          variable("phase", .complex(bytes: 8)),
          variable("limit", .defaultInteger) { $0.isConstant = true },
          variable("primes", .defaultInteger, [three]) { $0.isConstant = true },
          variable("seen", .defaultInteger) { $0.isProtected = true },
          variable("letters", .character(length: .fixed(.integer(2))), [three]),
          variable("lambda", .defaultReal),
        ], routines: [routine("step", in: "settings")]))
  }

  private let settingsSource = """
    module settings
      integer :: counter = 5
      real(8) :: vector(3) = [1d0, 2d0, 4d0]
      integer :: matrix(2, 3) = reshape([1, 2, 3, 4, 5, 6], [2, 3])
      character(5) :: label = 'start'
      logical :: flag = .true.
      complex(8) :: phase = (1d0, -1d0)
      integer, parameter :: limit = 9, primes(3) = [2, 3, 5]
      integer, protected :: seen = 1
      character(2) :: letters(3) = 'ab'
      real :: lambda = 0.5
    contains
      subroutine step()
        counter = counter + int(sum(vector)) + matrix(2, 1)
        seen = seen + 1
        if (label == 'go') flag = .not. flag
      end subroutine step
    end module settings
    """

  @Test("variables are arrays on Fortran's memory, scalars of rank 0", arguments: [true, false])
  func reading(isSelfContained: Bool) throws {
    try check(
      settings, settingsSource,
      """
      s = m.settings
      assert s.counter == 5 and s.counter.shape == () and s.counter.dtype == np.int32
      assert s.vector.tolist() == [1, 2, 4] and s.vector.dtype == np.float64
      assert s.matrix.tolist() == [[1, 3, 5], [2, 4, 6]] and s.matrix.flags.f_contiguous
      assert s.label == np.array('start', dtype='S5') and s.label.dtype == 'S5'
      assert s.letters.tolist() == [b'ab'] * 3
      assert s.flag == 1 and s.phase == 1 - 1j
      assert s.limit == 9 and s.primes.tolist() == [2, 3, 5]
      assert getattr(s, 'lambda') == 0.5
      assert not s.vector.flags.owndata and s.vector is s.vector
      before = s.vector
      s.step()
      assert s.counter == 5 + 7 + 2 and s.seen == 2
      before[0] = 10
      s.step()
      assert s.counter == 14 + 16 + 2
      """, isSelfContained: isSelfContained)
  }

  @Test("assignment converts, keeps the memory, and Fortran sees it")
  func writing() throws {
    try check(
      settings, settingsSource,
      """
      s = m.settings
      memory = s.vector
      s.counter = np.int64(1); s.vector = [1, 2, 3]; s.matrix = np.arange(6).reshape(2, 3)
      s.step()
      assert s.counter == 1 + 6 + 3
      assert memory.tolist() == [1, 2, 3] and s.vector is memory
      s.vector = s.vector[::-1]
      assert memory.tolist() == [3, 2, 1]
      s.vector = np.arange(3, dtype=np.float32)
      assert s.vector.tolist() == [0, 1, 2]
      s.label = 'go'
      assert s.label == b'go   '
      s.step()
      assert s.flag == 0
      s.label = b'12345'; assert s.label == b'12345'
      s.flag = True; assert s.flag == 1
      s.flag = 2; assert s.flag == 1
      s.phase = 3; assert s.phase == 3
      s.letters = ['x', 'yz', '']
      assert s.letters.tolist() == [b'x ', b'yz', b'  ']
      setattr(s, 'lambda', 2)
      assert getattr(s, 'lambda') == 2
      """)
  }

  @Test("what does not fit is refused, with the variable's name and without a change")
  func refusing() throws {
    try check(
      settings, settingsSource,
      """
      s = m.settings
      def set(name, value): setattr(s, name, value)
      raises(TypeError, '`counter`', set, 'counter', 3.7)
      raises(OverflowError, '`counter`', set, 'counter', 2**40)
      raises(ValueError, '`counter`', set, 'counter', 'x')
      raises(TypeError, '`counter`', set, 'counter', None)
      raises(TypeError, '`vector`', set, 'vector', [1j, 2, 3])
      raises(ValueError, '`vector`', set, 'vector', [1, 2])
      raises(ValueError, '`vector`', set, 'vector', np.ones((3, 3)))
      raises(ValueError, '`matrix`', set, 'matrix', np.ones((3, 2), int))
      raises(TypeError, '`matrix`', set, 'matrix', np.full((2, 3), 0.5))
      raises(ValueError, 'holds 5 characters, got 7', set, 'label', 'toolong')
      raises(TypeError, '`label` of the module takes text', set, 'label', 3)
      raises(TypeError, '`flag` of the module takes truth values', set, 'flag', 0.5)
      raises(AttributeError, '`limit` of the module is a constant', set, 'limit', 1)
      raises(ValueError, 'read-only', s.primes.__setitem__, 0, 1)
      raises(AttributeError, '`seen` of the module is read-only', set, 'seen', 1)
      raises(ValueError, 'read-only', s.seen.__setitem__, (), 1)
      raises(AttributeError, '`step` is a routine', set, 'step', 1)
      raises(AttributeError, 'no variable `conuter`', set, 'conuter', 1)
      raises(AttributeError, 'conuter', lambda: s.conuter)
      raises(AttributeError, 'cannot be deleted', delattr, s, 'counter')
      assert s.counter == 5 and s.vector.tolist() == [1, 2, 4] and s.label == b'start'
      s.vector.shape = (3, 1)  # of the view, not of the variable
      s.vector = [4, 5, 6]
      assert s.vector[2, 0] == 6
      """)
  }

  @Test("legacy mode converts as f2py does")
  func legacy() throws {
    try check(
      settings, settingsSource,
      """
      s = m.settings
      s.counter = 3.7
      assert s.counter == 3
      s.label = 'toolong'
      assert s.label == b'toolo'
      s.flag = 0.5
      assert s.flag == 1
      s.note = 'mine'
      assert s.note == 'mine'
      raises(AttributeError, 'constant', setattr, s, 'limit', 1)
      """, strictness: .legacy)
  }

  @Test("allocatables come and go")
  func allocatables() throws {
    let names = ValueType.character(length: .fixed(.integer(3)))
    let scope = scope(
      "work", .module,
      [
        variable("a", .doublePrecision, [deferred, deferred]) { $0.isAllocatable = true },
        variable("s", .character(length: .deferred)) { $0.isAllocatable = true },
        variable("names", names, [deferred]) { $0.isAllocatable = true },
        variable("mask", .defaultLogical, [deferred]) { $0.isAllocatable = true },
        variable("n", .integer(bytes: 8)) { $0.isAllocatable = true },
      ], routines: [routine("make", in: "work"), routine("twice", in: "work")])
    try check(
      library(scope),
      """
      module work
        real(8), allocatable :: a(:, :)
        character(:), allocatable :: s
        character(3), allocatable :: names(:)
        logical, allocatable :: mask(:)
        integer(8), allocatable :: n
      contains
        subroutine make()
          if (allocated(a)) deallocate(a)
          allocate(a(0:1, 3))
          a = 7
          s = 'made'
        end subroutine make
        subroutine twice()
          a = 2*a
        end subroutine twice
      end module work
      """,
      """
      w = m.work
      assert w.a is None and w.s is None and w.n is None
      assert "a : 'd'-array(-1,-1), not allocated\\0\\n" in w.__doc__
      w.make()
      assert w.a.shape == (2, 3) and (w.a == 7).all() and w.s == b'made'
      assert "a : 'd'-array(2,3)\\n" in w.__doc__
      w.a = np.ones((4, 5))
      w.twice()
      assert w.a.shape == (4, 5) and (w.a == 2).all()
      same = w.a
      w.a = np.full((4, 5), 3.)
      assert (same == 3).all()
      w.a = np.arange(20.).reshape(4, 5)
      w.a = w.a[1:3, ::2]
      assert w.a.tolist() == [[5, 7, 9], [10, 12, 14]]
      w.a = w.a.T
      assert w.a.tolist() == [[5, 10], [7, 12], [9, 14]]
      raises(TypeError, '`a`', setattr, w, 'a', [[1j]])
      raises(ValueError, '`a`', setattr, w, 'a', np.ones((2, 2, 2)))
      assert w.a.shape == (3, 2)
      w.a = np.zeros((0, 3))
      assert w.a.shape == (0, 3)
      w.a = None
      w.a = None
      assert w.a is None
      w.s = 'a longer text'
      assert w.s == b'a longer text'
      w.names = ['x', 'abc']
      assert w.names.tolist() == [b'x  ', b'abc']
      w.names = None
      raises(ValueError, 'holds 3 characters', setattr, w, 'names', ['much'])
      assert w.names is None
      w.mask = [True, False]
      assert w.mask.tolist() == [1, 0]
      w.n = 2**40
      assert w.n == 2**40
      """)
  }

  @Test("pointers are views of their targets")
  func pointers() throws {
    let scope = scope(
      "links", .module,
      [
        variable("grid", .doublePrecision, [.count(.integer(4)), .count(.integer(6))]),
        variable("p", .doublePrecision, [deferred, deferred]) { $0.isPointer = true },
      ], routines: [routine("link", in: "links")])
    try check(
      library(scope),
      """
      module links
        real(8), target :: grid(4, 6) = 0
        real(8), pointer :: p(:, :) => null()
      contains
        subroutine link()
          p => grid(1:4:2, 6:1:-2)
        end subroutine link
      end module links
      """,
      """
      l = m.links
      assert l.p is None
      raises(ValueError, '`p` of the module is a pointer without a target', setattr, l, 'p', 1)
      l.link()
      assert l.p.shape == (2, 3)
      l.grid[2, 3] = 42
      assert l.p[1, 1] == 42
      l.p = np.arange(6.).reshape(2, 3)
      assert l.grid[0, 5] == 0 and l.grid[2, 1] == 5 and l.grid[0, 1] == 2
      """)
  }

  @Test("COMMON blocks hold their variables")
  func common() throws {
    let text = ValueType.character(length: .fixed(.integer(4)))
    try check(
      library(
        scope(
          "block", .common,
          [
            variable("x", .doublePrecision), variable("bar", .defaultInteger, [two, three]),
            variable("names", text, [two]), variable("c", .character(length: .one)),
            variable("long", .defaultReal),
          ]),
        scope("_blnk_", .common, [variable("k", .defaultInteger)])),
      """
      block data start
        double precision x
        integer bar(2, 3)
        character*4 names(2)
        character c
        real long
        common /block/ x, bar, names, c, long
        data x /1.5d0/, bar /6*7/, names /2*'wxyz'/, c /'2'/
      end block data
      """,
      """
      b = m.block
      assert b.__doc__ == "x : 'd'-scalar\\nbar : 'i'-array(2,3)\\nnames : 'S'-array(2)\\nc : 'S'-scalar\\nlong : 'f'-scalar\\n"
      assert b.x == 1.5 and (b.bar == 7).all() and b.names.tolist() == [b'wxyz'] * 2
      assert b.c == np.array('2', dtype='S1')
      b.bar = np.ones((2, 3), int)
      assert b.bar.sum() == 6
      raises(ValueError, 'lib.block', setattr, b, 'bar', np.ones((3, 3), int))
      b.long = 2.5
      assert b.long_bn == 2.5
      b.long_bn = 3
      assert b.long == 3
      raises(AttributeError, 'x_bn', lambda: b.x_bn)
      m._BLNK_.k = 3
      assert m._BLNK_.k == 3
      """)
  }

  @Test("the object describes itself as f2py's does")
  func describing() throws {
    let data = scope(
      "mod", .module,
      [
        variable("i", .defaultInteger), variable("x", .defaultInteger, [.count(.integer(4))]),
        variable("a", .defaultReal, [two, three]),
        variable("b", .defaultReal, [deferred, deferred]) { $0.isAllocatable = true },
      ], routines: [routine("foo", in: "mod")])
    try check(
      library(data),
      """
      module mod
        integer :: i
        integer :: x(4)
        real, dimension(2,3) :: a
        real, allocatable, dimension(:,:) :: b
      contains
        subroutine foo
        end subroutine foo
      end module mod
      """,
      """
      d = m.mod
      assert d.__doc__ == ("i : 'i'-scalar\\nx : 'i'-array(4)\\na : 'f'-array(2,3)\\n"
          "b : 'f'-array(-1,-1), not allocated\\0\\nfoo()\\n\\nWrapper for ``foo``.\\n\\n")
      assert d.__name__ == 'mod' and type(d).__name__ == 'fortran'
      assert repr(d) == '<fortran module lib.mod>'
      assert {'i', 'x', 'a', 'b', 'foo'} <= set(dir(d))
      assert d.foo.__name__ == 'foo' and d.foo() is None
      assert 'mod' in dir(m)
      """)
  }

  @Test("comments of the source stand in the docstring")
  func comments() throws {
    var commented = scope(
      "mod", .module, [variable("i", .defaultInteger) { $0.documentation = " How many \"steps\"." }]
    )
    commented.documentation = "Counts steps."
    try check(
      library(commented), "module mod\n  integer :: i\nend module mod",
      """
      assert m.mod.__doc__ == "Counts steps.\\ni : 'i'-scalar\\n    How many \\"steps\\".\\n"
      """)
  }

  @Test("a module may bear the library's name, and hold nothing but routines")
  func names() throws {
    try check(
      library(scope("lib", .module, [], routines: [routine("go", in: "lib")])),
      "module lib\ncontains\n  subroutine go()\n  end subroutine go\nend module lib",
      "assert m.lib.go() is None")
  }

  @Test("reading and writing leaks nothing")
  func leaks() throws {
    try check(
      settings, settingsSource,
      """
      import gc, sys
      def work(n):
          for i in range(n):
              s.vector = [1, 2, i]; s.counter = i; s.label = 'a'; s.matrix; s.__doc__; dir(s); repr(s)
              s.flag = i; s.letters = ['a', 'b', 'c']
              for bad in ('vector', [1]), ('counter', 'x'), ('label', 3), ('flag', 1j), ('limit', 1):
                  try: setattr(s, *bad)
                  except (TypeError, ValueError, AttributeError): pass
      s = m.settings
      work(100); gc.collect()
      held = [s, s.vector, s.counter, s.label, np.dtype('f8'), np.dtype('i4'), np.dtype('?')]
      before = [sys.getrefcount(x) for x in held], sys.getallocatedblocks()
      work(2000); gc.collect()
      after = [sys.getrefcount(x) for x in held], sys.getallocatedblocks()
      assert max(abs(a - b) for a, b in zip(before[0], after[0])) < 20, (before, after)
      assert after[1] - before[1] < 200, (before, after)
      """)
  }
}
