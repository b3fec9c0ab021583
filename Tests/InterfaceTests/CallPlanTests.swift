import Testing

@testable import Interface

@Suite("Call plan")
struct CallPlanTests {
  func scalar(_ name: String, _ change: (inout Argument) -> Void = { _ in }) -> Argument {
    var argument = Argument(name: name, type: .defaultInteger)
    change(&argument)
    return argument
  }

  func array(
    _ name: String, _ dimensions: [Expression], _ change: (inout Argument) -> Void = { _ in }
  ) -> Argument {
    var argument = Argument(name: name, type: .doublePrecision)
    argument.dimensions = dimensions.map { .count($0) }
    change(&argument)
    return argument
  }

  @Test func `out alone hides, with any form of input it does not`() {
    let routine = Routine(
      name: "f",
      arguments: [
        array("a", [.integer(3)]) { $0.intent = .out },
        array("b", [.integer(3)]) { $0.intent = [.in, .out] },
        array("c", [.integer(3)]) { $0.intent = [.inout, .out] },
        array("d", [.integer(3)]) { $0.intent = [.inplace, .out] },
        array("e", [.integer(3)]) { $0.intent = .hide },
        array("f", [.integer(3)]) { $0.intent = [.copy, .out] },
      ])
    let plan = routine.callPlan
    #expect(plan.hidden == [0, 4, 5])
    #expect(plan.required == [1, 2, 3])
    #expect(plan.outputs == [0, 1, 2, 3, 5])
    #expect(!plan.returnsResult)
  }

  @Test func `a default makes optional, required wins over it`() {
    let routine = Routine(
      name: "f",
      arguments: [
        scalar("a") { $0.initialValue = .integer(1) },
        scalar("b") {
          $0.initialValue = .integer(1)
          $0.isRequired = true
        },
        scalar("c") { $0.isOptional = true },
        scalar("d") { $0.isFortranOptional = true },
        scalar("e"),
      ],
      result: scalar("f"))
    let plan = routine.callPlan
    #expect(plan.required == [1, 4])
    #expect(plan.optional == [0, 2, 3])
    #expect(plan.returnsResult)
  }

  @Test func `call-backs and overwritable arrays bring extra keywords in the order of the list`() {
    let routine = Routine(
      name: "f",
      arguments: [
        array("a", [.integer(3)]) { $0.intent = [.in, .copy, .out] },
        Argument(name: "fun", type: .procedure),
        array("b", [.integer(3)]) { $0.intent = [.in, .overwrite] },
        scalar("c") { $0.intent = [.in, .overwrite] },
      ])
    let plan = routine.callPlan
    #expect(plan.required == [0, 1, 2, 3])
    #expect(plan.extraArguments == [1])
    #expect(
      plan.extras == [
        .overwrite(argument: 0, isOnByDefault: false), .extraArguments(argument: 1),
        .overwrite(argument: 2, isOnByDefault: true),
      ])
  }

  @Test func `an argument is computed after those that it depends on`() {
    let routine = Routine(
      name: "f",
      arguments: [
        array("y", [.binary(.add, .name("n"), .name("m"))]) { $0.intent = .out },
        scalar("n") { $0.initialValue = .call("len", [.name("x")]) },
        array("x", [.name("n")]),
        scalar("m"),
      ])
    #expect(routine.callPlan.evaluationOrder == [2, 3, 1, 0])
    #expect(routine.callPlan.cycle.isEmpty)
  }

  @Test func `auxiliary variables are computed first and not passed`() throws {
    let routine = Routine(
      name: "f", arguments: [scalar("a"), scalar("b") { $0.intent = .aux }])
    #expect(routine.callPlan.evaluationOrder == [1, 0])
    #expect(routine.callPlan.hidden == [1])
    #expect(try #require(routine.directCall).parameters == [.pointer(argument: 0)])
  }

  @Test func `a ring of dependencies ends and is named`() {
    let routine = Routine(
      name: "f",
      arguments: [
        scalar("a") { $0.dependencies = ["b"] },
        scalar("b") { $0.dependencies = ["a"] },
        scalar("c"),
      ])
    #expect(routine.callPlan.evaluationOrder == [2, 0, 1])
    #expect(routine.callPlan.cycle == [0, 1])
  }
}
