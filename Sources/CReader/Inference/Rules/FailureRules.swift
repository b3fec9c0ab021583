import Interface

/// How a function says that it failed.
extension RoutineInference {
  /// The last `int *status` that most functions of the library have.
  mutating func inferStatusArgument() {
    guard let name = facts.statusName, let index = slots.indices.last,
      slots[index].name == name, slots[index].parameter.isStatus
    else { return }
    decide(index, .statusArgument, "0 before the call; anything else after it is a failure") {
      $0.type = .integer(bytes: 4)
      $0.intent = .hide
      $0.initialValue = .integer(0)
    }
    guard let success = SuccessValues("0") else { return }
    routine.status = StatusRule(
      source: .argument(index), success: success, message: facts.statusMessage)
  }

  /// `int f(…, T *result, …)`: what it computes comes back by `result`, so that the number can only
  /// say how it went. The library has words for such numbers, and one of the name SUCCESS that is 0.
  mutating func inferStatusResult() {
    guard routine.status == nil, routine.result?.type == .integer(bytes: 4),
      facts.textMessage != nil, facts.hasSuccess, let success = SuccessValues("0"),
      slots.contains(where: { slot in
        slot.name == "result" && slot.argument.intent == .out && slot.isDecided
      })
    else { return }
    routine.status = StatusRule(source: .result, success: success, message: facts.textMessage)
    explain(
      .result, .statusResult, "0 means success, since what is computed comes back by 'result'")
  }

  /// `int f_e(…, T *result)` beside `f`: the variant that reports failure.
  mutating func inferStatusVariant() {
    guard routine.status == nil, function.name.hasSuffix("_e"),
      facts.functions[String(function.name.dropLast(2))] != nil,
      function.type.result.type == .integer(bytes: 4, isSigned: true), routine.result != nil,
      routine.callPlan.outputs.count > 0, let success = SuccessValues("0")
    else { return }
    routine.status = StatusRule(source: .result, success: success, message: facts.textMessage)
    explain(
      .result, .statusVariant,
      "0 means success, since \(function.name.dropLast(2)) is there for those who do not ask")
  }
}
