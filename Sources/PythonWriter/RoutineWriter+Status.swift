import CodePrinting
import Interface

extension RoutineWriter {
  /// The C variable that says how the call went.
  private func statusVariable(_ rule: StatusRule) -> String {
    switch rule.source {
    case .result: resultName
    case .argument(let index): cNames[index]
    }
  }

  /// Raises the module's error unless the status means success.
  func writeStatus(into c: inout CodePrinter) {
    guard let rule = routine.status else { return }
    let status = statusVariable(rule)
    let failed: String
    switch (rule.success.lower, rule.success.upper) {
    case (let low?, let high?):
      failed = low == high ? "\(status) != \(low)" : "\(status) < \(low) || \(status) > \(high)"
    case (let low?, nil): failed = "\(status) < \(low)"
    case (nil, let high?): failed = "\(status) > \(high)"
    case (nil, nil): return
    }
    c.block("if (SWL_UNLIKELY(\(failed))) {", "}") { c in
      var words = "NULL"
      switch rule.message {
      case .text(let symbol): words = "\(symbol)(\(status))"
      case .handle(let symbol, let index): words = "\(symbol)(\(cNames[index]))"
      case .buffer(let symbol, let size):
        c.line("char capi_words[\(size)] = \"\";")
        c.line("\(symbol)(\(status), capi_words);")
        words = "capi_words"
      case nil: break
      }
      c.line(
        "swl_raise_status(\(errorName), \(cLiteral(qualifiedName)), (long long)\(status), \(words));"
      )
      c.line("goto capi_fail;")
    }
  }
}
