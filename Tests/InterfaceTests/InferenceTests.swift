import Testing

@testable import Interface

/// Expected texts are what f2py 2.4.6 prints for the same declarations, a division by 1 left out.
@Suite("Inference of sizes")
struct InferenceTests {
  static func integer(_ name: String, _ intent: Intent = []) -> Argument {
    var argument = Argument(name: name, type: .defaultInteger)
    argument.intent = intent
    return argument
  }

  static func array(_ name: String, _ dimensions: [Dimension], _ intent: Intent = []) -> Argument {
    var argument = Argument(name: name, type: .defaultReal)
    argument.dimensions = dimensions
    argument.intent = intent
    return argument
  }

  static let n = Expression.name("n")
  static let m = Expression.name("m")

  struct Linear: Sendable {
    var dimension: Dimension
    var value: String
    var check: String
  }

  static let linear: [Linear] = [
    Linear(dimension: .count(n), value: "shape(x, 0)", check: "shape(x, 0) == n"),
    Linear(
      dimension: .count(.binary(.multiply, .integer(2), n)), value: "shape(x, 0) / 2",
      check: "shape(x, 0) == 2 * n"),
    Linear(
      dimension: .count(.binary(.add, n, .integer(1))), value: "-1 + shape(x, 0)",
      check: "shape(x, 0) == 1 + n"),
    Linear(
      dimension: Dimension(lowerBound: .integer(0), extent: .upperBound(n)),
      value: "-1 + shape(x, 0)", check: "shape(x, 0) == 1 + n"),
    Linear(
      dimension: Dimension(
        lowerBound: n, extent: .upperBound(.binary(.multiply, .integer(2), n))),
      value: "-1 + shape(x, 0)", check: "shape(x, 0) == 1 + n"),
    Linear(
      dimension: .count(
        .binary(.subtract, .binary(.multiply, .integer(3), n), .integer(4))),
      value: "(4 + shape(x, 0)) / 3", check: "shape(x, 0) == -4 + 3 * n"),
    Linear(
      dimension: .count(.binary(.divide, n, .integer(2))), value: "2 * shape(x, 0)",
      check: "shape(x, 0) == n / 2"),
    Linear(
      dimension: .count(.binary(.subtract, .integer(10), n)), value: "10 - shape(x, 0)",
      check: "shape(x, 0) == 10 - n"),
  ]

  @Test(arguments: linear.indices)
  func `a linear bound determines its size`(index: Int) throws {
    let example = Self.linear[index]
    var routine = Routine(
      name: "f", arguments: [Self.array("x", [example.dimension]), Self.integer("n")])
    #expect(routine.inferArguments().isEmpty)
    let n = try #require(routine[argument: "n"])
    #expect(n.initialValue?.text() == example.value)
    #expect(n.checks.map(\.text) == [example.check])
    #expect(n.dependencies == ["x"])
    #expect(n.isOptional)
    #expect(routine[argument: "x"]?.dependencies == [])
    #expect(routine.callPlan.required == [0])
    #expect(routine.callPlan.optional == [1])
  }

  @Test func `a bound with two sizes, or not linear, requires them`() throws {
    let square = Expression.binary(
      .divide, .binary(.multiply, Self.n, .binary(.add, Self.n, .integer(1))), .integer(2))
    var routine = Routine(
      name: "f",
      arguments: [
        Self.array("a", [.count(.binary(.add, Self.n, Self.m))]), Self.integer("n"),
        Self.integer("m"), Self.array("p", [.count(.name("k"))]), Self.integer("k"),
      ])
    routine.arguments[3].dimensions = [.count(square)]
    routine.inferArguments()
    let a = try #require(routine[argument: "a"])
    #expect(a.checks.map(\.text) == ["shape(a, 0) == m + n"])
    #expect(a.dependencies == ["n", "m"])
    #expect(routine[argument: "n"]?.isRequired == true)
    #expect(routine[argument: "n"]?.intent == .in)
    #expect(routine[argument: "m"]?.initialValue == nil)
    let p = try #require(routine[argument: "p"])
    #expect(p.checks.map(\.text) == ["shape(p, 0) == (n + n * n) / 2"])
  }

  @Test func `the first array determines, later ones depend on the size`() throws {
    var routine = Routine(
      name: "f",
      arguments: [
        Self.array("a", [.count(.binary(.add, .integer(1), Self.n))]), Self.integer("n"),
        Self.array("b", [.count(Self.n)]),
      ])
    routine.inferArguments()
    #expect(routine[argument: "n"]?.initialValue?.text() == "-1 + shape(a, 0)")
    #expect(routine[argument: "b"]?.dependencies == ["n"])
    #expect(routine[argument: "b"]?.checks.isEmpty == true)
    #expect(routine.callPlan.evaluationOrder == [0, 1, 2])
  }

  @Test func `an array that only comes out determines nothing`() {
    var routine = Routine(
      name: "f", arguments: [Self.array("a", [.count(Self.n)], .out), Self.integer("n", .in)])
    routine.inferArguments()
    #expect(routine[argument: "n"]?.initialValue == nil)
    #expect(routine[argument: "a"]?.dependencies == ["n"])
    #expect(routine.callPlan.required == [1])
  }

  @Test func `depend, defaults and checks of the user are left alone`() {
    var depending = Self.array("a", [.count(Self.n)])
    depending.dependencies = ["n"]
    var routine = Routine(name: "f", arguments: [depending, Self.integer("n")])
    routine.inferArguments()
    #expect(routine[argument: "n"]?.initialValue == nil)

    var checked = Self.array("a", [.count(Self.n)])
    checked.checks = [Check(condition: .integer(1), text: "1")]
    routine = Routine(name: "f", arguments: [checked, Self.integer("n")])
    routine.inferArguments()
    #expect(routine[argument: "n"]?.initialValue == nil)
    #expect(routine[argument: "a"]?.dependencies == [])

    var given = Self.integer("n")
    given.initialValue = .integer(3)
    routine = Routine(name: "f", arguments: [Self.array("a", [.count(Self.n)]), given])
    routine.inferArguments()
    #expect(routine[argument: "n"]?.initialValue == .integer(3))
    #expect(routine[argument: "n"]?.isOptional == true)
    #expect(routine[argument: "a"]?.dependencies == ["n"])
  }

  @Test func `constants are replaced by their values`() {
    var routine = Routine(
      name: "f",
      arguments: [
        Self.array("a", [.count(.binary(.multiply, .name("k"), Self.n))]), Self.integer("n"),
      ])
    routine.constants = ["k": .integer(3)]
    routine.inferArguments()
    #expect(routine[argument: "n"]?.initialValue?.text() == "shape(a, 0) / 3")
  }

  @Test func `dummies of call-backs are completed too`() throws {
    var procedure = Argument(name: "f", type: .procedure)
    procedure.callback = Callback(
      routine: Routine(
        name: "f", arguments: [Self.array("x", [.count(Self.n)]), Self.integer("n")]))
    var routine = Routine(name: "g", arguments: [procedure])
    routine.inferArguments()
    let inner = try #require(routine.arguments[0].callback?.routine)
    #expect(inner[argument: "n"]?.initialValue?.text() == "shape(x, 0)")
  }

  @Test func `doing it again changes nothing`() {
    var library = Library(name: "m")
    library.routines = [
      Routine(
        name: "f",
        arguments: [
          Self.array("a", [.count(.binary(.add, Self.n, Self.m)), .count(.name("k"))]),
          Self.integer("n"), Self.integer("m"), Self.integer("k"),
        ])
    ]
    library.inferArguments()
    let once = library
    library.inferArguments()
    #expect(library == once)
  }

  @Test func `a ring of dependencies is an error that names its members`() {
    var a = Self.integer("a")
    var b = Self.integer("b")
    a.dependencies = ["b"]
    b.dependencies = ["a"]
    var routine = Routine(name: "f", arguments: [a, b])
    #expect(
      routine.inferArguments().map(\.message) == [
        "arguments 'a', 'b' of 'f' depend on each other, so none can be computed first"
      ])
  }

  @Test func `a hidden size that nothing determines is warned of`() {
    var routine = Routine(
      name: "f",
      arguments: [
        Self.integer("n", .hide), Self.array("x", [.count(Self.n)], .out),
        Self.integer("unused", .hide),
      ])
    let diagnostics = routine.inferArguments()
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(
      diagnostics.map(\.message) == [
        "argument 'n' of 'f' is hidden and has no value; 0 is passed"
      ])
  }

  @Test func `huge bounds neither overflow nor explode`() {
    let big = Expression.binary(.multiply, .integer(Int.max), .integer(3))
    let sum = (0..<6).reduce(Self.n) { e, _ in
      .binary(.multiply, .binary(.add, e, Self.m), .binary(.add, e, .name("k")))
    }
    var routine = Routine(
      name: "f",
      arguments: [Self.array("a", [.count(big), .count(sum)]), Self.integer("n")])
    routine.inferArguments()
    #expect(routine[argument: "n"]?.initialValue == nil)
  }
}
