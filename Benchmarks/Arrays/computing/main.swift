// Answers requests on standard input, one per line: `case type count batch`, for instance
// `add f64 1000 500`, with the nanoseconds per evaluation in the best of some batches. The driver,
// `Benchmarks/run arrays`, asks for each case between two measurements of NumPy's.

import Arrays

let clock = ContinuousClock()

/// Nanoseconds of one evaluation, best of `turns` batches.
func best(_ batch: Int, turns: Int, _ body: () -> Void) -> Double {
  var best = Double.infinity
  for _ in 0..<turns {
    let time = clock.measure {
      for _ in 0..<batch { body() }
    }
    let attoseconds =
      Double(time.components.seconds) * 1e18 + Double(time.components.attoseconds)
    best = min(best, attoseconds / 1e9 / Double(batch))
  }
  return best
}

while let line = readLine() {
  let words = line.split(separator: " ").map(String.init)
  guard words.count == 5, let count = Int(words[2]), let batch = Int(words[3]),
    let turns = Int(words[4])
  else { fatalError("not a request: \(line)") }
  let body: (() -> Void)? =
    words[1] == "f64"
    ? evaluation(words[0], Operands<Double>(count: count))
    : evaluation(words[0], Operands<Float>(count: count))
  guard let body else { fatalError("no such case: \(words[0])") }
  body()
  print(best(batch, turns: turns, body))
  flushOutput()
}
