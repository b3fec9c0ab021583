import Interface

extension SuccessValues {
  /// Swift that is true where `value` is one of them.
  func condition(on value: String) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?):
      lower == upper ? "\(value) == \(lower)" : "(\(lower)...\(upper)).contains(\(value))"
    case (let lower?, nil): "\(value) >= \(lower)"
    case (nil, let upper?): "\(value) <= \(upper)"
    case (nil, nil): "true"
    }
  }
}
