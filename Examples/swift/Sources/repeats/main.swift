// The values that occur more than once, found in Fortran and in plain Swift.
import Futil

let count = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1_000_000
let values = floor(NDArray<Double, 1>.random([count], in: 0..<Double(count), seed: 5))

func plainRepeats(_ values: [Double]) -> [Double: Int] {
  var counts: [Double: Int] = [:]
  for value in values { counts[value, default: 0] += 1 }
  return counts.filter { $0.value > 1 }
}

let clock = ContinuousClock()
var found = 0
var repeats = NDArray<Double, 1>(shape: [0])
let inFortran = clock.measure {
  let result = findRepeats(arr: values)
  found = result.found
  repeats = result.repeats
}
let list = Array(values)
var expected: [Double: Int] = [:]
let inSwift = clock.measure { expected = plainRepeats(list) }

precondition(
  found == expected.count && Array(repeats).prefix(found).elementsEqual(expected.keys.sorted()))
print("\(found) of \(count) values occur more than once")
print("Fortran \(inFortran), a dictionary in Swift \(inSwift)")
