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

  /// "returns SQLITE_OK on success, or an error code": the documentation says that the result is a
  /// status, and speaks of no other result than that.
  mutating func inferDocumentedStatus() {
    guard routine.status == nil, !isCallback, routine.result?.type == .integer(bytes: 4),
      let ok = facts.okName, function.documentation.contains(ok),
      let success = SuccessValues("0")
    else { return }
    let prefix = ok.prefix(through: ok.firstIndex(of: "_") ?? ok.startIndex)
    let flat = function.documentation.split(whereSeparator: \.isNewline).joined(separator: " ")
    // States that are neither success nor failure: a row is there, all is done.
    for state in ["ROW", "DONE", "CONTINUE", "AGAIN", "MORE"] where flat.contains(prefix + state) {
      return
    }
    let says = flat.split(whereSeparator: { $0 == "." }).contains { sentence in
      sentence.contains(ok) && sentence.contains("return")
        && (sentence.contains("success") || sentence.contains("error code"))
    }
    guard says else { return }
    routine.status = StatusRule(source: .result, success: success, message: facts.textMessage)
    explain(.result, .statusDocumented, "\(ok) means success, as the documentation says")
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
