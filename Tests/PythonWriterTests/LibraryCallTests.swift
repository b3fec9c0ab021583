import Interface
import PythonWriter
import Testing

/// What libraries of C need beside values: call-backs with a pointer, kept memory, room for texts.
@Suite struct LibraryCallTests {
  static let header = """
    #ifndef POST_H
    #define POST_H
    #include <stddef.h>
    typedef struct post post;
    typedef double (*post_function)(double x, void *data);
    typedef struct { double (*function)(double x, void *params); void *params; int n; } post_task;
    post *post_new(double *kept, int n);
    void post_free(post *p);
    double post_sum(const post *p);
    double post_call(post_function f, void *data, double x);
    void post_register(post *p, post_function f, void *data);
    double post_ring(post *p, double x);
    void post_give(post *p, post_function f, void *data, void (*end)(void *));
    double post_run(const post_task *task);
    void post_write(int n, char *text, int room);
    double post_product(const int *n, int rank, double *data);
    void post_keep(post *p, void *object, void (*end)(void *));
    void *post_kept(post *p);
    unsigned post_bytes(const void *data, int n, void (*end)(void *));
    double _Complex post_turn(double _Complex z);
    extern int post_count;
    extern const char post_title[];
    #endif
    """
  static let source = """
    #include "post.h"
    #include <stdio.h>
    #include <stdlib.h>
    struct post {
      double *kept; int n; post_function f; void *data; void (*end)(void *);
      void *object; void (*object_end)(void *);
    };
    int post_count = 0;
    const char post_title[] = "the post";
    post *post_new(double *kept, int n)
    {
      post *p = calloc(1, sizeof *p);
      p->kept = kept;
      p->n = n;
      post_count++;
      return p;
    }
    void post_free(post *p)
    {
      if (p->end) p->end(p->data);
      if (p->object_end) p->object_end(p->object);
      free(p);
      post_count--;
    }
    double post_sum(const post *p) { double t = 0; for (int i = 0; i < p->n; i++) t += p->kept[i]; return t; }
    double post_call(post_function f, void *data, double x) { return f(x, data) + f(x + 1, data); }
    void post_register(post *p, post_function f, void *data) { p->f = f; p->data = data; }
    double post_ring(post *p, double x) { return p->f ? p->f(x, p->data) : -1; }
    void post_give(post *p, post_function f, void *data, void (*end)(void *))
    {
      if (p->end) p->end(p->data);
      p->f = f; p->data = data; p->end = end;
    }
    double post_run(const post_task *task) { return task->n * task->function(1, task->params); }
    void post_write(int n, char *text, int room) { snprintf(text, (size_t)room, "%d", n); }
    double post_product(const int *n, int rank, double *data)
    {
      int count = 1;
      for (int i = 0; i < rank; i++) count *= n[i];
      double t = 0;
      for (int i = 0; i < count; i++) t += data[i];
      return t;
    }
    void post_keep(post *p, void *object, void (*end)(void *)) { p->object = object; p->object_end = end; }
    void *post_kept(post *p) { return p->object; }
    unsigned post_bytes(const void *data, int n, void (*end)(void *))
    {
      unsigned t = 0;
      for (int i = 0; i < n; i++) t += ((const unsigned char *)data)[i];
      if (data) end((void *)data);
      return t;
    }
    double _Complex post_turn(double _Complex z) { return z * z; }
    """

  private static func argument(
    _ name: String, _ type: ValueType, _ change: (inout Argument) -> Void = { _ in }
  ) -> Argument {
    var argument = Argument(name: name, type: type)
    argument.intent = .in
    switch type {
    case .derived: argument.isReference = true
    case .opaque: (argument.isValue, argument.isNullable, argument.intent) = (true, true, .hide)
    case .integer, .real, .complex: argument.isValue = true
    default: break
    }
    change(&argument)
    return argument
  }

  /// `double f(double x, void *data)` as argument `name`.
  private static func function(_ name: String, _ context: Callback.Context) -> Argument {
    argument(name, .procedure) { function in
      var routine = Routine(
        name: name,
        arguments: [argument("x", .doublePrecision), argument("data", .opaque)],
        result: Argument(name: "r", type: .doublePrecision))
      routine.linkage = .c(symbol: name)
      function.callback = Callback(routine: routine, context: context)
    }
  }

  static var library: Library {
    var library = Library(name: "posts")
    library.headers = ["\"post.h\""]
    var post = RecordType(name: "post", foreignName: "post", kind: .opaque)
    post.release = "post_free"
    var task = RecordType(name: "post_task", foreignName: "post_task", kind: .structure)
    task.size = 24
    library.records = [post, task]
    func routine(_ name: String, _ arguments: [Argument], _ result: ValueType? = nil) -> Routine {
      var routine = Routine(
        name: name, arguments: arguments, result: result.map { Argument(name: "r", type: $0) })
      routine.linkage = .c(symbol: name)
      return routine
    }
    let handle = argument("p", .derived("post"))
    let data = argument("data", .opaque)
    let end = argument("end", .opaque)
    var new = routine(
      "post_new",
      [
        argument("kept", .doublePrecision) {
          ($0.isValue, $0.intent, $0.keptBy) = (false, [.inout, .c], "result")
          $0.dimensions = [.count(.name("n"))]
        }, argument("n", .defaultInteger),
      ], .derived("post"))
    new.result?.isReference = true
    new.result?.release = "post_free"
    var kept = routine("post_kept", [handle], .opaque)
    kept.result?.isObject = true
    func keptFunction(_ context: Callback.Context) -> Argument {
      var argument = function("f", context)
      argument.keptBy = "p"
      return argument
    }
    library.routines = [
      new, kept, routine("post_free", [handle]), routine("post_sum", [handle], .doublePrecision),
      routine(
        "post_call",
        [
          function("f", .init(argument: 1, parameter: 1)), data, argument("x", .doublePrecision),
        ], .doublePrecision),
      routine(
        "post_register",
        [handle, keptFunction(.init(argument: 2, parameter: 1, isKept: true)), data]),
      routine("post_ring", [handle, argument("x", .doublePrecision)], .doublePrecision),
      routine(
        "post_give",
        [
          handle, keptFunction(.init(argument: 2, parameter: 1, destructor: 3, isKept: true)), data,
          end,
        ]),
      routine(
        "post_run",
        [
          function(
            "task",
            .init(
              argument: 0, parameter: 1,
              record: .init(
                name: "post_task", functionField: "function", contextField: "params",
                fields: ["n": 1]))),
          argument("task_n", .defaultInteger) { $0.isRecordMember = true },
        ], .doublePrecision),
      routine(
        "post_write",
        [
          argument("n", .defaultInteger),
          argument("text", .character(length: .terminated)) {
            ($0.intent, $0.room) = (.out, .name("room"))
          }, argument("room", .defaultInteger),
        ]),
      routine(
        "post_product",
        [
          argument("n", .defaultInteger) {
            ($0.isValue, $0.intent) = (false, [.in, .c])
            $0.dimensions = [.count(.name("rank"))]
          }, argument("rank", .defaultInteger),
          argument("data", .doublePrecision) {
            ($0.isValue, $0.intent, $0.isFlat) = (false, [.inout, .c], true)
            $0.dimensions = [.count(.call(ExtentFunction.product.rawValue, [.name("n")]))]
          },
        ], .doublePrecision),
      routine(
        "post_keep",
        [
          handle,
          argument("object", .opaque) {
            ($0.intent, $0.isObject, $0.destructor) = (.in, true, 2)
          }, end,
        ]),
      routine(
        "post_bytes",
        [
          argument("data", .integer(bytes: 1, signed: false)) {
            ($0.isValue, $0.intent, $0.destructor) = (false, [.in, .c], 2)
            $0.dimensions = [.count(.name("n"))]
          }, argument("n", .defaultInteger), end,
        ], .integer(bytes: 4, signed: false)),
      routine("post_turn", [argument("z", .complex(bytes: 8))], .complex(bytes: 8)),
    ]
    var count = Variable(name: "post_count", type: .defaultInteger)
    count.bindingLabel = "post_count"
    var title = Variable(name: "post_title", type: .character(length: .terminated))
    title.isProtected = true
    library.variables = [count, title]
    library.inferArguments()
    return library
  }

  static let python = """
    import gc, sys
    assert m.post_call(lambda x: 10 * x, 1.) == 30
    def fail(x): raise KeyError('mine')
    raises(KeyError, 'mine', m.post_call, fail, 1.)
    raises(TypeError, 'expected a function, got int', m.post_call, 3, 1.)
    assert m.post_call(lambda x: m.post_call(lambda y: y, x), 1.) == 8

    a = np.array([1., 2, 3])
    p = m.post_new(a); count = sys.getrefcount(a); del a; gc.collect()
    assert m.post_sum(p) == 6 and m.post_count == 1
    m.post_register(p, lambda x: x + 1); gc.collect()
    assert m.post_ring(p, 4.) == 5
    m.post_register(p, fail)
    raises(KeyError, 'mine', m.post_ring, p, 1.)
    class Part:
        alive = 0
        def __init__(self): Part.alive += 1
        def __del__(self): Part.alive -= 1
        def __call__(self, x): return 2 * x
    m.post_give(p, Part())
    assert m.post_ring(p, 4.) == 8 and Part.alive == 1
    m.post_give(p, Part()); assert Part.alive == 1
    m.post_keep(p, Part()); assert Part.alive == 2 and type(m.post_kept(p)) is Part
    del p; gc.collect()
    assert Part.alive == 0 and m.post_count == 0

    assert m.post_run(lambda x: x + 4, 3) == 15
    raises(KeyError, 'mine', m.post_run, fail, 3)
    assert m.post_write(1234, 10) == '1234' and m.post_write(1234, 3) == '12'
    assert m.post_write(1234567, 5000) == '1234567'
    raises(ValueError, 'room', m.post_write, 1, -1)
    assert m.post_product([2, 3], np.ones((2, 3))) == 6
    raises(ValueError, 'must have 7 elements, and has 6', m.post_product, [7], np.ones((2, 3)))
    raises(ValueError, 'no size', m.post_product, [-7], np.ones((2, 3)))
    assert m.post_bytes(b'abc') == 294 and m.post_bytes(np.arange(4, dtype='u1')) == 6
    assert m.post_turn(1 + 2j) == (1 + 2j) ** 2
    m.post_count = 5; assert m.post_count == 5
    assert m.post_title == 'the post'
    raises(AttributeError, '', setattr, m, 'post_title', 'x')
    """

  @Test("call-backs, kept memory, room and variables", arguments: ["gcc", "clang"])
  func session(compiler: String) throws {
    for isSelfContained in [true, false] {
      var options = PythonWriter.Options()
      options.isSelfContained = isSelfContained
      let module = try GeneratedModule(
        Self.library, foreign: (Self.source, "c"), headers: ["post.h": Self.header],
        options: options, compiler: compiler)
      defer { module.remove() }
      try module.check(Self.python, module: "posts")
    }
  }

  @Test func nothingIsLeftOut() throws {
    let output = try PythonWriter().write(
      Self.library, calls: GeneratedModule.directCalls(of: Self.library))
    #expect(output.skipped.isEmpty)
  }
}
